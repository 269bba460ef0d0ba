"""matrix.py WHICHWAY FOLDER: the same bytes, whatever built it, wherever it
runs.

WHICHWAY, what is shipped, says what is right: the decision on each example as
text, as JSON and as a report, the template and the schemas. WHICHWAY must say
the same in other locales, one of them with a decimal comma, and in other time
zones; and with ./dev test --all so must builds of each compiler that is there,
with and without optimization (they stay in FOLDER, so that the next time is
short).
"""

import concurrent.futures
import os
import pathlib
import shutil
import subprocess
import sys

import common
import harness
from examples import all_examples

BUILDS = harness.size([], [(compiler, level) for compiler in ("gcc", "clang")
                           for level in ("-O0", "-O3")])
PLACES = [{"LC_ALL": "C"}, {"LC_ALL": "C.UTF-8"}, {"LC_ALL": "no_SUCH.UTF-8"},
          {"LANG": "tr_TR.UTF-8", "LC_NUMERIC": "de_DE.UTF-8"},
          {"TZ": "Pacific/Kiritimati"}, {"TZ": ":no/such"},
          {"TZ": "UTC", "SOURCE_DATE_EPOCH": "0"}]
COMMA = "de_DE.UTF-8"


def views():
    """name: arguments, of all that is compared."""
    found = {"new": ["new"]}
    for schema in ("profile", "rulebook", "decision"):
        found[f"schema {schema}"] = ["schema", schema]
    for example in all_examples():
        for form in ("text", "json"):
            found[f"decide {example.name}, {form}"] = [
                "decide", *example.arguments(), "--format", form]
        for form in ("markdown", "madr", "html"):
            found[f"report {example.name}, {form}"] = [
                "report", *example.arguments(), "--format", form,
                "--date", "2026-11-30"]
    return found


def outputs(command, place=None):
    """name: exit status and bytes of each view."""
    environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}
    environment = {**environment, **place} if place else environment
    if place and "LC_ALL" not in place:
        del environment["LC_ALL"]

    def run(arguments):
        done = subprocess.run([command, *arguments], cwd=common.ROOT,
                              env=environment, stdin=subprocess.DEVNULL,
                              capture_output=True, check=False)
        return done.returncode, done.stdout, done.stderr

    named = views()
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        return dict(zip(named, pool.map(run, named.values())))


def faults_of(name, expected, actual):
    """What differs, in a line or two each."""
    faults = []
    for view, right in expected.items():
        if actual[view] == right:
            continue
        lines = zip(right[1].splitlines() + [b"(the end)"],
                    actual[view][1].splitlines() + [b"(the end)"])
        first = next((pair for pair in lines if pair[0] != pair[1]), right)
        faults.append(f"{name}: {view} differs (exit {actual[view][0]}): "
                      f"{first[0]!r}, here {first[1]!r}")
    return faults


def build(compiler, level, folder):
    """The command, built; None when it cannot be."""
    kind = "Debug" if level == "-O0" else "Release"
    folder = folder / (compiler + level)
    generator = ["-G", "Ninja"] if shutil.which("ninja") else []
    log = subprocess.run(
        ["cmake", "-S", common.ROOT, "-B", folder, *generator,
         f"-DCMAKE_C_COMPILER={compiler}", f"-DCMAKE_BUILD_TYPE={kind}",
         f"-DCMAKE_C_FLAGS_{kind.upper()}={level}", "-DWHICHWAY_SHARED=OFF"],
        capture_output=True, text=True, check=False)
    if log.returncode == 0:
        log = subprocess.run(
            ["cmake", "--build", folder, "--target", "whichway",
             "--parallel", "2"], capture_output=True, text=True, check=False)
    if log.returncode:
        print(log.stdout[-4000:], log.stderr[-4000:])
        return None
    return folder / "whichway"


def comma_place(folder):
    """The environment of a locale with a decimal comma; None without one."""
    folder = folder / "locales"
    place = {"LC_ALL": COMMA}
    if not comma_in(place) and shutil.which("localedef"):
        folder.mkdir(parents=True, exist_ok=True)
        subprocess.run(["localedef", "-i", "de_DE", "-f", "UTF-8",
                        folder / COMMA], capture_output=True, check=False)
        place["LOCPATH"] = str(folder)
    return place if comma_in(place) else None


def comma_in(place):
    shown = subprocess.run(["locale", "decimal_point"], capture_output=True,
                           env={"PATH": os.environ["PATH"], **place},
                           check=False)
    return shown.stdout == b",\n"


def check_places(shipped, folder, expected):
    places, faults = list(PLACES), []
    comma = comma_place(folder) if shutil.which("locale") else None
    if comma:
        places.append(comma)
    else:
        harness.leave_out(f"the locale {COMMA}", "install locales, which has "
                          "localedef and what it makes them from")
    for place in places:
        name = " ".join(f"{key}={value}" for key, value in place.items())
        faults += faults_of(name, expected, outputs(shipped, place))
    print(f"{len(places)} locales and time zones")
    return faults


def check_builds(folder, expected):
    faults = []
    for compiler, level in BUILDS:
        name = f"{compiler} {level}"
        if not shutil.which(compiler):
            harness.leave_out(compiler, f"install {compiler}")
            continue
        command = build(compiler, level, folder)
        found = (faults_of(name, expected, outputs(command)) if command
                 else [f"{name}: does not build"])
        print(f"{name}: {len(found)} faults")
        faults += found
    return faults


def main():
    shipped, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    if not os.access(shipped, os.X_OK):
        sys.exit(f"{shipped} is missing: ./dev test builds it")
    expected = outputs(shipped)
    other = dict(expected, new=(0, b"another template\n", b""))
    if not faults_of("", expected, other):
        sys.exit("self-test: a difference is not seen")
    broken = [f"{view}: exit {status}\n{error.decode(errors='replace')}"
              for view, (status, _, error) in expected.items() if status]
    faults = broken or (check_places(shipped, folder, expected) +
                        check_builds(folder, expected))
    print(*faults, f"{len(expected)} views, {len(faults)} faults", sep="\n")
    sys.exit(1 if faults else 0)


main()

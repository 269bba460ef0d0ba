"""dev.py: ./dev says what is wrong where it is seen, and the tests what they
were skipped for.

./dev runs as a user that is not root, in a copy of its own, with a PATH that
holds what each case gives: programs of this machine, and stand-ins.
"""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import common

sys.path.insert(1, str(common.ROOT / "tests" / "node"))
import packages  # noqa: E402

NOBODY = 65534
REAL = ("cat date find flock grep id ls mkdir mv rm sort tail tr uname "
        "xargs").split()
WORKS, FAILS = "exit 0", "exit 1"
BUILDS = {name: WORKS for name in ("apt-get", "cc", "cmake", "make", "ninja",
                                   "pkg-config")}
TESTS = {**BUILDS, **{name: WORKS for name in (
    "c++", "chromium", "jq", "node", "npm", "objdump", "strace", "valgrind")},
         "python3": f"exec {sys.executable} \"$@\""}
LINTS = {**TESTS, **{name: WORKS for name in (
    "clang", "clang-format", "clang-tidy", "codespell", "cppcheck", "gcc",
    "shellcheck")}}
BROKEN = {"cmake": "echo '-- so far'; echo 'a.c:1: error: no'; exit 1"}
REFUSED = {"apt-get": "touch ../installed", "sudo":
           "echo 'sudo: you may not' >&2; exit 1"}
BUILT = ["dev: building release: what is shipped",
         "dev: building dev: the tests, with sanitizers"]
CTEST = """import os, sys
print(os.environ["WHICHWAY_TIER"], *sys.argv[2:])
"""
# name, arguments, stand-ins, exit status, lines of stderr, lines of stdout
CASES = [
    ("no root, no sudo", ["run", "--version"],
     {**BUILDS, **REFUSED, "cmake": None, "sudo": None}, 3,
     ["dev: missing: CMake; install them as root: apt-get install cmake"], []),
    ("the same, of tests", ["test"],
     {**TESTS, **REFUSED, "jq": None, "c++": None, "sudo": None}, 3,
     ["dev: missing: a C++ compiler, jq; install them as root: apt-get "
      "install g++ jq"], []),
    ("sudo says no", ["run", "--version"],
     {**BUILDS, **REFUSED, "make": None, "ninja": None}, 3,
     ["dev: installing ninja-build (apt-get)", "sudo: you may not",
      "sudo: you may not", "dev: missing: Ninja; could not be installed: "
      "apt-get install ninja-build"], []),
    ("nobody has it", ["run", "--version"],
     {**BUILDS, "apt-get": None, "cmake": None}, 3,
     ["dev: please install: CMake"], []),
    ("installed, but not there", ["run"],
     {**BUILDS, "cmake": None, "sudo": WORKS}, 3,
     ["dev: installing cmake (apt-get)", "dev: please install: CMake"], []),
    ("nice to have, and not to be had", ["test"],
     {**TESTS, **REFUSED, **BROKEN, "npm": None, "chromium": None,
      "node": FAILS}, 3,
     ["dev: installing chromium nodejs npm (apt-get)",
      "dev: going on without some of chromium nodejs npm; as root: apt-get "
      "install chromium nodejs npm",
      "dev: building release: what is shipped", "a.c:1: error: no",
      "dev: the release build failed"], []),
    ("a node that has no npm is left as it is", ["test"],
     {**TESTS, **REFUSED, **BROKEN, "npm": None}, 3,
     ["dev: building release: what is shipped", "a.c:1: error: no",
      "dev: the release build failed"], []),
    ("a build that fails", ["run", "--version"], {**BUILDS, **BROKEN}, 3,
     ["a.c:1: error: no", "dev: the release build failed"], []),
    ("a build that fails in a step", ["lint"], {**LINTS, **BROKEN}, 1,
     ["a.c:1: error: no", "dev: the gcc build failed",
      "a.c:1: error: no", "dev: the clang build failed"],
     ["lint: gcc -O3        FAILED", "lint: clang -O0      FAILED"]),
    ("some tests", ["test", "-R", "cli"], TESTS, 0, BUILT + [
        "dev: testing; ./dev test --all has more seeds and profiles"],
     ["usual --parallel 2 -R cli"]),
    ("quick tests", ["test", "--quick", "-j", "8"], TESTS, 0, BUILT,
     ["quick --parallel 2 -L ^quick$ -j 8"]),
    ("all tests", ["test", "-j", "8", "--all"], TESTS, 0, BUILT + [
        "dev: testing at full size"], ["all --parallel 2 -j 8"]),
    ("nothing to fuzz", ["fuzz"], {**LINTS}, 3,
     ["dev: there is no fuzz target"], []),
    ("no such command", ["tset"], {}, 2,
     ["dev: unknown command 'tset'; ./dev help lists them"], []),
]


def lay(folder, standins):
    """What ./dev finds: itself, and a PATH."""
    programs = folder / "bin"
    programs.mkdir()
    for name in REAL:
        if shutil.which(name):
            (programs / name).symlink_to(shutil.which(name))
    for name, script in standins.items():
        if script is not None:
            (programs / name).write_text(f"#!/bin/sh\n{script}\n", "utf-8")
            (programs / name).chmod(0o755)
    shutil.copy(common.ROOT / "dev", folder)
    for name in ("src", "include", "tools", "tests"):
        (folder / name).mkdir()
    (folder / "tests/run_ctest.py").write_text(CTEST, "utf-8")
    if os.getuid() == 0:
        for path in (folder, *folder.iterdir()):
            os.chown(path, NOBODY, NOBODY)


def faults_of(case):
    name, arguments, standins, status, stderr, stdout = case
    plain = {} if os.getuid() else {"user": NOBODY, "group": NOBODY,
                                    "extra_groups": []}
    with tempfile.TemporaryDirectory() as root:
        os.chmod(root, 0o755)
        folder = pathlib.Path(root, "tree")
        folder.mkdir()
        lay(folder, standins)
        done = subprocess.run(
            ["./dev", *arguments], cwd=folder, stdin=subprocess.DEVNULL,
            env={"PATH": str(folder / "bin"), "HOME": root, "LC_ALL": "C"},
            capture_output=True, text=True, check=False, **plain)
    faults = []
    if done.returncode != status:
        faults.append(f"exit {done.returncode}, not {status}")
    if done.stderr.splitlines() != stderr:
        faults.append(f"stderr is\n{done.stderr}not\n" + "\n".join(stderr))
    faults += [f"'{line}' is not in stdout:\n{done.stdout}"
               for line in stdout if line not in done.stdout]
    if not stdout and done.stdout:
        faults.append(f"stdout is\n{done.stdout}")
    return [f"{name}: {fault}" for fault in faults]


# ---- What tests are skipped for ---------------------------------------------

SUITE = """add_test(good /bin/sh -c "exit 0")
add_test(bare /bin/sh -c "echo 'skipped for want of air; open it'; exit 77")
add_test(dry /bin/sh -c "echo 'skipped for want of air; open it'; exit 77")
add_test(part /bin/sh -c "echo 'skipped for want of tea; brew it'; exit 0")
add_test(bad /bin/sh -c "echo a fault; exit ${status}")
set_tests_properties(bare dry PROPERTIES SKIP_RETURN_CODE 77)
"""
TOLD = """
Skipped for want of air; open it:
  bare, dry

Skipped for want of tea; brew it:
  part (in part)

"""


def ctest_faults():
    faults = []
    for status in (0, 1):
        with tempfile.TemporaryDirectory() as folder:
            pathlib.Path(folder, "CTestTestfile.cmake").write_text(
                SUITE.replace("${status}", str(status)), "utf-8")
            done = subprocess.run(
                [sys.executable, "-B", common.ROOT / "tests" / "run_ctest.py",
                 folder], capture_output=True, text=True, check=False)
        before, told, after = done.stdout.partition(TOLD)
        shown = f":\n{done.stdout}{done.stderr}"
        if not told or "Test " not in before:
            faults.append(f"what was skipped is not told{shown}")
        if not re.match(r"\d+% tests passed, \d tests failed", after):
            faults.append(f"ctest's summary is not what comes last{shown}")
        if bool(done.returncode) != bool(status) or (
                bool(status) != ("a fault" in before)):
            faults.append(f"exit {done.returncode} for {status}{shown}")
    return faults


# ---- Which node -------------------------------------------------------------

NODES = [  # versions in the order of PATH, and the one to be used
    (["v18.20.4", "v22.1.0", "v20.2.0"], 22), (["v20.1.0"], 20),
    (["v16.0.0", "nonsense", "v18.0.0"], 18), ([], 0), (["nonsense"], 0)]


def node_faults():
    faults, before = [], os.environ["PATH"]
    for versions, expected in NODES:
        with tempfile.TemporaryDirectory() as root:
            path = []
            for number, version in enumerate(versions):
                node = pathlib.Path(root, str(number), "node")
                node.parent.mkdir()
                node.write_text(f"#!/bin/sh\necho {version}\n", "utf-8")
                node.chmod(0o755)
                path.append(str(node.parent))
            os.environ["PATH"] = os.pathsep.join(path)
            packages.find.cache_clear()
            node, found = packages.find()
            at = [packages.major(f"{folder}/node") for folder in path]
        wanted = path[at.index(expected)] + "/node" if versions else ""
        if (node, found) != (wanted, expected):
            faults.append(f"of {versions}, {node} {found} is taken")
    os.environ["PATH"] = before
    return faults


def main():
    faults = [fault for case in CASES for fault in faults_of(case)]
    faults += ctest_faults() + node_faults()
    print(*faults, f"{len(CASES)} runs of ./dev, {len(faults)} faults",
          sep="\n")
    sys.exit(1 if faults else 0)


main()

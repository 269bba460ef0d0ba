"""run_cases.py [--regen] [--only TEXT] WHICHWAY [FILE...]: the command line.

Each tests/cli/*.txt holds cases. A case is a shell command in an empty
folder and everything that can be seen of it:

    @@ case an unknown question is named with the nearest one
    Why this matters; free text.
    @@ copy examples/support-assistant.json
    @@ file p.json
    {"answers": {"data_chrn": "weekly"}}
    @@ run
    whichway decide p.json
    @@ stderr
    p.json:1:14: error: ...
    @@ exit 2

`copy` takes files and folders of the project, to the same path. `stdin` is
fed to the command; for closed streams, full disks and environments the shell
is there: `whichway decide - <&- >/dev/full`.

What is not said must not be: without a section stdout or stderr is empty, the
exit status 0, and no file is new, gone or changed. `stdout` and `stderr` are
exact; `stdout has`, `stdout lacks` and `stdout matches` (regular
expressions) hold line by line; `stdout any` is not looked at; the same for
stderr. `wrote NAME` is a file's content, `wrote NAME any` says that it is
there. `no-newline` after a section's name: its last line has no end. One
empty line before the next case belongs to no section.
Control characters stand as control pictures: an escape is U+241B.

--regen rewrites what is exact, and shows the difference. --every N runs each
N-th case, and all of them where tests run at full size.
"""

import argparse
import concurrent.futures
import dataclasses
import difflib
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(1, str(HERE.parent))
import harness  # noqa: E402

ROOT = HERE.parents[1]
STREAMS = ("stdout", "stderr")


def visible(data):
    """Bytes as text in which nothing hides."""
    text = data.decode("utf-8", "backslashreplace")
    return "".join(chr(0x2400 + ord(c)) if ord(c) < 32 and c not in "\n\t"
                   else "\u2421" if c == "\x7f" else c for c in text)


@dataclasses.dataclass
class Section:
    words: list  # of its line, without the @@
    lines: list
    number: int  # of its line

    def body(self):
        text = "".join(line + "\n" for line in self.lines)
        return text[:-1] if self.words[-1] == "no-newline" else text


@dataclasses.dataclass
class Case:
    name: str
    place: str
    sections: list

    def find(self, *words):
        return [section for section in self.sections
                if tuple(section.words[:len(words)]) == words]

    def exact(self, stream):
        """The section that holds all of a stream, or None."""
        for section in self.find(stream):
            if section.words[1:] in ([], ["no-newline"]):
                return section
        return None


@dataclasses.dataclass
class Result:
    stdout: str
    stderr: str
    exit: int
    before: dict
    after: dict


KINDS = re.compile(
    r"case .+|run|stdin( no-newline)?|copy \S+|file \S+( no-newline)?|"
    r"wrote \S+( any| no-newline)?|exit \d+|"
    r"std(out|err)( has| lacks| matches| any| no-newline)?")


def read_cases(path):
    cases = []
    section = None
    for number, line in enumerate(
            path.read_text(encoding="utf-8").split("\n")[:-1], 1):
        if not line.startswith("@@ "):
            if section:
                section.lines.append(line)
            elif line and not line.startswith("#"):
                sys.exit(f"{path}:{number}: before the first case")
            continue
        if not KINDS.fullmatch(line[3:]):
            sys.exit(f"{path}:{number}: '{line}' is no section")
        section = Section(line[3:].split(), [], number)
        if section.words[0] == "case":
            if cases and cases[-1].sections[-1].lines[-1:] == [""]:
                cases[-1].sections[-1].lines.pop()
            cases.append(Case(line[8:], f"{path.name}:{number}", []))
        cases[-1].sections.append(section)
    for case in cases:
        if len(case.find("run")) != 1:
            sys.exit(f"{case.place}: a case has one 'run'")
    return cases


def snapshot(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes()
            for path in sorted(folder.rglob("*")) if path.is_file()}


def lay(case, folder):
    for section in case.find("copy"):
        source, target = ROOT / section.words[1], folder / section.words[1]
        target.parent.mkdir(parents=True, exist_ok=True)
        (shutil.copytree if source.is_dir() else shutil.copy)(source, target)
    for section in case.find("file"):
        target = folder / section.words[1]
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(section.body(), encoding="utf-8")


def execute(case, programs):
    """Runs a case; `programs` is the folder where whichway is."""
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        lay(case, folder)
        before = snapshot(folder)
        stdin = "".join(section.body() for section in case.find("stdin"))
        environment = {
            "PATH": f"{programs}:/usr/local/bin:/usr/bin:/bin",
            "HOME": name, "LC_ALL": "C.UTF-8", "TERM": "xterm-256color"}
        done = subprocess.run(
            ["/bin/sh", "-c", case.find("run")[0].body()], cwd=folder,
            env=environment, input=stdin.encode(), capture_output=True,
            check=False)
        return Result(visible(done.stdout), visible(done.stderr),
                      done.returncode, before, snapshot(folder))


def differ(name, expected, actual):
    return "\n".join(difflib.unified_diff(
        expected.split("\n"), actual.split("\n"), f"{name} expected",
        f"{name} actual", lineterm=""))


def stream_faults(case, stream, actual):
    sections = case.find(stream)
    if not sections and actual:
        return [differ(stream, "", actual)]
    faults = []
    for section in sections:
        kind = section.words[-1]
        if section is case.exact(stream):
            if section.body() != actual:
                faults.append(differ(stream, section.body(), actual))
            continue
        for line in section.lines:
            found = (re.search(line, actual, re.M) if kind == "matches"
                     else line in actual)
            if kind != "any" and bool(found) == (kind == "lacks"):
                faults.append(f"{stream}: '{line}' is "
                              f"{'there' if found else 'not there'}:\n"
                              f"{actual}")
    return faults


def file_faults(case, result):
    faults = []
    expected = {section.words[1]: section for section in case.find("wrote")}
    for name in sorted(set(result.before) | set(result.after) |
                       set(expected)):
        section = expected.get(name)
        if name not in result.after:
            faults.append(f"{name}: not there afterwards")
        elif not section:
            if result.after[name] != result.before.get(name):
                faults.append(f"{name}: written")
        elif section.words[-1] != "any":
            actual = visible(result.after[name])
            if section.body() != actual:
                faults.append(differ(name, section.body(), actual))
    return faults


def exit_of(case):
    sections = case.find("exit")
    return int(sections[0].words[1]) if sections else 0


def faults_of(case, result):
    faults = [fault for stream in STREAMS
              for fault in stream_faults(case, stream,
                                         getattr(result, stream))]
    faults += file_faults(case, result)
    if result.exit != exit_of(case):
        faults.append(f"exit: {exit_of(case)} expected, {result.exit} actual")
    return faults


# ---- Rewriting -------------------------------------------------------------


def hold(case, words, text):
    """Makes the exact section of these words hold the text."""
    if words[0] in STREAMS:
        section = case.exact(words[0])
    else:
        section = next(iter(case.find(*words)), None)
    if section is None:
        section = Section(list(words), [], 0)
        case.sections.append(section)
    section.words = list(words) + ([] if text.endswith("\n")
                                   else ["no-newline"])
    section.lines = (text[:-1] if text.endswith("\n") else text).split("\n")


def correct(case, result):
    for stream in STREAMS:
        actual, section = getattr(result, stream), case.exact(stream)
        if actual and (section or not case.find(stream)):
            hold(case, [stream], actual)
        elif section and not actual:
            case.sections.remove(section)
    for section in case.find("wrote"):
        if section.words[-1] != "any":
            hold(case, section.words[:2],
                 visible(result.after.get(section.words[1], b"\n")))
    case.sections = [section for section in case.sections
                     if section.words[0] != "exit"]
    if result.exit:
        case.sections.append(Section(["exit", str(result.exit)], [], 0))


def write_cases(path, cases):
    old = path.read_text(encoding="utf-8")
    new = old[:old.index("@@ case ")] + "\n".join(
        "".join(f"@@ {' '.join(section.words)}\n" +
                "".join(line + "\n" for line in section.lines)
                for section in case.sections)
        for case in cases)
    if new != old:
        path.write_text(new, encoding="utf-8")
        print(differ(path.name, old, new))


# ---- The runner itself -----------------------------------------------------

SELF_TEST = [  # command, more sections, a fault that must be seen
    ("echo a", "@@ stdout\na\n", None),
    ("printf a", "@@ stdout no-newline\na\n", None),
    ("printf '\\033[1m\\n'", "@@ stdout\n\u241b[1m\n", None),
    ("echo a; exit 2", "@@ stdout any\n@@ exit 2\n", None),
    ("cat; echo x >o", "@@ stdin\ni\n@@ stdout\ni\n@@ wrote o\nx\n", None),
    ("echo a", "", "+a"),
    ("echo a >&2", "", "+a"),
    ("echo a", "@@ stdout\nb\n", "-b"),
    ("printf a", "@@ stdout\na\n", "stdout expected"),
    ("echo abc", "@@ stdout has\nb\nd\n", "'d' is not there"),
    ("echo abc", "@@ stdout lacks\nb\n", "'b' is there"),
    ("echo abc", "@@ stdout matches\n^b\n", "'^b' is not there"),
    ("exit 1", "", "exit: 0 expected, 1 actual"),
    ("echo >o", "", "o: written"),
    ("rm f", "@@ file f\nx\n", "f: not there"),
    ("echo >>f", "@@ file f\nx\n", "f: written"),
    ("true", "@@ wrote o any\n", "o: not there"),
]


def prove(programs):
    """The runner sees what is wrong, and rewrites it to what is right."""
    for command, more, expected in SELF_TEST:
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "t.txt"
            path.write_text(f"@@ case t\n@@ run\n{command}\n{more}",
                            encoding="utf-8")
            case = read_cases(path)[0]
        result = execute(case, programs)
        faults = "\n".join(faults_of(case, result))
        if (expected or "") not in faults or bool(expected) != bool(faults):
            sys.exit(f"self-test: {command!r}: {expected!r} not in {faults!r}")
        correct(case, result)
        left = [fault for fault in faults_of(case, result)
                if fault.startswith("---") or fault.startswith("exit")]
        if left:
            sys.exit(f"self-test: {command!r}: not corrected: {left}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--regen", action="store_true")
    parser.add_argument("--only", default="")
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("whichway")
    parser.add_argument("files", nargs="*", type=pathlib.Path)
    options = parser.parse_args()
    command = pathlib.Path(options.whichway).resolve()
    if not os.access(command, os.X_OK):
        sys.exit(f"{command} is missing: ./dev test builds it")
    passed, failed, met = 0, 0, 0
    every = harness.size(options.every, 1)
    with tempfile.TemporaryDirectory() as programs, \
            concurrent.futures.ThreadPoolExecutor(2) as pool:
        (pathlib.Path(programs) / "whichway").symlink_to(command)
        prove(programs)
        for path in options.files or sorted(HERE.glob("*.txt")):
            cases = read_cases(path)
            wanted = [case for number, case in enumerate(cases, met)
                      if number % every == 0 and options.only in case.name]
            met += len(cases)
            results = pool.map(lambda case: execute(case, programs), wanted)
            for case, result in zip(wanted, results):
                if options.regen:
                    correct(case, result)
                faults = faults_of(case, result)
                passed, failed = passed + (not faults), failed + bool(faults)
                if faults:
                    print(f"{case.place}: {case.name}", *faults, "", sep="\n")
            if options.regen:
                write_cases(path, cases)
    print(f"{passed} passed, {failed} failed, of {met}")
    sys.exit(1 if failed or not passed else 0)


if __name__ == "__main__":
    main()

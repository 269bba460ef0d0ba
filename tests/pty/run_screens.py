"""run_screens.py [--regen] [--only TEXT] WHICHWAY [FILE...]: screens.

Each tests/pty/screens/*.txt holds cases: what is typed into whichway in a
terminal of 80x24, and the whole screen that is seen afterwards, as cells.

    @@ case the first question
    @@ file whichway-profile.json
    {"answers": {}}
    @@ run ask
    @@ keys Down Enter
    @@ screen
    ...

The rulebook is travel.yaml. Sections, in any order and number: `size 40 12` and `reflow` (a terminal that
rearranges lines) and `named` (else the project is left without a name) before `run`; `env NO_COLOR=1`; `folder d`; `remove` a file or a folder; `keys` with names (driver.py)
or the characters themselves; `type` a text that may hold spaces, and Enter; `long 5000`
so many x and Enter; `resize 60 20`; `continue` after Ctrl-Z; `screen` the whole screen, `looks` the same with colors as
{1;36}; `wrote NAME` a file's content; `exit 0`; `dies 2` of a signal. Settings
of the terminal are compared before and after each case. --regen rewrites
`screen`, `looks` and `wrote`, and shows the difference.
"""

import argparse
import concurrent.futures
import difflib
import os
import pathlib
import shlex
import shutil
import signal
import sys
import tempfile

import driver

HERE = pathlib.Path(__file__).resolve().parent


class Case:
    def __init__(self, name, place):
        self.name, self.place = name, place
        self.sections = []  # [words, lines]

    def words(self, kind):
        return [words for words, _ in self.sections if words[0] == kind]


def read_cases(path):
    head, cases = [], []
    for number, line in enumerate(
            path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("@@ case "):
            cases.append(Case(line[8:], f"{path.name}:{number}"))
        elif line.startswith("@@ "):
            kind, _, rest = line[3:].partition(" ")
            cases[-1].sections.append(([kind, rest], []))
        elif not cases:
            head.append(line)
        elif cases[-1].sections:
            cases[-1].sections[-1][1].append(line)
    for case in cases:
        for _, lines in case.sections:
            while lines and not lines[-1]:
                lines.pop()
    return head, cases


def difference(name, expected, actual):
    return "\n".join(difflib.unified_diff(
        expected, actual, f"{name} expected", f"{name} actual", lineterm=""))


class Run:
    def __init__(self, case, command, folder):
        self.case, self.command, self.folder = case, command, folder
        self.faults, self.driver = [], None
        self.size, self.reflow, self.named = (80, 24), False, False
        self.environment = {"WHICHWAY_RULES": str(HERE / "travel.yaml")}

    def compare(self, kind, section, actual):
        if section[1] != actual:
            self.faults.append(difference(kind, section[1], actual))
            section[1][:] = actual

    def step(self, section):
        (kind, rest), lines = section
        if kind == "size":
            self.size = tuple(int(word) for word in rest.split())
        elif kind == "env":
            self.environment.update([rest.split("=", 1)])
        elif kind == "reflow":
            self.reflow = True
        elif kind == "named":
            self.named = True
        elif kind == "file":
            (self.folder / rest).write_text(
                "".join(line + "\n" for line in lines), encoding="utf-8")
        elif kind == "run":
            if self.driver:
                self.driver.close()
            self.driver = driver.Driver(
                [self.command, *shlex.split(rest)], self.folder, *self.size,
                self.environment, self.reflow, name=self.named)
            self.driver.settle()
        elif kind == "folder":
            (self.folder / rest).mkdir()
        elif kind == "remove":
            path = self.folder / rest
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        elif kind == "keys":
            self.driver.press(*rest.split())
        elif kind == "type":
            self.driver.give(rest.encode() + b"\r")
        elif kind == "long":
            for _ in range(int(rest) // 100):
                self.driver.send(b"x" * 100)
            self.driver.give(b"\r")
        elif kind == "continue":
            self.driver.kill(signal.SIGCONT)
            self.driver.settle()
        elif kind == "resize":
            self.driver.resize(*(int(word) for word in rest.split()))
        elif kind in ("screen", "looks"):
            self.compare(kind, section,
                         self.driver.terminal.lines(kind == "looks"))
        elif kind == "wrote":
            path = self.folder / rest
            self.compare(rest, section, path.read_text(
                encoding="utf-8").splitlines() if path.exists() else [])
        elif kind in ("exit", "dies"):
            expected = int(rest) * (-1 if kind == "dies" else 1)
            status = self.driver.wait()
            if status != expected:
                self.faults.append(f"{kind}: {expected} expected, {status} "
                                   f"actual:\n{self.driver.shown()}")
            if not self.driver.settings_kept():
                self.faults.append("the terminal is not as it was")
        else:
            sys.exit(f"{self.case.place}: '@@ {kind}' is no section")


def execute(case, command):
    with tempfile.TemporaryDirectory() as name:
        run = Run(case, command, pathlib.Path(name))
        try:
            for section in case.sections:
                run.step(section)
        except (TimeoutError, ValueError) as fault:
            run.faults.append(str(fault))
        finally:
            if run.driver:
                run.driver.close()
        return run.faults


def write_cases(path, head, cases):
    old = path.read_text(encoding="utf-8")
    new = "".join(line + "\n" for line in head) + "\n".join(
        f"@@ case {case.name}\n" + "".join(
            f"@@ {' '.join(words).rstrip()}\n" +
            "".join(line + "\n" for line in lines)
            for words, lines in case.sections)
        for case in cases)
    path.write_text(new, encoding="utf-8")
    print(difference(path.name, old.splitlines(), new.splitlines()))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--regen", action="store_true")
    parser.add_argument("--only", default="")
    parser.add_argument("whichway")
    parser.add_argument("files", nargs="*", type=pathlib.Path)
    options = parser.parse_args()
    command = str(pathlib.Path(options.whichway).resolve())
    if not os.access(command, os.X_OK):
        sys.exit(f"{command} is missing: ./dev test builds it")
    passed = failed = 0
    for path in options.files or sorted((HERE / "screens").glob("*.txt")):
        head, cases = read_cases(path)
        wanted = [case for case in cases if options.only in case.name]
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            results = list(pool.map(lambda case: execute(case, command),
                                    wanted))
        for case, faults in zip(wanted, results):
            passed, failed = passed + (not faults), failed + bool(faults)
            if faults and not options.regen:
                print(f"{case.place}: {case.name}", *faults, "", sep="\n")
        if options.regen:
            write_cases(path, head, cases)
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed or not passed else 0)


if __name__ == "__main__":
    main()

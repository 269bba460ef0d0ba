"""out_of_memory.py WHICHWAY INJECTOR RUNS [RUNS_OF_ALL]: memory runs out.

Each command is run again and again, and each time another of its calls for
memory fails (INJECTOR, tests/tools/fail_memory.c), that one alone or all from
there on. Then it either does all that it does otherwise, or it ends with 3,
says 'out of memory' once and nothing else of it, and leaves what was there:
an output file as it was or as it shall be, answers that load, nothing beside.

RUNS calls of each command are tried in each way, spread over all of them;
with ./dev test --all RUNS_OF_ALL, or without that number every single one.
"""

import concurrent.futures
import dataclasses
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

import common
import harness

sys.path.insert(0, str(common.ROOT / "tests" / "pty"))
import driver  # noqa: E402

SAID = "out of memory [no-memory]"
OLD = b"what was there\n"
STOPPED = 3
MENU = ["--rules", str(common.ROOT / "tests/cli/menu")]
TRAVEL = ["--rules", str(common.ROOT / "tests/pty/travel.yaml")]
PROFILE = str(common.ROOT / "examples/support-assistant.json")
YAML = str(common.ROOT / "examples/clinical-assistant.yaml")
OVERLAY = str(common.ROOT / "examples/overlay.yaml")
LINES = ('{"answers": {"late": true}}\n\n{"answers": {"lat": true}}\n'
         '{"answers": {"late": false, "diners": 3}}\n').encode()
CASES = b"""cases:
  hungry: {says: x, answers: {hunger: high, tools: [pot]}, expect: soup}
  not-hungry: {says: y, answers: {tools: [pan]}, expect: salad, fires: [no-pot]}
"""
ANSWERS = b"deal\nm\nn a note\n?\nnonsense\n600\ny\n<\nr\n1\nnews\n\nu\n1 2\nq\n"
KEYS = ["2", "m", "?", "n", "note", "Enter", "600", "Enter", "y", "<", "r",
        "Enter", "1", "Esc", "2", "1", "Enter", "3", "Enter", "q"]
FILES = {
    "lines.ndjson": LINES, "cases.yaml": CASES,
    "good.ndjson": b'{"answers": {"hunger": "high"}}\n{}\n',
    "bad.json": b'{"answers": {"data_chrun": "weekly", "volume": "lots"}}',
    "changed.yaml": pathlib.Path(MENU[1], "10-menu.yaml").read_bytes().replace(
        b"base: 0.5", b"base: -1.5")}


@dataclasses.dataclass
class Command:
    words: list
    ends: int = 0  # its exit status otherwise
    stdin: bytes = b""
    out: str = ""  # a file that it writes
    asks: bool = False  # and keeps answers in
    keys: list = None  # in a terminal


def plain(*words, **more):
    return Command(list(words), **more)


COMMANDS = [
    plain("--version"),
    plain("--help"),
    plain("rules", "diff", "-h"),
    plain("decide", PROFILE, "--color", "always"),
    plain("decide", YAML, "--brief", "--overlay", OVERLAY,
          "--set", "data_churn=weekly", "-o", "json=out", out="out"),
    plain("decide", "bad.json", ends=2),
    plain("decide", "-", "--expect", "soup", *MENU, ends=1,
          stdin=b"{}"),
    *(plain("report", PROFILE, "--format", name, "--date", "2026-01-31")
      for name in ("markdown", "madr", "html", "text", "json")),
    plain("report", PROFILE, "-o", "html=out", out="out"),
    plain("batch", "lines.ndjson", *MENU, "-o", "out", out="out",
          ends=2),
    plain("batch", "--full", *MENU, stdin=LINES, ends=2),
    *(plain("rules", "check", *MENU, "--format", name, ends=1)
      for name in ("text", "json", "sarif")),
    plain("rules", "test", "cases.yaml", "--mutate", *MENU),
    plain("rules", "test", "cases.yaml", *MENU, "--format", "json"),
    plain("rules", "list", *MENU),
    plain("rules", "show", "no-pot", *MENU),
    plain("rules", "diff", MENU[1], TRAVEL[1], ends=1),
    plain("rules", "diff", MENU[1], "changed.yaml", ends=1),
    plain("rules", "diff", MENU[1], "changed.yaml", "good.ndjson",
          "--format", "json", ends=1),
    *(plain("schema", name) for name in (
        "profile", "rulebook", "part", "overlay", "cases", "decision")),
    plain("new"),
    plain("new", "out.yaml", *MENU, out="out.yaml"),
    plain("compare", PROFILE, YAML),
    plain("compare", PROFILE, YAML, "--format", "json", "-o", "out",
          out="out"),
    plain("ask", "out", "--plain", "--all", *TRAVEL, stdin=ANSWERS,
          out="out", asks=True),
    plain("ask", "out", "--no-input", *TRAVEL, asks=True, ends=2),
    plain("ask", "out", "--all", *TRAVEL, out="out", asks=True, keys=KEYS),
]


@dataclasses.dataclass
class Outcome:
    status: int
    stdout: bytes
    said: str  # on standard error; in a terminal all that it shows
    written: bytes  # None: there is no such file
    left: list  # files that nobody asked for


def run_in_terminal(words, folder, environment, keys):
    it = driver.Driver(words, folder, 80, 24, environment)
    try:
        it.settle()
        for key in keys:
            if it.ended():
                break
            it.send(driver.KEYS.get(key, key.encode()))
            it.settle()
        it.kill() if not it.ended() else None
        status = it.wait()
        shown = "\n".join([*it.terminal.above, it.shown()])
        if not it.settings_kept():
            shown += "\nthe terminal is not as it was"
        return status, b"", shown
    finally:
        it.close()


class Suite:
    def __init__(self, whichway, injector):
        self.whichway, self.injector = whichway, injector

    def run(self, command, at=0, on=False):
        """Its outcome, and how often it called for memory."""
        with tempfile.TemporaryDirectory() as name:
            root = pathlib.Path(name)
            folder = root / "here"
            folder.mkdir()
            for file, content in FILES.items():
                (folder / file).write_bytes(content)
            if command.out and not command.asks and "new" not in command.words:
                (folder / command.out).write_bytes(OLD)
            before = {path.name for path in folder.iterdir()}
            environment = {
                "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8",
                "LD_PRELOAD": self.injector, "FAIL_MEMORY_AT": str(at),
                "FAIL_MEMORY_ON": str(int(on)),
                "FAIL_MEMORY_COUNT": str(root / "count"),
                # The sanitizer wants to be first, and be told of leaks alone.
                "ASAN_OPTIONS": "verify_asan_link_order=0"}
            words = [self.whichway, *command.words]
            if command.keys:
                status, stdout, said = run_in_terminal(
                    words, folder, environment, command.keys)
            else:
                done = subprocess.run(
                    words, input=command.stdin, cwd=folder, env=environment,
                    capture_output=True, check=False,
                    timeout=harness.HANGS)
                status, stdout = done.returncode, done.stdout
                said = done.stderr.decode("utf-8", "replace")
            out = folder / command.out if command.out else None
            written = out.read_bytes() if out and out.exists() else None
            left = sorted({path.name for path in folder.iterdir()} - before -
                          {command.out})
            count = root / "count"
            calls = int(count.read_text()) if count.exists() else 0
            return Outcome(status, stdout, said, written, left), calls

    def judge(self, command, usual, at, on):
        """What is wrong when this call fails; None: nothing."""
        try:
            got, _ = self.run(command, at, on)
        except (subprocess.TimeoutExpired, TimeoutError) as error:
            return f"it hangs: {error}"
        if got == usual:
            return None
        if got.status != STOPPED:
            return f"exit {got.status}\n{got.said}"
        if got.said.count(SAID) != 1:
            return f"says it {got.said.count(SAID)} times\n{got.said}"
        if got.said.count("out of memory") + got.said.count("Cannot alloc") > 1:
            return f"says it in other words\n{got.said}"
        if not command.asks and not usual.said and got.said.count("\n") > 1:
            return f"says more\n{got.said}"
        if "not as it was" in got.said:
            return "the terminal is not as it was"
        if not usual.stdout.startswith(got.stdout):
            return f"writes what it never does\n{got.stdout}"
        if got.left:
            return f"leaves {got.left}"
        return self.judge_file(command, usual, got)

    def judge_file(self, command, usual, got):
        if not command.out or got.written == usual.written:
            return None
        if command.asks and got.written is not None:
            kept = json.loads(got.written)["answers"]
            last = json.loads(usual.written)["answers"]
            return None if kept.keys() <= last.keys() else f"keeps {kept}"
        before = None if command.asks or "new" in command.words else OLD
        return (None if got.written == before else
                f"half a file, {len(got.written or b'')} bytes")


def spread(calls, runs):
    """The numbers of so many calls, the first and the last among them."""
    if runs >= calls:
        return list(range(1, calls + 1))
    return sorted({1 + i * (calls - 1) // max(1, runs - 1)
                   for i in range(runs)})


def main():
    whichway, injector = (str(pathlib.Path(name).resolve())
                          for name in sys.argv[1:3])
    runs = harness.size(int(sys.argv[3]), int(sys.argv[4])
                        if len(sys.argv) > 4 else sys.maxsize)
    for path in (whichway, injector):
        if not os.access(path, os.R_OK):
            sys.exit(f"{path} is missing: ./dev test builds it")
    suite, faults, all_runs, all_calls = Suite(whichway, injector), 0, 0, 0
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for command in COMMANDS:
            usual, calls = suite.run(command)
            name = " ".join(map(os.path.basename, command.words)) + (
                " in a terminal" if command.keys else "")
            if calls == 0 or usual.status != command.ends:
                sys.exit(f"self-test: {name}: {usual}")
            jobs = [(at, on) for at in spread(calls, runs)
                    for on in (False, True)]
            results = list(pool.map(
                lambda job, c=command, u=usual: suite.judge(c, u, *job), jobs))
            for (at, on), fault in zip(jobs, results):
                if fault:
                    print(f"{name}: call {at}{' and on' if on else ''}: "
                          f"{fault}")
            faults += sum(fault is not None for fault in results)
            all_runs += len(jobs)
            all_calls += calls
    print(f"{len(COMMANDS)} commands, {all_calls} calls for memory, "
          f"{all_runs} failures injected, {faults} faults")
    sys.exit(1 if faults else 0)


main()

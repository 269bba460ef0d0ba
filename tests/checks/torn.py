"""torn.py WHICHWAY: a report is the old one or the new one, never half of one.

Each system call that writing it takes is killed once, and fails once in each
of some ways (strace injects that). Killed, it may leave a temporary file,
which the next run sweeps; a fault that it survives leaves nothing. It exits
with 0 when the new report stands, and else says why it does not.
"""

import collections
import concurrent.futures
import os
import pathlib
import re
import subprocess
import sys
import tempfile

import common
import harness

OLD = b"the report of last week\n"
ERRORS = ["EIO", "ENOSPC", "EDQUOT", "EINTR"]
STRACE = ["strace", "--quiet=all", "-o"]
PROFILE = common.ROOT / "examples" / "support-assistant.json"


def report(folder, whichway, *before):
    return subprocess.run(
        [*before, whichway, "report", PROFILE, "-o", "report.md"], cwd=folder,
        env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"},
        capture_output=True, check=False)


def trace(whichway):
    """The calls that it makes, in order, and the report; None: not allowed.
    Those of the loader come first, up to where it opens the profile."""
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name, "out")
        folder.mkdir()
        (folder / "report.md").write_bytes(OLD)
        log = pathlib.Path(name, "trace")
        if report(folder, whichway, *STRACE, log).returncode:
            return None, b""
        calls = re.findall(r"^(\w+)\((.*)", log.read_text(), re.M)
        return calls, (folder / "report.md").read_bytes()


def harms_of(calls):
    """(call, its n-th time, how) for all; the loader is killed only, and brk()
    too, which the kernel never lets fail in this way."""
    times, harms, ours = collections.Counter(), [], False
    for call, words in calls:
        times[call] += 1
        ours = ours or PROFILE.name in words and call.startswith("open")
        if call in ("execve", "exit_group"):
            continue
        harms.append((call, times[call], "signal=KILL"))
        if ours and call != "brk":
            harms += [(call, times[call], f"error={e}") for e in ERRORS]
    return harms


def harm(whichway, new, call, number, how):
    """What is wrong after the call's n-th time was harmed; None: nothing."""
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        path = folder / "report.md"
        path.write_bytes(OLD)
        done = report(folder, whichway, *STRACE, "/dev/null", "-e",
                      f"inject={call}:{how}:when={number}")
        content = path.read_bytes()
        left = [file.name for file in folder.iterdir() if file != path]
        killed = how.startswith("signal")
        if content not in (OLD, new):
            return f"half a report, {len(content)} bytes"
        if killed:
            report(folder, whichway)
            swept = [file.name for file in folder.iterdir()] == [path.name]
            return None if swept else f"{left} is not swept"
        if left:
            return f"{left} is left behind"
        if done.returncode == 0 and content != new:
            return "exit 0, but the old report"
        if done.returncode and not done.stderr:
            return f"exit {done.returncode} without a word"
        return None


def main():
    whichway = str(pathlib.Path(sys.argv[1]).resolve())
    if not os.access(whichway, os.X_OK):
        sys.exit(f"{whichway} is missing: ./dev test builds it")
    harness.need("strace")
    calls, new = trace(whichway)
    if calls is None:
        harness.skip("the right to trace", "in a container: docker run "
                     "--cap-add SYS_PTRACE")
    harms = harms_of(calls)
    if not any(call.startswith("rename") for call, _, how in harms
               if how == "error=EIO"):
        sys.exit("self-test: it is not seen how the report gets its name")
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        results = list(pool.map(lambda one: harm(whichway, new, *one), harms))
    for (call, number, how), fault in zip(harms, results):
        if fault:
            print(f"{call} {number} {how}: {fault}")
    faults = sum(fault is not None for fault in results)
    print(f"{len(calls)} calls, {len(harms)} harms, {faults} faults")
    sys.exit(1 if faults else 0)


main()

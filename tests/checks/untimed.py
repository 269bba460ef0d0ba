"""No test is judged by the clock: what is slow on a busy machine is not wrong.

What must not be much work counts instructions (effort.py), and what has to
happen is waited for. Against hangs there are harness.HANGS and ctest's limit.
"""

import re

import common

CLOCK = re.compile(
    r"\btimeout(?: ?=(?!harness\.HANGS)|\s+-?\w*\d)|\bsleep(?:\(| +[\d.$])|"
    r"\bsetTimeout\(|\b(?:monotonic|perf_counter|time)\(\)")
SUFFIXES = (".py", ".txt", ".mjs", ".c", ".h", ".sh")
MAY = {  # and why nothing is judged by it
    "tests/checks/untimed.py",
    "tests/pty/costs.py",  # a figure that is printed
    "tests/pty/driver.py",  # a guard, as HANGS is; and where /proc is not there
    "tests/pty/kills.py",  # when it is killed, by chance
    "tests/pty/record.py",  # no test
}


def check(root):
    findings = []
    for path in sorted((root / "tests").rglob("*")):
        name = path.relative_to(root).as_posix()
        if path.suffix not in SUFFIXES or name in MAY or "/corpus/" in name:
            continue
        text = path.read_text(encoding="utf-8")
        findings += [f"{common.place(root, path, text, match.start())}: "
                     f"'{match.group()}' goes by the clock"
                     for match in CLOCK.finditer(text)]
    return findings


common.run(check, {
    "tests/pty/kills.py": "time.sleep(1)\n",
    "tests/a/b.py": "run(timeout=harness.HANGS)\n",
    "tests/cli/a.txt": "to sleep on a train; within a timeout (0)\n",
}, [
    ({"tests/cli/a.txt": "\ntimeout 10 whichway\n"},
     "tests/cli/a.txt:2: 'timeout 10' goes"),
    ({"tests/cli/a.txt": "timeout -k5 10 whichway\n"}, "'timeout -k5'"),
    ({"tests/cli/a.txt": "sleep 0.1; echo\n"}, "'sleep 0'"),
    ({"tests/a/b.py": "run(timeout=3)\n"}, "'timeout='"),
    ({"tests/a/b.py": "time.sleep(3)\n"}, "'sleep('"),
    ({"tests/a/b.py": "while time.monotonic() < end:\n"}, "'monotonic()'"),
    ({"tests/a/b.mjs": "setTimeout(stop, 50)\n"}, "'setTimeout('"),
])

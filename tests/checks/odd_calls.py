"""odd_calls.py WHICHWAY: system calls that answer oddly (strace injects it).

A write that takes nothing and gives no reason is a failure, not one more try;
without a pipe that never waits nobody is asked. A temporary file's name is
well-formed where that of its file is, however long.
"""

import os
import pathlib
import subprocess
import sys
import tempfile

import common
import harness

PROFILE = common.ROOT / "examples" / "support-assistant.json"
ENVIRONMENT = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}


def run(folder, inject, whichway, *words):
    return subprocess.run(
        ["strace", "--quiet=all", "-o", "/dev/null", "-e", f"inject={inject}",
         whichway, *words], cwd=folder, env=ENVIRONMENT, input=b"{}\n",
        capture_output=True, timeout=harness.HANGS, check=False)


def check_writes(whichway, folder):
    for words in (["decide", PROFILE], ["decide", PROFILE, "-o", "new"],
                  ["batch"], ["batch", "-o", "new"], ["new"], ["-h"]):
        done = run(folder, "write:retval=0", whichway, *words)
        if done.returncode != 3 or os.listdir(folder):
            yield f"{words} writes nothing: exit {done.returncode}"
    done = run(folder, "write:retval=0:when=1", whichway, "decide", PROFILE)
    if b"no space is left" not in done.stderr:
        yield f"nothing is written, and it says: {done.stderr}"


def check_pipe(whichway, folder):
    done = run(folder, "fcntl:error=EINVAL", whichway, "ask", "--plain")
    if done.returncode != 3 or b"cannot listen for signals" not in done.stderr:
        yield f"no pipe: exit {done.returncode}: {done.stderr}"


def check_names(whichway, folder):
    for start in ("", "a", "ab"):  # one of them is cut within a letter
        name = start + "\u20ac" * 80
        run(folder, "fsync:signal=KILL", whichway, "decide", PROFILE, "-o",
            name)
        left = os.listdir(os.fsencode(folder))
        whole = [one for one in left if name.encode().startswith(
            one[1:].rsplit(b".whichway-", 1)[0])]
        if len(left) != 1 or whole != left or left[0].decode(
                "utf-8", "replace").count("\ufffd"):
            yield f"temporary files of {name}: {left}"
        run(folder, "fsync:error=EIO:when=99", whichway, "decide", PROFILE,
            "-o", name)
        if os.listdir(folder) != [name]:
            yield f"after it: {os.listdir(folder)}"
        pathlib.Path(folder, name).unlink()


def main():
    whichway = str(pathlib.Path(sys.argv[1]).resolve())
    if not os.access(whichway, os.X_OK):
        sys.exit(f"{whichway} is missing: ./dev test builds it")
    with tempfile.TemporaryDirectory() as folder:
        harness.need("strace")
        if run(folder, "fsync:error=EIO", whichway, "-h").returncode:
            harness.skip("the right to trace", "in a container: docker run "
                         "--cap-add SYS_PTRACE")
        faults = [fault for check in (check_writes, check_pipe, check_names)
                  for fault in check(whichway, folder)]
    print(*faults, f"{len(faults)} faults", sep="\n")
    sys.exit(1 if faults else 0)


main()

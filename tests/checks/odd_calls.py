"""odd_calls.py WHICHWAY: system calls that answer oddly (strace injects it).

A write that takes nothing and gives no reason is a failure, not one more try;
without a pipe that never waits nobody is asked. That a file is written in place
is said once. A temporary file's name is
well-formed where that of its file is, however long.
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile

import common
import harness

PROFILE = common.ROOT / "examples" / "support-assistant.json"
ENVIRONMENT = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}


def run(folder, inject, whichway, *words, given=b"{}\n"):
    return subprocess.run(
        ["strace", "--quiet=all", "-o", "/dev/null", "-e", f"inject={inject}",
         whichway, *words], cwd=folder, env=ENVIRONMENT, input=given,
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


def check_mounted(whichway, folder):
    """Answers that are kept in a file that is mounted by itself."""
    profile = pathlib.Path(folder, "p.json")
    profile.write_text("{}")
    done = run(folder, "?rename,?renameat,?renameat2:error=EBUSY", whichway,
               "ask", "p.json", "--plain", "--only", "data_churn", "--only",
               "labeled_examples", given=b"weekly\n100\nq\n")
    if done.stderr.count(b"written in place") != 1 or done.returncode:
        yield f"mounted: exit {done.returncode}: {done.stderr}"
    if len(json.loads(profile.read_text())["answers"]) != 2:
        yield f"mounted: {profile.read_text()}"
    profile.unlink()
    if os.listdir(folder):
        yield f"mounted: {os.listdir(folder)} is left behind"


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
        faults = [fault for check in (check_writes, check_pipe, check_mounted,
                                    check_names)
                  for fault in check(whichway, folder)]
    print(*faults, f"{len(faults)} faults", sep="\n")
    sys.exit(1 if faults else 0)


main()

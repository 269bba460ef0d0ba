"""torn.py WHICHWAY: an output is the old one or the new one, never half of one.

Each system call that writing it takes is killed once, fails once in each of
some ways, and is interrupted once by each of some signals (strace injects
that). Killed, it may leave a temporary file, which the next run sweeps; a fault
that it survives and a signal leave nothing. It exits with 0 when the new
output stands, and else says why it does not. A folder is synced after a name
in it has changed. A file that is mounted by itself is written in place.
"""

import collections
import concurrent.futures
import dataclasses
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile

import common
import harness

OLD = b"what was there last week\n"
ERRORS = ["EIO", "ENOSPC", "EDQUOT", "EINTR"]
SIGNALS = ["HUP", "INT", "QUIT", "TERM"]
STRACE = ["strace", "--quiet=all", "-o"]
PROFILE = common.ROOT / "examples" / "support-assistant.json"
RENAME = "?rename,?renameat,?renameat2"
IN_PLACE = b"written in place"
ENVIRONMENT = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}


@dataclasses.dataclass(frozen=True)
class Job:
    words: tuple
    outputs: tuple
    errors: bool  # whether calls fail, too

    def run(self, folder, whichway, *before):
        with open(PROFILE, "rb") as profile:
            lines = b"".join(profile.read().split(b"\n")) + b"\n"
        return subprocess.run(
            [*before, whichway, *self.words], cwd=folder, env=ENVIRONMENT,
            input=lines * 40, capture_output=True, check=False)

    def lay(self, folder):
        for name in self.outputs:
            (folder / name).write_bytes(OLD)

    def read(self, folder):
        return tuple((folder / name).read_bytes() for name in self.outputs)

    def left(self, folder):
        return [file.name for file in folder.iterdir()
                if file.name not in self.outputs]


JOBS = [
    Job(("report", str(PROFILE), "-o", "report.md"), ("report.md",), True),
    Job(("report", str(PROFILE), "-o", "markdown=a", "-o", "json=b"),
        ("a", "b"), False),
    Job(("batch", "-", "-o", "decisions"), ("decisions",), True),
]


# ---- What there is to harm ---------------------------------------------------

def trace(job, whichway):
    """The calls that it makes, in order, and its outputs; None: not allowed.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name, "out")
        folder.mkdir()
        job.lay(folder)
        log = pathlib.Path(name, "trace")
        if job.run(folder, whichway, *STRACE, log).returncode:
            return None, b""
        calls = re.findall(r"^(\w+)\((.*)", log.read_text(), re.M)
        return calls, job.read(folder)


def harms_of(job, calls):
    """(call, its n-th time, how) for all; the loader's calls, up to the first
    that looks at an output, are killed only, and brk() too, which the kernel
    never lets fail in this way."""
    times, harms, ours = collections.Counter(), [], False
    for call, words in calls:
        times[call] += 1
        ours = ours or f'"{job.outputs[0]}"' in words and "stat" in call
        if call in ("execve", "exit_group", "exit"):
            continue
        harms.append((call, times[call], "signal=KILL"))
        if not ours:
            continue
        harms += [(call, times[call], f"signal={s}") for s in SIGNALS]
        if job.errors and call != "brk":
            harms += [(call, times[call], f"error={e}") for e in ERRORS]
    return harms


def unsynced(calls):
    """Renames after which the folder is not synced, before the next one."""
    found, folders = [], set()
    for call, words in calls:
        if call.startswith("open") and "O_DIRECTORY" in words:
            folders.add(words.rsplit(" = ", 1)[1])
        elif call.startswith("rename"):
            found.append(f"{call}({words}")
        elif call == "fsync" and words.split(")")[0] in folders and found:
            found.pop()
        elif call == "close" and words.split(")")[0] in folders:
            folders.discard(words.split(")")[0])
    return found


# ---- Harming -----------------------------------------------------------------

def harm(job, whichway, new, call, number, how):
    """What is wrong after the call's n-th time was harmed; None: nothing."""
    old = (OLD,) * len(job.outputs)
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        job.lay(folder)
        done = job.run(folder, whichway, *STRACE, "/dev/null", "-e",
                       f"inject={call}:{how}:when={number}")
        kind, what = how.split("=")
        content, left = job.read(folder), job.left(folder)
        if any(one not in (OLD, fresh) for one, fresh in zip(content, new)):
            return f"half an output, {[len(one) for one in content]} bytes"
        if how == "signal=KILL":
            job.run(folder, whichway)
            return f"{left} is not swept" if job.left(folder) else None
        if left:
            return f"{left} is left behind"
        if kind == "signal":
            if done.returncode not in (0, -getattr(signal, f"SIG{what}")):
                return f"exit {done.returncode}"
            return None if content in (old, new) else "only some are replaced"
        if done.returncode == 0 and content != new:
            return "exit 0, but the old output"
        if done.returncode and not done.stderr:
            return f"exit {done.returncode} without a word"
        return None


def check(job, whichway):
    """How often it was harmed, and faults."""
    calls, new = trace(job, whichway)
    harms = harms_of(job, calls)
    if not any(call.startswith("rename") for call, _, how in harms
               if how == "signal=TERM"):
        sys.exit("self-test: it is not seen how an output gets its name")
    harms = harms[::harness.size(3, 1)]
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        results = list(pool.map(lambda one: harm(job, whichway, new, *one),
                                harms))
    faults = [f"{' '.join(job.words)}: {call} {number} {how}: {fault}"
              for (call, number, how), fault in zip(harms, results) if fault]
    faults += [f"{call}: the folder is not synced" for call in unsynced(calls)]
    return len(harms), faults


# ---- Files that are mounted by themselves ------------------------------------

def in_place(job, whichway, new, *before):
    """Runs what cannot be replaced; faults."""
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        job.lay(folder)
        first = folder / job.outputs[0]
        first.write_bytes(new[0] + OLD)  # longer than what is to come
        number = first.stat().st_ino
        done = job.run(folder, whichway, *before)
        label = f"{' '.join(job.words)}, mounted"
        if done.returncode or job.read(folder) != new:
            yield f"{label}: exit {done.returncode}: {done.stderr}"
        if IN_PLACE not in done.stderr:
            yield f"{label}: it does not say so: {done.stderr}"
        if first.stat().st_ino != number:
            yield f"{label}: replaced"
        if job.left(folder):
            yield f"{label}: {job.left(folder)} is left behind"


def mount(job):
    """The command that mounts the first output over itself, if it may."""
    name = job.outputs[0]
    way = ["unshare", "-m", "sh", "-c",
           f'mount --bind {name} {name} && exec "$@"', "sh"]
    with tempfile.TemporaryDirectory() as folder:
        pathlib.Path(folder, name).write_bytes(b"")
        may = shutil.which("unshare") and subprocess.run(
            [*way, "true"], cwd=folder, capture_output=True,
            check=False).returncode == 0
    return way if may else None


def check_mounted(job, whichway):
    _, new = trace(job, whichway)
    faults = list(in_place(job, whichway, new, *STRACE, "/dev/null", "-e",
                           f"inject={RENAME}:error=EBUSY:when=1"))
    way = mount(job)
    if way:
        faults += in_place(job, whichway, new, *way)
    else:
        harness.leave_out("the right to mount", "as root: ./dev test; EBUSY "
                          "is injected meanwhile")
    return faults


def main():
    whichway = str(pathlib.Path(sys.argv[1]).resolve())
    if not os.access(whichway, os.X_OK):
        sys.exit(f"{whichway} is missing: ./dev test builds it")
    harness.need("strace")
    if trace(JOBS[0], whichway)[0] is None:
        harness.skip("the right to trace", "in a container: docker run "
                     "--cap-add SYS_PTRACE")
    total, faults = 0, []
    for job in JOBS:
        harms, found = check(job, whichway)
        total += harms
        faults += found + check_mounted(job, whichway)
    print(*faults, sep="\n", end="\n" if faults else "")
    print(f"{total} harms, {len(faults)} faults")
    sys.exit(1 if faults else 0)


main()

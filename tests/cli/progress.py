"""progress.py WHICHWAY: how far a long command is stands on a terminal alone, and
Ctrl-C ends it.

`rules test --mutate` and `rules check` tell it on standard error, in one line
that is wiped; not in a file, nor on a terminal that cannot. Interrupted, the
command dies of SIGINT (130 in a shell) and leaves no output.
"""

import os
import pathlib
import pty
import signal
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
WIPE = b"\r\x1b[K"
LUNCH = ["--rules", "tests/cli/lunch"]
CASES = "cases: {a: {says: Dry, answers: {hungry: true}, expect: cafe}}\n"


def start(arguments, terminal, kind="xterm"):
    return subprocess.Popen(
        [sys.argv[1], *arguments], cwd=ROOT, stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL, stderr=terminal,
        env={**os.environ, "TERM": kind},
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL))


def read(master, until=None):
    told = b""
    while not (until and until in told):
        try:
            some = os.read(master, 4096)
        except OSError:  # the other end is closed
            some = b""
        if not some:
            break
        told += some
    return told


def on_terminal(arguments, kind="xterm", interrupt=None):
    """(what stands there, how it ended)"""
    master, slave = pty.openpty()
    with start(arguments, slave, kind) as running:
        os.close(slave)
        told = read(master, interrupt)
        if interrupt:
            running.send_signal(signal.SIGINT)
            told += read(master)
        ended = running.wait()
    os.close(master)
    return told, ended


def check(faults, what, arguments, long, folder):
    told, _ = on_terminal([*arguments, "-o", str(folder / "whole.txt")])
    shown = [part for part in told.split(WIPE) if part]
    if not shown or not told.endswith(WIPE) or not all(
            part.startswith(what.encode()) and part.endswith(b"%")
            for part in shown) or shown[0] != what.encode() + b": 0 %":
        faults.append(f"{what}: {told[:200]!r}")
    if on_terminal([*arguments, "-o", str(folder / "whole.txt")], "dumb")[0]:
        faults.append(f"{what}: told on a terminal that cannot wipe")
    with start(arguments, subprocess.PIPE) as running:
        if running.stderr.read():
            faults.append(f"{what}: told in a file")
    left = folder / "left"
    left.mkdir()
    _, ended = on_terminal([*long, "-o", str(left / "half.txt")],
                           interrupt=b"%")
    if ended != -signal.SIGINT or list(left.iterdir()):
        faults.append(f"{what}: {ended}, leaves {list(left.iterdir())}")
    left.rmdir()


def main():
    faults = []
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        cases = folder / "cases.yaml"
        cases.write_text(CASES, encoding="utf-8")
        check(faults, "checking", ["rules", "check", *LUNCH],
              ["rules", "check"], folder)
        check(faults, "trying mutants",
              ["rules", "test", str(cases), "--mutate", *LUNCH],
              ["rules", "test", "builtin", "--mutate"], folder)
    print(*faults, f"{len(faults)} faults", sep="\n")
    sys.exit(1 if faults else 0)


main()

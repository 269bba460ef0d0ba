"""keys.py WHICHWAY [KEYS [SEED]]: random keys, seeded; 100,000 with --all.

Whatever is pressed, it neither crashes nor hangs, the profile stays one that
loads with a whole set of answers, and the terminal is left as it was found.
Sizes change in between; every other run is in line mode.
"""

import json
import os
import pathlib
import random
import signal
import subprocess
import sys
import tempfile
import threading

import driver
import harness

HERE = pathlib.Path(__file__).resolve().parent
KEYS_IN_ALL = harness.size(20_000, 100_000)
SEED, BATCH, RUN_MOST = 1, 25, 4_000
WORKERS = 2
NAMED = [driver.KEYS[name] for name in
         ("Up", "Down", "Left", "Right", "Home", "End", "PageUp", "PageDown",
          "Backspace", "Space", "Tab", "Esc", "Ctrl-U", "Ctrl-W", "Ctrl-L")]
LETTERS = [bytes([code]) for code in range(0x20, 0x7F)]
COMMANDS = [b"?", b"<", b"u", b"U", b"r", b"R", b"g", b"m", b"M", b"n", b"N",
            b"c", b"y", b"/"]
ODD = ["\u00e9", "\u65e5\u672c", "\U0001f600", "\u0301", "\u200b", "\u202e",
       "\u0085"]
NOISE = [b"\xff", b"\xc3", b"\xe2\x82", b"\x1b[", b"\x1b[999;999H", b"\x1bO",
         b"\x1b[200~", b"\x1b]0;x\x07", b"\x00", b"\x01", b"\x1b\x1b",
         b"\x1b[1;5A", b"\x9b", b"\xed\xa0\x80", b"\xf4\x90\x80\x80"]
LINES = [b"documents", b"1 3", b"50k", b"weekly", b"none", b"y", b"unknown"]


def key(source, plain):
    draw = source.random()
    if draw < 0.25:
        return b"\r"
    if draw < 0.45:
        return source.choice(NAMED)
    if draw < 0.60:
        return source.choice(COMMANDS)
    if draw < 0.75:
        return b"%d" % source.randrange(10)
    if draw < 0.85:
        return source.choice(LETTERS)
    if draw < 0.90 and plain:
        return source.choice(LINES)
    if draw < 0.95:
        return source.choice(ODD).encode()
    if draw < 0.999:
        return source.choice(NOISE)
    if draw < 0.9995:
        return b"Q"
    return source.choice([b"\x04", b"\x03", b"\x1c"])


class Worker(threading.Thread):
    def __init__(self, command, seed, keys):
        super().__init__()
        self.command, self.left = command, keys
        self.source = random.Random(seed)
        self.faults, self.runs, self.ends = [], 0, {}

    def run(self):
        base = "/dev/shm" if os.path.isdir("/dev/shm") else None
        with tempfile.TemporaryDirectory(dir=base) as folder:
            while self.left > 0 and not self.faults:
                self.one_run(pathlib.Path(folder))
                self.runs += 1

    def one_run(self, folder):
        profile = folder / "whichway-profile.json"
        plain = self.source.random() < 0.4
        options = ["--plain"] if plain else []
        if self.source.random() < 0.3:
            options += ["--all"]
        if self.source.random() < 0.2 and profile.exists():
            profile.unlink()
        shipped = self.source.random() < 0.5
        if shipped != getattr(self, "shipped", None) and profile.exists():
            profile.unlink()
        self.shipped = shipped
        rules = {} if shipped else {
            "WHICHWAY_RULES": str(HERE / "travel.yaml")}
        it = driver.Driver([self.command, "ask", *options], folder,
                           *self.size(), rules, echo=plain)
        try:
            it.settle()
            self.type(it, plain)
            status = it.wait()
            self.check(it, status, profile, rules)
        except (TimeoutError, ValueError, UnicodeDecodeError) as fault:
            self.faults.append(str(fault))
        finally:
            it.close()

    def size(self):
        return self.source.choice([(80, 24), (20, 5), (40, 12), (120, 50),
                                   (300, 100), (8, 3)])

    def type(self, it, plain):
        keys = min(self.left, RUN_MOST)
        while keys > 0 and not it.ended():
            count = min(BATCH, keys)
            it.send(b"".join(key(self.source, plain) for _ in range(count)))
            it.settle()
            if it.ended():  # some of them came too late
                return
            keys -= count
            self.left -= count
            if self.source.random() < 0.1 and not it.ended():
                it.resize(*self.size())
        if not it.ended():
            it.kill(signal.SIGTERM)

    def check(self, it, status, profile, rules):
        self.ends[status] = self.ends.get(status, 0) + 1
        if status not in (0, 2, -signal.SIGTERM, -signal.SIGINT,
                          -signal.SIGQUIT):
            self.faults.append(f"it ended by {status}:\n{it.shown()}")
        if not it.settings_kept():
            self.faults.append("the terminal is not as it was")
        if not profile.exists():
            return
        json.loads(profile.read_text(encoding="utf-8"))
        done = subprocess.run(
            [self.command, "decide", "--brief", "--format", "json", profile],
            env={**os.environ, **rules}, capture_output=True, check=False)
        if done.returncode:
            self.faults.append(done.stderr.decode())


def main():
    command = str(pathlib.Path(sys.argv[1]).resolve())
    keys = int(sys.argv[2]) if len(sys.argv) > 2 else KEYS_IN_ALL
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else SEED
    workers = [Worker(command, seed * 1000 + number, keys // WORKERS)
               for number in range(WORKERS)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    faults = [fault for worker in workers for fault in worker.faults]
    ends = {}
    for worker in workers:
        for status, count in worker.ends.items():
            ends[status] = ends.get(status, 0) + count
    for fault in faults:
        print(fault)
    print(f"{keys} keys in {sum(worker.runs for worker in workers)} runs, "
          f"ended by {dict(sorted(ends.items()))}, {len(faults)} faults")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()

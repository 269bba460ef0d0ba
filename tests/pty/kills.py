"""kills.py WHICHWAY [TIMES]: kill -9 at random points, then resume.

At most the answer that is being typed is lost, what is kept is whole, and the
next run asks only what is missing and sweeps up what was left behind.
"""

import json
import pathlib
import random
import signal
import sys
import tempfile
import time

import driver
import harness

HERE = pathlib.Path(__file__).resolve().parent
RULES = {"WHICHWAY_RULES": str(HERE / "travel.yaml")}
TIMES, SEED, DELAY_MOST = harness.size(20, 120), 1, 0.012
ASKS = {  # what a question starts with, its id, and keys that answer it
    "What is the meeting": ("purpose", ["2"], "deal"),
    "How far away": ("distance_km", ["6", "0", "0", "Enter"], 600),
    "Must somebody": ("must_be_there", ["y"], True),
    "How often": ("how_often", ["2"], "yearly"),
    "What has to be": ("luggage", ["1", "Enter"], ["laptop"]),
    "How many people": ("people", ["2", "Enter"], 2),
    "Is there a railway": ("station_near", ["n"], False),
    "Does anybody want": ("reads_on_the_way", ["y"], True),
    "Would somebody": ("night_train", ["n"], False),
}


def asked(it):
    """The question that is shown last; None: there is none."""
    for line in reversed(it.terminal.lines()):
        for start, question in ASKS.items():
            if line.startswith(start):
                return question
    return None


def kept_in(path):
    return json.loads(path.read_text())["answers"] if path.exists() else {}


def one(command, source, folder):
    path = pathlib.Path(folder, "whichway-profile.json")
    plain = source.random() < 0.4
    known = {}
    while True:
        options = ["--all"] + (["--plain"] if plain else [])
        it = driver.Driver([command, "ask", *options], folder, 80, 24, RULES)
        try:
            it.settle()
            if it.ended():  # nothing is missing
                return [] if len(known) == len(ASKS) else [f"only {known}"]
            for _ in range(source.randrange(4)):
                question = asked(it)
                if question is None or it.ended():
                    break
                it.press(*question[1], *(["Enter"] if plain and
                                         question[1][-1] != "Enter" else []))
                known[question[0]] = question[2]
            question = None if it.ended() else asked(it)
            if question:
                it.send(b"".join(driver.KEYS.get(name, name.encode())
                                 for name in question[1]) +
                        (b"\r" if plain and question[1][-1] != "Enter"
                         else b""))
                # Anywhere in what it does; nothing is judged by this time.
                time.sleep(source.random() * DELAY_MOST)
            it.kill(signal.SIGKILL)
            it.wait()
        finally:
            it.close()
        kept = kept_in(path)
        more = {question[0]: question[2]} if question else {}
        if kept not in (known, {**known, **more}):
            return [f"kept {kept}, given {known} and then {more}"]
        known = kept


def main():
    command = str(pathlib.Path(sys.argv[1]).resolve())
    times = int(sys.argv[2]) if len(sys.argv) > 2 else TIMES
    source = random.Random(SEED)
    faults, count = [], 0
    while count < times and not faults:
        with tempfile.TemporaryDirectory() as folder:
            faults += one(command, source, folder)
            left = [path.name for path in pathlib.Path(folder).iterdir()
                    if path.name != "whichway-profile.json"]
            if left:
                faults.append(f"{left} is left behind")
        count += 1
    for fault in faults:
        print(fault)
    print(f"{count} interviews killed and resumed, {len(faults)} faults")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()

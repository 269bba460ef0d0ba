"""signals.py WHICHWAY: signals at every kind of prompt.

The answers given so far are in the file, the terminal is as it was found, and
the process dies of the signal; two at once are no different. Ctrl-Z and back
change nothing.
"""

import json
import pathlib
import signal
import sys
import tempfile

import driver

HERE = pathlib.Path(__file__).resolve().parent
RULES = {"WHICHWAY_RULES": str(HERE / "travel.yaml")}
ANSWERS = {"purpose": "deal"}
STABLE = ["6", "0", "0", "Enter", "y", "0", "y", "y"]

# Name, arguments, keys after the first answer.
PROMPTS = [
    ("list", [], ["2"]),
    ("number", [], ["2", "4", "7"]),
    ("note", [], ["2", "n", "x", "y"]),
    ("yes or no", [], ["2", "9", "Enter"]),
    ("set", [], ["2", "8", "0", "0", "Enter", "y", "Space"]),
    ("filter", [], ["2", "r", "/", "p", "e"]),
    ("why", [], ["2", "?"]),
    ("review", [], ["2", "r"]),
    ("question of the review", [], ["2", "r", "Enter"]),
    ("half a sequence", [], ["2", "\x1b["]),
    ("stop", ["--only", "purpose"], None),
    ("line: question", ["--plain"], ["2", "Enter"]),
    ("line: half a line", ["--plain"], ["2", "Enter", "4"]),
    ("line: note", ["--plain"], ["2", "Enter", "n", "Enter"]),
    ("line: review", ["--plain"], ["2", "Enter", "r", "Enter"]),
]
ORDERLY = ["SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT", "SIGUSR1"]
CRASHES = ["SIGSEGV", "SIGABRT", "SIGFPE"]


def begin(command, folder, arguments, keys):
    it = driver.Driver([command, "ask", *arguments], folder, 80, 24, RULES)
    it.settle()
    it.press(*keys)
    return it


def check(command, name, arguments, keys, kill, expected):
    faults = []
    with tempfile.TemporaryDirectory() as folder:
        it = begin(command, folder, arguments, keys)
        try:
            kill(it)
            status = it.wait()
            if status != -expected:
                faults.append(f"ended by {status}, not {-expected}")
            if not it.settings_kept():
                faults.append("the terminal is not as it was")
            kept = pathlib.Path(folder, "whichway-profile.json")
            answers = json.loads(kept.read_text())["answers"]
            if {**answers, **ANSWERS} != answers:
                faults.append(f"{answers} is kept")
            left = [path.name for path in kept.parent.iterdir()
                    if path != kept]
            if left:
                faults.append(f"{left} is left behind")
            told = "To go on:" in it.shown()
            if expected in (signal.SIGINT, signal.SIGTERM) and not told:
                faults.append("it does not say where the answers are:\n" +
                              it.shown())
        finally:
            it.close()
    return [f"{name}: {signal.Signals(expected).name}: {fault}"
            for fault in faults]


def check_stop_and_continue(command, name, arguments, keys):
    with tempfile.TemporaryDirectory() as folder:
        it = begin(command, folder, arguments, keys)
        try:
            before = it.shown()
            it.kill(signal.SIGTSTP)
            it.settle()
            stopped = it.settings_kept()
            it.kill(signal.SIGCONT)
            it.settle()
            after = it.shown()
            it.kill(signal.SIGTERM)
            kept = it.wait() == -signal.SIGTERM and it.settings_kept()
            faults = []
            if not stopped or not kept:
                faults.append("the terminal is not as it was")
            if not all(line in after for line in before.split("\n")):
                faults.append(f"before:\n{before}\nafter:\n{after}")
            return [f"{name}: SIGTSTP: {fault}" for fault in faults]
        finally:
            it.close()


def twice(number):
    def kill(it):
        it.kill(number)
        it.kill(number)
    return kill


def main():
    command = str(pathlib.Path(sys.argv[1]).resolve())
    faults, count = [], 0
    for name, arguments, keys in PROMPTS:
        if keys is None:  # the last stop is only offered without options
            arguments, keys = [], ["2", *STABLE]
        for word in ORDERLY + CRASHES:
            number = getattr(signal, word)
            faults += check(command, name, arguments, keys,
                            lambda it, number=number: it.kill(number), number)
            count += 1
        faults += check(command, name, arguments, keys,
                        twice(signal.SIGTERM), signal.SIGTERM)
        faults += check_stop_and_continue(command, name, arguments, keys)
        count += 2
    for fault in faults:
        print(fault)
    print(f"{count} endings, {len(faults)} faults")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()

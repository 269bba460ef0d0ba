"""signals.py WHICHWAY: signals at every kind of prompt.

The answers given so far are in the file, the terminal is as it was found, and
the process dies of the signal. A second one ends it at once: then it need not
have said where the answers are. Ctrl-Z and back change nothing.
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
FAR, TO_STOP = ["6", "0", "0"], ["y", "y", "2"]
REVIEW = ["2", "Enter", "r", "Enter"]  # in line mode

# Name, arguments, keys, and what is seen then.
PROMPTS = [
    ("list", ["--only", "purpose", "--only", "how_often"], ["2"],
     "\u203a1 once"),
    ("number", [], ["2", "4", "7"], "> 47"),
    ("note", [], ["2", "N", "x", "y"], "> xy"),
    ("yes or no", [], ["2", "9", "Enter"], "\u203a1 yes"),
    ("set", ["--only", "purpose", "--only", "luggage"], ["2", "Space"],
     "1 [\u00d7] laptop"),
    ("filter", [], ["2", "R", "/", "p", "e"], "/pe"),
    ("why", [], ["2", "?"], "as fast as a plane"),
    ("review", [], ["2", "R"], "\u203a1 purpose"),
    ("list of the review", [], ["2", "R", "Enter"], "\u203a2 deal"),
    ("number of the review", [], ["2", "R", "2", "5"], "> 5"),
    ("half a sequence", [], ["2", "\x1b["], "How far"),
    ("stop", [], ["2", *FAR, "Enter", *TO_STOP, "Enter"], "\u203a1 Decision"),
    ("line: list", ["--plain", "--only", "purpose", "--only", "how_often"],
     ["2", "Enter"], "1  once"),
    ("line: number", ["--plain"], ["2", "Enter"], "such as 500 km"),
    ("line: half a line", ["--plain"], ["2", "Enter", "4"], "such as 500 km"),
    ("line: yes or no", ["--plain"], ["2", "Enter", "9", "Enter"], "1  yes"),
    ("line: set", ["--plain", "--only", "purpose", "--only", "luggage"],
     ["2", "Enter"], "several as in"),
    ("line: note", ["--plain"], ["2", "Enter", "n", "Enter"], "note on purp"),
    ("line: why", ["--plain"], ["2", "Enter", "?", "Enter"], "as a plane"),
    ("line: review", ["--plain"], REVIEW, "review>"),
    ("line: list of the review", ["--plain"], [*REVIEW, "1", "Enter"],
     "now: deal"),
    ("line: stop", ["--plain"],
     ["2", "Enter", *FAR, "Enter", *(key for word in TO_STOP
                                     for key in (word, "Enter"))],
     "Enter shows the decision"),
]
ORDERLY = ["SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT", "SIGUSR1"]
CRASHES = ["SIGSEGV", "SIGABRT", "SIGFPE"]


def begin(command, folder, arguments, keys, seen):
    it = driver.Driver([command, "ask", *arguments], folder, 80, 24, RULES)
    it.settle()
    it.press(*keys)
    if it.ended() or seen not in it.shown():
        sys.exit(f"'{seen}' is not seen:\n{it.shown()}")
    return it


def check(command, prompt, expected, times=1):
    name, *way = prompt
    label = f"{name}: {signal.Signals(expected).name} x {times}"
    faults = []
    with tempfile.TemporaryDirectory() as folder:
        it = begin(command, folder, *way)
        try:
            for _ in range(times):
                it.kill(expected)
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
            says = expected in (signal.SIGINT, signal.SIGTERM) and times == 1
            if says and not told:
                faults.append("it does not say where the answers are:\n" +
                              it.shown())
        finally:
            it.close()
    return [f"{label}: {fault}" for fault in faults]


def check_stop_and_continue(command, prompt):
    name, *way = prompt
    with tempfile.TemporaryDirectory() as folder:
        it = begin(command, folder, *way)
        try:
            before = it.shown()
            it.kill(signal.SIGTSTP)
            it.settle()
            stopped = it.settings_kept()
            it.kill(signal.SIGCONT)
            it.settle()
            after = "\n".join([*it.terminal.above, it.shown()])
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


def check_without_shell(command):
    """Nobody could ever resume it, so Ctrl-Z changes nothing."""
    with tempfile.TemporaryDirectory() as folder:
        it = driver.Driver([command, "ask"], folder, 80, 24, RULES,
                           shell=False)
        try:
            it.settle()
            before = it.shown()
            it.kill(signal.SIGTSTP)
            it.settle()
            it.press("Down")
            if it.stopped() or it.shown() == before:
                return ["SIGTSTP without a shell: it stops for good"]
            return []
        finally:
            it.close()


def main():
    command = str(pathlib.Path(sys.argv[1]).resolve())
    faults, count = [], 0
    for prompt in PROMPTS:
        for word in ORDERLY + CRASHES:
            faults += check(command, prompt, getattr(signal, word))
        faults += check(command, prompt, signal.SIGTERM, times=2)
        faults += check_stop_and_continue(command, prompt)
        count += len(ORDERLY + CRASHES) + 2
    faults += check_without_shell(command)
    for fault in faults:
        print(fault)
    print(f"{count} endings at {len(PROMPTS)} prompts, {len(faults)} faults")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()

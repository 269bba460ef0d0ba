"""ci_log.py WHICHWAY: the runner of a CI job obeys nothing of what we print.

A log is searched as the runners search it, while hostile texts stand in every
string of a rulebook, a profile and cases, in names of files and in arguments:
one at a time, which makes errors that quote them, and all at once where any
text is allowed, which makes documents in every format. Written files are
looked at too: a job may print them.
"""

import copy
import json
import os
import pathlib
import random
import re
import subprocess
import sys
import tempfile

SGR = re.compile(r"\x1b\[[0-9;]*m")

# GitHub (actions/runner, ActionCommand.TryParseV2 and TryParse; .NET's
# ReadLine and TrimStart), Azure, TeamCity, GitLab.
SEARCHES = [("##[", re.compile(r"##\[")),
            ("##vso[", re.compile(r"##vso\[", re.I)),
            ("##teamcity[", re.compile(r"##teamcity\[", re.I)),
            ("section_", re.compile(r"section_(start|end):\d+:[^\r\n]+\r\x1b"))]


def obeyed(log):
    """The first thing that a runner would obey, or None."""
    for text in (log, SGR.sub("", log)):
        for line in re.split(r"\r\n|\r|\n", text):
            if line.lstrip().startswith("::"):
                return line
        for name, search in SEARCHES:
            found = search.search(text)
            if found:
                return text[max(0, found.start() - 60):found.end() + 20]
    return None


HOSTILE = [
    "::stop-commands::tok", "  ::error file=a::x", "\t::debug::x",
    "a\n::warning::x", "a\r::warning::x", "\u2028::error::x",
    "\u00a0\u3000::error::x", "\f::error::x", "\ufeff::error::x",
    "##[error]x", "###[group]x", "a ##vso[task.complete result=Failed;]x",
    "##VSO[x]y", "##teamcity[buildProblem description='x']",
    "#\u00ad#[error]x", "##\u200b[error]x", "::", ":: ##[", "x" * 90 + "::a::b",
    "section_start:1:a\r\x1b[0Kx", "\x1b[1m::error::x",
]


def wordy(seed):
    """Prose in which some line is likely to begin with a command, however
    it is wrapped."""
    dice = random.Random(seed)
    words = []
    for _ in range(40):
        words.append("w" * dice.randint(1, 12))
        words.append(dice.choice(["::notice::n", "##[x]", "w", "::"]))
    return dice.choice(HOSTILE) + " ".join(words)


# ---- What texts stand in ---------------------------------------------------

def question(kind, **more):
    return {"ask": "Which?", "why": "It matters.", "type": kind, **more}


def option(title, **more):
    return {"title": title, "summary": "It is so.",
            "layers": {"Layer": "what it is"},
            "plan": [{"phase": "now", "do": "this", "exit": "when done",
                      "days": "1 day"}],
            "pattern": {"title": "How", "nodes": {"n1": "one", "n2": "two"},
                        "edges": [{"from": "n1", "to": "n2",
                                   "label": "then"}]}, **more}


def rule(**more):
    return {"because": "It is why.", "sources": ["guide#part"],
            "claim": "measured", **more}


BOOK = {
    "whichway": 1,
    "rulebook": {"name": "book", "version": "1", "title": "A book"},
    "sources": {"guide": {"title": "A guide", "author": "Who",
                          "date": "2026-01-01", "site": "here"}},
    "questions": {
        "flag": question("flag", core=True),
        "number": question("number", unit="things", min=0,
                           units={"/day": 30}),
        "choice": question("choice", values={"one": "it is one",
                                             "two": "it is two"}),
        "scale": question("scale", values={"low": "little", "high": "much"}),
        "set": question("set", values={"left": "on the left",
                                       "right": "on the right"}),
    },
    "conditions": {"many": {"any": [{"number": ">= 10"}, {"flag": True}]}},
    "decisions": {
        "way": {
            "main": True, "title": "The way",
            "needs": {"east": {"title": "East"}, "north": {"title": "North"}},
            "options": {"stay": option("Stay"),
                        "walk": option("Walk", serves={"east": 1}, base=-1),
                        "ride": option("Ride", serves={"north": 1})},
            "rules": {
                "r1": rule(when={"many": True}, points={"east": 3}),
                "r2": rule(when={"number": ">= 10"}, points={"north": 2}),
                "r3": rule(when={"scale": "high", "set": {"has": "left"}},
                           rules_out=["walk"]),
                "r4": rule(when={"choice": ["one", "two"]},
                           points={"stay": 1}),
            },
            "invariants": {"i1": {"raising": "number",
                                  "never_lowers": ["ride"]}},
        },
        "gear": {"title": "Gear", "when": {"way": ["walk", "ride"]},
                 "options": {"boots": option("Boots"),
                             "skis": option("Skis")},
                 "rules": {"r5": rule(when={"flag": True},
                                      points={"skis": 1})}},
    },
    "advice": {"a1": {"kind": "step", "say": "Do it.", "sources": ["guide"]},
               "a2": {"kind": "warning", "when": {"flag": True},
                      "say": "Mind {number}.", "sources": ["guide"]}},
    "costs": {"currency": "EUR", "requests": "number",
              "prices": {"p1": {"title": "A thing", "options": ["walk"],
                                "kind": "monthly", "amount": 7,
                                "times": ["number"], "date": "2026-01-01",
                                "sources": ["guide"], "claim": "reported"},
                         "p2": {"title": "Another", "options": ["ride"],
                                "kind": "request", "amount": [1, 2],
                                "date": "2026-01-01",
                                "sources": ["guide"]}}},
}

PROFILE = {
    "project": "A project", "description": "What it is.",
    "answers": {"flag": {"value": True, "basis": "guessed", "owner": "Who",
                         "date": "2026-01-01", "note": "A note"},
                "number": 12, "choice": "one", "set": ["left"]},
}

CASES = {"cases": {"c1": {"says": "A case", "source": "guide#part",
                          "answers": {"flag": True}, "expect": "walk"},
                   "c2": {"says": "Another", "answers": {"number": 3},
                          "accept": ["stay", "ride"]}}}


def places(tree, path=()):
    """(path, "value" or "key") of every string."""
    pairs = tree.items() if isinstance(tree, dict) else \
        enumerate(tree) if isinstance(tree, list) else []
    for key, value in pairs:
        if isinstance(tree, dict):
            yield (*path, key), "key"
        if isinstance(value, str):
            yield (*path, key), "value"
        yield from places(value, (*path, key))


def changed(tree, path, what, text):
    tree = copy.deepcopy(tree)
    at = tree
    for key in path[:-1]:
        at = at[key]
    if what == "value":
        at[path[-1]] = text
    else:
        moved = {text if k == path[-1] else k: v for k, v in at.items()}
        at.clear()
        at.update(moved)
    return tree


# ---- Running ---------------------------------------------------------------

class Log:
    def __init__(self, whichway):
        self.whichway = whichway
        self.runs = 0
        self.faults = []

    def run(self, folder, *arguments, stdin="", **environment):
        """Its exit status; what it printed and wrote is looked at."""
        before = set(os.listdir(folder))
        done = subprocess.run(
            [self.whichway, *arguments], cwd=folder, check=False,
            input=stdin.encode("utf-8", "surrogateescape"),
            capture_output=True,
            env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8",
                 **environment})
        self.runs += 1
        outputs = {"stdout": done.stdout, "stderr": done.stderr}
        for name in set(os.listdir(folder)) - before:
            path = pathlib.Path(folder, name)
            outputs[name] = path.read_bytes()
            path.unlink()
        for name, output in outputs.items():
            found = obeyed(output.decode("utf-8"))
            if found and len(self.faults) < 20:
                self.faults.append(f"{arguments} {environment}: {name}: "
                                   f"{found!r}")
        return done.returncode


def lay(folder, name, tree):
    pathlib.Path(folder, name).write_text(
        tree if isinstance(tree, str) else json.dumps(tree), encoding="utf-8")


def each_place(log, folder):
    """One string at a time; where any text is allowed, as in ALL below."""
    free = {}
    files = {"book.yaml": BOOK, "p.json": PROFILE, "cases.yaml": CASES}
    commands = {
        "book.yaml": ["decide", "p.json", "--rules", "book.yaml"],
        "p.json": ["decide", "p.json", "--rules", "book.yaml"],
        "cases.yaml": ["rules", "test", "cases.yaml", "--rules", "book.yaml"],
    }
    for name, tree in files.items():
        lay(folder, name, tree)
    for name, tree in files.items():
        free[name] = []
        for i, (path, what) in enumerate(list(places(tree))):
            texts = [HOSTILE[i % len(HOSTILE)], HOSTILE[(i + 9) % len(HOSTILE)]]
            taken = True
            for text in texts:
                lay(folder, name, changed(tree, path, what, text))
                code = log.run(folder, *commands[name])
                taken = taken and code in (0, 1)
            if name == "p.json":
                lay(folder, "line", json.dumps(
                    changed(tree, path, what, texts[0])))
                log.run(folder, "batch", "line", "--rules", "book.yaml")
                lay(folder, "p.yaml", changed(tree, path, what, texts[1]))
                log.run(folder, "decide", "p.yaml", "--rules", "book.yaml")
            if taken:
                free[name].append((path, what))
        lay(folder, name, tree)
    return free


def all_places(tree, free, seed):
    for i, (path, what) in enumerate(free):
        if what == "value":
            tree = changed(tree, path, what, wordy(f"{seed} {i}"))
    return tree


FORMATS = [
    *(["decide", "p.json", *more] for more in (
        [], ["--brief"], ["--format", "json"],
        ["--expect", "ride"])),
    *(["report", "p.json", "--format", f, "--date", "2026-02-03"]
      for f in ("markdown", "madr", "html", "text", "json")),
    ["batch", "line"], ["batch", "line", "--full"],
    ["compare", "p.json", "q.json"],
    ["compare", "p.json", "q.json", "--format", "json"],
    *(["rules", "check", "--format", f] for f in ("text", "json", "sarif")),
    *(["rules", "test", "cases.yaml", *more] for more in (
        [], ["--mutate"], ["--format", "json"])),
    ["rules", "list"], ["rules", "list", "--format", "json"],
    *(["rules", "show", name, *more] for more in ([], ["--format", "json"])
      for name in ("r1", "many", "number", "a1", "way")),
    ["new", "-"], ["--version"],
    *(["schema", name] for name in ("profile", "rulebook", "decision")),
    ["ask", "p.json", "--no-input"],
    ["report", "p.json", "-o", "html=out.html", "-o", "markdown=out.md"],
]
LOOKS = [[], ["--color", "always"], ["--width", "20"], ["--width", "37"],
         ["--ascii"]]


def documents(log, folder, free):
    for seed in range(3):
        lay(folder, "book.yaml", all_places(BOOK, free["book.yaml"], seed))
        lay(folder, "old.yaml", BOOK)
        lay(folder, "p.json", all_places(PROFILE, free["p.json"], seed))
        lay(folder, "q.json",
            {**all_places(PROFILE, free["p.json"], seed + 9),
             "answers": {"choice": "two"}})
        lay(folder, "line", json.dumps(
            all_places(PROFILE, free["p.json"], seed)))
        lay(folder, "cases.yaml", all_places(CASES, free["cases.yaml"], seed))
        for arguments in FORMATS:
            text = not {"json", "html", "new", "schema", "batch"} & {*arguments}
            for look in LOOKS if text else [[]]:
                if arguments[0] in ("--version",) and look:
                    continue
                code = log.run(folder, *arguments, *look, "--rules",
                               "book.yaml")
                if code > 1 and arguments[0] != "ask" and not \
                        (look and code == 2):
                    log.faults.append(f"{arguments} {look}: exit {code}")
        for look in LOOKS:
            log.run(folder, "rules", "diff", "old.yaml", "book.yaml", *look)
            answers = "\n".join(["::error::x", "##[x]", "?", "y", "N",
                                 wordy(seed), "r", "12", "1", "1", "q", ""])
            log.run(folder, "ask", "new.json", "--plain", "--rules",
                    "book.yaml", *look, stdin=answers)


ARGUMENTS = [
    lambda x: [x], lambda x: ["decide", x], lambda x: ["decide", "--" + x],
    lambda x: ["decide", "p.json", "--rules", x],
    lambda x: ["decide", "p.json", "--overlay", x],
    lambda x: ["decide", "p.json", "--format", x],
    lambda x: ["decide", "p.json", "--input", x],
    lambda x: ["decide", "p.json", "--color", x],
    lambda x: ["decide", "p.json", "--width", x],
    lambda x: ["decide", "p.json", "--expect", x],
    lambda x: ["decide", "p.json", "--set", x],
    lambda x: ["decide", "p.json", "--set", x + "=" + x],
    lambda x: ["decide", "p.json", "--set", "number=" + x],
    lambda x: ["decide", "p.json", "--rules", "book.yaml", "--set",
               "choice=" + x],
    lambda x: ["decide", "p.json", "-o", x + "/" + x],
    lambda x: ["decide", "p.json", "-o", x + "=" + x + "/" + x],
    lambda x: ["decide", "p.json", "-o", "json=" + x, "-o", "text=" + x],
    lambda x: ["report", "p.json", "--date", x],
    lambda x: ["report", x, "--format", "madr"],
    lambda x: ["batch", x], lambda x: ["compare", x, x],
    lambda x: ["ask", x, "--no-input"], lambda x: ["ask", x, "--plain"],
    lambda x: ["ask", "p.json", "--only", x],
    lambda x: ["ask", "p.json", "--until", x],
    lambda x: ["new", "/" + x + "/" + x], lambda x: ["new", x],
    lambda x: ["rules", x], lambda x: ["rules", "show", x],
    lambda x: ["rules", "list", "--decision", x],
    lambda x: ["rules", "test", x],
    lambda x: ["rules", "test", "cases.yaml", "--min-coverage", x],
    lambda x: ["rules", "diff", x, x], lambda x: ["schema", x],
    lambda x: ["rules", "check", "--rules", x],
]


def arguments(log, folder):
    """Words that are nothing, and names of files that are faulty."""
    for name, tree in (("book.yaml", BOOK), ("p.json", PROFILE),
                       ("cases.yaml", CASES)):
        lay(folder, name, tree)
    for text in HOSTILE:
        for make in ARGUMENTS:
            log.run(folder, *make(text))
        log.run(folder, "decide", "p.json", WHICHWAY_RULES=text)
        for ending in (".json", ".yaml", ""):
            name = text + ending
            lay(folder, name, text + "\n{" + text)
            log.run(folder, "decide", name)
            log.run(folder, "decide", "p.json", "--rules", name)
            log.run(folder, "decide", "p.json", "--overlay", name)
            log.run(folder, "rules", "test", name)
            log.run(folder, "ask", name, "--no-input")
            log.run(folder, "compare", name, "p.json")
            log.run(folder, "batch", name)
            pathlib.Path(folder, name).unlink()


def self_test():
    commands = ["::error::x", "a\n \u00a0::error::x", "a\r::x::", "x ##[y",
                "##vso[y", "##TeamCity[", "\x1b[1m::error::x"]
    harmless = ["a::b", "## [x]", "\\u{23}#[x]", "a ::error::x"]
    return [f"self-test: {text!r}" for text in commands if not obeyed(text)] + \
        [f"self-test: {text!r}" for text in harmless if obeyed(text)]


def main():
    log = Log(os.path.abspath(sys.argv[1]))
    log.faults += self_test()
    with tempfile.TemporaryDirectory() as folder:
        free = each_place(log, folder)
        texts = sum(what == "value" for name in free for _, what in free[name])
        if texts < 60:
            log.faults.append(f"only {texts} places take any text")
        documents(log, folder, free)
        arguments(log, folder)
    print(f"{log.runs} runs, {texts} places for any text")
    print("\n".join(log.faults))
    sys.exit(1 if log.faults else 0)


if __name__ == "__main__":
    main()

"""own_input.py WHICHWAY: no command overwrites what it reads.

Generated: each command that writes a file, each file that it reads, each way
of naming that one, each way of naming the output. All of them are refused, and
no file is changed; with another output the same command line works. Where
input and output are one device or one terminal, nothing is refused.
"""

import concurrent.futures
import dataclasses
import os
import pathlib
import pty
import re
import subprocess
import sys
import tempfile

QUESTIONS = """whichway: 1
rulebook: {name: lunch, version: 2.0.0, title: Where to eat}
questions:
  hungry: {ask: Are you hungry?, why: A sandwich may not do., type: flag}
"""
PLACE = """decisions:
  place:
    title: Where to eat
    options:
      desk: {title: At the desk, base: 1, summary: A sandwich.}
      cafe: {title: The cafe, base: 0, summary: A meal.}
    rules:
      hunger: {when: {hungry: true}, points: {cafe: 2}, because: It is so.,
        claim: assumed}
"""
CASE = """cases:
  NAME: {says: Hungry, answers: {hungry: true}, expect: cafe}
"""
FILES = {
    "a.json": '{"answers": {"hungry": true}}',
    "b.json": '{"answers": {"hungry": false}}',
    "lines": '{"answers": {"hungry": true}}\n{}\n',
    "rules.yaml": QUESTIONS + PLACE,
    "new.yaml": QUESTIONS + PLACE,
    "folder/10.yaml": QUESTIONS,
    "folder/deep/place": PLACE,  # 20.yaml leads to it
    "over.yaml": "questions: {hungry: {ask: Could you eat?}}\n",
    "over2.yaml": "questions: {hungry: {why: A sandwich is small.}}\n",
    "cases.yaml": CASE.replace("NAME", "one"),
    "more.yaml": CASE.replace("NAME", "two"),
}
# What stands after a command for it to work; files are inputs.
WORDS = {
    "decide": ["a.json"],
    "report": ["a.json"],
    "batch": ["lines"],
    "compare": ["a.json", "b.json"],
    "schema": ["profile"],
    "new": [],
    "rules check": [],
    "rules list": [],
    "rules print": [],
    "rules show": ["hunger"],
    "rules test": ["cases.yaml", "more.yaml"],
    "rules diff": ["rules.yaml", "new.yaml", "lines"],
}
REFUSALS = {"-o": "would be read and overwritten",
            ">>": "standard output goes to a file that is read"}


@dataclasses.dataclass
class Input:
    """A file that a command reads, and the command line around its name."""
    command: str
    file: str
    words: list  # "@" is where its name stands
    named: str = ""  # what is named for it, when it is not the file
    by_environment: bool = False


def lay(folder):
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (folder / "folder/20.yaml").symlink_to("deep/place")


def contents(folder):
    return {str(path.relative_to(folder)): path.read_bytes()
            for path in folder.rglob("*") if path.is_file()}


# ---- What there is -----------------------------------------------------------

def ask_help(whichway, *words):
    return subprocess.run([whichway, *words, "-h"], capture_output=True,
                          text=True, check=True).stdout


def list_commands(whichway, *before):
    """All commands, those that are made of others as their parts."""
    text = ask_help(whichway, *before)
    listed = text.split("commands:\n")[1].split("\n\n")[0]
    for words in re.findall(r"^  (\w+(?: \w+)?)  +", listed, re.M):
        if "commands:\n" in ask_help(whichway, *words.split()):
            yield from list_commands(whichway, words)
        else:
            yield words


def list_inputs(command, text):
    """The inputs of a command, whose help is this text."""
    words = WORDS[command]
    rules = ["--rules", "rules.yaml"] if "--rules" in text else []
    for at, word in enumerate(words):
        if word in FILES:
            yield Input(command, word,
                        [*words[:at], "@", *words[at + 1:], *rules])
    if rules:
        for file, named in (("rules.yaml", ""), ("folder/10.yaml", "folder"),
                            ("folder/deep/place", "folder")):
            yield Input(command, file, [*words, "--rules", "@"], named)
            yield Input(command, file, words, named, by_environment=True)
    if "--overlay" in text:
        more = [*words, *rules, "--overlay"]
        yield Input(command, "over.yaml", [*more, "@"])
        yield Input(command, "over2.yaml",
                    [*more, "over.yaml", "--overlay", "@"])


# ---- Ways of naming a file ---------------------------------------------------

def ways(folder, name, label):
    """Names of one file or folder; links are made for it."""
    path = folder / name
    link = folder / f"link-{label}{path.suffix}"
    link.symlink_to(name)
    yield "path", name
    yield "other spelling", f"./folder/../{name}"
    yield "absolute", str(path)
    yield "symlink", link.name
    if path.is_file():
        hard = folder / f"hard-{label}{path.suffix}"
        os.link(path, hard)
        yield "hard link", hard.name


def output_of(command, name):
    """The end of the command line that names the output."""
    if command == "new":
        return ["--force", name]
    return ["-o", name if command in (
        "batch", "schema", "rules print") else f"text={name}"]


def run(whichway, folder, one, name, end, **streams):
    words = [name if word == "@" else word for word in one.words]
    environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}
    if one.by_environment:
        environment["WHICHWAY_RULES"] = name
    return subprocess.run([whichway, *one.command.split(), *words, *end],
                          cwd=folder, env=environment, stderr=subprocess.PIPE,
                          text=True, check=False,
                          **{"stdin": subprocess.DEVNULL,
                             "stdout": subprocess.DEVNULL, **streams})


def refuse(whichway, one, way, name, how, end, folder):
    """Runs what must be refused; faults."""
    before = contents(folder)
    streams = {}
    with open(folder / one.file, "rb") as source, \
            open(folder / one.file, "ab") as target:
        if way == "stdin":
            streams["stdin"] = source
        if how == ">>":
            streams["stdout"] = target
        done = run(whichway, folder, one, name, end, **streams)
    label = f"{one.command} {' '.join(one.words)}: {one.file} by {way}, {how}"
    refusal = REFUSALS.get(how, REFUSALS["-o"])
    if done.returncode != 2 or refusal not in done.stderr:
        yield f"{label}: exit {done.returncode}: {done.stderr}"
    if contents(folder) != before:
        yield f"{label}: a file is changed"


def check(whichway, one):
    """All ways of either name of one file; how many, and faults."""
    faults = []
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        lay(folder)
        named = one.named or one.file
        done = run(whichway, folder, one, named,
                   output_of(one.command, "new-file.yaml"))
        if done.returncode or not (folder / "new-file.yaml").exists():
            faults.append(f"{one}: works not even with another output: "
                          f"exit {done.returncode}: {done.stderr}")
        inputs = list(ways(folder, named, "in"))
        if not one.named and not one.by_environment:
            inputs.append(("stdin", "-"))
        outputs = [(how, output_of(one.command, name))
                   for how, name in ways(folder, one.file, "out")
                   if one.command != "new" or name.endswith(".yaml")]
        outputs.append((">>", []))
        pairs = [(one_way, outputs[0]) for one_way in inputs]
        pairs += [(inputs[0], one_way) for one_way in outputs[1:]]
        for (way, name), (how, end) in pairs:
            faults += refuse(whichway, one, way, name, how, end, folder)
    return len(pairs), faults


# ---- What must not be refused ------------------------------------------------

def check_terminal(whichway):
    """A profile that is typed where the answer is shown."""
    terminal, inside = pty.openpty()
    os.write(terminal, b"{}\n\x04")
    done = subprocess.run([whichway, "decide", "-"], stdin=inside,
                          stdout=inside, stderr=subprocess.PIPE, check=False)
    os.close(inside)
    os.close(terminal)
    return [] if done.returncode == 0 else [f"a terminal: {done.stderr}"]


def main():
    whichway = str(pathlib.Path(sys.argv[1]).resolve())
    if not os.access(whichway, os.X_OK):
        sys.exit(f"{whichway} is missing: ./dev test builds it")
    helps = {command: ask_help(whichway, *command.split())
             for command in list_commands(whichway)}
    writing = {command for command, text in helps.items()
               if "--output" in text or "--force" in text}
    if writing != set(WORDS):
        sys.exit(f"these commands write: {writing ^ set(WORDS)} is amiss")
    inputs = [one for command in WORDS
              for one in list_inputs(command, helps[command])]
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        results = list(pool.map(lambda one: check(whichway, one), inputs))
    faults = [fault for _, some in results for fault in some]
    faults += check_terminal(whichway)
    print(*faults, sep="\n", end="\n" if faults else "")
    print(f"{len(inputs)} inputs, {sum(tried for tried, _ in results)} ways, "
          f"{len(faults)} faults")
    sys.exit(1 if faults else 0)


main()

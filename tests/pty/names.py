"""names.py WHICHWAY: whatever an answer is called, typing it picks it.

Each value of each question, of the shipped rulebook, of examples/database and
of one whose values are called like commands, is typed by its name and by its
meaning, in arrow mode and line by line; "unknown" is typed to each question,
true and false to each flag. A word that is no number is typed to each number,
and refused in words. That is then the answer, and nothing else is changed: no mark, no note, no
other question, no way out.
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile

import driver
import yaml12

ROOT = pathlib.Path(__file__).resolve().parents[2]
BOOKS = {
    "shipped": sorted((ROOT / "rules").glob("*.yaml")),
    "database": sorted((ROOT / "examples/database/rules").glob("*.yaml")),
    "words": [],
}
# Names and meanings that begin with each letter that does something, that
# are a command's word, or that others begin with.
WORDS = """
whichway: 1
rulebook: {name: words, version: 1.0.0, title: Words}
questions:
  letters:
    ask: Which letter?
    type: choice
    values: {g: g first, m: m first, n: n first, q: q first, r: r first,
             u: u first, h: h first, y: y first, c: c first, d: d first}
  commands:
    ask: Which command?
    type: choice
    values: {why: not because, help: use, back: return, unknown: unsaid,
             review: measured, quit: guessed, guessed: note taking,
             measured: next, estimated: question, note: hint}
  some:
    ask: Which of these?
    type: set
    values: {note: a, next: b, quit: c, review: d, unknown: e, none_of_it: f,
             guess: g, measure: h, help: i, yes_men: j}
  lengths:
    ask: How long?
    type: scale
    values: {mono_stereo: longest, mono: long, monotone: none, no: not at all,
             nothing_at_all: no}
  plain: {ask: "Or not?", type: flag}
  again: {ask: "And again?", type: flag}
  number: {ask: "How many?", type: number, min: 0}
  review: {ask: "And this?", type: flag}
  quality: {ask: "And that?", type: flag}
  q: {ask: "And last?", type: flag}
decisions:
  way:
    main: true
    title: Which way
    options: {this: {title: This, base: 1}, that: {title: That, base: 0}}
    rules:
      every:
        when: {letters: q, commands: quit, some: {has: quit}, lengths: mono,
               plain: true, again: true, number: "> 1", review: true,
               quality: true, q: true}
        points: {that: 2}
        because: It is all so.
"""
# They begin with each small letter that does something elsewhere.
NO_NUMBERS = ("none", "million", "roughly", "quite", "unkown", "guess", "half")


def read_questions(files):
    """Of each question: its id, its type, its values and their meanings."""
    found = []
    for path in files:
        book = yaml12.load_texts(path)
        for name, question in (book.get("questions") or {}).items():
            values = question.get("values") or {}
            if question["type"] == "flag":
                values = {"yes": "", "no": "", "true": "", "false": ""}
            elif isinstance(values, list):
                values = {value: "" for value in values}
            found.append((name, question["type"], values))
    return found


def choose(question, count, by_meaning):
    """What is typed to a question, and the answer that it is. A name that is
    another's meaning is a name first."""
    _, kind, values = question
    names = [*values, *(["none"] if kind == "set" else [])]
    value = names[count] if count < len(names) else None
    typed = value or "unknown"
    if by_meaning and kind in ("choice", "scale"):
        typed = values.get(value) or typed
    if typed in values:
        value = typed
    if kind == "set" and value:
        return typed, [] if value == "none" else [value]
    if kind == "flag" and value:
        return typed, value in ("yes", "true")
    return typed, value


def check(command, rules, questions, count, by_meaning, plain):
    """One run in which each question is answered by one of its names."""
    only = [word for name, *_ in questions for word in ("--only", name)]
    given = [choose(question, count, by_meaning) for question in questions]
    expected = {name: {"value": None} if answer is None else answer
                for (name, *_), (_, answer) in zip(questions, given)}
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, "whichway-profile.json")
        if plain:
            done = subprocess.run(
                [command, "ask", "--plain", *only], cwd=folder, check=False,
                env={**os.environ, **rules}, capture_output=True,
                input="".join(text + "\n" for text, _ in given).encode())
            status, shown = done.returncode, done.stderr.decode()
        else:
            status, shown = type_all(command, rules, only, folder, given)
        kept = json.loads(path.read_text())["answers"] if path.exists() else {}
    faults = [f"{name}: {text!r} makes it {kept.get(name)!r}"
              for (name, *_), (text, _) in zip(questions, given)
              if kept.get(name) != expected[name]]
    if status:
        faults.append(f"ends with {status}:\n{shown}")
    return faults


def type_all(command, rules, only, folder, given):
    it = driver.Driver([command, "ask", *only], folder, 80, 24, rules)
    try:
        it.settle()
        for text, _ in given:
            if it.ended():
                break
            it.send(text.encode() + b"\r")
            it.settle()
        if not it.ended():
            it.kill()
        return it.wait(), it.shown()
    finally:
        it.close()


def check_number(command, rules, questions, word, plain):
    """A word is typed to each number, of which the one before is answered:
    it is refused, and is no command."""
    first, _, values = next(question for question in questions
                               if question[1] in ("choice", "scale"))
    numbers = [name for name, kind, _ in questions if kind == "number"]
    only = [text for name in (first, *numbers) for text in ("--only", name)]
    expected = {name: {"value": None} for name in numbers}
    expected[first] = list(values)[0]
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, "whichway-profile.json")
        if plain:
            done = subprocess.run(
                [command, "ask", "--plain", *only], cwd=folder, check=False,
                env={**os.environ, **rules}, capture_output=True,
                input="".join([list(values)[0] + "\n", *(
                    f"{word}\nunknown\n" for _ in numbers)]).encode())
            refused = done.stderr.decode().count(f"'{word}'")
        else:
            it = driver.Driver([command, "ask", *only], folder, 80, 24, rules)
            refused = 0
            try:
                it.settle()
                it.give(list(values)[0].encode() + b"\r")
                for _ in numbers:
                    if it.ended():
                        break
                    it.give(word.encode() + b"\r")
                    refused += f"'{word}'" in it.shown()
                    it.give(b"\x1b")
                    it.give(b"u\r")
                if not it.ended():
                    it.kill()
                it.wait()
            finally:
                it.close()
        kept = json.loads(path.read_text())["answers"] if path.exists() else {}
    faults = []
    if refused != len(numbers):
        faults.append(f"{word!r} is refused {refused} times, of "
                      f"{len(numbers)}")
    if kept != expected:
        faults.append(f"{word!r} typed to numbers makes it {kept}")
    return faults


def check_review(command, rules, name):
    """A question is found in the review by its name."""
    faults = []
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, "whichway-profile.json")
        subprocess.run([command, "ask", "--plain"], cwd=folder, check=False,
                       env={**os.environ, **rules}, capture_output=True,
                       input=f"review\n{name}\nyes\n".encode())
        if not path.exists() or json.loads(path.read_text())["answers"] != {
                name: True}:
            faults.append(f"line: review: {name!r} is not found")
        path.unlink(missing_ok=True)
        it = driver.Driver([command, "ask"], folder, 80, 24, rules)
        try:
            it.settle()
            it.give(b"R" + name.encode() + b"\ry")
            it.kill()
            it.wait()
        finally:
            it.close()
        if not path.exists() or json.loads(path.read_text())["answers"] != {
                name: True}:
            faults.append(f"review: {name!r} is not found")
    return faults


def is_new(question, count, by_meaning):
    """Whether this tries what no other run does. Yes and no are asked always,
    since they take single letters."""
    _, kind, values = question
    if by_meaning:
        return kind == "flag" or (kind in ("choice", "scale") and
                                  count < len(values))
    return kind == "flag" or count < len(values) + (2 if kind == "set" else 1)


def check_book(command, rules, questions):
    most = max(len(values) for _, _, values in questions) + 2
    faults, runs = [], 0
    for plain in (False, True):
        for by_meaning in (False, True):
            for count in range(most):
                asked = [question for question in questions
                         if is_new(question, count, by_meaning)]
                faults += [("line: " if plain else "") + fault
                           for fault in check(command, rules, asked, count,
                                              by_meaning, plain)]
                runs += 1
        for word in NO_NUMBERS:
            faults += [("line: " if plain else "") + fault for fault in
                       check_number(command, rules, questions, word, plain)]
            runs += 1
    return faults, runs


def main():
    command = str(pathlib.Path(sys.argv[1]).resolve())
    faults, count = [], 0
    with tempfile.TemporaryDirectory() as folder:
        words = pathlib.Path(folder, "words.yaml")
        words.write_text(WORDS, encoding="utf-8")
        BOOKS["words"].append(words)
        for book, files in BOOKS.items():
            rules = {} if book == "shipped" else {
                "WHICHWAY_RULES": str(words if book == "words" else
                                      files[0].parent)}
            more, runs = check_book(command, rules, read_questions(files))
            faults += [f"{book}: {fault}" for fault in more]
            count += runs
        for name in ("review", "quality", "q"):
            faults += check_review(command, rules, name)
    for fault in faults:
        print(fault)
    print(f"{count} interviews by name, {len(faults)} faults")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()

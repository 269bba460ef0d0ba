"""Stands in for whichway: does what it does, and keeps each JSON document that
it prints or writes, beside the schema that the same rulebook has for it.

In `folder`, NAME.schema.json and NAME.ndjson belong together, a document a
line; what has no schema stands in `faults`.
"""

import functools
import hashlib
import json
import os
import pathlib
import re
import subprocess
import sys

OF_FORMAT = ("check", "test", "precedents", "rules", "rule", "diff")
KINDS = (*OF_FORMAT, "decision", "compare")
STAMP = re.compile(r"whichway\.([a-z]+)/[0-9]+")
RULEBOOK = ("--rules", "--overlay")


def rulebook_in(arguments):
    """What names the rulebook among the arguments, as `schema` takes it."""
    names = []
    for at, argument in enumerate(arguments):
        if argument in RULEBOOK:
            names += arguments[at:at + 2]
        elif argument.startswith(tuple(f"{name}=" for name in RULEBOOK)):
            names.append(argument)
    return names


def outputs_in(arguments):
    names = (name for option, name in zip(arguments, arguments[1:])
             if option in ("-o", "--output"))
    return [path for name in names
            for path in {pathlib.Path(name), pathlib.Path(
                name.partition("=")[2])} if path.is_file()]


def parsed(text):
    try:
        made = json.loads(text)
    except ValueError:
        return None
    return made if isinstance(made, dict) else None


def documents_in(arguments, text):
    """(kind, document) of a text that somebody printed or wrote."""
    batch = arguments[:1] == ["batch"]
    for part in text.splitlines() if batch else [text]:
        made = parsed(part)
        stamp = STAMP.fullmatch(str((made or {}).get("schema")))
        if stamp and stamp[1] in KINDS:
            yield stamp[1], made
        elif batch and made and "line" in made:
            yield "batch", made


@functools.cache
def schema_of(real, folder, kind, of_book):
    """Its name; None where there is none."""
    made = subprocess.run([real, "schema", kind, *of_book], check=False,
                          capture_output=True)
    if made.returncode:
        append(folder / "faults", f"{kind} {of_book}: no schema")
        return None
    name = hashlib.sha256(made.stdout).hexdigest()[:16]
    (folder / f"{name}.schema.json").write_bytes(made.stdout)
    return name


def keep(real, folder, arguments, kind, document):
    of_book = () if kind in OF_FORMAT else tuple(rulebook_in(arguments))
    name = schema_of(real, folder, kind, of_book)
    if name:
        append(folder / f"{name}.ndjson", json.dumps(document))


def append(path, line):
    """At once, since many do it at a time."""
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)
    os.write(file, f"{line}\n".encode())
    os.close(file)


def passed_on(stream):
    """All that comes, which goes on to stdout at once: somebody may wait."""
    whole, listens = b"", True
    while part := os.read(stream, 1 << 16):
        whole += part
        try:
            listens = listens and os.write(1, part) > 0
        except OSError:
            listens = False
    return whole


def main(real, folder):
    arguments = sys.argv[1:]
    for stream in (0, 1, 2):
        try:
            os.fstat(stream)
        except OSError:  # closed: nobody stands in for that
            os.execv(real, [real, *arguments])
    run = subprocess.Popen([real, *arguments], stdout=subprocess.PIPE)
    texts = [passed_on(run.stdout.fileno())]
    status = run.wait()
    texts += [path.read_bytes() for path in outputs_in(arguments)]
    for text in texts:
        for kind, document in documents_in(arguments,
                                           text.decode("utf-8", "replace")):
            keep(real, folder, arguments, kind, document)
    sys.exit(status)

"""The examples of README.md and docs/reading.md run, and print what stands
there.

In a ```console block a line "$ COMMAND" is run in the root of the project,
with `./dev run` and `whichway` standing for the built command (WHICHWAY); the
lines up to the next "$" are its output, standard error included. A line
"..." stands for any lines. `./dev test` and `./dev lint` are not run.
"""

import os
import pathlib
import re
import subprocess
import tempfile

import common

PAGES = ("README.md", "docs/reading.md")
BLOCK = re.compile(r"^```console\n(.*?)^```", re.S | re.M)


def examples_in(text):
    """(line, command, output) of each example."""
    found = []
    for block in BLOCK.finditer(text):
        start = text.count("\n", 0, block.start()) + 2
        for offset, line in enumerate(block.group(1).splitlines()):
            if line.startswith("$ "):
                found.append((start + offset, line[2:], []))
            elif found:
                found[-1][2].append(line)
    return found


def matches(expected, actual):
    pattern = "\n".join("(?:.*\n)*?.*" if line == "..." else re.escape(line)
                        for line in expected)
    return re.fullmatch(pattern + r"\n?" if expected else r"", actual)


def try_page(root, name, folder):
    page = root / name
    if not page.exists():
        return [f"{name} is missing"]
    examples = examples_in(page.read_text(encoding="utf-8"))
    findings = [] if examples else [f"{name}: no ```console example"]
    for line, text, expected in examples:
        if re.match(r"\./dev (?!run)", text):
            continue
        done = subprocess.run(
            ["/bin/sh", "-c", text.replace("./dev run", "whichway")],
            cwd=root, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, text=True, check=False,
            env={"PATH": f"{folder}:{os.environ['PATH']}",
                 "LC_ALL": "C.UTF-8"})
        if not matches(expected, done.stdout):
            findings.append(f"{name}:{line}: {text}: printed\n"
                            f"{done.stdout}")
    return findings


def check(root):
    command = os.environ.get("WHICHWAY", "whichway")
    with tempfile.TemporaryDirectory() as folder:
        (pathlib.Path(folder) / "whichway").symlink_to(command)
        return [finding for page in PAGES
                for finding in try_page(root, page, folder)]


common.run(check, {
    "README.md": "```console\n$ printf 'a\\nb\\nc\\n'\na\n...\nc\n$ true\n```\n",
    "docs/reading.md": "```console\n$ echo a\na\n```\n"
}, [
    ({"README.md": "```console\n$ echo b\na\n```\n"}, "README.md:2: echo b"),
    ({"README.md": "```console\n$ echo a\n```\n"}, "README.md:2: echo a"),
    ({"README.md": "none\n"}, "no ```console"),
    ({"docs/reading.md": "```console\n$ echo b\na\n```\n"},
     "docs/reading.md:2: echo b"),
])

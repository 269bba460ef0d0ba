"""The examples of README.md and docs/reading.md run, and print what stands
there.

In a ```console block a line "$ COMMAND" is run in the root of the project,
with `./dev run` and `whichway` standing for the built command (WHICHWAY); the
lines up to the next "$" are its output, standard error included; a digest may be
an older rulebook's. A line "..." stands for any lines, but in README.md, which
leaves nothing out. `./dev test` and `./dev lint` are not run. The picture of the
terminal shows the rulebook of today's version.
"""

import os
import pathlib
import re
import subprocess
import tempfile

import common

PAGES = ("README.md", "docs/reading.md")
PICTURE = "docs/ask.svg"
DIGEST = re.compile(r"\b[0-9a-f]{12}\b")
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


def matches(expected, actual, whole):
    pattern = "\n".join("(?:.*\n)*?.*" if line == "..." and not whole else
                        re.escape(DIGEST.sub("DIGEST", line))
                        for line in expected)
    return re.fullmatch(pattern + r"\n?" if expected else r"",
                        DIGEST.sub("DIGEST", actual))


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
        if not matches(expected, done.stdout, name == "README.md"):
            findings.append(f"{name}:{line}: {text}: printed\n"
                            f"{done.stdout}")
    return findings


def rulebook():
    """"rulebook 2.0.0", as the command has it"""
    told = subprocess.run([os.environ.get("WHICHWAY", "whichway"), "--version"],
                          capture_output=True, text=True, check=True).stdout
    return "rulebook " + re.search(r"^rulebook .* (\S+)$", told, re.M).group(1)


def old_picture(root):
    picture = root / PICTURE
    if picture.exists() and rulebook() in picture.read_text(encoding="utf-8"):
        return []
    return [f"{PICTURE}: no {rulebook()}: run ./dev pictures"]


def check(root):
    command = os.environ.get("WHICHWAY", "whichway")
    with tempfile.TemporaryDirectory() as folder:
        (pathlib.Path(folder) / "whichway").symlink_to(command)
        return [finding for page in PAGES
                for finding in try_page(root, page, folder)
                ] + old_picture(root)


common.run(check, {
    "README.md": "```console\n$ printf 'a\\nb\\n'\na\nb\n$ echo 0123456789ab\n"
                 "ba9876543210\n$ true\n```\n",
    "docs/reading.md": "```console\n$ printf 'a\\nb\\nc\\n'\na\n...\nc\n```\n",
    PICTURE: rulebook() + ","
}, [
    ({"README.md": "```console\n$ echo b\na\n```\n"}, "README.md:2: echo b"),
    ({"README.md": "```console\n$ echo a\n```\n"}, "README.md:2: echo a"),
    ({"README.md": "```console\n$ echo a\n...\n```\n"}, "README.md:2: echo a"),
    ({"README.md": "none\n"}, "no ```console"),
    ({"docs/reading.md": "```console\n$ echo b\na\n```\n"},
     "docs/reading.md:2: echo b"),
    ({PICTURE: "rulebook 0.9.0,"}, PICTURE),
])

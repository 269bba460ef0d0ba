"""What the checks of the house share. Python 3, standard library only.

A check is a function from the root of a tree to a list of findings, each one
line of text. run() first shows that the check can fail: a small clean tree
must give no finding, and each violation laid into it must be found.
"""

import os
import pathlib
import re
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(1, str(ROOT / "tests"))
CC = os.environ.get("CC", "cc")

COMMENT_OR_STRING = re.compile(
    r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.S)


def c_files(root, *folders):
    """The .c and .h files below the folders, in order."""
    return sorted(path for folder in folders
                  for path in (root / folder).rglob("*.[ch]"))


def c_code(path):
    """The text of a C file with comments and what strings hold blanked."""
    def blank(match):
        text = match.group()
        if text[0] == "/":
            return re.sub(r"[^\n]", " ", text)
        return text[0] + " " * (len(text) - 2) + text[-1]
    return COMMENT_OR_STRING.sub(blank, path.read_text(encoding="utf-8"))


def place(root, path, text, at):
    """file:line of an offset in a text."""
    return f"{path.relative_to(root)}:{text.count(chr(10), 0, at) + 1}"


def lay(root, files):
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def prove(check, clean, violations):
    """Faults of the check itself."""
    faults = []
    trees = [({}, None)] + violations
    for files, expected in trees:
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            lay(root, clean)
            lay(root, files)
            found = check(root)
        if expected is None and found:
            faults.append(f"self-test: a clean tree gives {found}")
        if expected and not any(expected in finding for finding in found):
            faults.append(f"self-test: '{expected}' not found, but {found}")
    return faults


def run(check, clean, violations):
    """Proves the check, runs it over the project, prints, exits."""
    findings = prove(check, clean, violations) or check(ROOT)
    for finding in findings:
        print(finding)
    sys.exit(1 if findings else 0)

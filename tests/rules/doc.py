"""doc.py WHICHWAY: the examples in docs/rulebook.md are good.

Every block of YAML is laid over doc.yaml and must load; a block of cases must
be one that is read. A piece of a rulebook, of which the rest is left out, is
told by its first line or by "...".
"""

import pathlib
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
BLOCK = re.compile(r"^```yaml\n(.*?)^```", re.M | re.S)
PIECES = ("when:", "- run:", "invariants:")
TRIED_LEAST = 8
NO_RULEBOOK = 2


def blocks():
    text = (ROOT / "docs/rulebook.md").read_text(encoding="utf-8")
    return [block for block in BLOCK.findall(text)
            if not block.startswith(PIECES) and " ...\n" not in block]


def judge(command, block, folder):
    """What is wrong with the block; "" for nothing."""
    path = folder / "block.yaml"
    path.write_text(block, encoding="utf-8")
    cases = block.startswith("cases:")
    done = subprocess.run(
        [command, "rules", "test" if cases else "list", "--rules",
         str(HERE / "doc.yaml"), *([] if cases else ["--overlay"]), str(path)],
        cwd=ROOT, text=True, capture_output=True, check=False)
    wrong = done.returncode >= (NO_RULEBOOK if cases else 1)
    return done.stderr if wrong else ""


def main():
    with tempfile.TemporaryDirectory() as name:
        said = [judge(sys.argv[1], block, pathlib.Path(name))
                for block in blocks()]
        faults = [text for text in said if text]
        if not judge(sys.argv[1], "questions: {churn: {typ: flag}}\n",
                     pathlib.Path(name)):
            faults.append("a mistake is not noticed")
    if len(said) < TRIED_LEAST:
        faults.append("where are the examples?")
    print(*faults, f"{len(said)} examples, {len(faults)} faults", sep="\n")
    sys.exit(1 if faults else 0)


main()

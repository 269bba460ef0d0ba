"""freeze.py: writes rulebook.yaml, the rulebook that most goldens rest on.

It is the shipped one as it was when this ran last, each sentence replaced by
the place where it stands. So a reworded sentence or a new question changes
the goldens of what is shipped, which are few, and not those that show how
decisions are written. Run it where the language of rulebooks has changed or
examples answer new questions; then ./dev regen.
"""

import json
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(HERE.parent))
import yaml12  # noqa: E402

WORDS_KEPT = 3
NAMES = ("title",)  # what stands in the place of an id is kept
HOLE = re.compile(r"\{[^{} ]+\}")


def masked(value, path):
    if isinstance(value, dict):
        return {key: part if key in NAMES else masked(part, [*path, str(key)])
                for key, part in value.items()}
    if isinstance(value, list):
        return [masked(part, [*path, str(number)])
                for number, part in enumerate(value, 1)]
    if isinstance(value, str) and len(value.split()) > WORDS_KEPT:
        place = " ".join(path[-3:]).replace("_", " ")
        return " ".join([f"Text of {place}", *HOLE.findall(value)])
    return value


def flow(value):
    return json.dumps(value, ensure_ascii=False)


def entries(value, depth):
    """A map as YAML: in blocks down to where an entry fits on a line."""
    pad = "  " * depth
    for key, part in value.items():
        if isinstance(part, dict) and part and depth < 3 and (
                len(flow(part)) > 100):
            yield f"{pad}{key}:"
            yield from entries(part, depth + 1)
        else:
            yield f"{pad}{key}: {flow(part)}"


def main():
    book = yaml12.load_folder(ROOT / "rules")
    # a version in front, as the format wants it
    book = {"whichway": book.pop("whichway"), **book}
    head = ["# Written by freeze.py; see there.", ""]
    (HERE / "rulebook.yaml").write_text(
        "\n".join([*head, *entries(masked(book, []), 0), ""]),
        encoding="utf-8")


if __name__ == "__main__":
    main()

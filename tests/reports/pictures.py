"""pictures.py WHICHWAY BUILD: the drawings of every example, measured in
headless Chromium at three widths and in print: no two texts overlap, each
region of a map has its name inside and each marker stands in the region that it
names, bars are as long as their points from zero, swatches differ, and a map
without a verdict highlights none.
"""

import json
import pathlib
import sys

import judges
from browser import find_browser


def main():
    command, build = sys.argv[1:]
    browser = find_browser()
    judges.packages.folder(build)
    folder = pathlib.Path(build).resolve() / "pictures"
    pages = judges.write_examples(command, folder, {"html": ".html"})
    work = {"browser": browser, "pages": pages, "verdicts": {}}
    for example in judges.all_examples():
        decision = json.loads(
            judges.report(command, example, "--format", "json"))
        work["verdicts"][example.name] = decision["recommendation"]
    judges.run_script("pictures.mjs", build, work)


if __name__ == "__main__":
    main()

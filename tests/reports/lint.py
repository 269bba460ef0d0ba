"""lint.py WHICHWAY BUILD JUDGE: reports before html-validate or markdownlint.

Both need a newer node than the packages of the other tests do.
"""

import pathlib
import sys

import judges

NODE_LEAST = 20
FORMATS = {"html-validate": {"html": ".html"},
           "markdownlint": {"markdown": ".md", "madr": ".madr.md"}}


def main():
    command, build, judge = sys.argv[1:]
    judges.packages.need(NODE_LEAST)
    judges.packages.folder(build)
    folder = pathlib.Path(build).resolve() / "reports"
    judges.run_script("lint.mjs", build, {
        "judge": judge, "files": judges.write_examples(
            command, folder / judge, FORMATS[judge])})


if __name__ == "__main__":
    main()

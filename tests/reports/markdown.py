"""markdown.py WHICHWAY HOSTILE_REPORTS BUILD: reports in Markdown, judged by
two parsers, by Mermaid's own parser and by a tool for decision records, whose
front matter is held against the JSON and whose words are counted; then hostile strings (100,000 with --all), after which both
parsers must find what they find in harmless reports.
"""

import pathlib
import sys

import judges
import harness

HOSTILE_REPORTS = harness.size(60, 910)  # of 110 strings each


def main():
    command, tool, build = sys.argv[1:]
    judges.packages.folder(build)
    folder = pathlib.Path(build).resolve() / "reports"
    work = {}
    for name in ("markdown", "madr"):
        work[name] = judges.write_examples(command, folder / name,
                                           {name: ".md"})
        work["hostile-" + name] = judges.write_hostile(
            tool, name, HOSTILE_REPORTS, folder)
    work["review"] = judges.REVIEW
    work["decisions"] = judges.write_examples(command, folder / "decisions",
                                              {"json": ".json"})
    judges.run_script("markdown.mjs", build, work)


if __name__ == "__main__":
    main()

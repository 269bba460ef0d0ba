"""markdown.py WHICHWAY HOSTILE_REPORTS FOLDER: reports in Markdown, judged by
markdownlint, by two parsers, by Mermaid's own parser and by a tool for
decision records; then 100,000 hostile strings, after which both parsers must
find what they find in harmless reports.
"""

import pathlib
import subprocess
import sys

import judges

HOSTILE_REPORTS = 910  # of 110 strings each


def main():
    command, tool, folder = sys.argv[1:]
    folder = judges.install(folder)
    work = {"markdown": judges.write_examples(
        command, folder / "markdown-examples", {"markdown": ".md"})}
    work["madr"] = judges.write_examples(
        command, folder / "madr-examples", {"madr": ".md"})
    for name in ("markdown", "madr"):
        path = folder / f"hostile-{name}.ndjson"
        with open(path, "wb") as out:
            subprocess.run([tool, name, "0", str(HOSTILE_REPORTS)], stdout=out,
                           check=True)
        work["hostile-" + name] = str(path)
    judges.run_script("markdown.mjs", pathlib.Path(folder), work)


if __name__ == "__main__":
    main()

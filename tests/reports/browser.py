"""browser.py WHICHWAY HOSTILE_REPORTS FOLDER: reports in HTML, judged by
html-validate, and in headless Chromium by what it says, asks for and lays
out, and by axe-core; then hostile texts, which must give the same elements as
harmless ones.

browser.py --pictures PAGE FOLDER: screenshots of one page instead, for people
to look at. docs/report.png is the head of examples/support-assistant.json, in
a window of 1440 x 1239 at a scale of 0.75.
"""

import pathlib
import shutil
import subprocess
import sys

import judges

HOSTILE_REPORTS = 48
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def find_browser():
    for name in BROWSERS:
        if shutil.which(name):
            return shutil.which(name)
    return judges.skip("no Chromium is installed")


def main():
    browser = find_browser()
    if sys.argv[1] == "--pictures":
        page, folder = sys.argv[2:]
        folder = judges.install(folder)
        judges.run_script("browser.mjs", folder, {
            "browser": browser, "pictures": str(pathlib.Path(page).resolve())})
        return
    command, tool, folder = sys.argv[1:]
    folder = judges.install(folder)
    files = judges.write_examples(command, folder / "html-examples",
                                  {"html": ".html"})
    hostile = folder / "hostile-html.ndjson"
    with open(hostile, "wb") as out:
        subprocess.run([tool, "html", "0", str(HOSTILE_REPORTS)], stdout=out,
                       check=True)
    judges.run_script("browser.mjs", folder, {
        "browser": browser, "html": files, "hostile": str(hostile)})


if __name__ == "__main__":
    main()

"""browser.py WHICHWAY HOSTILE_REPORTS BUILD: reports in HTML, judged in
headless Chromium by what it says, asks for and lays out, and by axe-core; then
hostile texts, which must give the same elements as harmless ones.

browser.py --pictures PAGE BUILD: screenshots of one page instead, for people
to look at; the widest light one becomes docs/report.png (./dev pictures).
"""

import pathlib
import shutil
import sys

import judges
import harness

HOSTILE_REPORTS, EVERY = harness.size((3, 3), (48, 1))  # EVERY-th example
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def find_browser():
    for name in BROWSERS:
        if shutil.which(name):
            return shutil.which(name)
    return harness.skip("Chromium", "install chromium or google-chrome")


def main():
    browser = find_browser()
    if sys.argv[1] == "--pictures":
        page, build = sys.argv[2:]
        judges.run_script("browser.mjs", build, {
            "browser": browser, "pictures": str(pathlib.Path(page).resolve())})
        shutil.copy(judges.packages.folder(build) / "report-1440-light.png",
                    judges.ROOT / "docs/report.png")
        return
    command, tool, build = sys.argv[1:]
    judges.packages.folder(build)
    folder = pathlib.Path(build).resolve() / "reports"
    files = judges.write_examples(command, folder / "html", {"html": ".html"})
    hostile = judges.write_hostile(tool, "html", HOSTILE_REPORTS, folder)
    judges.run_script("browser.mjs", build, {
        "browser": browser, "html": files[::EVERY], "hostile": hostile})


if __name__ == "__main__":
    main()

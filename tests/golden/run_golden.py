"""run_golden.py [--regen | --valgrind] WHICHWAY: decisions and reports to the
byte.

Each example has a folder here with all the views of its decision; one that is
missing is a fault, and so is a folder without an example. --regen rewrites
them, also of a new example, and shows the difference. --valgrind runs the plainest text
and JSON of each under valgrind instead, for its findings alone.
"""

import argparse
import concurrent.futures
import difflib
import os
import pathlib
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
from examples import ROOT, all_examples  # noqa: E402

VIEWS = {  # file: command and arguments, environment; no locale and no time
    # zone makes a difference
    "text-60.txt": (["decide", "--width", "60"], {"LC_ALL": "C"}),
    "text-80.txt": (["decide"], {"LC_ALL": "de_DE.UTF-8", "COLUMNS": "80"}),
    "text-200.txt": (["decide", "--width", "200"], {"LC_ALL": "C.UTF-8"}),
    "color.txt": (["decide", "--color", "always"], {"LANG": "tr_TR.UTF-8"}),
    "ascii.txt": (["decide", "--ascii"], {"LC_ALL": "C.UTF-8"}),
    "decision.json": (["decide", "--format", "json"],
                      {"LC_ALL": "tr_TR.UTF-8"}),
    "brief.json": (["decide", "--format", "json", "--brief"],
                   {"LC_ALL": "nonsense"}),
    "report.md": (["report", "--date", "2026-11-21"],
                  {"LC_ALL": "de_DE.UTF-8", "TZ": "Asia/Tokyo"}),
    "report.madr.md": (["report", "--format", "madr"],
                       {"LC_ALL": "tr_TR.UTF-8", "TZ": "UTC",
                        "SOURCE_DATE_EPOCH": "1795219200"}),
    "report.html": (["report", "--format", "html"],
                    {"LC_ALL": "C", "TZ": "America/New_York"}),
    "report.txt": (["report", "--format", "text"], {"LC_ALL": "nonsense"}),
    "report.json": (["report", "--format", "json"], {"LC_ALL": "C.UTF-8"}),
}
SAME = {"report.json": "decision.json"}  # by contract: one file for both
VALGRIND = ["valgrind", "--quiet", "--leak-check=full",
            "--show-leak-kinds=all", "--errors-for-leak-kinds=all",
            "--error-exitcode=99"]


def plain(view, output):
    """A page without its style, which is the same in all of them."""
    if not view.endswith(".html"):
        return output
    return re.sub(rb"<style>.*?</style>|sha256-[^']*", b"", output,
                  flags=re.DOTALL)


def run(command, example, view, before=()):
    (action, *arguments), environment = VIEWS[view]
    done = subprocess.run(
        [*before, command, action, *example.arguments(), *arguments],
        cwd=ROOT, env={"PATH": os.environ["PATH"], "TERM": "xterm",
                       **environment},
        stdin=subprocess.DEVNULL, capture_output=True, check=False)
    if done.returncode or done.stderr:
        return None, (f"{example.name}/{view}: exit {done.returncode}\n"
                      f"{done.stderr.decode(errors='replace')}")
    return plain(view, done.stdout), None


def differ(name, expected, actual):
    return "\n".join(difflib.unified_diff(
        expected.decode(errors="backslashreplace").split("\n"),
        actual.decode(errors="backslashreplace").split("\n"),
        f"{name} expected", f"{name} actual", lineterm=""))


def compare(command, example, view, regen):
    """None, or what is wrong with a view."""
    path = HERE / example.name / SAME.get(view, view)
    if not path.exists() and not regen:
        return f"{example.name}/{view}: not pinned; ./dev regen"
    actual, fault = run(command, example, view)
    expected = path.read_bytes() if path.exists() else b""
    if fault or actual == expected:
        return fault
    difference = differ(f"{example.name}/{view}", expected, actual)
    if not regen:
        return difference
    print(difference if path.exists() else f"{example.name}/{view}: new")
    path.write_bytes(actual)
    return None


def folder_faults(examples):
    names = {example.name for example in examples}
    folders = {path.name for path in HERE.iterdir()
               if path.is_dir() and path.name != "__pycache__"}
    return [f"{name}: no example" for name in sorted(folders - names)]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--regen", action="store_true")
    parser.add_argument("--valgrind", action="store_true")
    parser.add_argument("whichway")
    options = parser.parse_args()
    command = str(pathlib.Path(options.whichway).resolve())
    if not os.access(command, os.X_OK):
        sys.exit(f"{command} is missing: ./dev test builds it")
    examples = all_examples()
    views = VIEWS
    faults = []
    if options.valgrind:
        views = ["text-80.txt", "decision.json", "report.html"]
    else:
        faults += folder_faults(examples)
    if options.regen:
        views = [view for view in VIEWS if view not in SAME]
        for example in examples:
            (HERE / example.name).mkdir(exist_ok=True)
    work = [(example, view) for example in examples for view in views]

    def one(item):
        if options.valgrind:
            return run(command, *item, VALGRIND)[1]
        return compare(command, *item, options.regen)

    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        faults += [fault for fault in pool.map(one, work) if fault]
    print(*faults, f"{len(work)} views, {len(faults)} faults", sep="\n")
    sys.exit(1 if faults or not work else 0)


if __name__ == "__main__":
    main()

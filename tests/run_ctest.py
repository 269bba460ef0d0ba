"""run_ctest.py BUILD [ARG ...]: ctest in BUILD, and what its tests wanted.

What was skipped, for want of what and how to get that stands before ctest's
summary, which closes the output.
"""

import collections
import os
import pathlib
import re
import signal
import subprocess
import sys
import tempfile
import xml.etree.ElementTree

import harness

SUMMARY = re.compile(r"(\x1b\[[\d;]*m)*\d+% tests passed")
INTERRUPTED = 130


def wanted(report):
    """{what was wanted: tests that were skipped for it}, of a JUnit file."""
    found = collections.defaultdict(list)
    if not report.exists():  # ctest -N, for one
        return found
    for case in xml.etree.ElementTree.parse(report).iter("testcase"):
        part = " (in part)" if case.find("skipped") is None else ""
        for line in (case.findtext("system-out") or "").splitlines():
            if line.startswith(harness.WANTED):
                found[line.removeprefix(harness.WANTED)].append(
                    case.get("name") + part)
    return found


def tell(found):
    for want, names in sorted(found.items()):
        print(f"Skipped for want of {want}:\n  {', '.join(names)}\n")


def run(build, arguments, report):
    """ctest's exit status; its summary is held back until all is known."""
    colors = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    with subprocess.Popen(
            ["ctest", "--output-on-failure", "--no-label-summary",
             "--output-junit", report, *arguments], cwd=build, stdout=subprocess.PIPE, text=True,
            errors="replace",
            env={**os.environ, **({"CLICOLOR_FORCE": "1"} if colors else {})},
            ) as ctest:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # it is ctest's
        summary = []
        for line in ctest.stdout:
            if summary or SUMMARY.match(line):
                summary.append(line)
            else:
                print(line, end="", flush=True)
    tell(wanted(report))
    print("".join(summary), end="", flush=True)
    return ctest.returncode


def main():
    build, *arguments = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        status = run(build, arguments, pathlib.Path(folder, "junit.xml"))
    sys.exit(status if status >= 0 else INTERRUPTED)


if __name__ == "__main__":
    main()

"""start.py BUILD: a decision and a report stay as cheap as they were meant to
be.

A brief decision executes at most INSTRUCTIONS_MOST instructions, counted by
callgrind: the same number on a busy machine. It peaks below KIB_MOST. How
often the start of /bin/true it takes is measured and printed, not judged. A
report, in any format, executes at most REPORT_MORE more than the decision
alone, and peaks below REPORT_KIB_MOST.
"""

import os
import pathlib
import re
import subprocess
import sys

import common
import harness

# 1.9 million on 2026-11-30, of which having the rulebook takes a sixth; what is
# not shown costs nothing.
INSTRUCTIONS_MOST, KIB_MOST = 2_200_000, 5120
# 13.6 million on that day. A slow machine does 2 in a microsecond: 20 ms.
REPORT_MORE, REPORT_KIB_MOST = 40_000_000, 16384
FORMATS = ("markdown", "madr", "html", "text", "json")
PROFILE = str(common.ROOT / "examples/support-assistant.json")


def count(command, folder, status=0):
    """Instructions of a command, its libraries included."""
    shown = subprocess.run(
        ["valgrind", "--tool=callgrind",
         f"--callgrind-out-file={folder / 'callgrind.out'}", *command],
        check=False, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
        text=True, env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"})
    if shown.returncode != status:
        sys.exit(f"{command}: exit {shown.returncode}, not {status}:\n"
                 f"{shown.stderr}")
    return int(re.search(r"Collected : (\d+)", shown.stderr).group(1))


def measure(start, command, rounds):
    """(times the start of /bin/true, peak in KiB)"""
    printed = subprocess.run([start, str(rounds), "/bin/true", "--", *command],
                             check=True, capture_output=True, text=True)
    fields = printed.stdout.splitlines()[1].split()
    return float(fields[2].rstrip("x")), int(fields[3])


def check_reports(start, whichway, folder):
    decide = [whichway, "decide", PROFILE]
    report = [whichway, "report", PROFILE, "--format"]
    least = count(decide, folder)
    more = max(count([*report, name], folder) for name in FORMATS) - least
    print(f"a report: {more:,} instructions more than its decision, at most "
          f"{REPORT_MORE:,}")
    kib = max(measure(start, [*report, name], 10)[1] for name in FORMATS)
    print(f"a report: {kib} KiB, less than {REPORT_KIB_MOST}")
    return more > REPORT_MORE or kib >= REPORT_KIB_MOST


def main():
    build = pathlib.Path(sys.argv[1])
    start, whichway = build / "start", build / "whichway"
    for path in (start, whichway):
        if not path.exists():
            sys.exit(f"{path} is missing: ./dev test builds it")
    command = [whichway, "decide", "--brief", "--format", "json", PROFILE]
    faults = 0
    harness.need("valgrind")
    instructions = count(command, build)
    if count([whichway, "--help"], build) >= instructions:
        sys.exit("self-test: help seems no cheaper than a decision")
    faults += instructions > INSTRUCTIONS_MOST
    print(f"{instructions:,} instructions, at most {INSTRUCTIONS_MOST:,}")
    ratio, kib = measure(start, command, 200)
    faults += kib >= KIB_MOST
    print(f"{kib} KiB, less than {KIB_MOST}; {ratio} times the start of "
          f"/bin/true")
    faults += check_reports(start, whichway, build)
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()

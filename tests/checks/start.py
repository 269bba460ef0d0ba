"""start.py BUILD: a decision takes at most four starts of /bin/true, and
4 MiB. Whole processes in turns; on a busy machine the best of three tries
counts.
"""

import pathlib
import subprocess
import sys

import common

RATIO_MOST, KIB_MOST, TRIES, ROUNDS = 4, 4096, 3, "300"


def measure(start, *command):
    """(ratio to /bin/true, peak in KiB) of a command."""
    printed = subprocess.run([start, ROUNDS, "/bin/true", "--", *command],
                             check=True, capture_output=True, text=True)
    fields = printed.stdout.splitlines()[1].split()
    return float(fields[2].rstrip("x")), int(fields[3])


def main():
    build = pathlib.Path(sys.argv[1])
    start, whichway = build / "start", build / "whichway"
    for path in (start, whichway):
        if not path.exists():
            sys.exit(f"{path} is missing: ./dev test builds it")
    if measure(start, "/bin/sh", "-c", "/bin/true; " * 6)[0] < RATIO_MOST:
        sys.exit("self-test: six processes seem no slower than four")
    profile = common.ROOT / "examples/support-assistant.json"
    tries = [measure(start, whichway, "decide", profile, "--brief")
             for _ in range(TRIES)]
    ratio, kib = min(tries)[0], max(peak for _, peak in tries)
    print(f"decide --brief: {ratio} x /bin/true, peak {kib} KiB")
    sys.exit(0 if ratio <= RATIO_MOST and kib < KIB_MOST else 1)


main()

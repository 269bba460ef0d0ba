"""costs.py WHICHWAY: what the first screen and each key cost.

Instructions under callgrind, which are the same on every run: of a start until
the first question, and of each key, as the difference between two runs of which
one has the key more. A machine of ours does about 2,500 million a second, so
30 ms are 75 million and 16 ms are 40 million. Times are printed, counts are
asserted. The shipped rulebook and answers that keep much open.
"""

import concurrent.futures
import pathlib
import re
import sys
import tempfile
import time

import driver
import harness

FIRST_MOST, KEY_MOST = 75_000_000, 40_000_000
ALL_KEYS = ["3", "Down", "Enter", "5", "0", "0", "0", "Enter", "?", "U", "<",
            "U", "R", "Home", "Enter", "2", "Esc", "U", "U", "U"]
KEYS = ALL_KEYS[:harness.size(11, len(ALL_KEYS))]


def count(command, keys, folder):
    """Instructions of a run with these keys, and Ctrl-D."""
    out = pathlib.Path(folder, "callgrind.out")
    it = driver.Driver(
        ["valgrind", "--tool=callgrind", f"--callgrind-out-file={out}",
         "--log-file=/dev/null", command, "ask"], folder, 80, 24)
    try:
        it.settle()
        it.press(*keys)
        it.press("Ctrl-D")
        if it.wait() != 0:
            sys.exit(f"{keys}: it does not end by Ctrl-D:\n{it.shown()}")
    finally:
        it.close()
    return int(re.search(r"^(?:totals|summary): (\d+)", out.read_text(),
                         re.M).group(1))


def one(command, keys):
    with tempfile.TemporaryDirectory() as folder:
        return count(command, keys, folder)


def first_screen(command):
    """Seconds until the first question stands."""
    best = PATIENCE = 1.0
    for _ in range(20):
        with tempfile.TemporaryDirectory() as folder:
            start = time.perf_counter()
            it = driver.Driver([command, "ask"], folder, 80, 24)
            while driver.NAME not in it.shown():
                it.read(PATIENCE)
            best = min(best, time.perf_counter() - start)
            it.close()
    return best


def main():
    command = str(pathlib.Path(sys.argv[1]).resolve())
    harness.need("valgrind")
    print(f"first question after {first_screen(command) * 1000:.1f} ms")
    runs = [KEYS[:i] for i in range(len(KEYS) + 1)]
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        counts = list(pool.map(lambda keys: one(command, keys), runs))
    faults = []
    print(f"start and end: {counts[0] / 1e6:.1f} million instructions")
    if counts[0] > FIRST_MOST:
        faults.append(f"a start takes more than {FIRST_MOST:,}")
    for key, before, after in zip(KEYS, counts, counts[1:]):
        print(f"  {key:>6}: {(after - before) / 1e6:6.1f} million")
        if after - before > KEY_MOST:
            faults.append(f"{key} takes more than {KEY_MOST:,}")
    for fault in faults:
        print(fault)
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()

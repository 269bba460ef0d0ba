"""batch_memory.py WHICHWAY: batch takes no more memory for many lines.

100,000 profiles, good and bad, against the first 1,000 of them; a tenth of
that as whole decisions. Linux tells a process's peak in /proc.
"""

import json
import re
import subprocess
import sys

FEW, MANY = 1000, 100000
GROWTH_MOST = 1.05
NAMES = ("a", "a name of some length", "x" * 2000)
AT_ONCE = 4  # lines that surely fit into a pipe, and their answers


def line(number):
    if number % 10 == 0:
        return json.dumps({"answers": {f"no-question-{number}": number}})
    return json.dumps({
        "project": NAMES[number % len(NAMES)],
        "answers": {"failure_mode": ("knowledge", "both")[number % 2],
                    "labeled_examples": number,
                    "citations": number % 3 == 0}})


def peak(process):
    with open(f"/proc/{process.pid}/status", encoding="ascii") as file:
        return int(re.search(r"VmHWM:\s*(\d+) kB", file.read()).group(1))


def answer(process, first, last):
    for start in range(first, last, AT_ONCE):
        some = range(start, min(start + AT_ONCE, last))
        process.stdin.write("".join(line(n) + "\n" for n in some))
        process.stdin.flush()
        for _ in some:
            process.stdout.readline()


def grows(command, few, many, *options):
    with subprocess.Popen([command, "batch", *options],
                          stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL, text=True) as process:
        answer(process, 1, few)
        before = peak(process)
        answer(process, few, many)
        after = peak(process)
    print(f"{' '.join(options) or 'plain':15} {few} lines: {before} KiB, "
          f"{many} lines: {after} KiB")
    return process.returncode != 2 or after > before * GROWTH_MOST


def main():
    command = sys.argv[1]
    faults = [grows(command, FEW, MANY),
              grows(command, FEW // 10, MANY // 10, "--full", "--brief"),
              grows(command, FEW // 100, MANY // 100, "--full")]
    sys.exit(1 if any(faults) else 0)


main()

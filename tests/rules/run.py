"""run.py WHICHWAY: the cases of the shipped rulebook, and how well they guard
it: every rule fires in some case, and nine in ten mutants are noticed.
"""

import json
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
NOTICED_LEAST = 0.9


def share(count):
    others = count["all"] - count["equivalent"]
    return count["noticed"] / others if others else 1.0


def main():
    done = subprocess.run(
        [sys.argv[1], "rules", "test", *sorted(HERE.glob("*cases.yaml")),
         "--mutate", "--min-coverage", "100", "--format", "json"],
        capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1):
        sys.exit(done.stderr)
    told = json.loads(done.stdout)
    faults = [f"{case['case']}: {json.dumps(case['faults'])}"
              for case in told["cases"] if not case["passed"]]
    faults += [f"{entry.get('rule') or entry['advice']}: fires in no case"
               for entry in told["coverage"]["never_fired"]]
    for part in ("main", "followups"):
        count = told["mutation"][part]
        print(f"{part}: {count['noticed']} of "
              f"{count['all'] - count['equivalent']} mutants noticed, "
              f"{count['equivalent']} more change nothing, "
              f"{count['undecided']} undecided")
        if share(count) < NOTICED_LEAST:
            faults.append(f"{part}: fewer than {NOTICED_LEAST:.0%} noticed")
    print(f"{told['passed']} passed, {told['failed']} failed")
    for fault in faults:
        print(fault)
    sys.exit(1 if faults else 0)


main()

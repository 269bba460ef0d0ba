"""figures.py FOLDER: how many questions an interview takes, and what it keeps.

FOLDER is a release build with `interview` (tests/bench/interview.c). For the
cases of tests/rules/cases.yaml, where what they leave open is answered
unknown, and for random complete profiles (1,000 with --all): an interview that goes to its
end comes to the verdict of the whole profile; printed are the questions asked
until the verdict is stable and until it is settled, and how often the verdict
at the first of these is the last. A verdict is called stable by what
published projects like it lead to, which says little of projects at random:
only the cases must keep theirs.
"""

import json
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(1, str(HERE.parent))
import harness  # noqa: E402
import yaml12  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parents[2]
RANDOM = harness.size(60, 1000)
STABLE_MEDIAN_MOST = 9
KEPT_LEAST = 0.97
# With nothing to go on, what is looked for is the winner by base.
NOTHING_YET = "none"


def percentile(numbers, share):
    return sorted(numbers)[min(len(numbers) - 1, int(len(numbers) * share))]


def run(tool, arguments, text=""):
    lines = subprocess.run([tool, *arguments], input=text, text=True,
                           capture_output=True, check=True).stdout.split("\n")
    return [line.split() for line in lines if line]


def tell(name, rows, questions):
    stable = [int(row[0]) for row in rows if row[0] != "-"]
    settled = [int(row[2]) for row in rows]
    kept = sum(row[1] == row[4] for row in rows if row[0] != "-")
    print(f"{name}: {len(rows)} interviews over {questions} questions")
    if stable:
        print(f"  until stable ({len(stable)} come to it): median "
              f"{percentile(stable, 0.5)}, 90 % within "
              f"{percentile(stable, 0.9)}, at most {max(stable)}; "
              f"{kept / len(stable):.1%} keep their verdict")
    print(f"  until nothing else can change it: median "
          f"{percentile(settled, 0.5)}, 90 % within "
          f"{percentile(settled, 0.9)}, at most {max(settled)}")
    return stable, kept


def main():
    folder = pathlib.Path(sys.argv[1]).resolve()
    tool = str(folder / "interview")
    schema = json.loads(subprocess.run(
        [folder / "whichway", "schema", "profile"], capture_output=True,
        text=True, check=True).stdout)
    answers = schema["properties"]["answers"]["anyOf"][0]
    questions = len(answers["properties"])
    cases = yaml12.load(ROOT / "tests/rules/cases.yaml")["cases"]
    profiles = "".join(json.dumps({"answers": case["answers"]}) + "\n"
                       for case in cases.values())
    of_cases = run(tool, [], profiles)
    of_draws = run(tool, ["--random", str(RANDOM)])
    told = [tell("cases", of_cases, questions),
            tell("random profiles", of_draws, questions)]
    faults = [f"{row[5]}: {row[3]} in the interview, {row[4]} in all"
              for row in of_cases + of_draws
              if row[3] not in (row[4], NOTHING_YET)]
    if len(of_cases) < 102 or len(of_draws) != RANDOM:
        faults.append(f"{len(of_cases)} cases, {len(of_draws)} draws")
    if told[0][1] < KEPT_LEAST * len(told[0][0]):
        faults.append(f"less than {KEPT_LEAST:.0%} keep their verdict")
    for stable, _ in told:
        if percentile(stable, 0.5) > STABLE_MEDIAN_MOST:
            faults.append(f"more than {STABLE_MEDIAN_MOST} questions")
    for fault in faults:
        print(fault)
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()

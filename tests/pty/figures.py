"""figures.py FOLDER: how many questions an interview takes, and what it keeps.

FOLDER is a release build with `interview` (tests/bench/interview.c). Of the
cases of tests/rules/cases.yaml, where what they leave open is answered unknown,
and of random complete profiles (1,000 with --all): an interview that goes to
its end comes to the verdict of the whole profile; printed are the questions
asked until it stops and until all is settled, and how often the verdict at the
stop is the last. Only the cases must keep theirs: the interview goes by what
published projects answer, which says little of projects at random.

Of the precedents (every fourth; all with --all), each interviewed as if it
were none, from what it answers: the strength of its whole profile is reached,
and kept, after a median of at most eight questions.
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
# Each Nth precedent; all of them with --all.
EACH = harness.size(4, 1)
CLEAR_MEDIAN_MOST, ENOUGH_MEDIAN_MOST = 10, 18
STRENGTH_MEDIAN_MOST = 8
KEPT_LEAST = 0.97
NEVER = 1000
# With nothing to go on, what is looked for is the winner by base.
NOTHING_YET = "none"


def percentile(numbers, share):
    return sorted(numbers)[min(len(numbers) - 1, int(len(numbers) * share))]


def run(tool, arguments, text=""):
    lines = subprocess.run([tool, *arguments], input=text, text=True,
                           capture_output=True, check=True).stdout.split("\n")
    return [line.split() for line in lines if line]


def tell(name, rows, questions):
    print(f"{name}: {len(rows)} interviews over {questions} questions")
    numbers = {}
    for stop, what in (("clear", "the verdict is clear"),
                       ("enough", "what is left hardly tells more")):
        asked = numbers[stop] = [int(row[0]) for row in rows if row[6] == stop]
        if asked:
            print(f"  until {what} ({len(asked)}): median "
                  f"{percentile(asked, 0.5)}, 90 % within "
                  f"{percentile(asked, 0.9)}, at most {max(asked)}")
    kept = sum(row[1] == row[4] for row in rows) / len(rows)
    print(f"  {kept:.1%} keep their verdict")
    settled = [int(row[2]) for row in rows]
    print(f"  until nothing else can change it: median "
          f"{percentile(settled, 0.5)}, 90 % within "
          f"{percentile(settled, 0.9)}, at most {max(settled)}")
    return numbers, kept


def tell_precedents(rows):
    """The median of how many questions make the strength what it is on all
    answers, and keep it so; interviews that never come to it count as long."""
    reached = [int(row[0]) if row[0] != "-" else NEVER for row in rows]
    asked = [int(row[1]) for row in rows]
    print(f"precedents: {len(rows)} interviews; the strength of the whole "
          f"profile after a median of {percentile(reached, 0.5)} questions, "
          f"{len(rows) - reached.count(NEVER)} come to it; asked: median "
          f"{percentile(asked, 0.5)}, 90 % within {percentile(asked, 0.9)}")
    return percentile(reached, 0.5)


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
    of_precedents = run(tool, ["--precedents", str(EACH)])
    numbers, kept = tell("cases", of_cases, questions)
    tell("random profiles", of_draws, questions)
    reached = tell_precedents(of_precedents)
    faults = [f"{row[5]}: {row[3]} in the interview, {row[4]} in all"
              for row in of_cases + of_draws
              if row[3] not in (row[4], NOTHING_YET)]
    if len(of_cases) < 102 or len(of_draws) != RANDOM:
        faults.append(f"{len(of_cases)} cases, {len(of_draws)} draws")
    if len(of_precedents) < 211 // EACH:
        faults.append(f"{len(of_precedents)} precedents")
    if kept < KEPT_LEAST:
        faults.append(f"less than {KEPT_LEAST:.0%} of cases keep their verdict")
    if reached > STRENGTH_MEDIAN_MOST:
        faults.append(f"strength: more than {STRENGTH_MEDIAN_MOST} questions")
    for stop, most in (("clear", CLEAR_MEDIAN_MOST),
                       ("enough", ENOUGH_MEDIAN_MOST)):
        if percentile(numbers[stop], 0.5) > most:
            faults.append(f"{stop}: more than {most} questions")
    for fault in faults:
        print(fault)
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()

"""first_steps.py: docs/first-steps.md holds each pair of first step and
recommendation that random profiles reach, each once, with the headline that
the rulebook's `paths` give it, and no step or option that there is not; at
full size also no pair that none reaches.
"""

import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "tests/evaluator")]
import evaluator  # noqa: E402
import harness  # noqa: E402
import profiles  # noqa: E402

COUNT = harness.size(2500, 30000)
ROW = re.compile(r"^\| `(\w+)` \| `(\w+)` \| (.+) \|$", re.M)


def reached(book):
    pairs = {}
    for profile in profiles.generate(book, COUNT, 1):
        made = evaluator.decide(book, profile)
        if not made["fired"]:
            continue  # nothing to go on: no recommendation is told
        pair = (made["followups"]["first_step"]["recommendation"],
                made["recommendation"])
        pairs.setdefault(pair, profile["answers"])
    return pairs


def main():
    book = evaluator.load_rulebook(ROOT / "rules")
    decisions = book["decisions"]
    text = (ROOT / "docs/first-steps.md").read_text(encoding="utf-8")
    rows = ROW.findall(text)
    told = [row[:2] for row in rows]
    pairs = reached(book)
    faults = [f"{pair}: not in docs/first-steps.md; {answers}"
              for pair, answers in pairs.items() if pair not in told]
    faults += [f"{pair}: twice" for pair in set(told) if told.count(pair) > 1]
    faults += [f"{step}, {option}: no such step or option"
               for step, option in told
               if step not in decisions["first_step"]["options"]
               or option not in decisions["approach"]["options"]]
    paths = decisions["first_step"]["paths"]
    if {f"{step}/{option}": headline for step, option, headline in rows} \
            != paths:
        faults.append("the headlines are not those of the rulebook's paths")
    if COUNT >= 30000:
        faults += [f"{pair}: no profile reaches it"
                   for pair in told if pair not in pairs]
    print(f"{COUNT} profiles reach {len(pairs)} of {len(told)} pairs")
    for fault in faults:
        print(fault)
    sys.exit(1 if faults or not told else 0)


main()

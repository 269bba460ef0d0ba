"""agree.py WHICHWAY [SHIPPED [OTHERS]]: the command decides as it should.

Every case of tests/rules/cases.yaml gets an accepted recommendation; and for
the cases, the examples, SHIPPED seeded random profiles of the shipped rulebook
and OTHERS of each rulebook under examples/ (COUNTS), the
command and evaluator.py, which share nothing, agree: on outcomes, points,
ties, needs, fired rules and ruled out options, on the decisions that follow
and on advice, in the lines of `batch` and in whole decisions.
"""

import concurrent.futures
import functools
import itertools
import json
import os
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]
import evaluator  # noqa: E402
import harness  # noqa: E402
import profiles  # noqa: E402
from examples import ROOT, all_examples  # noqa: E402

COUNTS = harness.size([4000, 1000], [50000, 10000])
CHUNK = 1000  # profiles in one run of the command
SHOWN_MOST = 20


def typed(book, answers):
    """Answers as YAML text holds them, to answers as JSON holds them."""
    result = {}
    for question, text in (answers or {}).items():
        kind = book["questions"][question]["type"]
        result[question] = (None if text in ("", "~", "null") else
                            evaluator.flag(text) if kind == "flag" else
                            json.loads(text) if kind == "number" else text)
    return result


# ---- What must agree --------------------------------------------------------


def outcome(decision):
    """Of a decision's JSON."""
    scores = decision["scores"]
    return {"recommendation": decision["recommendation"],
            "tie": decision["tie"], "margin": decision["margin"],
            "scores": {score["option"]: score["points"] for score in scores},
            "ruled_out": sorted(score["option"] for score in scores
                                if score["ruled_out"]),
            "fired": sorted(reason["rule"]
                            for reason in decision["reasons"])}


def whole(decision):
    return {**outcome(decision), "needs": decision["needs"],
            "followups": {id: outcome(one) for id, one in
                          decision["followups"].items()},
            "advice": sorted(one["advice"] for one in
                             decision["warnings"] + decision["next_steps"])}


def margin(one):
    """Whole thousandths: the best of the others that can win is so far."""
    best = one["recommendation"]
    others = [points for option, points in one["scores"].items()
              if option != best and option not in one["ruled_out"]]
    if best is None or not others:
        return None
    return evaluator.decimal(one["scores"][best] - max(others))


def expected_outcome(one):
    plain = evaluator.plain(one)
    return {"recommendation": plain["recommendation"], "tie": plain["tie"],
            "margin": margin(one), "scores": plain["scores"],
            "ruled_out": sorted(plain["ruled_out"]),
            "fired": sorted(plain["fired"])}


def expected_whole(one):
    plain = evaluator.plain(one)
    return {**expected_outcome(one), "needs": plain["needs"],
            "followups": {id: expected_outcome(other) for id, other in
                          one["followups"].items()},
            "advice": sorted(plain["advice"])}


def expected_line(profile, one):
    plain = evaluator.plain(one)
    line = {"project": profile.get("project"),
            "recommendation": plain["recommendation"], "margin": margin(one),
            "scores": plain["scores"], "fired": plain["fired"]}
    if plain["ruled_out"]:
        line["ruled_out"] = plain["ruled_out"]
    return line


# ---- Comparing --------------------------------------------------------------


def batch(command, rules, text, *options):
    done = subprocess.run(
        [command, "batch", *options, *(["--rules", rules] if rules else [])],
        cwd=ROOT, input=text, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"batch: {done.stderr}{done.stdout[:2000]}")
    return [json.loads(line) for line in done.stdout.splitlines()]


def faults_of(command, rules, book, some):
    """Of profiles of one rulebook: where the two do not agree."""
    text = "".join(json.dumps(profile) + "\n" for profile in some)
    lines = batch(command, rules, text)
    numbers = [line.pop("line", None) for line in lines]
    decisions = batch(command, rules, text, "--full", "--brief")
    faults = []
    if numbers != list(range(1, len(some) + 1)):
        faults.append(f"lines of batch are not numbered: {numbers[:20]}")
    for profile, line, decision in itertools.zip_longest(some, lines,
                                                         decisions):
        one = evaluator.decide(book, profile)
        for ours, theirs in ((line, expected_line(profile, one)),
                             (whole(decision), expected_whole(one))):
            if ours != theirs:
                faults.append(f"{json.dumps(profile)}\n  command   {ours}\n"
                              f"  evaluator {theirs}")
    return faults


@functools.cache
def load(rules):
    return evaluator.load_rulebook(str(ROOT / (rules or "rules")))


def chunk_faults(command, rules, seed):
    book = load(rules)
    return faults_of(command, rules, book,
                     list(profiles.generate(book, CHUNK, seed)))


def example_faults(command, book_of):
    faults = []
    for example in all_examples():
        book = book_of(example.rules)
        profile = evaluator.read_profile(str(ROOT / example.profile))
        answers = {id: given.get("value") if isinstance(given, dict)
                   else given for id, given in
                   (profile.get("answers") or {}).items()}
        if example.profile.endswith(".yaml"):
            answers = typed(book, answers)
        faults += faults_of(command, example.rules, book,
                            [{"answers": answers}])
    return faults


def case_faults(command, book):
    with open(HERE.parent / "rules/cases.yaml", encoding="utf-8") as file:
        cases = evaluator.read_yaml(file.read())["cases"]
    some = [{"project": id, "answers": typed(book, case.get("answers"))}
            for id, case in cases.items()]
    faults = faults_of(command, "", book, some)
    text = "".join(json.dumps(profile) + "\n" for profile in some)
    for line, case in zip(batch(command, "", text), cases.values()):
        accepted = case.get("accept") or [case["expect"]]
        if (line["recommendation"] or "none") not in accepted:
            faults.append(f"{line['project']}: {line['recommendation']}, not "
                          f"{accepted}")
    return faults


def main():
    command = str(pathlib.Path(sys.argv[1]).resolve())
    if not os.access(command, os.X_OK):
        sys.exit(f"{command} is missing: ./dev test builds it")
    counts = [int(text) for text in sys.argv[2:]] + COUNTS[len(sys.argv) - 2:]
    others = sorted({example.rules for example in all_examples()} - {""})
    faults = case_faults(command, load("")) + example_faults(command, load)
    with concurrent.futures.ProcessPoolExecutor(2) as pool:
        work = [pool.submit(chunk_faults, command, rules, seed)
                for rules, count in [("", counts[0])] +
                [(rules, counts[1]) for rules in others]
                for seed in range(1, 1 + -(-count // CHUNK))]
        faults += [fault for done in work for fault in done.result()]
    print(*faults[:SHOWN_MOST], sep="\n")
    print(f"{len(work) * CHUNK} random profiles, {len(faults)} faults")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()

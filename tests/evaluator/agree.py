"""agree.py WHICHWAY [COUNT]: the command decides as it should.

Every case of tests/rules/cases.yaml gets an accepted recommendation; and for
the cases, the examples and COUNT seeded random profiles (300) the command and
evaluator.py, which share nothing, agree on outcomes, points and fired rules.
"""

import concurrent.futures
import json
import math
import os
import pathlib
import random
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]
import evaluator  # noqa: E402
from examples import ROOT, all_examples  # noqa: E402

KNOWN_SHARE = (0.1, 0.25, 0.5, 0.75, 0.9, 1)


def typed(book, answers):
    """Answers as YAML text holds them, to answers as JSON holds them."""
    result = {}
    for question, text in (answers or {}).items():
        kind = book["questions"][question]["type"]
        result[question] = (None if text in ("", "~", "null") else
                            evaluator.flag(text) if kind == "flag" else
                            json.loads(text) if kind == "number" else text)
    return result


def edges_of(book, question):
    """Numbers near which something may change, and in range."""
    limits = {key: float(book["questions"][question].get(key, usual))
              for key, usual in (("min", "-inf"), ("max", "inf"),
                                 ("above", "-inf"), ("below", "inf"))}
    found = {0, 1, 10 ** 6} | {
        round(edge) for edge in limits.values() if abs(edge) != math.inf}
    for test in re.findall(rf'"{question}": "([^"]*)"', json.dumps(book)):
        found |= {round(float(number))
                  for number in re.findall(r"\d+(?:\.\d+)?", test)}
    found |= {number + step for number in found for step in (-1, 1)}
    return [number for number in sorted(found)
            if limits["min"] <= number <= limits["max"] and
            limits["above"] < number < limits["below"]]


def random_answers(book, edges, dice):
    share = dice.choice(KNOWN_SHARE)
    answers = {}
    for id, question in book["questions"].items():
        if dice.random() > share:
            continue
        values = list(question.get("values", {}))
        if question["type"] == "flag":
            answers[id] = dice.random() < 0.5
        elif question["type"] == "number":
            answers[id] = dice.choice(edges[id])
        elif question["type"] == "set":
            answers[id] = dice.sample(values, dice.randint(
                0, min(3, len(values))))
        else:
            answers[id] = dice.choice(values)
    return answers


def outcome(decision):
    """What must agree, of a decision's JSON."""
    return {"recommendation": decision["recommendation"],
            "tie": decision["tie"],
            "scores": {score["option"]: score["points"]
                       for score in decision["scores"]},
            "fired": sorted(reason["rule"]
                            for reason in decision["reasons"])}


def from_command(command, rules, profile):
    arguments = ["--rules", rules] if rules else []
    done = subprocess.run(
        [command, "decide", "-", "--format", "json", "--brief", *arguments],
        cwd=ROOT, input=json.dumps(profile), capture_output=True, text=True,
        check=False)
    if done.returncode:
        return {"error": done.stderr}
    decision = json.loads(done.stdout)
    return {**outcome(decision), "needs": decision["needs"],
            "ruled_out": sorted(score["option"]
                                for score in decision["scores"]
                                if score["ruled_out"]),
            "followups": {id: outcome(one) for id, one in
                          decision["followups"].items()}}


def from_evaluator(book, profile):
    def same(one):
        return {"recommendation": one["recommendation"], "tie": one["tie"],
                "scores": one["scores"], "fired": sorted(one["fired"])}
    decision = evaluator.plain(evaluator.decide(book, profile))
    return {**same(decision), "needs": decision["needs"],
            "ruled_out": sorted(decision["ruled_out"]),
            "followups": {id: same(one) for id, one in
                          decision["followups"].items()}}


def profiles_of(books, count):
    """(name, rules, profile, accepted or None) of everything to decide."""
    with open(HERE.parent / "rules/cases.yaml", encoding="utf-8") as file:
        cases = evaluator.read_yaml(file.read())["cases"]
    for id, case in cases.items():
        yield (id, "", {"answers": typed(books[""], case.get("answers"))},
               case.get("accept") or [case["expect"]])
    for example in all_examples():
        profile = evaluator.read_profile(str(ROOT / example.profile))
        answers = {id: given.get("value") if isinstance(given, dict)
                   else given for id, given in
                   (profile.get("answers") or {}).items()}
        if example.profile.endswith(".yaml"):
            answers = typed(books[example.rules], answers)
        yield example.name, example.rules, {"answers": answers}, None
    dice = random.Random(1)
    for rules, book in books.items():
        edges = {id: edges_of(book, id) for id, question in
                 book["questions"].items() if question["type"] == "number"}
        for number in range(count):
            yield (f"random {rules} {number}", rules,
                   {"answers": random_answers(book, edges, dice)}, None)


def main():
    command = str(pathlib.Path(sys.argv[1]).resolve())
    if not os.access(command, os.X_OK):
        sys.exit(f"{command} is missing: ./dev test builds it")
    books = {rules: evaluator.load_rulebook(str(ROOT / (rules or "rules")))
             for rules in sorted({one.rules for one in all_examples()})}

    def fault(item):
        name, rules, profile, accepted = item
        ours = from_command(command, rules, profile)
        theirs = from_evaluator(books[rules], profile)
        if ours != theirs:
            return (f"{name}: {json.dumps(profile)}\n  command   {ours}\n"
                    f"  evaluator {theirs}")
        if accepted and ours["recommendation"] not in accepted:
            return f"{name}: {ours['recommendation']}, not {accepted}"
        return None

    work = list(profiles_of(books,
                            int(sys.argv[2]) if len(sys.argv) > 2 else 300))
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        faults = [found for found in pool.map(fault, work) if found]
    print(*faults[:20], sep="\n")
    print(f"{len(work) - len(faults)} passed, {len(faults)} failed")
    sys.exit(1 if faults else 0)


main()

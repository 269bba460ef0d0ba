"""invariants.py WHICHWAY [SHIPPED [OTHERS]]: what rulebooks declare holds.

`rules check` proves invariants over cells; here the command decides on seeded
random profiles (SHIPPED of the shipped rulebook, OTHERS of each rulebook under
examples/; COUNTS), each twice: as it is, and with the answer to
one question raised. Every invariant must hold in every pair, every one that
compares must have moved something in some pair, and the opposites of what is
declared must not hold.
"""

import collections
import concurrent.futures
import itertools
import json
import os
import pathlib
import random
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]
import agree  # noqa: E402
import evaluator  # noqa: E402
import harness  # noqa: E402
import profiles  # noqa: E402
from examples import all_examples  # noqa: E402

COUNTS = harness.size([4000, 1000], [50000, 5000])
SHOWN_MOST = 20


def invariants_of(book):
    """(decision, name, invariant)"""
    return [(id, name, one) for id, decision in book["decisions"].items()
            for name, one in decision.get("invariants", {}).items()]


def opposite(one):
    if "raising" not in one or "never_lowers" not in one:
        return None
    return {**one, "never_lowers": {option: -sign for option, sign in
                                    signs_of(one).items()}}


def signs_of(one):
    wanted = one["never_lowers"]
    return ({option: int(sign) for option, sign in wanted.items()}
            if isinstance(wanted, dict) else dict.fromkeys(wanted, 1))


# ---- Pairs of profiles ------------------------------------------------------


def two_of(dice, question, numbers):
    """Two answers, the second raised from the first."""
    if question["type"] == "flag":
        return False, True
    values = list(question.get("values", {}))
    if question["type"] == "set":
        many = [value for value in values if dice.random() < 0.4]
        return [value for value in many if dice.random() < 0.5], many
    if question["type"] == "number":
        return sorted(dice.sample(numbers, 2))
    return sorted(dice.sample(values, 2), key=values.index)


def profiles_of(book, rules, count, seed):
    """Random ones; of the shipped rulebook every second is a case, since what
    the methods of tuning promise is seldom put to the test by random ones."""
    cases = [] if rules else [
        agree.typed(book, case.get("answers"))
        for path in sorted((HERE.parent / "rules").glob("*cases.yaml"))
        for case in evaluator.read_yaml(
            path.read_text(encoding="utf-8"))["cases"].values()]
    for at, profile in enumerate(profiles.generate(book, count, seed)):
        if cases and at % 2:
            which = (seed * count + at) // 2 % len(cases)
            profile = {**profile, "answers": cases[which]}
        yield profile


def pairs_of(book, rules, count, seed):
    """(question raised, profile before, profile after)"""
    dice = random.Random(seed)
    raised = sorted({one["raising"] for _, _, one in invariants_of(book)
                     if "raising" in one})
    numbers = {id: profiles.numbers_for(book, id) for id in raised
               if book["questions"][id]["type"] == "number"}
    for profile in profiles_of(book, rules, count, seed):
        told = [id for id in raised if id in profile["answers"]]
        id = dice.choice(told if told and dice.random() < 0.5 else raised)
        low, high = two_of(dice, book["questions"][id], numbers.get(id))
        yield id, *({**profile, "answers": {**profile["answers"], id: value}}
                    for value in (low, high))


# ---- What a decision says of an invariant -----------------------------------


def part_of(book, decision, whole):
    """One decision of a whole one, or None: it was not made."""
    return whole if decision == evaluator.main_decision(book) else \
        whole["followups"].get(decision)


def change(one, before, after):
    """How far the weighed points rose, in thousandths."""
    def weighed(part):
        points = {score["option"]: score["points"] for score in part["scores"]}
        return sum(sign * round(points[option] * 1000)
                   for option, sign in signs_of(one).items())
    return weighed(after) - weighed(before)


def raised_verdict(one, before, after):
    """(it holds, something moved)"""
    if before is None or after is None:
        return True, False
    if "keeps" in one:
        return (before["recommendation"] not in one["keeps"] or
                after["recommendation"] in one["keeps"],
                before["recommendation"] != after["recommendation"])
    rise = change(one, before, after)
    return rise >= 0, rise != 0


def lone_verdict(book, one, profile, part):
    """The same, of an invariant about single profiles."""
    if part is None:
        return True, False
    world = evaluator.World(book, evaluator.typed_answers(book, profile))
    applies = ("when" not in one or world.holds(one["when"]) is True) and \
        ("unless" not in one or world.holds(one["unless"]) is not True)
    return (not applies or part["recommendation"] not in one["never"],
            applies)


def examine(command, rules, count, seed):
    """(faults, how often each invariant was put to the test, the opposites
    that were refuted)"""
    book = agree.load(rules)
    pairs = list(pairs_of(book, rules, count, seed))
    text = "".join(json.dumps(profile) + "\n"
                   for pair in pairs for profile in pair[1:])
    made = iter(agree.batch(command, rules, text, "--full", "--brief"))
    faults, moved, refuted = [], collections.Counter(), set()
    for (raised, *two), *wholes in zip(pairs, made, made):
        for decision, name, one in invariants_of(book):
            parts = [part_of(book, decision, whole) for whole in wholes]
            if "raising" not in one:
                results = [lone_verdict(book, one, *both)
                           for both in zip(two, parts)]
            elif one["raising"] == raised:
                results = [raised_verdict(one, *parts)]
                other = opposite(one)
                if other and not raised_verdict(other, *parts)[0]:
                    refuted.add(name)
            else:
                continue
            moved[name] += sum(tested for _, tested in results)
            if not all(holds for holds, _ in results):
                faults.append(f"{name}: {json.dumps(two)}")
    return faults, moved, refuted


def examine_all(pool, command, rules, count):
    book = agree.load(rules)
    seeds = range(1, 1 + -(-count // agree.CHUNK))
    faults, moved, refuted = [], collections.Counter(), set()
    for some in pool.map(examine, itertools.repeat(command),
                         itertools.repeat(rules),
                         itertools.repeat(agree.CHUNK), seeds):
        faults += some[0]
        moved += some[1]
        refuted |= some[2]
    names = [name for _, name, _ in invariants_of(book)]
    faults += [f"{name}: nothing put it to the test" for name in names
               if not moved[name]]
    faults += [f"{name}: its opposite seems to hold"
               for _, name, one in invariants_of(book)
               if opposite(one) and name not in refuted]
    print(f"{rules or 'shipped'}: {len(names)} invariants, "
          f"{len(seeds) * agree.CHUNK:,} pairs of profiles, put to the test "
          f"{sum(moved.values()):,} times, the least tested one "
          f"{min(moved[name] for name in names)} times")
    return faults


def main():
    command = str(pathlib.Path(sys.argv[1]).resolve())
    if not os.access(command, os.X_OK):
        sys.exit(f"{command} is missing: ./dev test builds it")
    counts = [int(text) for text in sys.argv[2:]] + COUNTS[len(sys.argv) - 2:]
    others = sorted({example.rules for example in all_examples()} - {""})
    with concurrent.futures.ProcessPoolExecutor(2) as pool:
        faults = examine_all(pool, command, "", counts[0])
        for rules in others:
            if invariants_of(agree.load(rules)):
                faults += examine_all(pool, command, rules, counts[1])
    print(*faults[:SHOWN_MOST], sep="\n")
    print(f"{len(faults)} faults")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()

#!/usr/bin/python3
"""A second, independent reading of the rulebook format: slow, plain, from the design alone.

The C engine and this file must decide every profile alike. Nothing is shared between them, so
a fault would have to be made twice, in the same way, to stay hidden.

    evaluator.py RULES decide PROFILE     one profile (JSON, or YAML by its file name; - is stdin)
    evaluator.py RULES cases CASES.yaml   print the failures, then 'N passed, N failed'
    evaluator.py RULES ndjson             a profile a line on stdin, a decision a line on stdout

RULES is a rulebook file or a folder of them. Points are whole thousandths throughout.
"""

import functools
import json
import os
import re
import sys
from fractions import Fraction

import yaml

UNKNOWN = None  # an answer nobody gave, and Kleene's third truth value


# ---------------------------------------------------------------- reading

def read_yaml(text):
    """Every scalar stays the text it was: `012` and `1e3` are typed by their question."""
    return yaml.load(text, Loader=yaml.BaseLoader)


def load_rulebook(path):
    names = [path]
    if os.path.isdir(path):
        names = [os.path.join(path, n) for n in sorted(os.listdir(path))
                 if n.endswith((".yaml", ".yml"))]
    book = {}
    for name in names:
        with open(name, encoding="utf-8") as file:
            merge(book, read_yaml(file.read()) or {}, name)
    return with_constants(book, book.get("constants") or {})


def with_constants(value, constants):
    """What names a constant as $id has its value, and `published` its range."""
    if isinstance(value, dict):
        return {key: {of: constants[one[1:]]["published"]
                      if isinstance(one, str) else one
                      for of, one in part.items()}
                if key == "published" and isinstance(part, dict)
                else with_constants(part, constants)
                for key, part in value.items()}
    if isinstance(value, list):
        return [with_constants(part, constants) for part in value]
    if not isinstance(value, str):
        return value
    if value[:1] == "$" and value[1:] in constants:
        return constants[value[1:]]["value"]
    return re.sub(r"\$([A-Za-z0-9_][A-Za-z0-9_-]*)", lambda found: str(
        constants[found[1]]["value"]) if found[1] in constants else found[0],
        value)


def merge(book, part, name):
    """Files add entries under their top-level keys; an id given twice is a mistake."""
    for key, value in part.items():
        if isinstance(value, dict) and isinstance(book.get(key), dict):
            twice = set(book[key]) & set(value)
            if twice:
                raise SystemExit(f"{name}: given twice: {', '.join(sorted(twice))}")
            book[key].update(value)
        elif key in book:
            raise SystemExit(f"{name}: given twice: {key}")
        else:
            book[key] = value


def read_profile(path):
    text = sys.stdin.read() if path == "-" else open(path, encoding="utf-8").read()
    return read_yaml(text) if path.endswith((".yaml", ".yml")) else json.loads(text)


def flag(text):
    if text in (True, "true"):
        return True
    if text in (False, "false"):
        return False
    raise ValueError(f"not a flag: {text!r}")


@functools.cache
def number(text):
    return Fraction(str(text))


@functools.cache
def thousandths(text):
    points = number(text) * 1000
    if points.denominator != 1:
        raise ValueError(f"more than three decimals: {text}")
    return points.numerator


def typed_answers(book, profile):
    """The profile's answers as the questions mean them; whatever is left out stays unknown."""
    answers = {id: UNKNOWN for id in book["questions"]}
    for id, given in (profile.get("answers") or {}).items():
        if id not in answers:
            raise ValueError(f"no such question: {id}")
        if isinstance(given, dict):  # {value: ..., basis: ...}
            given = given.get("value")
        if given is None or (isinstance(given, str) and given in ("null", "~", "")):
            continue
        question = book["questions"][id]
        kind = question["type"]
        if kind == "flag":
            answers[id] = flag(given)
        elif kind == "number":
            answers[id] = number(given)
        elif kind == "set":
            answers[id] = frozenset(given)
            wrong = answers[id] - set(question["values"])
            if wrong:
                raise ValueError(f"{id}: no such value: {', '.join(sorted(wrong))}")
        else:
            if given not in question["values"]:
                raise ValueError(f"{id}: no such value: {given}")
            answers[id] = given
    return answers


# ---------------------------------------------------------------- truth

def all_of(truths):
    """False if one is, else unknown if one is; what follows a false one is not looked at."""
    result = True
    for truth in truths:
        if truth is False:
            return False
        if truth is UNKNOWN:
            result = UNKNOWN
    return result


def any_of(truths):
    return not_of(all_of(not_of(truth) for truth in truths))


def not_of(truth):
    return UNKNOWN if truth is UNKNOWN else not truth


class World:
    """What tests can see: the answers, the named conditions, the outcomes decided so far."""

    def __init__(self, book, answers):
        self.book = book
        self.answers = answers
        self.outcomes = {}  # decision id -> option id, or unknown
        self.truths = {}  # of conditions that were asked for

    def holds(self, when):
        """The truth of a `when`: all of its entries must hold."""
        return all_of(self.entry(key, value) for key, value in (when or {}).items())

    def entry(self, key, value):
        if key == "any":
            return any_of(self.holds(part) for part in value)
        if key == "all":
            return all_of(self.holds(part) for part in value)
        if key == "not":
            return not_of(self.holds(value))
        if key in self.book.get("conditions", {}):
            if key not in self.truths:
                self.truths[key] = self.holds(self.book["conditions"][key])
            truth = self.truths[key]
            return truth if flag(value) else not_of(truth)
        if key in self.book["questions"]:
            question = self.book["questions"][key]
            return test(question["type"], list(question.get("values", {})),
                        value, self.answers[key])
        options = list(self.book["decisions"][key]["options"])
        return test("choice", options, value, self.outcomes[key])


def test(kind, order, wanted, answer):
    """One test of one answer. `order` holds the question's values in file order."""
    if isinstance(wanted, dict) and "known" in wanted:
        return (answer is not UNKNOWN) == flag(wanted["known"])
    if answer is UNKNOWN:
        return UNKNOWN
    if kind == "set":
        return all_of(member_test(key, value, answer) for key, value in wanted.items())
    if isinstance(wanted, list):
        return any_of(test(kind, order, one, answer) for one in wanted)
    if kind == "flag":
        return answer == flag(wanted)
    if kind == "choice":
        return answer == wanted

    def place(text):  # where a value stands on its axis
        return number(text) if kind == "number" else order.index(text)

    here = answer if kind == "number" else order.index(answer)
    compared = re.fullmatch(r"(<=|>=|<|>)\s*(\S+)", wanted)
    if compared:
        sign, edge = compared.group(1), place(compared.group(2))
        return {"<": here < edge, "<=": here <= edge, ">": here > edge, ">=": here >= edge}[sign]
    if ".." in wanted:
        low, high = wanted.split("..")
        return place(low.strip()) <= here <= place(high.strip())
    return here == place(wanted)


def member_test(key, value, answer):
    if key == "has":
        return value in answer
    if key == "has_any":
        return bool(answer & set(value))
    if key == "has_all":
        return set(value) <= answer
    if key == "empty":
        return (not answer) == flag(value)
    raise ValueError(f"no such test on a set: {key}")


# ---------------------------------------------------------------- deciding

def decide_one(world, decision):
    options = decision["options"]
    needs = {need: 0 for need in decision.get("needs", {})}
    scores = {id: thousandths(option.get("base", "0")) for id, option in options.items()}
    fired, ruled_out = [], []
    for id, rule in decision.get("rules", {}).items():
        if world.holds(rule.get("when")) is not True:
            continue
        fired.append(id)
        for target, points in rule.get("points", {}).items():
            if target in needs:
                needs[target] += thousandths(points)
            else:
                scores[target] += thousandths(points)
        for option in rule.get("rules_out", []):
            if option not in ruled_out:
                ruled_out.append(option)
    for id, option in options.items():
        for need, share in option.get("serves", {}).items():
            product = number(share) * needs[need]
            if product.denominator != 1:
                raise ValueError(f"{id}: serves {need} gives parts of a thousandth")
            scores[id] += product.numerator
    left = [id for id in options if id not in ruled_out]
    winner = max(left, key=lambda id: scores[id]) if left else None  # max keeps the first of equals
    best = [id for id in left if scores[id] == scores[winner]]
    return {"recommendation": winner, "tie": len(best) > 1, "scores": scores,
            "needs": needs, "fired": fired, "ruled_out": [o for o in options if o in ruled_out]}


def main_decision(book):
    for id, decision in book["decisions"].items():
        if flag(decision.get("main", "false")):
            return id
    return next(iter(book["decisions"]))


def decide(book, profile):
    world = World(book, typed_answers(book, profile))
    made = {}
    main = main_decision(book)
    silent = False  # no rule of the main decision fired: nothing to go on
    for id, decision in book["decisions"].items():
        world.outcomes[id] = UNKNOWN
        if silent and not flag(decision.get("leads", "false")):
            continue
        if world.holds(decision.get("when")) is True:
            made[id] = decide_one(world, decision)
            if id == main and not made[id]["fired"]:
                silent = True
                made[id] = {**made[id], "recommendation": None, "tie": False}
            world.outcomes[id] = made[id]["recommendation"]
    advice = [id for id, entry in book.get("advice", {}).items()
              if world.holds(entry.get("when")) is True]
    followups = {id: one for id, one in made.items() if id != main}
    return {**made[main], "followups": followups, "advice": advice}


# ---------------------------------------------------------------- output

def decimal(points):
    """Thousandths as JSON's shortest number: 1500 is 1.5, -2000 is -2."""
    return points // 1000 if points % 1000 == 0 else points / 1000


def plain(decision):
    """A decision as JSON holds it."""
    out = {key: value for key, value in decision.items() if key not in ("followups", "advice")}
    for key in ("scores", "needs"):
        out[key] = {id: decimal(points) for id, points in decision[key].items()}
    if "followups" in decision:
        out["followups"] = {id: plain(one) for id, one in decision["followups"].items()}
        out["advice"] = decision["advice"]
    return out


def run_cases(book, path):
    with open(path, encoding="utf-8") as file:
        cases = read_yaml(file.read())["cases"]
    failed = 0
    for id, case in cases.items():
        accepted = case.get("accept") or [case["expect"]]
        decision = decide(book, case)
        if (decision["recommendation"] or "none") in accepted:
            continue
        failed += 1
        scores = {o: decimal(p) for o, p in decision["scores"].items()}
        print(f"{id}: {decision['recommendation']}, wanted {' or '.join(accepted)}: {scores}")
        print(f"    ruled out: {decision['ruled_out']}; fired: {', '.join(decision['fired'])}")
    print(f"{len(cases) - failed} passed, {failed} failed")
    return 1 if failed else 0


def run_lines(book):
    status = 0
    for at, line in enumerate(sys.stdin, 1):
        if not line.strip():
            continue
        try:
            out = plain(decide(book, json.loads(line)))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            out, status = {"line": at, "error": {"message": str(error)}}, 2
        print(json.dumps(out, ensure_ascii=False))
    return status


def main(arguments):
    if len(arguments) < 2 or arguments[1] not in ("decide", "cases", "ndjson"):
        print(__doc__, file=sys.stderr)
        return 2
    book = load_rulebook(arguments[0])
    if arguments[1] == "cases":
        return run_cases(book, arguments[2])
    if arguments[1] == "ndjson":
        return run_lines(book)
    print(json.dumps(plain(decide(book, read_profile(arguments[2]))), indent=2))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

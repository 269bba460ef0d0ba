"""agree_evidence.py WHICHWAY [BOOKS]: what precedents say is worked out as it should be.

For the shipped rulebook, those under examples/ and small random ones (BOOKS of them), each with
random precedents: shares, record, strength and the likest precedents of random profiles are those
of evidence.py, which shares nothing with the command; in another order of the file, the same bytes
come out, but for the digest.
"""

import json
import pathlib
import random
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]
import evaluator  # noqa: E402
import evidence  # noqa: E402
import harness  # noqa: E402
import profiles  # noqa: E402
from examples import ROOT, all_examples  # noqa: E402

PROFILES = 12  # of each rulebook


# ---- Rulebooks --------------------------------------------------------------


def random_question(dice, at):
    kind = ("choice", "scale", "set", "flag", "number")[at % 5]
    question = {"ask": f"Q{at}", "type": kind}
    if kind == "number":
        question["min"] = 0
        if dice.random() < 0.5:
            question["whole"] = True
        if dice.random() < 0.3:
            question["max"] = 9
    elif kind != "flag":
        question["values"] = {f"v{i}": f"V{i}" for i in range(dice.randint(1 + (kind != "scale"), 5))}
    return question


def random_test(dice, question):
    kind, values = question["type"], list(question.get("values", {}))
    if kind == "flag":
        return dice.choice([True, False])
    if kind == "set":
        return dice.choice([{"has": dice.choice(values)}, {"empty": dice.choice([True, False])}])
    if kind == "choice":
        return dice.choice(values)
    if kind == "scale":
        return dice.choice(["<=", ">="]) + " " + dice.choice(values)
    return dice.choice([f"{dice.choice(['<', '<=', '>', '>='])} {dice.randint(1, 8)}",
                        dice.randint(1, 8), [2, 3], "2..5"])


def random_book(dice):
    """Rules test some questions directly and some through a condition."""
    questions = {f"q{i}": random_question(dice, i) for i in range(dice.randint(3, 7))}
    options = [f"o{i}" for i in range(dice.randint(2, 4))]
    when = lambda: {q: random_test(dice, questions[q])
                    for q in dice.sample(list(questions), dice.randint(1, 2))}
    rules = {}
    for i in range(dice.randint(4, 10)):
        rules[f"r{i}"] = {"when": when(), "because": "B"}
        if dice.random() < 0.1:
            rules[f"r{i}"]["rules_out"] = [dice.choice(options)]
        else:
            rules[f"r{i}"]["points"] = {dice.choice(options): dice.choice([-1, 1, 1.5, 2])}
    rules["r0"]["when"] = {"c": True}
    return {"whichway": 1, "rulebook": {"name": "r", "version": "1.0.0"}, "questions": questions,
            "sources": {"s": {"title": "S"}}, "conditions": {"c": {"any": [when(), when()]}},
            "decisions": {"main": {
                "title": "T", "options": {o: {"title": o.upper()} for o in options}, "rules": rules}}}


def random_precedents(dice, book, count):
    """Projects near each other, so that some are equally like and some contradict."""
    options = list(book["decisions"][evaluator.main_decision(book)]["options"])
    source = next(iter(book["sources"]))
    made = {}
    for at, profile in enumerate(profiles.generate(book, count, dice.randrange(10**6))):
        made[f"p{at}-{dice.randrange(100)}"] = {
            "title": f"P{at}", "facts": "F", "result": "R", "evidence": "reported", "source": source,
            "answers": profile["answers"], "held": dice.random() < 0.7,
            "outcome": dice.choice([dice.choice(options), dice.sample(options, 2)])}
    return made


def as_text(part):
    """As evaluator.py reads YAML: every scalar is a text."""
    if isinstance(part, dict):
        return {key: as_text(value) for key, value in part.items()}
    if isinstance(part, list):
        return [as_text(value) for value in part]
    return json.dumps(part) if isinstance(part, bool) else str(part)


# ---- Comparing --------------------------------------------------------------


def run(command, rules, precedents, folder, some):
    overlay = pathlib.Path(folder, "overlay.yaml")
    overlay.write_text(json.dumps({"whichway": 1, "precedents": precedents}))
    text = "".join(json.dumps(profile) + "\n" for profile in some)
    whole, short = (subprocess.run(
        [command, "batch", option, "--overlay", str(overlay), *(["--rules", rules] if rules else [])],
        cwd=ROOT, input=text, capture_output=True, text=True, check=False)
        for option in ("--full", "--strength"))
    if whole.returncode or short.returncode:
        sys.exit(f"batch: {whole.stderr}{short.stderr}{whole.stdout[:2000]}")
    return whole.stdout, short.stdout


def expected(known, book, profile, status):
    answers = evaluator.typed_answers(book, profile)
    verdict = known.decide(answers)
    shares = known.shares(answers)
    record = known.record(answers)
    level = known.strength(answers, status) if verdict["option"] else "none"
    likest = [id for _, ids in known.groups(answers) for id in ids][:evidence.TOLD]
    return {"recommendation": verdict["option"], "status": status and "provisional"
            if not verdict["option"] else status,
            "share": {option: share / 1000 for option, share in shares.items() if option},
            "strength": {"level": level, "record": record and
                         {"right": record[0], "of": record[1]}},
            "precedents": likest}


def told(decision, options):
    """What is not possible has no share."""
    shares = {one["option"]: one["share"] for one in decision["possible"]}
    return {"recommendation": decision["recommendation"], "status": decision["status"],
            "share": {option: shares.get(option, 0) for option in options},
            "strength": decision["strength"],
            "precedents": [one["id"] for one in decision["precedents"]]}


def test_faults(command, rules, book, folder):
    """`rules test --precedents` leaves each out of what the others say."""
    done = subprocess.run(
        [command, "rules", "test", "--precedents", "--held", "--format", "json", "--rules", rules,
         "--overlay", str(pathlib.Path(folder, "overlay.yaml"))],
        cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"rules test: {done.stderr}")
    told = json.loads(done.stdout)
    misses = {miss["id"]: miss for miss in told["misses"]}
    right = 0
    faults = []
    for id, one in book["precedents"].items():
        known = evidence.Evidence(book, left_out=id)
        answers = evaluator.typed_answers(book, one)
        option = known.decide(answers)["option"]
        if option and option in (one["outcome"] if isinstance(one["outcome"], list) else [one["outcome"]]):
            right += 1
            continue
        strength = misses[id]["strength"]
        record = known.record(answers)
        levels = {known.strength(answers, status) if option else "none"
                  for status in ("settled", "stable", "provisional")}
        if strength and (strength["level"] not in levels or strength["record"] != (
                record and {"right": record[0], "of": record[1]})):
            faults.append(f"{id} of {rules}: {strength}, not {levels} and {record}")
    counted = sum(part["right"] for part in told["agreement"].values())
    if counted != right:
        faults.append(f"{rules}: {counted} right, not {right}")
    trials, brier, loss = evidence.calibration(book)
    shares = told["shares"]
    if shares["trials"] != trials or trials and (
            abs(shares["brier"] - brier) > 1e-5 or abs(shares["log_loss"] - loss) > 1e-5):
        faults.append(f"{rules}: {shares}, not {trials}, {brier}, {loss}")
    return faults


def faults_of(command, rules, book, dice, count, folder):
    precedents = random_precedents(dice, book, count)
    book = {**book, "precedents": {**book.get("precedents", {}), **as_text(precedents)}}
    known = evidence.Evidence(book)
    some = list(profiles.generate(book, PROFILES, dice.randrange(10**6)))
    whole, short = run(command, rules, precedents, folder, some)
    shuffled = list(precedents.items())
    dice.shuffle(shuffled)
    others = run(command, rules, dict(shuffled), folder, some)
    same = re.compile(r'"digest":"[0-9a-f]*"')
    faults = [f"{rules}: another order of the file changes bytes"] * (
        [same.sub("", text) for text in (whole, short)] != [same.sub("", text) for text in others])
    if book["questions"].keys() < {f"q{i}" for i in range(9)}:  # a small one
        faults += test_faults(command, rules, book, folder)
    for profile, line, brief in zip(some, whole.splitlines(), short.splitlines()):
        decision = json.loads(line)
        if decision["status"] == "blocked":
            if decision["strength"] is not None:
                faults.append(f"blocked, and yet {decision['strength']}")
            continue
        ours = told(decision, known.options)
        theirs = expected(known, book, profile, decision["status"])
        if ours != theirs or json.loads(brief)["strength"] != ours["strength"]:
            faults.append(f"{rules or 'shipped'}: {json.dumps(profile)}\n  command   {ours}\n"
                          f"  evaluator {theirs}\n  {brief}")
    return faults


def main():
    command = str(pathlib.Path(sys.argv[1]).resolve())
    books = int(sys.argv[2]) if len(sys.argv) > 2 else harness.size(2, 150)
    dice = random.Random(1)
    faults = []
    with tempfile.TemporaryDirectory() as folder:
        for at in range(books):
            book = random_book(dice)
            path = pathlib.Path(folder, "book.yaml")
            path.write_text(json.dumps(book))
            faults += faults_of(command, str(path), as_text(book), dice,
                                dice.choice([2, 5, 20, 60, 90]), folder)
        for rules in sorted({example.rules for example in all_examples()}):
            book = evaluator.load_rulebook(str(ROOT / (rules or "rules")))
            faults += faults_of(command, rules, book, dice, 75, folder)
    print(*faults[:10], sep="\n")
    print(f"{books} random rulebooks and the shipped ones, {len(faults)} faults")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()

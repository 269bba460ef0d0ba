"""profiles.py RULES [COUNT [SEED]]: random profiles of a rulebook, one JSON a line.

From hardly anything known to complete; numbers stand at the edges that the rulebook tests, one
below and one above. The same seed gives the same profiles.
"""

import json
import random
import re
import sys

import evaluator

KNOWN_SHARE = (0, 0.1, 0.25, 0.5, 0.75, 0.9, 1)
MEMBERS_MOST = 3


def numbers_tested(part, question):
    """The numbers in all tests of the question, wherever they stand in the rulebook."""
    if isinstance(part, list):
        for item in part:
            yield from numbers_tested(item, question)
    elif isinstance(part, dict):
        for key, value in part.items():
            if key == question and not isinstance(value, dict):
                yield from re.findall(r"\d+(?:\.\d+)?(?:e\d+)?", str(value))
            else:
                yield from numbers_tested(value, question)


def allowed(question, number):
    checks = {"min": number.__ge__, "max": number.__le__, "above": number.__gt__,
              "below": number.__lt__}
    whole = evaluator.flag(question.get("whole", "false"))
    return (not whole or number == int(number)) and all(
        holds(float(question[key])) for key, holds in checks.items() if key in question)


def numbers_for(book, id):
    """What to answer a question for a number: its edges, and beside them."""
    question = book["questions"][id]
    found = {0.0, 1.0, 1e6}
    for text in numbers_tested(book["decisions"], id):
        found |= {float(text) - 1, float(text), float(text) + 1, float(text) + 0.5}
    for part in ("conditions", "advice"):
        for text in numbers_tested(book.get(part, {}), id):
            found |= {float(text) - 1, float(text), float(text) + 1}
    found |= {float(question[end]) for end in ("min", "max") if end in question}
    return [int(number) if number == int(number) else number
            for number in sorted(found) if allowed(question, number)]


def generate(book, count, seed):
    dice = random.Random(seed)
    numbers = {id: numbers_for(book, id) for id, question in book["questions"].items()
               if question["type"] == "number"}
    for at in range(count):
        share = dice.choice(KNOWN_SHARE)
        answers = {}
        for id, question in book["questions"].items():
            if dice.random() >= share:
                continue
            values = list(question.get("values", {}))
            if question["type"] == "flag":
                answers[id] = dice.random() < 0.5
            elif question["type"] == "number":
                answers[id] = dice.choice(numbers[id])
            elif question["type"] == "set":
                most = min(MEMBERS_MOST, len(values))
                answers[id] = dice.sample(values, dice.randint(0, most))
            else:
                answers[id] = dice.choice(values)
        yield {"project": f"{seed}-{at}", "answers": answers}


def main(arguments):
    book = evaluator.load_rulebook(arguments[0])
    count, seed = [int(text) for text in arguments[1:]] + [1000, 1][len(arguments) - 1:]
    for profile in generate(book, count, seed):
        print(json.dumps(profile))


if __name__ == "__main__":
    main(sys.argv[1:])

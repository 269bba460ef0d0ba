"""prices.py WHICHWAY: the price files among the examples are what they say.

examples/prices.yaml replaces every price of the shipped rulebook, by its id,
with an amount, a day and a source of its own. Each list in examples/prices/,
laid over the rulebook, prices a request at what its own lines come to, worked
out here.
"""

import json
import pathlib
import subprocess
import sys
from fractions import Fraction

import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]
COUNTS = {"prompt_tokens": 5200, "input_tokens": 240, "output_tokens": 80}
PARTS = {"reading-the-instructions": 5200, "reading-the-input": 240,
         "writing-the-answer": 80}


def prices(path):
    text = path.read_text("utf-8")
    return yaml.safe_load(text)["costs"]["prices"]


def lacking():
    own = prices(ROOT / "examples/prices.yaml")
    shipped = prices(ROOT / "rules/70-costs.yaml")
    yield from (f"'{price}' is not shipped" for price in own.keys() - shipped)
    for price in shipped:
        keys = {"amount", "date", "sources"} - own.get(price, {}).keys()
        yield from (f"'{price}' keeps its {key}" for key in sorted(keys))


def price_of_request(whichway, path):
    answers = {**COUNTS, "knowledge_needs": []}
    run = subprocess.run(
        [whichway, "decide", "-", "--format", "json", "--overlay", path],
        input=json.dumps({"answers": answers}), capture_output=True,
        text=True, check=True)
    options = json.loads(run.stdout)["costs"]["options"]
    return next(o["request"] for o in options if o["option"] == "prompting")


def wrong(whichway, path):
    own = prices(path)
    wanted = sum(Fraction(str(own[part]["amount"])) * tokens / 10**6
                 for part, tokens in PARTS.items())
    found = price_of_request(whichway, path)
    if any(Fraction(str(end)) != wanted for end in found):
        yield f"a request costs {found}, not {float(wanted)}"


def main():
    lists = sorted((ROOT / "examples/prices").glob("*.yaml"))
    complaints = [f"examples/prices.yaml: {text}" for text in lacking()]
    complaints += [f"{path}: {text}" for path in lists
                   for text in wrong(sys.argv[1], path)]
    print(*complaints, sep="\n")
    return 1 if complaints or len(lists) < 10 else 0


sys.exit(main())

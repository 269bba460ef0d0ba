"""prices.py WHICHWAY: the price files among the examples are what they say.

examples/prices.yaml replaces every price of the shipped rulebook, by its id,
with an amount, a day and a source of its own. Each list in examples/prices/,
laid over the rulebook, prices a request at what its own lines come to, worked
out here, and a month at what the vendor's own worked example comes to, where
one was found. And what a decision says of its costs is its own arithmetic: each
amount what stands beside it, each month the sum of its prices to the cent.
"""

import json
import math
import pathlib
import re
import subprocess
import sys
from fractions import Fraction

import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]
COUNTS = {"prompt_tokens": 5200, "input_tokens": 240, "output_tokens": 80}
PARTS = {"reading-the-instructions": 5200, "reading-the-input": 240,
         "writing-the-answer": 80}


# What vendors work out themselves: list, answers, option, a month (an end of it).
# Amazon's page works out other models than those of our lists, and Google's and
# OpenAI's pages tell prices only; nor was one found for Claude Sonnet or for
# Haiku, whose "about $37" for 10,000 tickets does not say how it is split.
LEAST, MOST = 0, 1
EXAMPLES = [
    # "Pricing", Anthropic, seen for this model in 2026: an hour's session of
    # 50,000 tokens read and 15,000 written, 0.25 + 0.375 beside its runtime;
    # 0.05 + 0.02 + 0.375 where 40,000 of them are read from the cache.
    ("anthropic-claude-opus-4-7", "prompting", MOST, "0.625",
     {"requests_per_month": 1, "input_tokens": 50000, "output_tokens": 15000,
      "prompt_tokens": 0, "knowledge_needs": []}),
    ("anthropic-claude-opus-4-7", "prompting", LEAST, "0.445",
     {"requests_per_month": 1, "input_tokens": 10000, "output_tokens": 15000,
      "prompt_tokens": 0, "knowledge_needs": ["documents"],
      "corpus_tokens": 40000, "data_churn": "static", "citations": False,
      "tenant_isolation": False}),
    # "Cost planning", Microsoft's Foundry-Agent-Solution-Templates, 2026-09-07:
    # a million tokens read and 200,000 written by GPT-5.4 mini.
    ("openai-gpt-5-4-mini", "prompting", MOST, "1.65",
     {"requests_per_month": 1000, "input_tokens": 1000, "output_tokens": 200,
      "prompt_tokens": 0, "knowledge_needs": []}),
    # "Cost management for fine-tuning", Microsoft, 2026-02-11: 10,000
    # conversations, 20 million tokens read and 40 written, and 720 hours.
    ("azure-openai-o4-mini-tuned", "fine_tuning", MOST, "1422",
     {"requests_per_month": 10000, "input_tokens": 2000, "output_tokens": 4000,
      "prompt_tokens": 0, "knowledge_needs": [], "model_access": "hosted"}),
]


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


def costs_of(whichway, answers, *more):
    run = subprocess.run(
        [whichway, "decide", "-", "--format", "json", *more],
        input=json.dumps({"answers": answers}), capture_output=True,
        text=True, check=True)
    return json.loads(run.stdout, parse_float=Fraction)["costs"]


def wrong(whichway, path):
    own = prices(path)
    wanted = sum(Fraction(str(own[part]["amount"])) * tokens / 10**6
                 for part, tokens in PARTS.items())
    costs = costs_of(whichway, {**COUNTS, "knowledge_needs": []},
                     "--overlay", path)
    found = next(o["request"] for o in costs["options"]
                 if o["option"] == "prompting")
    if found != [wanted, wanted]:
        yield f"a request costs {float(found[0])}, not {float(wanted)}"


def missed(whichway):
    for name, option, end, month, answers in EXAMPLES:
        costs = costs_of(whichway, answers, "--overlay",
                         ROOT / f"examples/prices/{name}.yaml")
        found = next(o["month"] for o in costs["options"]
                     if o["option"] == option)
        if found[end] != Fraction(month):
            yield f"{name}: {found} is not the vendor's {month}"


# ---- What a decision says ---------------------------------------------------

NUMBER = r"[\d,]+(?:\.\d+)?"
FACTOR = re.compile(rf"({NUMBER})(?:\u2013({NUMBER}))?")


def ends(text):
    low, high = FACTOR.search(text).groups()
    return [Fraction((end or low).replace(",", "")) for end in (low, high)]


def product(arithmetic):
    """Both ends of "3\u20135 \u00d7 5,200 tokens \u00f7 1,000,000"."""
    first, *factors = arithmetic.split(" \u00d7 ")
    result = ends(first)
    for factor in factors:
        by, _, over = factor.partition(" \u00f7 ")
        over = ends(over) if over else [1, 1]
        by = [by / over for by, over in zip(ends(by), reversed(over))]
        if factor.startswith("\u2308"):
            by = [max(1, math.ceil(end)) for end in by]
        result = [a * b for a, b in zip(result, by)]
    return result


def near(found, wanted, most):
    return all(abs(a - b) <= most for a, b in zip(found, wanted))


def untrue(costs, requests):
    amounts = {}
    for price in costs["prices"]:
        amounts[price["price"]] = price
        if price["arithmetic"] and not price["needs_answer"] and not near(
                price["amount"], product(price["arithmetic"]), Fraction(1, 10**7)):
            yield f"{price['arithmetic']} is not {price['amount']}"
    for option in costs["options"]:
        month = [0, 0]
        for price in costs["prices"]:
            times = {"monthly": 1, "request": requests}.get(price["kind"], 0)
            if option["option"] in price["options"] and times:
                month = [sum_ + end * times for sum_, end
                         in zip(month, price["amount"])]
        if option["month"] and None in option["month"]: # no end is counted
            option["month"][1] = month[1] = max(month[1], 2 * 10**9)
        if option["month"] and option["month"] != month:
            yield f"{option['option']}: {month} is not {option['month']}"


def told(whichway):
    for requests in (0, 1, 3333, 2592001, 10**9):
        for tokens in ({}, {"prompt_tokens": 5201}, {**COUNTS, "corpus_tokens":
                       799999, "context_window_tokens": 10**6}):
            answers = {"requests_per_month": requests, **tokens,
                       "knowledge_needs": ["documents"],
                       "labeled_examples": 777, "data_churn": "yearly"}
            yield from untrue(costs_of(whichway, answers), requests)


def main():
    lists = sorted((ROOT / "examples/prices").glob("*.yaml"))
    complaints = [f"examples/prices.yaml: {text}" for text in lacking()]
    complaints += [f"{path}: {text}" for path in lists
                   for text in wrong(sys.argv[1], path)]
    complaints += missed(sys.argv[1])
    complaints += told(sys.argv[1])
    print(*complaints, sep="\n")
    return 1 if complaints or len(lists) < 10 else 0


sys.exit(main())

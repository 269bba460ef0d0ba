"""costs.py WHICHWAY: what must hold of the shipped prices, whatever the answers.

Over random profiles: what is fastest to launch, prompting, asks the most for
each request (claim C047). And raising the volume, the instructions, the corpus
or the output, from an edge or a random value to another, never lowers a month,
neither end of it. One thing may: a corpus that outgrows the window is no longer
read with each request but searched, as the title of its price says.
"""

import json
import random
import subprocess
import sys
from fractions import Fraction

PROFILES = 120
RAISED = {
    "requests_per_month": [0, 1, 2592000, 2592001, 6480001, 10**9, 2**53],
    "prompt_tokens": [0, 1, 10**6, 10**12],
    "corpus_tokens": [0, 1, 199999, 200000, 200001, 10**6, 10**12],
    "output_tokens": [0, 1, 10**6, 10**12],
}
OTHERS = {
    "input_tokens": [0, 1, 240, 8191], # embedding models take no more
    "context_window_tokens": [8000, 10**6],
    "data_churn": ["static", "quarterly", "monthly", "weekly", "realtime"],
    "knowledge_needs": [[], ["documents"], ["live_data"], ["account_context"],
                        ["structured", "documents"]],
    "behavior_needs": [[], ["multi_hop"], ["tool_calls"], ["brand_voice"]],
    "model_access": ["hosted", "hosted", "open_weights", "either"],
    "labeled_examples": [0, 50, 1000, 10**5],
    "latency_budget_ms": [200, 2000, 86400000],
    "pressures": [[], ["on_device"], ["cost"]],
    "repeat_queries": [True, False], "citations": [True, False],
    "tenant_isolation": [True, False], "exact_terms": [True, False],
}
REINFORCED = {
    "failure_mode": "behavior", "training_signals": ["checkable"],
    "task": "agent", "behavior_needs": ["domain_reasoning"],
    "labeled_examples": 20, "requests_per_month": 10**6,
    "model_access": "either",
}
WHOLE_CORPUS = ("reading-the-corpus", "tuned-reads-the-corpus")


def some_profile(chance):
    numbers = {name: values + [chance.randrange(1, 10**chance.randint(1, 8))]
               for name, values in RAISED.items()}
    return {name: chance.choice(values)
            for name, values in {**OTHERS, **numbers}.items()
            if chance.random() < 0.5}


def costs_of(whichway, profiles):
    lines = "".join(json.dumps({"answers": profile}) + "\n"
                    for profile in profiles)
    run = subprocess.run([whichway, "batch", "-", "--full"], input=lines,
                         capture_output=True, text=True, check=True)
    return [json.loads(line, parse_float=Fraction)["costs"]
            for line in run.stdout.splitlines()]


def is_less(a, b):
    """Of two ranges, in either end; an end of null is above all."""
    if not a or not b:
        return False
    return a[0] < b[0] or (a[1] is not None and
                           (b[1] is None or a[1] < b[1]))


def options_of(costs):
    return {option["option"]: option for option in costs["options"]}


def reads_all(costs, option):
    return any(price["price"] in WHOLE_CORPUS and option in price["options"]
               for price in costs["prices"])


def undercut(costs):
    """C047."""
    options = options_of(costs)
    first = options.pop("prompting")
    for name, option in options.items():
        if is_less(first["request"], option["request"]):
            yield f"a request costs more with {name} than with prompting"
        if option["days"][1] <= first["days"][1]:
            yield f"{name} is there before prompting"


def trained_for_nothing(whichway):
    """Reinforcement, too, is paid for once."""
    costs = costs_of(whichway, [REINFORCED])[0]
    for name in ("fine_tuning", "hybrid"):
        if not options_of(costs)[name]["once"]:
            yield f"{name}: training by reinforcement is not counted"


def fallen(before, after):
    options = options_of(after)
    for name, option in options_of(before).items():
        if not is_less(options[name]["month"], option["month"]):
            continue
        if not reads_all(before, name) or reads_all(after, name):
            yield f"{name}: {option['month']} falls to {options[name]['month']}"


def raises(chance):
    for _ in range(PROFILES):
        profile = {"requests_per_month": 10**6, **some_profile(chance)}
        for name, edges in RAISED.items():
            values = edges + [chance.randrange(10**chance.randint(1, 9))]
            low, high = sorted(chance.sample(values, 2))
            yield {**profile, name: low}, {**profile, name: high}


def main():
    chance = random.Random(13)
    pairs = list(raises(chance))
    costs = costs_of(sys.argv[1], [side for pair in pairs for side in pair])
    faults, searched = list(trained_for_nothing(sys.argv[1])), 0
    for (low, high), before, after in zip(pairs, costs[::2], costs[1::2]):
        faults += [f"{low}: {fault}" for fault in undercut(before)]
        faults += [f"{low} -> {high}: {fault}"
                   for fault in fallen(before, after)]
        searched += reads_all(before, "rag") and not reads_all(after, "rag")
    print(*faults[:20], f"{len(pairs)} pairs, {searched} of them outgrow the "
          f"window, {len(faults)} faults", sep="\n")
    return 1 if faults or not searched else 0


sys.exit(main())

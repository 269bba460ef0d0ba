"""prices.py: examples/prices.yaml replaces every price of the shipped rulebook,
by its id, with an amount, a day and a source of its own.
"""

import pathlib
import sys

import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]


def prices(name):
    text = (ROOT / name).read_text("utf-8")
    return yaml.safe_load(text)["costs"]["prices"]


def main():
    shipped, own = prices("rules/70-costs.yaml"), prices("examples/prices.yaml")
    complaints = [f"'{price}' is not shipped" for price in own.keys() - shipped]
    for price in shipped:
        lacking = {"amount", "date", "sources"} - own.get(price, {}).keys()
        complaints += [f"'{price}' keeps its {key}" for key in sorted(lacking)]
    for complaint in complaints:
        print("examples/prices.yaml:", complaint)
    return 1 if complaints or not shipped else 0


sys.exit(main())

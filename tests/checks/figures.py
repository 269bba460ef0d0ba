"""figures.py WHICHWAY: no figure lies, however large or small the numbers.

Every question with a number is given values from 5e-324 to the largest double,
alone and all at once, with the shipped rulebook and with one whose prices and
borders are extreme. No output says inf or nan; no amount is one that a count
ended at; and what a month costs lies between what is said to be its least and
its most, computed here exactly.
"""

import fractions
import json
import math
import os
import pathlib
import re
import subprocess
import sys
import tempfile


VALUES = ["5e-324", "1e-300", "1e-9", "0.5", "1", "999.5", "1500000",
          "9007199254740992", "2e12", "3e13", "1e15", "1e18", "1e100", "1e300",
          "1e308", "1.7976931348623157e308"]

# The number of a count's end, and of one that went round (2^63).
ENDS = re.compile(r"2,?305,?843|-?9,?223,?372|18,?446,?744")
NO_NUMBER = re.compile(r"(?<![\w.])[-+]?(inf|nan|infinity)(?![\w-])", re.I)
NEGATIVE_MONEY = re.compile(r"-\d[\d,.]* (USD|EUR)|\u2013-\d")

FORMATS = [["decide"], ["decide", "--format", "json"],
           *(["report", "--date", "2026-02-03", "--format", f]
             for f in ("markdown", "madr", "html", "text", "json"))]

SOME_FORMATS = [["decide", "--format", "json"], ["report"]]

PRICE = {"title": "A price", "options": ["a"], "date": "2026-01-01",
         "sources": ["s"]}


def price(kind, amount, *times, **more):
    return {**PRICE, "kind": kind, "amount": amount,
            **({"times": times} if times else {}), **more}


# Each option has one price each month, so that it is easily worked out.
BOOK = {
    "whichway": 1, "rulebook": {"name": "r", "version": "1"},
    "sources": {"s": {"title": "S"}},
    "questions": {
        "v": {"ask": "V", "type": "number"},
        "w": {"ask": "W", "type": "number", "min": -1e308, "max": 1e308},
        "x": {"ask": "X", "type": "number", "min": 0, "unit": "things",
              "units": {"/day": 30}},
    },
    "decisions": {"d": {
        "title": "D",
        "options": {o: {"title": o.upper()} for o in "abcdef"},
        "rules": {
            "r1": {"when": {"v": ">= 1e308"}, "points": {"a": 1},
                   "because": "{v}", "sources": ["s"]},
            "r2": {"when": {"w": "> -1e308"}, "points": {"b": 2},
                   "because": "{w}", "sources": ["s"]},
            "r3": {"when": {"w": ">= 1e308"}, "points": {"c": 3},
                   "because": "B", "sources": ["s"]},
            "r4": {"when": {"x": "< 5e-324"}, "points": {"c": 3},
                   "because": "B", "sources": ["s"]},
            "r5": {"when": {"x": "1e300..1e308"}, "points": {"a": 3},
                   "because": "B", "sources": ["s"]},
        }}},
    "costs": {"currency": "EUR", "requests": "x", "prices": {
        "p1": price("request", 0.0005),
        "p2": price("request", 999999999, options=["b"]),
        "p3": price("monthly", 999999999, "x", options=["c"]),
        "p4": price("request", 0.000000001, options=["d"]),
        "p5": price("once", [1, 999999999], {"question": "x",
                                             "divide_by": 5e-324},
                    options=["e"]),
        "p6": price("hours", 1, {"question": "v", "short_of": 1e308,
                                 "unknown": [0, 1e308]}, options=["a", "b"]),
        "p7": price("days", [0, 999999999], 1e308, "x", options=["b"]),
        "p8": price("monthly", 2, {"question": "x", "divide_by": 1000,
                                   "whole": True}, options=["e"]),
        "p9": price("monthly", [0, 999999999], {
            "question": "x", "divide_by": [5e-324, 1e308], "whole": True},
            options=["f"]),
        "p10": price("yearly", 999999999, {"value": [0, 1e308]}, "x",
                     valid={"x": [0, 1]}, options=["f"]),
        "p11": price("latency", 1, {"question": "x", "counts": {
            0: 5e-324, 1e308: 1e308}}, options=["a", "f"]),
        "p12": price("monthly_hours", 1, "x", "x", options=["f"]),
    }},
}

MONTHS = {"a": lambda x: x * fractions.Fraction(5, 10000),
          "b": lambda x: x * 999999999, "c": lambda x: x * 999999999,
          "d": lambda x: x / 1000000000,
          "e": lambda x: 2 * max(1, math.ceil(x / 1000))}


def fraction(text):
    return fractions.Fraction(text)


class Figures:
    def __init__(self, whichway, folder):
        self.whichway = whichway
        self.folder = folder
        self.faults = []
        self.outputs = 0

    def run(self, words):
        done = subprocess.run(
            [self.whichway, *words], cwd=self.folder, capture_output=True,
            check=False, encoding="utf-8",
            env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"})
        self.outputs += 1
        for text in (done.stdout, done.stderr):
            for search in (ENDS, NO_NUMBER, NEGATIVE_MONEY):
                found = search.search(text)
                if found:
                    self.fault(words, text[max(0, found.start() - 60):
                                           found.end() + 20])
        if done.returncode not in (0, 1, 2) or "Sanitizer" in done.stderr:
            self.fault(words, done.stderr[-300:])
        return done

    def fault(self, words, text):
        if len(self.faults) < 20:
            answers = pathlib.Path(self.folder, "p.json").read_text()
            self.faults.append(f"{' '.join(words)}: {text!r} of {answers}")

    def decide(self, answers, rules, formats=FORMATS):
        """The JSON, where the answers are valid and it is one of them."""
        pathlib.Path(self.folder, "p.json").write_text(
            '{"answers": {' + ", ".join(f'"{q}": {v}' for q, v in
                                        answers.items()) + "}}")
        decision = None
        for words in formats:
            done = self.run([*words, "p.json", *rules])
            if done.returncode == 0 and words[-1] == "json":
                try:
                    decision = json.loads(done.stdout)
                except ValueError as error:
                    self.fault(words, str(error))
            if done.returncode == 2:
                break
        self.run(["batch", "--full", "p.json", *rules])
        return decision

    def check_months(self, decision, value):
        """The least and the most hold what a month comes to."""
        for costs in decision["costs"]["options"]:
            month = MONTHS.get(costs["option"])
            for key, times in (("month", 1), ("month_at_10x", 10)):
                said = costs[key]
                if not month:
                    continue
                true = month(fraction(value) * times)
                slack = true / 10**12 + fractions.Fraction(1, 10**9)
                low = fraction(repr(said[0])) - slack
                if low > true or (said[1] is not None and
                                  fraction(repr(said[1])) + slack < true):
                    self.fault([costs["option"], key], f"{said}: {true}")


def numbers(whichway):
    """The questions that have numbers, by what is said of them to fill in."""
    template = subprocess.run([whichway, "new", "-"], capture_output=True,
                              check=True, encoding="utf-8").stdout
    found = re.findall(r"# A (?:whole )?number\b.*\n(?:  #.*\n)*  (\w+): null",
                       template)
    assert len(found) > 8, template
    return found


def main():
    whichway = os.path.abspath(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        f = Figures(whichway, folder)
        pathlib.Path(folder, "book.yaml").write_text(json.dumps(BOOK))
        shipped = numbers(whichway)
        for value in VALUES:
            for question in shipped:
                f.decide({question: value}, [], SOME_FORMATS)
            f.decide({q: value for q in shipped if q not in (
                "labeled_examples", "preference_pairs", "prompt_quality")}, [])
            for answers in ({"v": value}, {"w": value}, {"w": "-" + value},
                            {"v": value, "w": value, "x": value}):
                f.decide(answers, ["--rules", "book.yaml"])
            decision = f.decide({"x": value}, ["--rules", "book.yaml"])
            if decision:
                f.check_months(decision, value)
            else:
                f.fault(["decide"], f"x: {value} was refused")
        for words in (["rules", "check"], ["rules", "list"],
                      ["rules", "show", "x"], ["rules", "show", "w"],
                      ["schema", "profile"], ["schema", "decision"], ["new"],
                      ["rules", "list", "--format", "json"],
                      ["decide", "p.json", "--set", "x=1e308/day"],
                      ["decide", "p.json", "--set", "x=1.5e308k"]):
            f.run([*words, "--rules", "book.yaml"])
    print(f"{f.outputs} outputs")
    print("\n".join(f.faults))
    sys.exit(1 if f.faults else 0)


if __name__ == "__main__":
    main()

"""screen.py WHICHWAY: what `decide` prints fits one screen, and twelve
questions of people are answered on it, with the values of the JSON.

Each answer is looked for in the printed text at 80 columns, without its line
ends; that a false value would be missed is shown on each example by handing
it the JSON of another one.
"""

import functools
import json
import re
import subprocess
import sys

import judges  # noqa: F401 (finds examples)
import yaml12
from examples import ROOT, all_examples

LINES, COLUMNS = 23, 80
FEW = 6  # answers, as of an empty profile, may stand on another screen
SURE = {"clear": "Clearly", "likely": "Probably", "close": "Close"}


@functools.cache
def titles_of(rules):
    """{option or decision's option: its title}, and {question: label}"""
    titles, labels = {}, {}
    for path in sorted((ROOT / (rules or "rules")).glob("*.yaml")):
        part = yaml12.load(path) or {}
        for decision in (part.get("decisions") or {}).values():
            for name, option in (decision.get("options") or {}).items():
                titles.setdefault(name, option["title"])
        for name, question in (part.get("questions") or {}).items():
            labels[name] = question.get("label", name.replace("_", " "))
    return titles, labels


def short(title):
    return title.split(" (")[0]


def amount(value):
    text = f"{value:,.2f}"
    return text.rstrip("0") if value < 1 else text.removesuffix(".00")


def price(pair):
    low, high = map(amount, pair)
    return low if low == high else f"{low}–{high}"


def wanted(decision, titles, labels):
    """{the question: texts of which one must stand on the screen}"""
    winner = decision["recommendation"]
    silent = winner is None and decision["status"] != "blocked"
    strength = decision["strength"]
    answers = {
        "where is it from?": [decision["rulebook"]["version"] + ", " +
                              decision["rulebook"]["digest"][:12]],
    }
    if decision["now"]:
        answers["what now?"] = [decision["now"]["title"]]
    if silent:
        answers["how sure?"] = ["nothing to go on"]
    elif strength:
        answers["how sure?"] = [SURE[strength["level"]]]
        record = strength["record"]
        if record and strength["level"] != "close":
            answers["how sure, in figures?"] = [
                f"of {record['of']} published projects decided as clearly, "
                f"{record['right']} turned out so"]
    if decision["open_questions"]:
        answers["what is open?"] = [decision["open_questions"][0]["ask"][:50]]
    if winner is None:
        return answers
    answers["what?"] = [titles[winner]]
    answers["why?"] = [f"{r['points'][winner]:+.1f}" for r in
                       decision["reasons"]] and [" Why "]
    if decision["why_not"]:
        answers["why not the others?"] = [
            f"{short(titles[decision['why_not'][0]['option']])} is"]
    answers["what would change it?"] = [
        f"{short(titles[f['recommendation']])} if" for f in decision["flips"]
        if f["recommendation"]] or ["No other answers", "ruled out"]
    if decision["precedents"]:
        answers["who has done it so?"] = [" Similar "]
    for option in (decision["costs"] or {}).get("options", [])[:1]:
        month = option.get("month") or option["monthly"]
        if month:
            answers["what does it cost?"] = [price(month), "at least"]
        if option["days"]:
            answers["how long?"] = [price(option["days"]) + " days", "…"]
    guessed = [labels[q] for q, a in decision["answers"].items()
               if isinstance(a, dict) and a.get("basis") == "guessed"]
    if guessed:
        answers["what is guessed?"] = [guessed[0]]
    return answers


def run(command, example, *arguments):
    done = subprocess.run(
        [command, "decide", *example.arguments(), *arguments], cwd=ROOT,
        capture_output=True, text=True, check=False)
    if done.returncode or done.stderr:
        sys.exit(f"{example.name}: exit {done.returncode}\n{done.stderr}")
    return done.stdout


def measure(name, text, decision):
    """On one screen, nothing cut off, and no warning left out."""
    lines = text.splitlines()
    faults = [f"{name}: {len(lines)} lines"] * (len(lines) > LINES)
    faults += [f"{name}: wide: {line}" for line in lines
               if len(line) > COLUMNS]
    faults += [f"{name}: cut: {line}" for line in lines if "\u2026" in line]
    warned = re.search(r"^(  Do now)?  +! ", text, re.M) is not None
    return faults + [f"{name}: warnings"] * (
        warned != bool(decision["warnings"]))


def missing(text, answers):
    flat = re.sub(r"\s+", " ", text)
    return [question for question, texts in answers.items()
            if not any(one in flat for one in texts)]


def main():
    command = sys.argv[1]
    faults, seen, others = [], set(), []
    for example in all_examples():
        text = run(command, example)
        decision = json.loads(run(command, example, "--format", "json"))
        answers = wanted(decision, *titles_of(example.rules))
        faults += measure(example.name, text, decision)
        faults += [f"{example.name}: {question} {answers[question]}"
                   for question in missing(text, answers)]
        seen |= set(answers)
        others.append((text, answers))
    for (text, _), (_, answers) in zip(others, others[1:]):
        if len(answers) > FEW and not missing(text, answers):
            faults.append("another example's answers stand on a screen")
    for fault in faults:
        print(fault)
    print(f"{len(others)} screens, {len(seen)} questions, "
          f"{len(faults)} faults")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()

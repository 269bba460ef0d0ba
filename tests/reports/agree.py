"""agree.py WHICHWAY: every format of a report says what the JSON says: the
same verdict, numbers, reasons and sources, for every example; of a decision
record, which is a page, the verdict, its numbers and its triggers.
"""

import functools
import html.parser
import json
import re
import sys

import judges
import yaml12
from examples import ROOT, all_examples

INLINE = {"a", "b", "strong", "code", "span", "text"}


def squeeze(text):
    return re.sub(r"\s+", " ", text).strip()


# ---- What a reader sees ----------------------------------------------------

class Page(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.seen, self.hidden = [], 0

    def handle_starttag(self, tag, attrs):
        self.hidden += tag == "style"
        self.seen.append("" if tag in INLINE else " ")

    def handle_endtag(self, tag):
        self.hidden -= tag == "style"
        self.seen.append("" if tag in INLINE else " ")

    def handle_data(self, data):
        if not self.hidden:
            self.seen.append(data)


def read_html(text):
    page = Page()
    page.feed(text)
    return squeeze("".join(page.seen))


def read_markdown(text):
    text = re.sub(r"```mermaid\n.*?```\n", "", text, flags=re.DOTALL)
    text = text.replace("**", "")
    text = re.sub(r"(?<!\\)\|", " ", text)
    return squeeze(re.sub(r"\\(.)", r"\1", text.replace("`", "")))


READERS = {"markdown": read_markdown, "madr": read_markdown,
           "html": read_html, "text": squeeze}


# ---- What must be there ----------------------------------------------------

def points(value):
    """As src/phrase/points.c: two decimals, halves away from nothing."""
    millionths = round(abs(value) * 1000000)
    decimals = 6 if 0 < millionths < 10000 else 2
    unit = 10 ** (6 - decimals)
    text = f"{(millionths + unit // 2) // unit / 10 ** decimals:.{decimals}f}"
    text = text.rstrip("0").rstrip(".")
    return ("\N{MINUS SIGN}" if value < 0 and text != "0" else "") + text


@functools.lru_cache
def rulebook(folder):
    merged = {}
    for path in sorted((ROOT / folder).iterdir()):
        for key, value in yaml12.load(path).items():
            if isinstance(value, dict):
                merged.setdefault(key, {}).update(value)
    return merged


def money(billionths):
    """As src/phrase/money.c."""
    if billionths < 10**9:
        text = f"{(billionths + 500) // 1000 / 10**6:.6f}"
        return text.rstrip("0").rstrip(".")
    cents = (billionths + 5 * 10**6) // 10**7
    return f"{cents // 100:,}" + (f".{cents % 100:02}" if cents % 100 else "")


def exact(billionths):
    whole, rest = divmod(billionths, 10**9)
    return f"{whole:,}" + f".{rest:09}".rstrip("0").rstrip(".")


def amount(low_and_high, put=money):
    low, high = (None if end is None else round(end * 10**9)
                 for end in low_and_high)
    if high is None:
        return f"at least {put(low)}" if low else "not known"
    return put(low) + (f"\N{EN DASH}{put(high)}" if high > low else "")


def cost_facts(costs):
    for option in costs["options"]:
        yield from (amount(value, exact if key == "request" else money)
                    for key, value in option.items()
                    if isinstance(value, list))
        yield from ("not counted" for kind in ("once", "hours")
                    if option[kind] is None and
                    any(other[kind] for other in costs["options"]))
    for even in costs["break_evens"]:
        yield from (f"{requests:,} " for requests in even["requests"]
                    if requests)
    for price in costs["prices"]:
        yield from (price["title"], price["date"], *price["sources"])
        yield price["arithmetic"] or price["title"]
        yield price["needs_answer"] or amount(
            price["amount"], exact if price["kind"] == "request" else money)


def main_decision(decisions):
    return next((d for d in decisions.values() if d.get("main")),
                next(iter(decisions.values())))


def titles_of(decisions):
    return {key: option["title"] for decision in decisions.values()
            for key, option in decision["options"].items()}


def gist(example, decision):
    """Texts that every format must hold, a decision record, too."""
    book = rulebook(example.rules or "rules")
    titles = titles_of(book["decisions"])
    wanted = [decision["rulebook"]["name"], decision["rulebook"]["digest"]]
    if decision["project"]:
        wanted.append(decision["project"] + ": ")
    if decision["recommendation"]:
        wanted.append(titles[decision["recommendation"]])
    if decision["margin"]:
        wanted.append(points(decision["margin"]))
    for score in decision["scores"]:
        wanted += [titles[score["option"]], points(score["points"])]
    wanted += [trigger["question"] for trigger in decision["triggers"]]
    return wanted


def facts(example, decision, whole):
    """Texts that a report must hold; with `whole` those of its tables, too,
    which a terminal breaks into columns."""
    book = rulebook(example.rules or "rules")
    decisions = book["decisions"]
    main = main_decision(decisions)
    wanted = gist(example, decision)
    if len(decision["needs"]) == 2:
        wanted += [main["needs"][need]["title"] + ": " + points(value)
                   for need, value in decision["needs"].items()]
    for reason in decision["reasons"]:
        if whole:
            wanted.append(reason["rule"])
            wanted += [squeeze(reason["because"]), *reason["sources"]]
            wanted += [points(effect) for effect
                       in reason["points"].values()]
    for source in book["sources"]:
        cited = any(cite.split("#")[0] == source
                    for reason in decision["reasons"]
                    for cite in reason["sources"])
        if cited:
            wanted.append(squeeze(book["sources"][source]["title"]))
    for name, followup in decision["followups"].items():
        if followup["recommendation"]:
            options = decisions[name]["options"]
            wanted.append(decisions[name]["title"] + ": " +
                          options[followup["recommendation"]]["title"])
    wanted += [squeeze(layer["text"]) for layer in decision["layers"]]
    wanted += [squeeze(advice["say"]) for advice
               in decision["warnings"] +
               (decision["next_steps"] if whole else [])]
    if whole and decision["costs"]:
        wanted += cost_facts(decision["costs"])
    held = decision["robustness"]["held"]
    if decision["recommendation"]:
        wanted.append(f"{held:,}")
    wanted += [squeeze(question["ask"]) for question
               in decision["open_questions"]]
    return wanted


def check(command, example):
    decision = json.loads(judges.report(command, example, "--format", "json"))
    faults = []
    for name, read in READERS.items():
        text = judges.report(command, example, "--format", name)
        said = read(text)
        if decision["status"].lower() not in said.lower():
            faults.append(f"{example.name}/{name}: no status")
        for fact in (gist(example, decision) if name == "madr" else
                     facts(example, decision, name != "text")):
            if squeeze(fact) not in said:
                faults.append(f"{example.name}/{name}: not said: {fact}")
    return faults


def main():
    faults, count = [], 0
    for example in all_examples():
        count += 1
        faults += check(sys.argv[1], example)
    print(*faults[:20], f"{count} examples, {len(faults)} faults", sep="\n")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()

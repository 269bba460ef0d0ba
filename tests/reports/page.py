"""page.py WHICHWAY: the first page of a report in Markdown fits its size, and
it, that of HTML, the screen of `decide` and the JSON say the same; what the
appendix says in full stands nowhere twice.

Pixels and printed pages are counted where there is a browser: browser.py.
"""

import json
import re
import sys

import agree
import judges
import screen
from examples import all_examples

LINES, WORDS, STEPS = 60, 450, 6
RULE = "\n---\n"


def first_page(markdown):
    page, rule, rest = markdown.partition(RULE)
    return re.sub(r"```mermaid\n.*?```\n\n?", "", page, flags=re.DOTALL), \
        rule and rest


def first_page_of_html(text):
    return agree.read_html(text.split('<div class="appendix">')[0])


def measure(page):
    lines = len(page.splitlines())
    words = sum(bool(re.search(r"\w", word)) for word in page.split())
    steps = len(re.findall(r"^\d+\. ", page, re.M))
    return [f"{count} {what}" for count, most, what in
            ((lines, LINES, "lines"), (words, WORDS, "words"),
             (steps, STEPS, "steps")) if count > most]


def costs_of(decision, options):
    costs = {one["option"]: one for one in
             (decision["costs"] or {}).get("options", [])}
    for option in options:
        of = costs.get(option, {})
        yield from (screen.price(pair) for pair in
                    (of.get("month") or of.get("monthly"), of.get("days"))
                    if pair and pair[1] is not None)



def wanted(decision, titles, labels, whole):
    """Texts that must be there; `whole`: not on a screen, which cuts."""
    asked = screen.wanted(decision, titles, labels)
    yield from (texts[0] for question, texts in asked.items() if question in
                ("what?", "how sure?", "how sure, in figures?", "what now?",
                 "what is guessed?", "what is open?"))
    if not decision["recommendation"]:
        return
    ranked = [score["option"] for score in decision["scores"]]
    yield from costs_of(decision, ranked if whole else ranked[:1])
    for flip in decision["flips"][:3 if whole else 1]:
        title = titles.get(flip["recommendation"])
        label = labels[flip["changes"][0]["question"]]
        if len(flip["changes"]) == 1 and title:
            yield f"{screen.short(title)} if {label}"


def changes_of(decision, titles, labels):
    return {(screen.short(titles.get(flip["recommendation"],
                                     "no recommendation")),
             labels[flip["changes"][0]["question"]])
            for flip in decision["flips"]}


def said_twice(decision, markdown):
    """Sentences of the rulebook, each of which stands in one place."""
    said = agree.read_markdown(markdown)
    texts = {agree.squeeze(one[key]) for group, key in
             (("reasons", "because"), ("warnings", "say"),
              ("next_steps", "say")) for one in decision[group]}
    return [text for text in texts if said.count(text) != 1]


def check(command, example):
    decision = json.loads(judges.report(command, example, "--format", "json"))
    titles, labels = screen.titles_of(example.rules)
    markdown = judges.report(command, example, "--format", "markdown")
    page, rest = first_page(markdown)
    shown = agree.squeeze(screen.run(command, example))
    pages = {
        "markdown": agree.read_markdown(page),
        "html": first_page_of_html(
            judges.report(command, example, "--format", "html")),
        "screen": shown}
    faults = measure(page)
    if not rest:
        faults.append("no rule before the appendix")
    for name, text in pages.items():
        faults += [f"{name}: not said: {fact}" for fact in
                   wanted(decision, titles, labels, name != "screen")
                   if agree.squeeze(fact) not in text]
        for title, label in changes_in(text, titles, labels):
            if (title, label) not in changes_of(decision, titles, labels):
                faults.append(f"{name}: no flip: {title} if {label}")
    if not example.rules:
        faults += [f"not once: {text}" for text in
                   said_twice(decision, markdown)]
    return [f"{example.name}: {fault}" for fault in faults]


def changes_in(text, titles, labels):
    """(verdict, question) of each change that a text tells."""
    outcomes = {screen.short(title) for title in titles.values()}
    for outcome in outcomes | {"no recommendation"}:
        for rest in re.findall(rf"(?<!\w ){re.escape(outcome)} if (.{{60}})",
                               text + " " * 60):
            found = [label for label in labels.values()
                     if rest.startswith(label)]
            if found:
                yield outcome, max(found, key=len)


def main():
    faults, count = [], 0
    for example in all_examples():
        count += 1
        faults += check(sys.argv[1], example)
    print(*faults[:40], f"{count} examples, {len(faults)} faults", sep="\n")
    sys.exit(1 if faults or not count else 0)


if __name__ == "__main__":
    main()

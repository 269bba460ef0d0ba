"""costs.py WHICHWAY: what a report says of costs adds up, in every format.

Each month is the sum that is printed beside it, to the cent, and the month of
the JSON; each break-even is the quotient beside it, each price what it is
worked out to. Each option's sums are those of its prices, and its first twelve
months those of its sums. The screen of 'decide' and the record give the same
months. For every example, as it is and at other volumes.
"""

import json
import math
import re
import subprocess
import sys
from fractions import Fraction

from agree import READERS, amount, exact, money, squeeze
from examples import ROOT, all_examples

VOLUMES = (None, 0, 2592001)
NUMBER = r"[\d,]+(?:\.\d+)?"
RANGE = rf"(?:at least )?{NUMBER}(?:\u2013{NUMBER})?"
SUM = rf"{RANGE}(?: \+ {RANGE})*"
MONTH = re.compile(rf": ({SUM})(?: = ({RANGE}))? a request \u00d7 ({NUMBER})"
                   rf"(?: \+ ({SUM}))? = ({RANGE}) a month\.")
GAP = rf"{NUMBER}|\({NUMBER}(?: \u00f7 12)? [+\u2212] {NUMBER}(?: \u00f7 12)?\)"
EVEN = re.compile(rf"({NUMBER})(?: requests a month)? \(({GAP}) \u00f7 "
                  rf"({NUMBER})\)")
GIST = re.compile(rf"({RANGE}) USD(?: a month)?( and ({RANGE}) USD a request)?, "
                  rf"[\d.\u2013]+ days")
TERM = re.compile(r"([+\u2212]?) ?([\d,]+(?:\.\d+)?)( \u00f7 12)?")
MOST = 2 * 10**9


def number(text):
    return Fraction(text.replace(",", ""))


def ends(text):
    """[least, most]; most is None behind 'at least'."""
    low, _, high = text.removeprefix("at least ").partition("\u2013")
    return [number(low), None if text.startswith("at") else number(high or low)]


def add(ranges):
    lows, highs = zip(*ranges)
    return [sum(lows), None if None in highs else sum(highs)]


def added(text):
    return add(ends(part) for part in text.split(" + "))


def is_shown(value, text):
    """Whether an amount is printed as it is, to the cent; more than is
    counted is 'at least' that."""
    if value[1] is not None and value[1] >= MOST:
        return text.startswith("at least ")
    wanted = [None if end is None else money(round(end * 10**9))
              for end in value]
    low, _, high = text.removeprefix("at least ").partition("\u2013")
    return (wanted[1] is None) == text.startswith("at least ") and (
        low == wanted[0] and (wanted[1] is None or (high or low) == wanted[1]))


def untrue_months(text, costs):
    told = MONTH.findall(text)
    months = [option["month"] for option in costs["options"][:5]
              if option["month"] and option["request"]]
    if len(told) != len(months):
        yield f"{len(told)} months are worked out, not {len(months)}"
    for (parts, request, volume, fixed, month), wanted in zip(told, months):
        each = added(parts)
        if request and ends(request) != each:
            yield f"{parts} is not {request}"
        volume = number(volume)
        value = add([[end if end is None else end * volume for end in each],
                     added(fixed) if fixed else [0, 0]])
        if not is_shown(value, month):
            yield f"{parts} \u00d7 {volume} + {fixed} is not {month}"
        if not is_shown(wanted, month):
            yield f"{month} is not {[str(end) for end in wanted]}"


def untrue_evens(text, costs):
    told = EVEN.findall(text)
    wanted = [volume for even in costs["break_evens"]
              for volume in even["requests"] if volume]
    if [number(even[0]) for even in told] != wanted:
        yield f"{[even[0] for even in told]} is not {wanted}"
    for requests, gap, saved in told:
        value = sum((-1 if sign == "\u2212" else 1) * number(part) /
                    (12 if year else 1)
                    for sign, part, year in TERM.findall(gap))
        if abs(math.ceil(value / number(saved)) - number(requests)) > 1:
            yield f"{gap} over {saved} is not {requests}"


def untrue_prices(text, costs):
    for price in costs["prices"]:
        put = exact if price["kind"] == "request" else money
        if price["arithmetic"] and not price["needs_answer"] and \
                f"{price['arithmetic']} = {amount(price['amount'], put)}" \
                not in text:
            yield f"not said: what {price['arithmetic']} comes to"


def untrue_sums(costs):
    kinds = ("once", "monthly", "request", "hours", "days", "latency", "yearly",
             "monthly_hours")
    for option in costs["options"]:
        of = {kind: [price["amount"] for price in costs["prices"]
                     if price["kind"] == kind and
                     option["option"] in price["options"]] for kind in kinds}
        yield from (f"{option['option']}: {kind} is not {option[kind]}"
                    for kind in kinds
                    if option[kind] != (add(of[kind]) if of[kind] else None))
        parts = [option["once"], option["yearly"]] + 12 * [option["month"]]
        year = add([part for part in parts if part] or [[0, 0]])
        if option["month"] and None not in option["month"] and \
                option["twelve_months"] != year:
            yield f"{option['option']}: {option['twelve_months']} is not {year}"


def untrue_gist(text, costs):
    """The line of the screen and of a record: the month of the one that is
    recommended, and of the next; without a volume, what is paid whatever the
    volume, and for each request."""
    known = any(option["month"] for option in costs["options"])
    told = GIST.findall(text)
    if known and not told:
        yield "no month is told"
    for month, also, each in told:
        if not any(is_shown(option["month" if known else "monthly"], month) and
                   (known or bool(option["request"]) == bool(also) and
                    (not also or ends(each) == option["request"]))
                   for option in costs["options"]
                   if option["month" if known else "monthly"]):
            yield f"{month}{also} is the month of none"


def run(command, *arguments):
    done = subprocess.run([command, *arguments], cwd=ROOT, capture_output=True,
                          check=True, text=True)
    return done.stdout


def check(command, example, volume):
    decision = json.loads(run(command, "report", *example, "--format", "json"),
                          parse_float=Fraction)
    costs = decision["costs"]
    if not costs:
        return
    yield from untrue_sums(costs)
    screen = squeeze(run(command, "decide", *example))
    record = run(command, "report", *example, "--format", "madr")
    if decision["recommendation"]:
        yield from untrue_gist(screen.partition(" Cost ")[2], costs)
        yield from untrue_gist(record, costs)
    for name in ("markdown", "html", "text"):
        read = READERS[name]
        text = read(run(command, "report", *example, "--format", name))
        text = text.replace("\u2013 ", "\u2013")
        yield from (f"{name}: {fault}" for fault in untrue_months(text, costs))
        yield from (f"{name}: {fault}" for fault in untrue_evens(text, costs))
        if name != "text": # which breaks it into columns
            yield from (f"{name}: {fault}" for fault
                        in untrue_prices(text, costs))


def main():
    faults, count = [], 0
    for example in all_examples():
        for volume in VOLUMES if not example.rules else VOLUMES[:1]:
            more = [] if volume is None else [
                "--set", f"requests_per_month={volume}"]
            count += 1
            faults += [f"{example.name} at {volume}: {fault}" for fault in
                       check(sys.argv[1], example.arguments() + more, volume)]
    print(*faults[:20], f"{count} reports, {len(faults)} faults", sep="\n")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()

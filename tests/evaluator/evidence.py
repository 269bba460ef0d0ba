"""What precedents say of a profile: a second reading of design.md, section 1.

Slow, plain, in fractions, and from the design alone; agree_evidence.py holds the command to it.
"""

import itertools
import math
import re
from fractions import Fraction

import evaluator

NEAREST, RECORD_OF, HELD_LEAST, TOLD = 15, 25, 50, 5
ALIKE = 1 - Fraction(1, 10**9)


# ---------------------------------------------------------------- what the main decision tests

def tests_of(book, when, question):
    """All tests of a question in a `when`, and in the conditions that it uses."""
    for key, value in (when or {}).items():
        if key in ("any", "all"):
            for part in value:
                yield from tests_of(book, part, question)
        elif key == "not":
            yield from tests_of(book, value, question)
        elif key in book.get("conditions", {}):
            yield from tests_of(book, book["conditions"][key], question)
        elif key == question:
            yield value


def main_tests(book, question):
    rules = book["decisions"][evaluator.main_decision(book)].get("rules", {})
    return [test for rule in rules.values()
            for test in tests_of(book, rule.get("when"), question)]


def cuts_of(tests):
    """Where numbers are cut: (5, 0) just below 5, (5, 1) just above."""
    cuts = set()
    for test in tests:
        for text in test if isinstance(test, list) else [test]:
            compared = re.fullmatch(r"(<=|>=|<|>)\s*(\S+)", text)
            if compared:
                cuts.add((evaluator.number(compared[2]), int(compared[1] in ("<=", ">"))))
            elif ".." in text:
                low, high = text.split("..")
                cuts |= {(evaluator.number(low.strip()), 0), (evaluator.number(high.strip()), 1)}
            else:
                cuts |= {(evaluator.number(text), 0), (evaluator.number(text), 1)}
    return sorted(cuts)


def holds_a_number(low, high, whole):
    """Whether something lies between two cuts (None: no end)."""
    if low is None or high is None:
        return True
    if not whole:
        return low < high
    first = -(-low[0] // 1) + (low[1] if low[0].denominator == 1 else 0)
    last = high[0] // 1 - (0 if high[1] or high[0].denominator > 1 else 1)
    return first <= last


def cells_of(question, tests):
    """Pieces from cut to cut that hold a number which may be answered."""
    whole = evaluator.flag(question.get("whole", "false"))
    ends = [(evaluator.number(question[key]), side) if key in question else None
            for key, side in (("min", 0), ("max", 1), ("above", 1), ("below", 0))]
    low, high = ends[0] or ends[2], ends[1] or ends[3]
    inside = [cut for cut in cuts_of(tests)
              if (low is None or cut > low) and (high is None or cut < high)]
    return [piece for piece in itertools.pairwise([low, *inside, high])
            if holds_a_number(*piece, whole)]


def cell(cells, number):
    for at, (low, high) in enumerate(cells):
        if (low is None or low <= (number, 0)) and (high is None or (number, 1) <= high):
            return at
    raise ValueError(f"in no cell: {number}")


# ---------------------------------------------------------------- likeness

def similarity(question, tests, mine, other):
    if other is None:
        return Fraction(0)
    kind = question["type"]
    if kind == "set":
        return Fraction(len(mine & other), len(mine | other)) if mine | other else Fraction(1)
    if kind == "number":
        cells = cells_of(question, tests)
        if len(cells) == 1:
            return Fraction(1)
        return 1 - Fraction(abs(cell(cells, mine) - cell(cells, other)), len(cells) - 1)
    if kind == "scale":
        order = list(question["values"])
        if len(order) == 1:
            return Fraction(1)
        return 1 - Fraction(abs(order.index(mine) - order.index(other)), len(order) - 1)
    return Fraction(mine == other)


class Evidence:
    """The precedents of a rulebook; `left_out` is one that is decided itself."""

    def __init__(self, book, left_out=None):
        self.book = book
        self.options = list(book["decisions"][evaluator.main_decision(book)]["options"])
        self.tests = {id: main_tests(book, id) for id in book["questions"]}
        self.tested = [id for id in book["questions"] if self.tests[id]]
        self.of = {}
        for id, one in sorted(book.get("precedents", {}).items(), key=lambda item: item[0].encode()):
            if id != left_out:
                outcome = one["outcome"] if isinstance(one["outcome"], list) else [one["outcome"]]
                self.of[id] = {"answers": evaluator.typed_answers(book, one), "outcome": outcome,
                               "held": evaluator.flag(one.get("held", "false"))}
        self.held_all = sum(evaluator.flag(one.get("held", "false"))
                            for one in book.get("precedents", {}).values())
        self.verdicts = {}

    def likenesses(self, answers, without=None):
        known = [id for id in self.tested if answers[id] is not None]
        result = {}
        for id, one in self.of.items():
            product = Fraction(1)
            for q in known:
                alike = similarity(self.book["questions"][q], self.tests[q], answers[q],
                                   one["answers"][q])
                product *= (Fraction(3, 10) + Fraction(7, 10) * alike) ** 2
            if id != without:
                result[id] = product
        return result

    def groups(self, answers, without=None):
        """Precedents that are equally like, likest first."""
        rest = sorted(self.likenesses(answers, without).items(), key=lambda item: -item[1])
        groups = []
        for id, likeness in rest:
            if groups and likeness >= groups[-1][0] * ALIKE:
                groups[-1][1].append(id)
            else:
                groups.append((likeness, [id]))
        return [(likeness, sorted(ids, key=str.encode)) for likeness, ids in groups]

    def decide(self, answers):
        key = tuple(answers.values())
        if key not in self.verdicts:
            world = evaluator.World(self.book, answers)
            main = evaluator.main_decision(self.book)
            for id, decision in self.book["decisions"].items():
                one = None
                if world.holds(decision.get("when")) is True:
                    one = evaluator.decide_one(world, decision)
                world.outcomes[id] = one and one["recommendation"]
                if id == main:
                    break
            winner = one["recommendation"] if one and one["fired"] else None
            others = [points for option, points in one["scores"].items()
                      if option != winner and option not in one["ruled_out"]] if winner else []
            margin = one["scores"][winner] - max(others) if others else None
            self.verdicts[key] = {"option": winner, "margin": margin,
                                  "tie": bool(winner) and one["tie"]}
        return self.verdicts[key]

    # ------------------------------------------------------------ shares

    def shares(self, answers):
        weights = self.likenesses(answers)
        sums = {option: Fraction(0) for option in [*self.options, None]}
        for id, weight in weights.items():
            other = self.of[id]["answers"]
            whole = {q: other[q] if answer is None else answer for q, answer in answers.items()}
            sums[self.decide(whole)["option"]] += weight
        exact = {option: weight / sum(sums.values()) * 1000 for option, weight in sums.items()}
        shares = {option: int(part) for option, part in exact.items()}
        order = sorted(exact, key=lambda option: shares[option] - exact[option])  # stable
        for option in order[:1000 - sum(shares.values())]:
            shares[option] += 1
        return shares

    # ------------------------------------------------------------ record

    def support(self, answers, option, without=None):
        groups = [ids for _, ids in self.groups(answers, without)]
        return shared(groups, NEAREST, lambda id: option in self.of[id]["outcome"])

    def held(self):
        """(margin, support, met) of each held precedent with a recommendation."""
        if not hasattr(self, "decided"):
            self.decided = []
            for id, one in self.of.items():
                verdict = self.decide(one["answers"])
                if one["held"] and verdict["option"]:
                    self.decided.append((
                        above_all(verdict["margin"]),
                        self.support(one["answers"], verdict["option"], without=id),
                        verdict["option"] in one["outcome"]))
        return self.decided

    def record(self, answers):
        verdict = self.decide(answers)
        if not verdict["option"] or self.held_all < HELD_LEAST:
            return None
        mine = (above_all(verdict["margin"]), self.support(answers, verdict["option"]))
        distances = {}
        for one in self.held():
            far = sum(abs(rank(one[i], [h[i] for h in self.held()]) -
                          rank(mine[i], [h[i] for h in self.held()])) for i in (0, 1))
            distances.setdefault(far, []).append(one)
        groups = [distances[far] for far in sorted(distances)]
        of = min(RECORD_OF, len(self.held()))
        right = shared(groups, of, lambda one: one[2])
        return (int(right + Fraction(1, 2)), of) if of else None

    def strength(self, answers, status):
        verdict = self.decide(answers)
        if verdict["tie"]:
            return "close"
        record = self.record(answers)
        if not record:
            return {"settled": "clear", "stable": "likely"}.get(status, "close")
        right = Fraction(*record) * 100
        share = self.shares(answers)[verdict["option"]]
        if right >= 92 and share >= 900 or right >= 80 and status == "settled":
            return "clear"
        return "likely" if right >= 72 and share >= 700 else "close"


# ---------------------------------------------------------------- rules test --precedents

def random_numbers(seed):
    """SplitMix64."""
    mask = 2**64 - 1
    while True:
        seed = seed + 0x9E3779B97F4A7C15 & mask
        z = (seed ^ seed >> 30) * 0xBF58476D1CE4E5B9 & mask
        z = (z ^ z >> 27) * 0x94D049BB133111EB & mask
        yield z ^ z >> 31


def calibration(book):
    """Trials, Brier score and log loss of shares with answers left out."""
    numbers = random_numbers(11)
    brier, loss, trials = 0.0, 0.0, 0
    for id in sorted(book["precedents"], key=str.encode):
        known = Evidence(book, left_out=id)
        answers = evaluator.typed_answers(book, book["precedents"][id])
        given = [q for q in book["questions"] if answers[q] is not None]
        verdict = known.decide(answers)["option"]
        for _ in range(3 if len(given) > 1 else 0):
            kept = 1 + next(numbers) % (len(given) - 1)
            order = list(given)
            for i in range(len(order)):
                other = i + next(numbers) % (len(order) - i)
                order[i], order[other] = order[other], order[i]
            shares = known.shares({q: answers[q] if q in order[:kept] else None
                                   for q in book["questions"]})
            floored = {o: max(shares[o], 5) for o in known.options}
            if verdict:
                trials += 1
                parts = {o: share / sum(floored.values()) for o, share in floored.items()}
                brier += sum((part - (o == verdict))**2 for o, part in parts.items())
                loss -= math.log(parts[verdict])
    return trials, brier / trials if trials else None, loss / trials if trials else None


def above_all(margin):
    return (1, 0) if margin is None else (0, margin)


def rank(value, values):
    below = sum(other < value for other in values)
    return below + Fraction(sum(other == value for other in values) + 1, 2)


def shared(groups, places, hit):
    """Hits among so many places, the last of which a group may share."""
    total = Fraction(0)
    for group in groups:
        if places <= 0:
            break
        total += sum(map(hit, group)) * Fraction(min(places, len(group)), len(group))
        places -= len(group)
    return total

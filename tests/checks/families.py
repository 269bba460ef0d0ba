"""Families of input that grows: each gives, for a size, the files and the
command that reads them, and the exit code to expect.

Each was or might be a way to make loading take more than its share: tests
times states, errors times candidates, entries times overlays.
"""

import random

HEAD = ["whichway: 1", "rulebook: {name: r, version: 1.0.0}"]
FLAG = ["questions: {f: {ask: Q, type: flag}}"]
OPTIONS = ["    options: {o: {title: O, base: 1}, p: {title: P}}"]
RULE = "      r: {when: {f: true}, points: {p: 1}, because: B}"


def book(questions, rules, extra=(), decision=OPTIONS):
    return "\n".join([*HEAD, *questions, *extra, "decisions:", "  d:",
                      "    title: D", *decision, "    rules:", *rules]) + "\n"


def rules(tests):
    return [f"      r{i}: {{when: {{{test}}}, points: {{p: 1}}, because: B}}"
            for i, test in enumerate(tests)]


def many(name, kind, size):
    return [f"  {name}{i}: {{ask: Q, type: {kind}}}" for i in range(size)]


def values(kind, size):
    return ["questions:", f"  q: {{ask: Q, type: {kind}, values: {{" +
            ", ".join(f"v{i}: V" for i in range(size)) + "}}"]


def listed(items):
    return "[" + ", ".join(items) + "]"


NUMBER = ["questions: {q: {ask: Q, type: number}}"]


def equal(size):
    return book(NUMBER, rules(f"q: {i}" for i in range(size)))


def ten_equal(size):
    return book(["questions:", *many("q", "number", 10)],
                rules(f"q{i % 10}: {i // 10}" for i in range(size)))


def above(size):
    return book(NUMBER, rules(f"q: '>= {i}'" for i in range(size)))


def thresholds(size):
    parts = listed(f"{{q: '> {i}'}}" for i in range(size))
    return book(NUMBER, rules([f"any: {parts}"]))


def numbers(size):
    return book(NUMBER, rules([f"q: {listed(map(str, range(0, 2 * size, 2)))}",
                               f"not: {{q: {listed(map(str, range(size)))}}}"]))


def none_of(size):
    parts = listed(f"{{not: {{q: {i}}}}}" for i in range(size))
    return book(NUMBER, rules([f"all: {parts}"]))


def choice(size):
    return book(values("choice", size), rules(f"q: v{i}" for i in range(size)))


def scale(size):
    return book(values("scale", size),
                rules(f"q: '>= v{i}'" for i in range(size)))


def lists(size):
    return book(values("choice", size), rules(
        f"q: {listed(f'v{(i + k) % size}' for k in (0, 7, 13))}"
        for i in range(size)))


def questions(size):
    return book(["questions:", *many("q", "flag", size)], rules(
        f"q{i}: true, q{(i + 1) % size}: false" for i in range(size)))


def one_any(size):
    parts = listed(f"{{q{i}: true}}" for i in reversed(range(size)))
    return book(["questions:", *many("q", "flag", size)],
                rules([f"any: {parts}"]))


def decisions(size):
    return "\n".join([*HEAD, *FLAG, "decisions:", *(
        f"  d{i}: {{title: D, options: {{o: {{title: O}}}}, rules: {{r{i}: "
        f"{{when: {{f: true}}, points: {{o: 1}}, because: B}}}}}}"
        for i in range(size))]) + "\n"


def doubling(size):
    """Each tests the one before twice; as deep as may be, again and again."""
    deep = 15
    lines = ["conditions:"]
    for i in range(size // deep):
        lines.append(f"  c{i}x0: {{f: true}}")
        lines += [f"  c{i}x{k}: {{any: [{{c{i}x{k - 1}: true}}, "
                  f"{{not: {{c{i}x{k - 1}: false}}}}]}}" for k in range(1, 3)]
    return book(FLAG, rules(f"c{i}x2: true" for i in range(size // deep)),
                lines)


def wide_condition(size):
    parts = ", ".join(f"q{i}: true" for i in range(40))
    return book(["questions:", *many("q", "flag", 40)],
                rules("c: true" for _ in range(size)),
                ["conditions:", f"  c: {{{parts}}}"])


def advice(size):
    return book(FLAG, [RULE], ["advice:", *(
        f"  a{i}: {{when: {{f: true}}, kind: step, say: 'S {{f}}', "
        "sources: [s]}" for i in range(size)), "sources: {s: {title: T}}"])


def prices(size):
    return book(NUMBER, rules(["q: 1"]), [
        "costs:", "  currency: USD", "  requests: q", "  prices:",
        *(f"    p{i}: {{title: T, options: [o, p], kind: once, amount: {i}, "
          f"when: {{q: '> {i}'}}, date: 2026-01-01}}" for i in range(size))])


def options(size):
    decision = ["    options:", *(f"      o{i}: {{title: O}}"
                                  for i in range(60))]
    return book(FLAG, [f"      r{i}: {{when: {{f: true}}, points: "
                       f"{{o{i % 60}: 1}}, because: B}}" for i in range(size)],
                decision=decision)


def sources(size):
    return book(FLAG, [f"      r{i}: {{when: {{f: true}}, points: {{p: 1}}, "
                       f"because: B, sources: [s{i}#x, s0]}}"
                       for i in range(size)],
                ["sources:", *(f"  s{i}: {{title: T}}" for i in range(size))])


def invariants(size):
    return book(FLAG, [RULE, "    invariants:", *(
        f"      i{i}: {{unless: {{f: true}}, never: [p]}}"
        for i in range(size))])


def precedents(size):
    return book(values("choice", size), rules(["q: v1"]), [
        "sources: {s: {title: T}}", "precedents:",
        *(f"  p{i}: {{title: T, facts: F, answers: {{q: v{i}}}, outcome: o, "
          "result: R, evidence: reported, source: s}" for i in range(size))])


def unknown_names(size):
    return book(["questions:", *many("question", "flag", size)],
                rules(f"questoin{i}: true" for i in range(size)))


def unknown_values(size):
    return book(values("choice", size), rules(f"q: x{i}" for i in range(size)))


def unknown_keys(size):
    return book(FLAG, [f"      r{i}: {{wenn: {{f: true}}, becuse: B}}"
                       for i in range(size)])


def twice(size):
    return book(FLAG, [RULE, RULE] * size)


def named(size):
    """What overlays are laid over: as many questions as rules."""
    return book(["questions:", *many("q", "flag", size)],
                rules(f"q{i}: true" for i in range(size)))


def disabling(size):
    return named(size), [
        f"disable: {listed(f'r{i}' for i in range(size - 1))}"]


def relabelling(size):
    return named(size), ["\n".join(["questions:", *(
        f"  q{i}: {{label: L}}" for i in range(size))])]


def adding(size):
    """Each beside one that is there."""
    return named(size), ["\n".join(["decisions:", "  d:", "    rules:", *(
        f"      x{i}: {{when: {{q{i}: true}}, points: {{o: 1}}, "
        f"because: B, after: r{i}}}" for i in range(size))])]


def many_overlays(size):
    """A tenth as many files as there are entries beneath."""
    return named(size), [f"questions: {{q{i}: {{label: L}}}}"
                         for i in range(size // 10)]


# Name: (a rulebook of that size, the size, the exit code); a rulebook may be
# one and what is laid over it.
BOOKS = {
    "a number, equal to each": (equal, 1000, 0),
    "ten numbers, equal to each": (ten_equal, 1000, 0),
    "a number, at least each": (above, 1000, 0),
    "thresholds in one any": (thresholds, 2000, 0),
    "numbers in two lists": (numbers, 2000, 0),
    "a number, none of many": (none_of, 2000, 0),
    "a choice, each value": (choice, 1000, 0),
    "a scale, each step": (scale, 1000, 0),
    "a choice, lists of values": (lists, 1000, 0),
    "questions, two a rule": (questions, 1000, 0),
    "questions in one any": (one_any, 2000, 0),
    "decisions": (decisions, 500, 0),
    "conditions that double": (doubling, 2000, 0),
    "a wide condition": (wide_condition, 1000, 0),
    "advice": (advice, 1000, 0),
    "prices": (prices, 500, 0),
    "options and rules": (options, 1000, 0),
    "sources": (sources, 1000, 0),
    "invariants": (invariants, 1000, 0),
    "precedents": (precedents, 500, 0),
    "unknown names": (unknown_names, 500, 2),
    "unknown values": (unknown_values, 500, 2),
    "unknown keys": (unknown_keys, 500, 2),
    "ids that are given twice": (twice, 500, 2),
    "rules that are disabled": (disabling, 1000, 0),
    "questions that an overlay changes": (relabelling, 1000, 0),
    "rules that an overlay adds": (adding, 1000, 0),
    "overlays": (many_overlays, 1000, 0),
}

# As much as there may be.
MOST = {"precedents": 2000, "rules that an overlay adds": 5000}


def mixed(size, seed, asked=30):
    """Rules at random over questions of all types, four options, two needs."""
    dice = random.Random(seed)
    letters = "abcef"
    kinds = dice.choices(["flag", "choice", "scale", "number", "set"], k=asked)

    def test(q):
        return f"q{q}: " + {
            "flag": dice.choice(["true", "false"]),
            "choice": listed(dice.sample(letters, dice.randint(1, 3))),
            "scale": f"'{dice.choice(['<', '>='])} {dice.choice('bce')}'",
            "number": f"'{dice.choice(['<', '>='])} {dice.randint(1, 20)}'",
            "set": f"{{has_any: {listed(dice.sample(letters, 2))}}}",
        }[kinds[q]]

    def rule(number):
        parts = [test(q) for q in dice.sample(range(asked),
                                              dice.randint(1, 4))]
        if len(parts) > 2 and dice.random() < 0.4:
            parts[:2] = [f"any: [{{{parts[0]}}}, {{{parts[1]}}}]"]
        given = ", ".join(f"{to}: {dice.choice([-3, -2, -1, 1, 2, 3])}"
                          for to in dice.sample("nmoprs", dice.randint(1, 2)))
        does = (f"rules_out: [{dice.choice('oprs')}]" if dice.random() < 0.02
                else f"points: {{{given}}}")
        return (f"      x{number}: {{when: {{{', '.join(parts)}}}, {does}, "
                "because: B}")

    some = ", values: {a: A, b: B, c: C, e: E, f: F}"
    return book(["questions:", *(
        f"  q{q}: {{ask: Q, type: {kind}"
        f"{some if kind in ('choice', 'scale', 'set') else ''}}}"
        for q, kind in enumerate(kinds))], [rule(i) for i in range(size)],
                decision=["    needs: {n: {title: N}, m: {title: M}}",
                          "    options:", "      o: {title: O}",
                          "      p: {title: P, serves: {n: 1}, base: -2}",
                          "      r: {title: R, serves: {m: 1}, base: -2}",
                          "      s: {title: S, serves: {n: 1, m: 1}, base: -5}"])

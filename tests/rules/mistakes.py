"""mistakes.py WHICHWAY: what rule owners get wrong, each found at its place.

A mistake is planted in a sound rulebook: a text of it is replaced by another,
in which "@" marks where the complaint has to point. `whichway rules check` has
to say so, by that code, at that line and column; what else it says is free.
"""

import pathlib
import re
import subprocess
import sys
import tempfile

BOOK = """\
whichway: 1
rulebook: {name: sound, version: 1.0.0}
sources:
  guide: {title: G}
constants:
  enough: {value: 10, published: [5, 50]}
questions:
  pace: {ask: P, type: scale, values: {slow: S, fast: F, rush: R}}
  size: {ask: S, type: number, min: 0, max: 2000, units: {dozen: 12}}
  cite: {ask: C, type: flag}
  kind: {ask: K, type: choice, values: {a: A, b: B}}
conditions:
  quick_b: {pace: rush, kind: b}
decisions:
  d:
    title: D
    main: true
    needs: {n: {title: N}}
    options:
      o: {title: O}
      p: {title: P, serves: {n: 1}, base: -1}
      q: {title: Q, base: -1}
    rules:
      quick: {when: {pace: ">= fast"}, points: {n: 2}, because: B, sources: [guide#1]}
      big: {when: {size: "> $enough"}, points: {q: 3}, because: "More than {size}.", published: {size: $enough}}
      small: {when: {size: "<= $enough"}, points: {o: 1}, because: B}
      cited: {when: {cite: true}, rules_out: [o], because: B}
      typed: {when: {kind: b}, points: {o: 1.5}, because: B}
      rushed: {when: {quick_b: true}, points: {q: 2.5}, because: B}
    invariants:
      size-favours-q: {raising: size, never_lowers: {q: 1, o: -1}}
  e:
    title: E
    options: {x: {title: X}, y: {title: Y, base: -1}}
    rules:
      later: {when: {d: q}, points: {y: 2}, because: B}
advice:
  look: {when: {cite: {known: false}}, kind: step, say: Ask.}
costs:
  currency: EUR
  requests: size
  prices:
    fee: {title: F, options: [o, p], kind: once, amount: 5, date: 2026-01-01}
"""

# (what went wrong, the text, what it became, the code)
MISTAKES = [
    # ---- names
    ("a question misspelt", "{pace: \">= fast\"}", "{@pcae: \">= fast\"}",
     "unknown-id"),
    ("a value misspelt", "{kind: b}", "{kind: @bb}", "unknown-value"),
    ("a key misspelt", "because: B, sources", "@becuase: B, sources",
     "unknown-key"),
    ("a key left out", "cited: {when: {cite: true}, rules_out: [o], because: B}",
     "@cited: {when: {cite: true}, rules_out: [o]}", "missing-key"),
    ("an option misspelt", "points: {q: 3}", "points: {@r: 3}", "unknown-id"),
    ("a source misspelt", "[guide#1]", "[@giude#1]", "unknown-source"),
    ("a placeholder misspelt", "than {size}.", "than @{sise}.",
     "bad-placeholder"),
    ("a constant misspelt", "{size: \"> $enough\"}", "{size: @\"> $enogh\"}",
     "unknown-id"),
    ("an id given twice", "      small: {", "      @big: {", "duplicate-key"),
    ("an id that a question has", "  look: {", "  @size: {", "duplicate-id"),
    ("two main decisions", "  e:\n", "  e:\n    @main: true\n", "two-mains"),
    ("a price of an option that is none", "options: [o, p], kind",
     "options: [o, @v], kind", "unknown-id"),
    # ---- numbers and YAML
    ("a comma in a number", "{size: \"> $enough\"}", "{size: @\"> 1,000\"}",
     "bad-test"),
    ("a comparison without quotes", "{pace: \">= fast\"}",
     "{pace: @>= fast}", "quote-test"),
    ("a number that begins with 0", "base: -1}\n      q", "base: @012}\n      q",
     "wrong-type"),
    ("a number that begins with a point", "{n: 2}", "{n: @.5}", "wrong-type"),
    ("a word for a flag", "{cite: true}", "{cite: @yes}", "wrong-type"),
    ("a comment that swallows text", "{title: G}\n", "\n    title: Ticket @#42\n",
     "yaml-comment"),
    ("a tab", "  guide: {", "@\tguide: {", "yaml-tab"),
    ("an alias", "{ask: C, type: flag}", "{ask: C, type: @*flag}", "yaml-alias"),
    ("a key without its colon", "  currency: EUR", "  currency EUR",
     "yaml-syntax", ": size\n  prices"),
    ("sources that are no list", "sources: [guide#1]", "sources: @guide#1",
     "wrong-type"),
    ("a unit that is no factor", "{dozen: 12}", "{dozen: @twelve}", "wrong-type"),
    ("a range from high to low", "{size: \"> $enough\"}",
     "{size: @\"50..10\"}", "bad-range"),
    ("a threshold that no answer reaches", "{size: \"> $enough\"}",
     "{size: @\"> 3000\"}", "out-of-range"),
    ("a published range beside its threshold", "{size: $enough}}",
     "{@size: [20, 50]}}", "bad-published"),
    ("a constant beside its published range", "{value: 10,", "{value: @100,",
     "bad-published"),
    # ---- tests
    ("conditions in a circle", "{pace: rush, kind: b}", "{@quick_b: true}",
     "condition-cycle"),
    ("a decision that tests a later one", "cited: {when: {cite: true}",
     "cited: {when: {@e: x}", "later-decision"),
    ("ignorance tested in the main decision", "cited: {when: {cite: true}",
     "cited: {when: {@cite: {known: true}}", "known-in-main"),
    ("an invariant of no form", "size-favours-q: {raising: size, never_lowers",
     "@size-favours-q: {never_lowers", "bad-invariant"),
    # ---- meaning
    ("a wrong sign", "points: {q: 3}", "points: {q: -3}", "broken-invariant",
     "size-favours-q:"),
    ("an option that nothing leads to", "      q: {title: Q, base: -1}",
     "      q: {title: Q, base: -1}\n      @z: {title: Z, base: -9}",
     "unreachable-option"),
    ("tests that exclude each other", "quick: {when: {pace: \">= fast\"}",
     "@quick: {when: {pace: \">= fast\", not: {pace: [fast, rush]}}",
     "dead-rule"),
    ("points that never matter", "points: {q: 2.5}, because: B}",
     "points: {q: 2.5}, because: B}\n"
     "      @faint: {when: {kind: a}, points: {o: 0.001}, because: B}",
     "idle-rule"),
    ("a rule written twice", "      cited: {",
     "      again: {when: {kind: b}, points: {o: 1.5}, because: B}\n"
     "      cited: {", "duplicate-rule", "typed: {"),
    ("advice that never applies", "{cite: {known: false}}",
     "{cite: {known: false}, not: {cite: {known: false}}}", "dead-advice",
     "look: {"),
    ("a question that nothing tests", "conditions:\n",
     "  @mood: {ask: M, type: flag}\nconditions:\n", "idle-question"),
    ("a condition that nothing tests", "conditions:\n",
     "conditions:\n  @spare: {kind: a}\n", "unused-condition"),
    ("a source that nothing cites", "  guide: {title: G}",
     "  guide: {title: G}\n  @other: {title: O}", "unused-source"),
    ("a constant that nothing names", "constants:\n",
     "constants:\n  @spare: {value: 5}\n", "unused-constant"),
    ("a number left to no rule", "{size: \"<= $enough\"}",
     "{size: \"< $enough\"}", "edge-gap", "big: {"),
    ("a number given to two rules", "{size: \"> $enough\"}",
     "{size: \">= $enough\"}", "edge-overlap", "big: {"),
    ("a finding accepted that is none", "advice:\n",
     "accept:\n  - @{finding: idle-rule, at: big, because: B}\nadvice:\n",
     "needless-accept"),
]

# (what went wrong, the overlay, the code)
OVERLAYS = [
    ("an id misspelt", "questions:\n  @sizes: {ask: P, type: flag}\n"
     "advice: {a: {when: {sizes: true}, kind: step, say: S}}\n", "near-id"),
    ("an id disabled that is none", "disable: [@biig]\n", "unknown-id"),
    ("an id taken away that is none",
     "decisions: {d: {rules: {@biig: null}}}\n", "unknown-id"),
    ("a value gone that a rule tests",
     "questions:\n  @kind: {values: {a: A, c: C}}\n", "unknown-value"),
    ("a place that there is not",
     "questions: {mood: {before: @pase, ask: M, type: flag}}\n", "unknown-id"),
    ("a misspelt heading", "@question: {mood: {ask: M, type: flag}}\n",
     "unknown-key"),
    ("an invariant of the rulebook broken",
     "decisions: {d: {rules: {big: {points: {q: -3}}}}}\n", "broken-invariant"),
]


def found(command, folder, *arguments):
    """What a check says: {(code, file, line, column)}, and all of it."""
    done = subprocess.run([command, "rules", "check", *arguments], cwd=folder,
                          capture_output=True, text=True, check=False)
    said = done.stdout + done.stderr
    places = re.findall(r"^(\S+?):(\d+):(\d+): \w+: .*\[([a-z0-9-]+)\]$", said,
                        re.M)
    return {(code, name, int(line), int(column))
            for name, line, column, code in places}, said


def place_of(text, marked):
    """Line and column of the mark, and the text without it."""
    at = text.index(marked)
    before = text[:at]
    return before.count("\n") + 1, at - before.rfind("\n")


def planted(mistake):
    """The rulebook with it, and where the complaint points."""
    name, old, new, code = mistake[:4]
    assert BOOK.count(old) >= 1, name
    text = BOOK.replace(old, new, 1)
    where = place_of(text, mistake[4] if len(mistake) > 4 else "@")
    return text.replace("@", "", 1) if "@" in new else text, code, where


def main():
    command = str(pathlib.Path(sys.argv[1]).resolve())
    faults = []
    with tempfile.TemporaryDirectory() as folder:
        book = pathlib.Path(folder, "book.yaml")
        overlay = pathlib.Path(folder, "ours.yaml")
        book.write_text(BOOK, encoding="utf-8")
        places, said = found(command, folder, "--rules", "book.yaml")
        if places:
            faults.append(f"the sound rulebook: {said}")
        for mistake in MISTAKES:
            text, code, where = planted(mistake)
            book.write_text(text, encoding="utf-8")
            places, said = found(command, folder, "--rules", "book.yaml")
            if (code, "book.yaml", *where) not in places:
                faults.append(f"{mistake[0]}: {code} at {where} not in\n{said}")
        book.write_text(BOOK, encoding="utf-8")
        for name, text, code in OVERLAYS:
            overlay.write_text(text.replace("@", ""), encoding="utf-8")
            places, said = found(command, folder, "--rules", "book.yaml",
                                 "--overlay", "ours.yaml")
            if "@" not in text:
                right = any(code == place[0] for place in places)
            else:
                where = place_of(text, "@")
                right = (code, "ours.yaml", *where) in places
            if not right:
                faults.append(f"overlay, {name}: {code} not in\n{said}")
    for fault in faults:
        print(fault)
    print(f"{len(MISTAKES) + len(OVERLAYS)} mistakes, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())

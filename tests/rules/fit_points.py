"""fit_points.py WHICHWAY: tools/fit_points moves a point towards what the
precedents say and no further than to 0, leaves those that are held out, and
says so where there is nothing to learn from.
"""

import importlib.util
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))
import harness  # noqa: E402

BOOK = """
whichway: 1
rulebook: {name: lunch, version: 1.0.0, title: Lunch}
sources: {cook: {title: The cook}}
questions:
  hungry: {ask: 'Hungry?', why: It decides., type: flag}
  rain: {ask: 'Does it rain?', why: It decides., type: flag}
decisions:
  lunch:
    title: What to eat
    options:
      soup: {title: Soup, base: 0, summary: Warm.}
      bread: {title: Bread, base: 0, summary: Dry.}
    rules:
      hunger: {when: {hungry: true}, points: {bread: 2}, because: Bread
        fills., sources: [cook], claim: advised}
      wet: {when: {rain: true}, points: {soup: 1}, because: Soup warms.,
        sources: [cook], claim: advised}
"""
PRECEDENT = """
  {id}: {{title: T, facts: F., answers: {{{answers}}}, outcome: {outcome},
    result: R., evidence: reported, source: cook{held}}}
"""


def precedents(*counts):
    text = "precedents:\n"
    for at, (count, answers, outcome, held) in enumerate(counts):
        for number in range(count):
            text += PRECEDENT.format(
                id=f"p{at}-{number}", answers=answers, outcome=outcome,
                held=", held: true" if held else "").lstrip("\n")
    return text


def run(whichway, precedent_text, *arguments):
    with tempfile.TemporaryDirectory() as folder:
        rules = pathlib.Path(folder) / "rules"
        rules.mkdir()
        (rules / "10.yaml").write_text(BOOK, encoding="utf-8")
        (rules / "80-precedents.yaml").write_text(precedent_text,
                                                  encoding="utf-8")
        return subprocess.run(
            [sys.executable, str(ROOT / "tools/fit_points"), whichway,
             str(rules), *arguments], capture_output=True, text=True,
            check=False)


def suggestions(done):
    found = re.findall(r"^  (\S+): \S+ (\S+) -> (\S+)", done.stdout, re.M)
    return {rule: (float(old), float(new)) for rule, old, new in found}


def check(faults, holds, what, done):
    if not holds:
        faults.append(f"{what}:\n{done.stdout}{done.stderr}")


def main():
    if not importlib.util.find_spec("numpy"):
        harness.skip("numpy", "install python3-numpy")
    faults = []
    against = precedents((12, "hungry: true", "soup", False),
                         (4, "rain: true", "soup", False),
                         (9, "rain: true", "bread", True))
    done = run(sys.argv[1], against, "--ridge", "0.1")
    told = suggestions(done)
    check(faults, told.get("hunger", (0, 9))[1] < 1, "hunger stays", done)
    check(faults, told.get("hunger", (0, -9))[1] >= 0, "a sign turns", done)
    check(faults, told.get("wet", (1, 1))[1] >= 1, "held ones count", done)
    check(faults, "over 16 rows" in done.stdout, "rows", done)
    done = run(sys.argv[1], against, "--ridge", "10000")
    check(faults, not suggestions(done), "a high ridge moves points", done)
    done = run(sys.argv[1], precedents((3, "rain: true", "soup", True)))
    check(faults, done.returncode == 1 and "no precedent" in done.stderr,
          "nothing to learn from", done)
    for fault in faults:
        print(fault)
    sys.exit(1 if faults else 0)


main()

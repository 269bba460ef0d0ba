"""effort.py BUILD: how much work a decision takes, in instructions.

Counted by callgrind, the same on a busy machine: a decision with everything on
of the shipped rulebook, for an empty profile and a typical one; what rules
cost, which grows with their number and no faster; what an analysis costs that
cannot come to an end, which says so; and what it takes to refuse a rulebook
that is made to be much work. And Ctrl-C ends a search at once.
"""

import json
import os
import pathlib
import random
import signal
import subprocess
import sys
import tempfile

import common
import families
import harness
from start import count

# Measured on 2026-12-01, with rulebook 2.0 and its 211 precedents, which take 5
# of it: 23.3, 45.5 and 84 million.
EMPTY_MOST, TYPICAL_MOST = 26_000_000, 48_000_000
# Profiles of tests/bench: one of few answers, and one that answers all but
# one question and took 757 million, most of random ones.
HARDEST_MOST = 350_000_000
# A graph of 40 corners, cut in two: 1.9 thousand million.
ENDLESS_MOST = 2_500_000_000
# A scale of 3,000 steps, each with a rule that would turn the verdict; a third
# of them takes a ninth.
STEPS, STEPS_MOST = harness.size((1000, 670_000_000), (3000, 6_000_000_000))
# Each pair of rules was searched: 39 thousand million once, 3.9 now,
# most of it on walks to where the lead is small.
CHECKED, CHECKED_MOST = 1000, 4_500_000_000
# Without walks to where the lead is small, 36 % were.
MIXED, UNDECIDED_MOST = 1000, 0.05
SIZES = (100, 1000, harness.size(4000, 10000))
LINEAR_MOST = 1.5  # times what a rule costs among few
QUESTIONS = 40
LINES = 50
# 50,000 conditions that rest on one another, from the first to the last and
# the other way round: 0.7 thousand million. 50,000 faults: 0.45.
PART = harness.size(5, 1)  # a fifth of them, a fifth of the work
DEEP, DEEP_MOST = 50_000 // PART, 1_100_000_000 // PART
FAULTS, FAULTS_MOST = 50_000 // PART, 700_000_000 // PART
# Thirty that ask the one before twice: 1.2 million until that is refused.
WIDE, WIDE_MOST = 30, 3_000_000
BUSY_SECONDS, GONE_SECONDS = 0.1, 5  # of the processor


def rulebook(rules, base=0):
    """Its text; `rules` gives (tests, option) pairs over flags."""
    lines = ["whichway: 1", "rulebook: {name: r, version: 1.0.0}", "questions:"]
    lines += [f"  q{i}: {{ask: Q, type: flag}}" for i in range(QUESTIONS)]
    lines += ["decisions:", "  d:", "    title: D", "    options:",
              "      o: {title: O}", f"      p: {{title: P, base: {base}}}",
              "    rules:"]
    for at, (tests, option) in enumerate(rules):
        when = ", ".join(f"q{q}: {str(yes).lower()}" for q, yes in tests)
        lines.append(f"      r{at}: {{when: {{{when}}}, "
                     f"points: {{{option}: 1}}, because: B}}")
    return "\n".join(lines) + "\n"


def many(size):
    dice = random.Random(1)
    return rulebook(([(q, dice.random() < 0.5) for q in
                      dice.sample(range(QUESTIONS), dice.randint(1, 3))],
                     dice.choice("op")) for _ in range(size))


def endless():
    """How well a graph can be cut in two, as a rulebook: nobody knows soon."""
    dice = random.Random(2)
    edges = [dice.sample(range(QUESTIONS), 2) for _ in range(200)]
    return rulebook((([(a, yes), (b, not yes)], "o") for a, b in edges
                     for yes in (True, False)), base=140)


def steps():
    lines = ["whichway: 1", "rulebook: {name: r, version: 1.0.0}",
             "questions:", "  q: {ask: Q, type: scale, values: {" +
             ", ".join(f"v{i}: V" for i in range(STEPS)) + "}}", "decisions:",
             "  d:", "    title: D",
             "    options: {o: {title: O, base: 1}, p: {title: P}}",
             "    rules:"]
    lines += [f"      r{i}: {{when: {{q: '>= v{i}'}}, points: {{p: 2}}, "
              "because: B}" for i in range(1, STEPS)]
    return "\n".join(lines) + "\n"


def conditions(tests):
    """A rulebook of conditions, the first of which is about a flag."""
    lines = ["whichway: 1", "rulebook: {name: r, version: 1.0.0}",
             "questions: {q: {ask: Q, type: flag}}", "conditions:"]
    lines += [f"  c{i}: {{{test}}}" for i, test in tests]
    lines += ["  c0: {q: true}", "decisions:", "  d:", "    title: D",
              "    options: {o: {title: O}, p: {title: P}}", "    rules:",
              f"      r: {{when: {{c{len(tests)}: true}}, points: {{o: 1}}, "
              "because: B}"]
    return "\n".join(lines) + "\n"


class Bench:
    def __init__(self, whichway, folder):
        self.whichway = whichway
        self.folder = pathlib.Path(folder)
        self.faults = 0
        self.empty = self.file("empty.json", "{}")

    def file(self, name, text):
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return str(path)

    def count(self, *arguments, status=0):
        return count([self.whichway, *arguments], self.folder, status)

    def at_most(self, what, found, most):
        self.faults += found > most
        print(f"{what}: {found:,.0f} instructions, at most {most:,.0f}"
              f"{'  TOO MANY' if found > most else ''}")

    def shipped(self):
        for name, most in (("examples/empty", EMPTY_MOST),
                           ("examples/support-assistant", TYPICAL_MOST),
                           ("tests/bench/hardest", HARDEST_MOST),
                           ("tests/bench/complete", HARDEST_MOST)):
            path = str(common.ROOT / f"{name}.json")
            self.at_most(f"a decision on {name}", self.count(
                "decide", "--format", "json", path), most)

    def linear(self):
        dice = random.Random(3)
        lines = [json.dumps({"answers": {f"q{i}": dice.random() < 0.5
                                         for i in range(QUESTIONS)}}) + "\n"
                 for _ in range(2 * LINES)]
        few = self.file("few.ndjson", "".join(lines[:LINES]))
        more = self.file("more.ndjson", "".join(lines))
        start, line = [], []
        for size in SIZES:
            rules = self.file(f"{size}.yaml", many(size))
            start.append(self.count("decide", "--brief", "--rules", rules,
                                    self.empty))
            line.append((self.count("batch", "--rules", rules, more) -
                         self.count("batch", "--rules", rules, few)) / LINES)
        for what, costs in ("to load and decide", start), ("a line", line):
            slopes = [(b - a) / (n - m) for a, b, m, n in
                      zip(costs, costs[1:], SIZES, SIZES[1:])]
            self.at_most(f"each of {SIZES[-1]:,} rules, {what}", slopes[1],
                         LINEAR_MOST * slopes[0])

    def endless(self):
        rules = self.file("endless.yaml", endless())
        command = ["decide", "--format", "json", "--rules", rules, self.empty]
        made = json.loads(subprocess.run([self.whichway, *command], check=True,
                                         capture_output=True).stdout)
        if all(made["exact"].values()):
            self.faults += 1
            print("a search that cannot end does not say so")
        self.at_most("a decision that cannot be analysed to the end",
                     self.count(*command), ENDLESS_MOST)

    def steps(self):
        rules = self.file("steps.yaml", steps())
        self.at_most(f"a scale of {STEPS:,} steps with a rule each",
                     self.count("decide", "--rules", rules, self.empty),
                     STEPS_MOST)
        if not harness.size(False, True):
            return
        rules = self.file("scale.yaml", families.scale(CHECKED))
        self.at_most(f"a check of a scale of {CHECKED:,} steps", self.count(
            "rules", "check", "--rules", rules), CHECKED_MOST)

    def undecided(self):
        """Of whether rules matter, in rulebooks at random."""
        for seed in harness.size((), (1, 2)):
            rules = self.file("mixed.yaml", families.mixed(MIXED, seed))
            made = json.loads(subprocess.run(
                [self.whichway, "rules", "check", "--format", "json",
                 "--rules", rules], check=False, capture_output=True).stdout)
            matters = [rule["matters"] for decision in
                       made["facts"]["decisions"]
                       for rule in decision["rules"]]
            left = matters.count(None) / len(matters)
            self.faults += left > UNDECIDED_MOST or len(matters) != MIXED
            print(f"{left:.1%} of {MIXED:,} rules at random undecided, at most "
                  f"{UNDECIDED_MOST:.0%}")

    def refused(self):
        chain = [(i, f"c{i - 1}: true") for i in range(1, DEEP)]
        twice = [(i, f"any: [{{c{i - 1}: true}}, {{c{i - 1}: true}}]")
                 for i in range(1, WIDE + 1)]
        keys = "".join(f"k{i}: 1\n" for i in range(FAULTS))
        for what, text, most in (
                ("conditions, each on the one before", conditions(chain),
                 DEEP_MOST),
                ("conditions, each on the next", conditions(chain[::-1]),
                 DEEP_MOST),
                ("conditions, each twice on the one before",
                 conditions(twice), WIDE_MOST),
                ("a flood of faults", keys, FAULTS_MOST)):
            rules = self.file("refused.yaml", text)
            self.at_most(what, self.count("new", "--rules", rules, status=2),
                         most)

    def interrupted(self):
        """Once it is busy, it dies of SIGINT, and leaves nothing."""
        rules = self.file("large.yaml", many(SIZES[-1]))
        folder = self.folder / "out"
        folder.mkdir()
        pid = os.posix_spawn(self.whichway, [
            self.whichway, "rules", "check", "--rules", rules, "-o",
            folder / "report.txt"], os.environ, setsigdef=[signal.SIGINT])
        while 0 <= busy_seconds(pid) < BUSY_SECONDS:
            os.sched_yield()
        os.kill(pid, signal.SIGINT)
        _, status, used = os.wait4(pid, 0)
        code, left = os.waitstatus_to_exitcode(status), os.listdir(folder)
        print(f"Ctrl-C: ended by {code}, leaves {left or 'nothing'}")
        self.faults += (code != -signal.SIGINT or bool(left) or
                        used.ru_utime > GONE_SECONDS)


def busy_seconds(pid):
    """Seconds of the processor; below 0 when it has ended."""
    text = pathlib.Path(f"/proc/{pid}/stat").read_text(encoding="ascii")
    fields = text.rsplit(")")[1].split()
    return -1 if fields[0] == "Z" else (
        int(fields[11]) / os.sysconf("SC_CLK_TCK"))


def main():
    whichway = str((pathlib.Path(sys.argv[1]) / "whichway").resolve())
    harness.need("valgrind")
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(whichway, folder)
        bench.interrupted()
        bench.shipped()
        bench.linear()
        if harness.size(False, True):
            bench.endless()
        bench.steps()
        bench.undecided()
        bench.refused()
        sys.exit(1 if bench.faults else 0)


main()

"""run_golden.py [--regen | --valgrind] WHICHWAY: decisions and reports to the
byte.

Five examples have all formats here, the others a decision as JSON and a report
in Markdown. What is missing is a fault, and so is a file that no view writes.

Most of them rest on rulebook.yaml (see freeze.py), in which each sentence is
replaced by its place: they pin how a decision is written, whatever the shipped
rulebook says. The words of what is shipped are pinned where a person meets
them first (WORDS), and its verdict on every example in verdicts.txt. A digest
is masked (rules.digest pins it); of JSON, white space
is pinned once, and elsewhere an entry stands on a line.

--regen rewrites them, also of a new example, and shows the difference.
--valgrind runs the plainest text and JSON under valgrind instead, for its
findings alone: of some examples, or of all with ./dev test --all.
"""

import argparse
import concurrent.futures
import difflib
import json
import os
import pathlib
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
import harness  # noqa: E402
from examples import ROOT, all_examples  # noqa: E402

VIEWS = {  # file: command and arguments, environment; no locale and no time
    # zone makes a difference
    "text-60.txt": (["decide", "--width", "60"], {"LC_ALL": "C"}),
    "text-80.txt": (["decide"], {"LC_ALL": "de_DE.UTF-8"}),
    "text-200.txt": (["decide", "--width", "200"], {"LC_ALL": "C.UTF-8"}),
    "full.txt": (["decide", "--full"], {"LC_ALL": "POSIX"}),
    "color.txt": (["decide", "--color", "always"], {"LANG": "tr_TR.UTF-8"}),
    "ascii.txt": (["decide", "--ascii"], {"LC_ALL": "C.UTF-8"}),
    "decision.json": (["decide", "--format", "json"],
                      {"LC_ALL": "tr_TR.UTF-8"}),
    "brief.json": (["decide", "--format", "json", "--brief"],
                   {"LC_ALL": "nonsense"}),
    "report.md": (["report", "--date", "2026-11-21"],
                  {"LC_ALL": "de_DE.UTF-8", "TZ": "Asia/Tokyo"}),
    "report.madr.md": (["report", "--format", "madr"],
                       {"LC_ALL": "tr_TR.UTF-8", "TZ": "UTC",
                        "SOURCE_DATE_EPOCH": "1795219200"}),
    "report.html": (["report", "--format", "html"],
                    {"LC_ALL": "C", "TZ": "America/New_York"}),
    "report.txt": (["report", "--format", "text"], {"LC_ALL": "nonsense"}),
    "report.json": (["report", "--format", "json"], {"LC_ALL": "C.UTF-8"}),
}
SAME = {"report.json": "decision.json"}  # by contract: one file for both
FULL = ("support-assistant", "empty", "clinical-assistant",
        "invoice-extraction", "database-web-shop")
FULL_ONCE = ("text-60.txt", "text-200.txt", "color.txt", "ascii.txt")
SHORT = ("decision.json", "report.md", "report.json")
WORDS = ("words.txt", "words.md")  # of FULL, by the shipped rulebook
VIEWS["words.txt"] = VIEWS["text-80.txt"]
VIEWS["words.md"] = VIEWS["report.md"]
RAW = ("empty", "brief.json")  # white space and all
FROZEN = ["--rules", "tests/golden/rulebook.yaml"]
VERDICTS = HERE / "verdicts.txt"
VALGRIND = ["valgrind", "--quiet", "--leak-check=full",
            "--show-leak-kinds=all", "--errors-for-leak-kinds=all",
            "--error-exitcode=99"]
VALGRIND_EVERY = harness.size(8, 1)  # example


def views_of(example):
    """The views that are pinned of an example."""
    if example.name not in FULL:
        return SHORT
    left_out = set() if example.name == FULL[0] else set(FULL_ONCE)
    if example.rules:  # frozen anyway: its own words are in all views
        left_out.update(WORDS)
    return [view for view in VIEWS if view not in left_out]


def folded(text):
    """JSON with an entry of a list, or of an object in one, on a line."""
    def lines(value, depth):
        pad = "  " * depth
        if depth < 2 and isinstance(value, (dict, list)) and value:
            inside = [f"{pad}  " + (f"{json.dumps(key)}: "
                                    if isinstance(value, dict) else "") + part
                      for key, part in pairs(value, depth)]
            opening, closing = "{}" if isinstance(value, dict) else "[]"
            return f"{opening}\n" + ",\n".join(inside) + f"\n{pad}{closing}"
        return json.dumps(value, ensure_ascii=False)

    def pairs(value, depth):
        items = (value.items() if isinstance(value, dict)
                 else enumerate(value))
        return [(key, lines(part, depth + 1)) for key, part in items]

    return lines(json.loads(text), 0) + "\n"


def plain(example, view, output):
    """What is pinned: a page without its style, which is the same in all of
    them; JSON in few lines; no digest."""
    output = re.sub(rb'("digest": ")[0-9a-f]{64}|\b[0-9a-f]{64}\b|'
                    rb"(?<=\d, )[0-9a-f]{12}\b",
                    lambda match: (match[1] or b"") + b"DIGEST", output)
    if view.endswith(".html"):
        return re.sub(rb"<style>.*?</style>|sha256-[^']*", b"", output,
                      flags=re.DOTALL)
    if view.endswith(".json") and (example.name, view) != RAW:
        return folded(output).encode()
    return output


def run(command, example, view, before=()):
    (action, *arguments), environment = VIEWS[view]
    frozen = [] if example.rules or view in WORDS else FROZEN
    done = subprocess.run(
        [*before, command, action, *example.arguments(), *frozen, *arguments],
        cwd=ROOT, env={"PATH": os.environ["PATH"], "TERM": "xterm",
                       **environment},
        stdin=subprocess.DEVNULL, capture_output=True, check=False)
    if done.returncode or done.stderr:
        return None, (f"{example.name}/{view}: exit {done.returncode}\n"
                      f"{done.stderr.decode(errors='replace')}")
    return plain(example, view, done.stdout), None


def differ(name, expected, actual):
    return "\n".join(difflib.unified_diff(
        expected.decode(errors="backslashreplace").split("\n"),
        actual.decode(errors="backslashreplace").split("\n"),
        f"{name} expected", f"{name} actual", lineterm=""))


def compare(command, example, view, regen):
    """None, or what is wrong with a view."""
    path = HERE / example.name / SAME.get(view, view)
    if not path.exists() and not regen:
        return f"{example.name}/{view}: not pinned; ./dev regen"
    actual, fault = run(command, example, view)
    expected = path.read_bytes() if path.exists() else b""
    if fault or actual == expected:
        return fault
    difference = differ(f"{example.name}/{view}", expected, actual)
    if not regen:
        return difference
    print(difference if path.exists() else f"{example.name}/{view}: new")
    path.write_bytes(actual)
    return None


def strays(examples):
    """What lies here without a view that writes it."""
    wanted = {HERE / example.name / SAME.get(view, view)
              for example in examples for view in views_of(example)}
    return [f"{path.relative_to(HERE)}: no view writes it"
            for path in sorted(HERE.glob("*/*"))
            if path not in wanted and path.parent.name != "__pycache__"]


def verdict(command, example):
    """A line: what the shipped rulebook says of an example."""
    done = subprocess.run(
        [command, "decide", *example.arguments(), "--format", "json",
         "--brief"], cwd=ROOT, capture_output=True, check=True)
    said = json.loads(done.stdout)
    scores = ", ".join(
        f"{score['option']} {score['points']}"
        f"{' (ruled out)' if score['ruled_out'] else ''}"
        for score in said["scores"])
    follow_ups = ", ".join(f"{name} {part['recommendation']}"
                           for name, part in said["followups"].items())
    return (f"{example.name}: {said['recommendation']}\n"
            f"  {scores}\n  {follow_ups}\n")


def compare_verdicts(command, examples, regen):
    actual = "".join(verdict(command, example) for example in examples)
    expected = (VERDICTS.read_text(encoding="utf-8")
                if VERDICTS.exists() else "")
    if actual == expected:
        return []
    difference = differ(VERDICTS.name, expected.encode(), actual.encode())
    if not regen:
        return [difference]
    print(difference)
    VERDICTS.write_text(actual, encoding="utf-8")
    return []


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--regen", action="store_true")
    parser.add_argument("--valgrind", action="store_true")
    parser.add_argument("whichway")
    options = parser.parse_args()
    command = str(pathlib.Path(options.whichway).resolve())
    if not os.access(command, os.X_OK):
        sys.exit(f"{command} is missing: ./dev test builds it")
    examples = all_examples()
    faults = []
    if options.valgrind:
        harness.need("valgrind")
        work = [(example, view) for example in examples[::VALGRIND_EVERY]
                for view in ("text-80.txt", "decision.json", "report.html")]
    else:
        work = [(example, view) for example in examples
                for view in views_of(example)
                if not (options.regen and view in SAME)]
        faults += compare_verdicts(command, examples, options.regen)
        faults += strays(examples)
    if options.regen:
        for example in examples:
            (HERE / example.name).mkdir(exist_ok=True)

    def one(item):
        if options.valgrind:
            return run(command, *item, VALGRIND)[1]
        return compare(command, *item, options.regen)

    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        faults += [fault for fault in pool.map(one, work) if fault]
    print(*faults, f"{len(work)} views, {len(faults)} faults", sep="\n")
    sys.exit(1 if faults or not work else 0)


if __name__ == "__main__":
    main()

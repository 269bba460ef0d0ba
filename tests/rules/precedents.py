"""precedents.py WHICHWAY: the precedents of the rulebooks that are shipped, as
projects. Each book stands up to `rules check`; its precedents are as many as
its words say, each has its line for the one screen, with its year, and each
decides. For how many of them the rules recommend what was done is told, and held
to a floor, so that a slip in an encoding shows. What they say of the examples is
there: shares, the likest, a record.
"""

import json
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
from examples import ROOT, all_examples  # noqa: E402
import yaml12  # noqa: E402

# folder: precedents, those held, and how many verdicts agree at the least
BOOKS = {"rules": (211, 90, 165),
         "examples/database/rules": (50, 50, 28)}
COLUMNS = 66
LIKEST = 5
NEIGHBOURS = 25  # that a record counts


def run(command, *arguments, **more):
    return subprocess.run([command, *arguments], cwd=ROOT, capture_output=True,
                          text=True, check=False, **more)


def entry_faults(name, entry):
    short, year = entry.get("short", ""), str(entry.get("date", ""))[:4]
    if not short.endswith(".") or len(short) > COLUMNS:
        yield f"{name}: 'short' is no line of {COLUMNS} columns"
    if year not in short:
        yield f"{name}: 'short' does not tell its year, {year}"
    if not entry["answers"]:
        yield f"{name}: no answers"


def agreeing(command, folder, precedents):
    """Those whose outcome is recommended, and what was said of the others."""
    lines = "".join(json.dumps({"answers": entry["answers"]}) + "\n"
                    for entry in precedents.values())
    done = run(command, "batch", "--rules", folder, "-", input=lines)
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    if done.returncode != 0 or len(answers) != len(precedents):
        return 0, [f"batch ends with {done.returncode}: {done.stderr}"]
    return sum(answer["recommendation"] in
               ([entry["outcome"]] if isinstance(entry["outcome"], str)
                else entry["outcome"])
               for answer, entry in zip(answers, precedents.values())), []


def evidence_faults(command, example):
    """The figures themselves are worked out again by rules.evidence."""
    done = run(command, "decide", "--format", "json", *example.arguments())
    decision = json.loads(done.stdout)
    shares = [one["share"] for one in decision["possible"]]
    if decision["status"] == "blocked":
        if decision["strength"] is not None:
            yield "blocked, and has a strength"
        return
    if not 0 < sum(shares) <= 1.0005:
        yield f"shares of {shares}"
    if len(decision["precedents"]) != LIKEST:
        yield f"{len(decision['precedents'])} likest precedents"
    record = decision["strength"]["record"]
    wanted = decision["recommendation"] and NEIGHBOURS
    if (record and record["of"]) != wanted:
        yield f"a record of {record}, not of {wanted}"


def book_faults(command, folder, count, held, least):
    precedents = yaml12.load_folder(ROOT / folder)["precedents"]
    found = sum(entry.get("held", False) for entry in precedents.values())
    if (len(precedents), found) != (count, held):
        yield f"{len(precedents)} precedents, {found} held"
    if list(precedents) != sorted(precedents):
        yield "not in the order of their ids"
    for name, entry in precedents.items():
        yield from entry_faults(name, entry)
    done = run(command, "rules", "check", "--rules", folder)
    if done.returncode != 0:
        yield f"rules check: {done.stdout}{done.stderr}"
    right, faults = agreeing(command, folder, precedents)
    yield from faults
    print(f"{folder}: {right} of {len(precedents)} as they were decided")
    if right < least:
        yield f"fewer than {least} as they were decided"


def main():
    faults = [f"{folder}: {fault}" for folder, wanted in BOOKS.items()
              for fault in book_faults(sys.argv[1], folder, *wanted)]
    faults += [f"{example.name}: {fault}" for example in all_examples()
               for fault in evidence_faults(sys.argv[1], example)]
    print(*faults, f"{len(faults)} faults", sep="\n")
    sys.exit(1 if faults else 0)


main()

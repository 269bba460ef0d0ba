"""judge.py WHICHWAY BUILD: logs of `rules check` as code hosts want them.

Each log is written from a workspace of its own and judged by Microsoft's
multitool with GitHub's rules; the files that it names are there; the entry of
an overlay that is told as a cause is one, since without it the finding is
gone; and the texts about codes are those of docs/diagnostics.md.
"""

import json
import os
import pathlib
import platform
import re
import shutil
import subprocess
import sys
import urllib.parse

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(HERE.parent))
sys.path.insert(0, str(HERE.parent / "node"))
import harness  # noqa: E402
import packages  # noqa: E402

TOOL = "node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool"
# Notes that do not apply: texts by number for translation, the repository's
# commit, a schema fetched from the network, codes like CS2001, and copies of
# the lines that a log points at.
ACCEPTED = {"SARIF2002", "SARIF2003", "SARIF2006", "SARIF2009", "SARIF2010",
            "SARIF2011"}

# One entry a line, so that each can be left out.
OVERLAYS = {
    "points.yaml": """\
decisions:
  approach:
    title: Our approach
    rules:
      ours: {when: {citations: true}, points: {rag: 0.1}, because: B.}
      changes-weekly: {points: {knowledge: -90}}
      must-cite: {because: Answers name their source.}
""",
    "rules-out.yaml": """\
decisions:
  approach:
    options:
      rag: {summary: Search first}
    rules:
      must-cite: {rules_out: [prompting, rag, hybrid]}
      must-hurry: {when: {deadline_days: "< 3"}, points: {rag: 1}, because: B.}
""",
    "dead.yaml": """\
decisions:
  approach: {title: Our approach}
  method: {when: {approach: [prompting]}}
advice:
  nobody-will-retrain: {when: {all: [{citations: true}, {citations: false}]}}
  build-eval-set: {say: Write the cases down.}
costs:
  prices:
    labeling: {title: Our labels}
    vector-database: {when: {all: [{citations: true}, {citations: false}]}}
""",
    "disable.yaml": """\
conditions:
  ours: {citations: true}
disable:
  - tools-for-adapters
  - knowledge-gap
""",
}
LUNCH = """\
whichway: 1
rulebook: {name: lunch, version: 1}
questions:
  hungry: {ask: Hungry?, type: flag}
  idle: {ask: Idle?, type: flag}
conditions: {never: {all: [{hungry: true}, {hungry: false}]}}
decisions:
  place:
    title: Where
    options: {desk: {title: Desk}, cafe: {title: Cafe, base: -1}}
    rules:
      go: {when: {hungry: true}, points: {cafe: 2}, because: B.}
      same: {when: {hungry: true}, points: {cafe: 2}, because: B.}
      no: {when: {never: true}, points: {cafe: 2}, because: B.}
"""
BAD = "decisions: {'{0} [a](b)': 1}\nquestion: {}\n"


class Workspace:
    def __init__(self, command, folder):
        self.command = str(pathlib.Path(command).resolve())
        self.folder = folder
        shutil.rmtree(folder, ignore_errors=True)
        (folder / "our rules").mkdir(parents=True)
        (folder / "sub").mkdir()
        for name, text in {**OVERLAYS, "bad.yaml": BAD,
                           "our rules/10-lunch.yaml": LUNCH}.items():
            (folder / name).write_text(text, encoding="utf-8")

    def check(self, *arguments, here=".", code=(1,)):
        where = self.folder / here
        done = subprocess.run(
            [self.command, "rules", "check", "--format", "sarif", *arguments],
            cwd=where, env={**os.environ, "PWD": str(where)},
            capture_output=True, check=False)
        if done.returncode not in code:
            sys.exit(f"rules check {' '.join(arguments)}: exit "
                     f"{done.returncode}\n{done.stderr.decode()}")
        return json.loads(done.stdout)


def run_of(log):
    (run,) = log["runs"]
    return run


def places(thing):
    if isinstance(thing, dict):
        if "physicalLocation" in thing:
            yield thing["physicalLocation"]
        for part in thing.values():
            yield from places(part)
    elif isinstance(thing, list):
        for part in thing:
            yield from places(part)


def check_places(name, log, root):
    """Every place is one in a file that is there, told from the root."""
    faults, found = [], list(places(log))
    for place in found:
        uri = place["artifactLocation"]["uri"]
        path = root / urllib.parse.unquote(uri)
        if ":" in uri or uri.startswith("/") or not path.is_file():
            faults.append(f"{name}: points at '{uri}'")
        elif place.get("region", {}).get("startLine", 1) > len(
                path.read_text(encoding="utf-8").splitlines()) + 1:
            faults.append(f"{name}: points past the end of '{uri}'")
    for result in run_of(log)["results"]:
        if not any(places(result["locations"])):
            faults.append(f"{name}: {result['ruleId']} has no file")
    return faults, len(found)


def fingerprints(log):
    return {result["partialFingerprints"]["codeAndSubject/v1"]
            for result in run_of(log)["results"]}


def check_causes(workspace, name):
    """What stands in the built-in rulebook is told at its cause."""
    faults, shown = [], 0
    lines = OVERLAYS[name].splitlines(keepends=True)
    without = {}
    for result in run_of(workspace.check("--overlay", name))["results"]:
        related = result.get("relatedLocations", [])
        if not related:
            continue
        shown += 1
        if "in the built-in rulebook" not in related[0]["message"]["text"]:
            faults.append(f"{name}: {result['ruleId']} is related to nothing")
        (place,) = places(result["locations"])
        line = place["region"]["startLine"]
        if line not in without:
            rest = lines[:line - 1] + lines[line:]
            (workspace.folder / "rest.yaml").write_text("".join(rest))
            without[line] = fingerprints(
                workspace.check("--overlay", "rest.yaml", code=(0, 1)))
        mark = result["partialFingerprints"]["codeAndSubject/v1"]
        if mark in without[line]:
            subject = result["locations"][0]["logicalLocations"][0]
            faults.append(f"{name}: {result['ruleId']} of {subject} does not "
                          f"come of line {line}")
    return faults + ([] if shown else [f"{name}: nothing in the built-in"])


def words(text):
    return re.sub(r"[\s`']+", " ", text).strip()


def check_codes(log):
    """The tool's rules are explained as in the docs, and all are there."""
    docs = (ROOT / "docs/diagnostics.md").read_text(encoding="utf-8")
    part = docs.split("\n## Checking a rulebook\n")[1].split("\n## ")[0]
    sections = {name: words(text) for name, text in re.findall(
        r"### (\S+)\n(.*?)(?=\n###|\Z)", part, re.S)}
    rules = run_of(log)["tool"]["driver"]["rules"]
    faults = [f"docs/diagnostics.md: '{rule['id']}' does not say: "
              f"{rule['help']['text']}" for rule in rules
              if sections.get(rule["id"]) != words(rule["help"]["text"])]
    if sorted(sections) != sorted(rule["id"] for rule in rules):
        faults.append("codes in the log and in docs/diagnostics.md differ")
    return faults


def check_failure(log):
    """A log of input that is no rulebook."""
    run = run_of(log)
    (invocation,) = run["invocations"]
    notes = invocation["toolExecutionNotifications"]
    texts = [note["message"]["text"] for note in notes]
    faults = []
    if invocation["executionSuccessful"] or run["results"]:
        faults.append("what cannot be read was checked")
    if [note["descriptor"]["id"] for note in notes] != ["unknown-key"]:
        faults.append(f"notifications: {texts}")
    return faults


def check_texts(log):
    """What the user wrote is neither a placeholder nor a link."""
    texts = [note["message"]["text"] for note in
             run_of(log)["invocations"][0]["toolExecutionNotifications"]]
    if not any("'{{0}} [a\\](b)'" in text for text in texts):
        return [f"placeholders and links are as the user wrote them: {texts}"]
    return []


def judge(tool, folder, name, log):
    (folder / f"{name}.sarif").write_text(json.dumps(log), encoding="utf-8")
    judged = folder / f"{name}.judged.sarif"
    done = subprocess.run(
        [tool, "validate", folder / f"{name}.sarif", "--rule-kind",
         "Sarif;Gh;Ghas", "--level", "Error;Warning;Note", "--kind", "Fail",
         "-o", judged, "--log", "ForceOverwrite"],
        env={**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"},
        capture_output=True, text=True, check=False)
    if not judged.exists():
        sys.exit(f"the multitool wrote nothing:\n{done.stdout}{done.stderr}")
    found = run_of(json.loads(judged.read_text("utf-8-sig")))
    return [f"{name}: {result['ruleId']}: {result['level']}: "
            f"{result['message'].get('arguments')}"
            for result in found.get("results", [])
            if result["ruleId"] not in ACCEPTED
            or result.get("level") != "note"]


def judge_all(tool, folder, logs):
    faults = [fault for name, log in logs.items()
              for fault in judge(tool, folder, name, log)]
    broken = json.loads(json.dumps(logs["points"]))  # the judge is awake
    for result in run_of(broken)["results"]:
        del result["locations"]
    for rule in run_of(broken)["tool"]["driver"]["rules"]:
        del rule["help"]
    if len(judge(tool, folder, "broken", broken)) < 2:
        faults.append("the multitool finds nothing wrong with a broken log")
    return faults


def main():
    packed = packages.folder(sys.argv[2])
    folder = packed / "sarif"
    workspace = Workspace(sys.argv[1], folder)
    rules = folder / "our rules"
    roots = {"from-below": folder / "sub"}
    logs = {pathlib.Path(name).stem: workspace.check("--overlay", name)
            for name in OVERLAYS}
    logs["sound"] = workspace.check(code=(0,))
    logs["lunch"] = workspace.check("--rules", "./our rules")
    logs["absolute"] = workspace.check("--rules", str(rules))
    logs["from-below"] = workspace.check("--rules", str(rules), here="sub")
    logs["bad"] = workspace.check("--overlay", str(folder / "bad.yaml"),
                                  code=(2,))
    (folder / "odd.yaml").write_text("decisions: {approach: {rules: "
                                     "{'{0} [a](b)': {}}}}\n")
    logs["odd"] = workspace.check("--overlay", "odd.yaml", code=(2,))
    (folder / "torn.yaml").write_text("decisions: [\n")
    logs["torn"] = workspace.check("--overlay", "torn.yaml", code=(2,))
    logs["absent"] = workspace.check("--overlay", "absent.yaml", code=(2,))

    faults, count = [], 0
    for name, log in logs.items():
        if name != "absent":  # whose notification names what is not there
            found, some = check_places(name, log, roots.get(name, folder))
            faults += found
            count += some
    faults += [fault for name in list(OVERLAYS)[::harness.size(2, 1)]
               for fault in check_causes(workspace, name)]
    faults += check_codes(logs["sound"]) + check_failure(logs["bad"])
    faults += check_texts(logs["odd"])
    if logs["lunch"] != logs["absolute"]:
        faults.append("an absolute name gives another log")
    tool = packed / TOOL
    if tool.exists() and platform.machine() in ("x86_64", "AMD64"):
        tool.chmod(0o755)
        faults += judge_all(tool, folder, logs)
    else:
        print("not judged by the SARIF multitool: it is for Linux on x86-64")
    print(*faults, f"{len(logs)} logs, {count} places, {len(faults)} faults",
          sep="\n")
    sys.exit(1 if faults or not count else 0)


main()

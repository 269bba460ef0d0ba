"""validate.py WHICHWAY: the schemas that the command prints are right.

Each is draft-07 itself; every example, the shipped rulebook, the examples'
own and every decision follow theirs; and documents with a fault do not,
since a schema that accepts everything is none.
"""

import copy
import datetime
import json
import os
import pathlib
import re
import subprocess
import sys

import jsonschema
import yaml

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
from examples import ROOT, all_examples  # noqa: E402

FAULTS_MOST = 5  # shown of one document
NUMBER = r"-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?"


class Loader(yaml.SafeLoader):
    """YAML as whichway reads it: JSON's numbers, no dates, no octals."""


Loader.yaml_implicit_resolvers = {}
Loader.add_implicit_resolver(
    "tag:yaml.org,2002:null", re.compile(r"^(null|~|)$"), ["n", "~", ""])
Loader.add_implicit_resolver(
    "tag:yaml.org,2002:bool", re.compile(r"^(true|false|yes|no)$"),
    list("tfyn"))
Loader.add_implicit_resolver(
    "!number", re.compile(rf"^{NUMBER}$"), list("-0123456789"))
Loader.add_constructor(
    "!number", lambda loader, node: json.loads(node.value))


def load(path):
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".json":
        return json.loads(text)
    return yaml.load(text, Loader)


def merge(folder):
    """A rulebook's files as one, by top-level key."""
    merged = {}
    for path in sorted(folder.glob("*.y*ml")):
        for key, value in (load(path) or {}).items():
            if isinstance(value, dict) and key in merged:
                merged[key] = {**merged[key], **value}
            else:
                merged[key] = value
    return merged


def output_of(command, *arguments):
    done = subprocess.run([command, *arguments], cwd=ROOT,
                          capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"whichway {' '.join(arguments)}: exit {done.returncode}\n"
                 f"{done.stderr}")
    return json.loads(done.stdout)


def faults_of(validator, name, document):
    return [f"{name}: {'/'.join(map(str, error.absolute_path))}: "
            f"{error.message[:300]}"
            for error in list(validator.iter_errors(document))[:FAULTS_MOST]]


def spoiled(document, *changes):
    """Copies of a document, each with one (path, value) set; the value
    `...` removes what is there."""
    for path, value in changes:
        copied = copy.deepcopy(document)
        holder = copied
        for key in path[:-1]:
            holder = holder[key]
        if value is ...:
            del holder[path[-1]]
        else:
            holder[path[-1]] = value
        yield path, copied


def accepted(validator, name, document, *changes):
    """What a schema accepts though it is wrong."""
    return [f"{name}: accepts a wrong {'/'.join(map(str, path))}"
            for path, wrong in spoiled(document, *changes)
            if validator.is_valid(wrong)]


class Schemas:
    """The three schemas of a rulebook as validators."""

    def __init__(self, command, rules):
        for name in ("profile", "rulebook", "decision"):
            schema = output_of(command, "schema", name,
                               *(["--rules", rules] if rules else []))
            jsonschema.Draft7Validator.check_schema(schema)
            if "draft-07" not in schema.get("$schema", ""):
                sys.exit(f"schema {name}: no draft-07 '$schema'")
            setattr(self, name, jsonschema.Draft7Validator(schema))


def check_shipped(schemas):
    """Wrong documents of the shipped rulebook's subject."""
    profile = {"project": "p", "answers": {
        "data_churn": "weekly", "labeled_examples": 3,
        "citations": {"value": True, "basis": "measured"},
        "knowledge_needs": ["documents"]}}
    faults = faults_of(schemas.profile, "profile", profile)
    answers = profile["answers"]
    faults += accepted(
        schemas.profile, "profile", profile,
        (["answers", "data_chrn"], "weekly"),
        (["answers", "data_churn"], "sometimes"),
        (["answers", "labeled_examples"], -1),
        (["answers", "labeled_examples"], 1.5),
        (["answers", "labeled_examples"], "3"),
        (["answers", "citations"], "yes"),
        (["answers", "citations"], {"value": True, "basis": "hoped"}),
        (["answers", "knowledge_needs"], "documents"),
        (["answers", "knowledge_needs"], ["papers"]),
        (["answers"], list(answers)), (["extra"], 1))
    rulebook = merge(ROOT / "rules")
    faults += accepted(
        schemas.rulebook, "rulebook", rulebook,
        (["whichway"], 2), (["decisions"], ...), (["rule_book"], {}),
        (["questions", "data_churn", "type"], "sort"),
        (["questions", "data_churn", "ask"], ...),
        (["decisions", "approach", "options"], []))
    return faults


def check_decision(schemas, name, decision):
    faults = faults_of(schemas.decision, name, decision)
    return faults + accepted(
        schemas.decision, name, decision,
        (["schema"], "other/1"), (["recommendation"], "guessing"),
        (["scores"], ...), (["scores", 0, "points"], "many"))


def check_analysis(schemas, name, decision):
    """What a decision has that is not brief."""
    if "status" not in decision:
        return [f"{name}: no status"]
    return accepted(
        schemas.decision, name, decision,
        (["status"], "sure"), (["possible"], {}), (["conflict"], None),
        (["near_misses"], [{"rule": "none"}]), (["flips_left_out"], -1),
        (["flips"], [{"changes": [], "recommendation": "guessing"}]),
        (["triggers"], [{"question": "none"}]),
        (["open_questions"], [{"question": "none"}]),
        (["robustness", "held"], "most"), (["exact", "status"], None))


def main():
    command = str(pathlib.Path(sys.argv[1]).resolve())
    if not os.access(command, os.X_OK):
        sys.exit(f"{command} is missing: ./dev test builds it")
    assert not isinstance(yaml.load("2026-01-02", Loader), datetime.date)
    faults, known, documents = [], {}, 0
    for example in all_examples():
        if example.rules not in known:
            schemas = known[example.rules] = Schemas(command, example.rules)
            folder = example.rules or "rules"
            faults += faults_of(schemas.rulebook, folder,
                                merge(ROOT / folder))
        schemas = known[example.rules]
        faults += faults_of(schemas.profile, example.profile,
                            load(ROOT / example.profile))
        for brief in ([], ["--brief"]):
            decision = output_of(command, "decide", *example.arguments(),
                                 "--format", "json", *brief)
            faults += check_decision(schemas, example.name, decision)
            if not brief:
                faults += check_analysis(schemas, example.name, decision)
            documents += 1
    faults += check_shipped(known[""])
    print(*faults, f"{documents} decisions, {len(faults)} faults", sep="\n")
    sys.exit(1 if faults or not documents else 0)


main()

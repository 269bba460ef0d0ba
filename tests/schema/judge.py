"""judge.py WHICHWAY BUILD: others' readers take our files as we do.

ajv, a YAML 1.2 parser and yaml-language-server (judge.mjs) judge the schemas
that the command prints, and by them every file that is shipped or written;
documents with a fault they must refuse, and so must the command. Then each
example, as that parser turns it into JSON, is decided like the example itself.
"""

import json
import pathlib
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
sys.path.insert(0, str(HERE.parent / "node"))
import harness  # noqa: E402
import packages  # noqa: E402
from examples import NO_PROFILES, ROOT, all_examples  # noqa: E402

READ = ("profile", "rulebook", "part", "overlay", "cases")
WRITTEN = ("decision", "batch", "compare", "check", "test", "rules", "rule",
           "diff")
KINDS = READ + WRITTEN
MADE = ("profile", "cases", "decision", "batch", "compare")  # from a rulebook
# Rulebooks and what is written for them; "": the shipped one.
CASES = {"": ["tests/rules/cases.yaml", "tests/rules/more-cases.yaml"]}
OTHERS = ["tests/cli/lunch", "tests/cli/menu"]


class Command:
    def __init__(self, path):
        self.path = str(pathlib.Path(path).resolve())

    def run(self, *arguments, given=None, status=0):
        done = subprocess.run([self.path, *arguments], cwd=ROOT, input=given,
                              capture_output=True, check=False)
        if done.returncode != status:
            sys.exit(f"whichway {' '.join(arguments)}: exit "
                     f"{done.returncode}, not {status}\n"
                     f"{done.stdout.decode()}{done.stderr.decode()}")
        return done.stdout


def of_book(rules):
    return ["--rules", rules] if rules else []


def files_in(folder):
    return [str(path) for path in sorted((ROOT / folder).iterdir())
            if path.suffix in (".yaml", ".yml")]


def put(folder, name, data):
    path = folder / name.replace("/", "-")
    path.write_bytes(data)
    return str(path)


def schema(work, command, kind, rules):
    """The name of a kind's schema, which is printed when it is new. Those of
    the format are the same for every rulebook."""
    name = f"{kind} of {rules or 'the shipped'}" if kind in MADE else kind
    if name not in work["schemas"]:
        work["schemas"][name] = put(
            work["folder"], f"{name}.schema.json".replace(" ", "-"),
            command.run("schema", kind, *of_book(rules)))
    return name


def add(work, command, kind, rules, *paths):
    work["documents"].append({
        "schema": schema(work, command, kind, rules),
        "paths": [str(ROOT / path) for path in paths]})


def add_books(work, command, books):
    """Rulebooks and their parts, what `new` writes for them, and `ask`."""
    for rules in books:
        parts = files_in(rules or "rules")
        add(work, command, "rulebook", rules, *parts)
        for part in parts:
            add(work, command, "part", rules, part)
        for name in CASES.get(rules, []):
            add(work, command, "cases", rules, name)
        template = put(work["folder"], f"new-{rules or 'shipped'}.yaml",
                       command.run("new", *of_book(rules)))
        add(work, command, "profile", rules, template)
    asked = work["folder"] / "asked.json"
    asked.unlink(missing_ok=True)
    command.run("ask", str(asked), "--plain", "--set", "citations=yes",
                given=b"both\n800\nm\nq\n")
    add(work, command, "profile", "", asked)


# Scalars that some reader of YAML takes for a number, a flag or nothing.
SCALARS = ["0", "-0", "1e3", "1E3", "1.0", "1.5e2", "1e-3", "012", "1_000",
           "+5", ".5", "5.", "0x10", "0o17", "1e400", "9007199254740993",
           ".inf", ".nan", "~", "null", "Null", "NULL", "true", "True", "TRUE",
           "yes", "No", "on", "y", "12:30", "2026-01-02", "1,000", "50k/day",
           "'1'", '"true"']


def add_scalars(work, command):
    """What we take for an answer, others take for the same."""
    taken = []
    for question in ("labeled_examples", "requests_per_month", "citations"):
        for number, scalar in enumerate(SCALARS):
            path = put(work["folder"], f"scalar-{question}-{number}.yaml",
                       f"answers: {{{question}: {scalar}}}\n".encode())
            done = subprocess.run([command.path, "decide", "--brief", path],
                                  capture_output=True, check=False)
            if done.returncode == 0:
                add(work, command, "profile", "", path)
                taken.append((question, scalar, path))
    return taken


def add_examples(work, command):
    for example in all_examples():
        add(work, command, "profile", example.rules, example.profile)
        lines = b""
        for brief in ([], ["--brief"]):
            decided = command.run("decide", *example.arguments(), "--format",
                                  "json", *brief)
            lines += json.dumps(json.loads(decided)).encode() + b"\n"
        work["lines"].append({
            "schema": schema(work, command, "decision", example.rules),
            "path": put(work["folder"], f"{example.name}.ndjson", lines)})
    lists = (f"{home}/{path.name}" for home in ("company", "prices")
             for path in (ROOT / "examples" / home).glob("*.yaml"))
    for name in (*NO_PROFILES, *sorted(lists)):
        add(work, command, "overlay", "", f"examples/{name}")
    profiles = "examples/profiles.ndjson"
    work["lines"] += [
        {"schema": schema(work, command, "profile", ""),
         "path": str(ROOT / profiles)},
        {"schema": schema(work, command, "decision", ""),
         "path": put(work["folder"], "batch.ndjson",
                     command.run("batch", "--full", profiles))}]


# ---- What is written --------------------------------------------------------

FAILING = b"""cases:
  wrong:
    says: Each fault that a case may have.
    answers: {citations: true}
    expect: prompting
    status: settled
    fires: [high-volume]
    fires_not: [must-cite]
    advice: [tools-for-adapters]
"""
BATCH = b'''{"project": "a", "answers": {"citations": true}}
{"answers": {"citations": "yes"}}
nonsense
{"answers": {}}
'''


def written(work, command, kind, rules, *arguments, given=None, status=0):
    """What a command writes, line by line where it is a batch."""
    out = command.run(*arguments, *of_book(rules), given=given, status=status)
    if kind != "batch":
        out = json.dumps(json.loads(out)).encode() + b"\n"
    number = len(work["lines"])
    work["lines"].append({
        "schema": schema(work, command, kind, rules),
        "path": put(work["folder"], f"{number}-{kind}.ndjson", out)})
    return out


def add_studies(work, command, books):
    json_format = ["--format", "json"]
    cases = put(work["folder"], "failing.yaml", FAILING)
    for rules in books:
        checked = json.loads(written(
            work, command, "check", rules, "rules", "check", *json_format,
            status=1 if rules == "tests/cli/menu" else 0))
        listed = json.loads(written(work, command, "rules", rules, "rules",
                                    "list", *json_format))
        facts = checked["facts"]
        ids = [listed["rules"][0]["rule"]]
        for kind in ("question", "decision", "condition", "advice"):
            ids += [fact[kind] for fact in facts[
                kind if kind == "advice" else kind + "s"]]
        ids = ids[::harness.size(6, 1)]
        ids += [price["price"] for price in facts["prices"]][:3]
        for one in facts["decisions"]:
            ids += [f"{one['decision']}/{part[kind]}"
                    for kind in ("option", "invariant")
                    for part in one[kind + "s"][:2]]
        ids += sorted({source["source"].split("#")[0]
                       for rule in listed["rules"]
                       for source in rule["sources"]})[:2]
        for name in ids:
            written(work, command, "rule", rules, "rules", "show", name,
                    *json_format)
        written(work, command, "batch", rules, "batch", given=b"{}\n[]\n",
                status=2)
    written(work, command, "check", "", "rules", "check", *json_format,
            "--overlay", "examples/overlay.yaml")
    written(work, command, "batch", "", "batch", given=BATCH, status=2)
    written(work, command, "batch", "", "batch", "examples/profiles.ndjson")
    written(work, command, "compare", "", "compare",
            "examples/support-assistant.json", "examples/empty.json",
            *json_format)
    written(work, command, "test", "", "rules", "test", cases, *json_format,
            status=1)
    written(work, command, "precedents", "", "rules", "test", "--precedents",
            "--held", *json_format, status=0)
    if harness.size(False, True):  # of each rule, some ten
        written(work, command, "test", "", "rules", "test", "--mutate",
                *CASES[""], *json_format)
    for profiles in ([], ["examples/profiles.ndjson"]):
        written(work, command, "diff", "", "rules", "diff", "builtin",
                "builtin", "--overlay", "examples/overlay.yaml", *profiles,
                *json_format, status=0 if profiles else 1)


STAND_IN = """#!{python} -B
import pathlib
import sys
sys.path.insert(0, {here!r})
import harvest
harvest.main({real!r}, pathlib.Path({folder!r}))
"""
# Documents of tests/cli, when all cases run and when some do.
HARVEST_LEAST = (10, 150)


def add_cases(work, command):
    """Every document that the cases of tests/cli print or write; what they are
    judged by otherwise is for those tests to say. Gives faults."""
    folder = work["folder"] / "cases"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    stand_in = folder / "whichway"
    stand_in.write_text(STAND_IN.format(
        python=sys.executable, here=str(HERE), real=command.path,
        folder=str(folder)), "utf-8")
    stand_in.chmod(0o755)
    subprocess.run([sys.executable, "-B", str(ROOT / "tests/cli/run_cases.py"),
                    "--every", "8", str(stand_in)], check=False,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    known = {pathlib.Path(path).read_bytes(): name
             for name, path in work["schemas"].items()}
    count = 0
    for path in sorted(folder.glob("*.ndjson")):
        own = path.with_suffix(".schema.json")
        name = known.setdefault(own.read_bytes(), f"case {path.stem}")
        if name not in work["schemas"]:  # two books of cases may share an $id
            judged = json.loads(own.read_bytes())
            judged.pop("$id")
            work["schemas"][name] = put(
                work["folder"], f"{name}.schema.json".replace(" ", "-"),
                json.dumps(judged).encode())
        work["lines"].append({"schema": name, "path": str(path)})
        count += len(path.read_text("utf-8").splitlines())
    print(f"{count} documents of tests/cli")
    faults = folder / "faults"
    least = harness.size(*HARVEST_LEAST)
    return (faults.read_text("utf-8").splitlines() if faults.exists() else
            []) + [f"{count} documents of tests/cli, not {least} at least"
                   ] * (count < least)


# ---- What is wrong ----------------------------------------------------------

TAKEN_OUT = object()
PROFILE = {"project": "p", "answers": {
    "data_churn": "weekly", "labeled_examples": 3,
    "citations": {"value": True, "basis": "measured"},
    "knowledge_needs": ["documents"]}}
WRONG_PROFILES = [
    (["answers", "data_chrn"], "weekly"),
    (["answers", "data_churn"], "sometimes"),
    (["answers", "labeled_examples"], -1),
    (["answers", "labeled_examples"], 1.5),
    (["answers", "labeled_examples"], "3"),
    (["answers", "citations"], "yes"), (["answers", "citations"], "true"),
    (["answers", "citations"], {"value": True, "basis": "hoped"}),
    (["answers", "citations"], {"value": "no"}),
    (["answers", "citations"], {"value": True, "date": "2026-13-01"}),
    (["answers", "citations"], {"value": True, "date": "2026-11-31"}),
    (["answers", "citations"], {"value": True, "date": "2026-02-30"}),
    (["answers", "knowledge_needs"], "documents"),
    (["answers", "knowledge_needs"], ["papers"]),
    (["answers"], ["data_churn"]), (["project"], ["p"]), (["extra"], 1)]
CHURN = ["questions", "data_churn"]
WEEKLY = ["decisions", "approach", "rules", "changes-weekly"]
WRONG_BOOKS = [
    (["whichway"], 2), (["decisions"], TAKEN_OUT), (["rule_book"], {}),
    ([*CHURN, "type"], "sort"), ([*CHURN, "ask"], TAKEN_OUT),
    ([*CHURN, "core"], "yes"), (["decisions", "approach", "options"], []),
    ([*WEEKLY, "when"], {}), ([*WEEKLY, "when"], None),
    ([*WEEKLY, "points", "rag"], "1"), ([*WEEKLY, "points"], ["rag"])]
WRONG_PARTS = [
    (["whichway"], 2), (["disable"], ["changes-weekly"]),
    (["decisions", "approach", "options", "rag", "title"], TAKEN_OUT),
    ([*WEEKLY, "because"], TAKEN_OUT)]
WRONG_OVERLAYS = [
    (["questions", "labeled_examples", "asks"], "?"), (["disable"], {}),
    (["disable"], "no-test-set"), (["sources", "house"], "Our rules"),
    (["decisions", "approach", "rules", "no-test-set", "points"], 1)]
WRONG_CASES = [
    (["case"], {}), (["cases", "c", "says"], TAKEN_OUT),
    (["cases", "c", "answers", "citations"], "yes"),
    (["cases", "c", "status"], "sure"), (["cases", "c", "expect"], ["rag"])]
CASE = {"cases": {"c": {"says": "C", "answers": {"citations": True},
                        "expect": "rag", "status": "settled"}}}
WRONG_DECISIONS = [
    (["schema"], "other/1"), (["recommendation"], "guessing"),
    (["scores"], TAKEN_OUT), (["scores", 0, "points"], "many"),
    (["status"], "sure"), (["possible"], {}), (["conflict"], None),
    (["near_misses"], [{"rule": "none"}]), (["flips_left_out"], -1),
    (["flips"], [{"changes": [], "recommendation": "guessing"}]),
    (["triggers"], [{"question": "none"}]),
    (["open_questions"], [{"question": "none"}]),
    (["robustness", "held"], "most"), (["exact", "status"], None)]


def add_wrong(work, command):
    def wrong(kind, changes, **right):
        work["wrong"].append({
            "schema": schema(work, command, kind, ""), **right,
            "changes": [[path] if value is TAKEN_OUT else [path, value]
                        for path, value in changes]})
    wrong("profile", WRONG_PROFILES, document=PROFILE)
    wrong("rulebook", WRONG_BOOKS, paths=files_in("rules"))
    wrong("part", WRONG_PARTS, paths=[str(ROOT / "rules/20-approach.yaml")])
    wrong("overlay", WRONG_OVERLAYS,
          paths=[str(ROOT / "examples/overlay.yaml")])
    wrong("cases", WRONG_CASES, document=CASE)
    decision = command.run("decide", "examples/support-assistant.json",
                           "--format", "json")
    wrong("decision", WRONG_DECISIONS, document=json.loads(decision))
    for path, value in WRONG_PROFILES:  # the command refuses them as well
        spoiled = json.loads(json.dumps(PROFILE))
        holder = spoiled
        for key in path[:-1]:
            holder = holder[key]
        holder[path[-1]] = value
        command.run("decide", "-", given=json.dumps(spoiled).encode(),
                    status=2)


# ---- The examples as others see them ----------------------------------------

def check_converted(command, converted, scalars):
    profiles = [(example.profile, of_book(example.rules))
                for example in all_examples()]
    profiles += [(path, ["--brief"]) for _, _, path in scalars]
    faults = []
    for profile, options in profiles:
        line = json.dumps(converted[str(ROOT / profile)]) + "\n"
        decided = command.run("batch", "--full", *options, given=line.encode())
        own = command.run("decide", profile, *options, "--format", "json")
        if json.loads(decided) != json.loads(own):
            faults.append(f"{profile}: another decision as JSON")
    return faults


def check_taken(scalars):
    """JSON's numbers, true, false and null: no more, and no less."""
    expected = {"labeled_examples": "0 -0 1e3 1E3 1.0 1.5e2 ~ null",
                "requests_per_month": "0 -0 1e3 1E3 1.0 1.5e2 1e-3 ~ null",
                "citations": "~ null true"}
    return [f"{question}: takes {taken}" for question, words in
            expected.items() if words.split() != (taken := [
                scalar for asked, scalar, _ in scalars if asked == question])]


HELPS = [
    {"kind": "profile", "text": "answers:\n  data_churn: \n",
     "word": "data_churn", "says": "How often", "offers": ["weekly"]},
    {"kind": "overlay", "text": "questions:\n  q:\n    type: \n",
     "word": "type", "says": "type of the answer", "offers": ["scale"]},
]


def main():
    command = Command(sys.argv[1])
    folder = packages.folder(sys.argv[2])
    work = {"schemas": {}, "documents": [], "lines": [], "wrong": [],
            "helps": [], "folder": folder / "schemas",
            "converted": str(folder / "converted.json")}
    work["folder"].mkdir(exist_ok=True)
    add_books(work, command, ["", "examples/database/rules", *OTHERS])
    add_examples(work, command)
    scalars = add_scalars(work, command)
    add_studies(work, command, ["", "examples/database/rules", *OTHERS])
    add_wrong(work, command)
    faults = add_cases(work, command)
    for help_ in HELPS:
        work["helps"].append(
            {**help_, "schema": schema(work, command, help_["kind"], "")})
    work["folder"] = str(work["folder"])
    packages.run(HERE / "judge.mjs", sys.argv[2], work)
    faults += check_taken(scalars) + check_converted(
        command, json.loads(pathlib.Path(work["converted"]).read_text()),
        scalars)
    print(*faults, sep="\n")
    sys.exit(1 if faults else 0)


main()

"""What people read is plain English: no idiom of a list of our own, no id where
there is a title, and nothing that codespell finds misspelled (where it is
installed; ./dev lint sees to that).

Read are the strings of src/, the texts of the rulebooks and profiles under
rules/ and examples/, the prose of the Markdown files (code and `code` are
none), the words of docs/claims.tsv, and what the examples print with the
shipped rulebook.
"""

import csv
import functools
import re
import shutil
import subprocess
import tempfile
import pathlib

import yaml

import common

# What we once said, and what to say.
IDIOMS = {
    r"dearer": "more expensive",
    r"too dear": "too expensive",
    r"mend(s|ed|ing)?": "fix, repair or improve",
    r"as told above": "for the reasons above",
    r"blindly": "say what is drawn, and how",
    r"told (is|are)|(is|are) told": "is shown, are shown",
    r"go(es)? together": "conflict, or be combined",
    r"hang(s|ing)? on": "depend on",
    r"reckon(s|ed|ing)?": "count, calculate",
    r"heaps?": "group",
    r"yardstick": "what it is compared with",
    r"many an? \w+": "many ...s",
    r"manners?": "behavior, style",
    r"gr(ow|ows|ew|own) old": "go out of date",
    r"ticket to": "reason for",
    r"stumbles?": "gets wrong",
    r"wavers?": "varies",
    r"hunch": "guess",
    r"for want of": "without",
    r"whilst|amongst|lest|thereof|hitherto|nought|oft": "today's word",
    r"keep to": "follow",
    r"'-[-a-z]+' (is|are) of": "goes only with",
    r"end well": "exit with 0",
    r"before it that": "supplied to it",
    r"whose model may": "which models may",
    r"by customer or by access right": "different users see different",
    r"very case for": "what ... is for",
    r"nothing cheaper (is known to )?stands? before it": "comes first",
}
IDIOM = re.compile(r"(?<!\w)(" + "|".join(IDIOMS).replace(" ", r"\s+") + r")\b",
                   re.I)

CODE = re.compile(r"^```.*?^```|^    .*?$|`[^`\n]*`|\]\([^)]*\)|<[^>\n]*>",
                  re.S | re.M)
STRING = re.compile(r'/\*.*?\*/|//[^\n]*|((?:"(?:\\.|[^"\\\n])*"\s*)+)', re.S)
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def blank(match):
    return re.sub(r"[^\n]", " ", match.group())


def of_c(path):
    text = path.read_text(encoding="utf-8")
    for found in STRING.finditer(text):
        if found.group(1):
            words = re.sub(r'"\s*"', "", found.group(1).strip())[1:-1]
            if not words.endswith((".h", ".c")):
                yield (text.count("\n", 0, found.start()) + 1,
                       re.sub(r"\\n|%[-+0-9.*]*z?[a-z]", " ", words))


def scalars(node):
    if isinstance(node, yaml.MappingNode):
        for _, value in node.value:
            yield from scalars(value)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from scalars(value)
    elif isinstance(node, yaml.ScalarNode) and " " in node.value:
        yield node.start_mark.line + 1, node.value


def of_yaml(path):
    for node in yaml.compose_all(path.read_text(encoding="utf-8"), LOADER):
        yield from scalars(node)


def of_prose(path):
    """Paragraph by paragraph, for an idiom may stand on two lines."""
    text = CODE.sub(blank, path.read_text(encoding="utf-8"))
    for part in re.finditer(r"(?:.*\S.*\n?)+", text):
        yield text.count("\n", 0, part.start()) + 1, part.group()


def of_table(path):
    with path.open(encoding="utf-8", newline="") as file:
        for at, row in enumerate(csv.reader(file, delimiter="\t"), 1):
            yield at, "; ".join(row[2:])


def texts(root):
    """(path, line, text) of all that people read."""
    kinds = [(of_c, "src", "*.c"), (of_c, "src", "*.h"),
             (of_yaml, "rules", "*.yaml"), (of_yaml, "examples", "*.yaml"),
             (of_yaml, "examples", "*.json"),
             (of_prose, "examples", "*.md"), (of_prose, "docs", "*.md"),
             (of_table, "docs", "*.tsv"),
             (of_prose, "tests/golden", "words.md"),
             (of_prose, "tests/golden", "words.txt")]
    for read, folder, pattern in kinds:
        for path in sorted((root / folder).rglob(pattern)):
            for line, text in read(path):
                yield path.relative_to(root), line, text
    for path in sorted(root.glob("*.md")):
        for line, text in of_prose(path):
            yield path.relative_to(root), line, text


# ---- Ids ------------------------------------------------------------------

def entries(node, keys):
    """The ids below the keys of a rulebook, wherever these stand."""
    if isinstance(node, dict):
        for key, value in node.items():
            if key in keys and isinstance(value, dict):
                yield from value
            yield from entries(value, keys)


@functools.cache
def ids(root):
    """Those that nobody could take for words: what has a title or a label."""
    found = set()
    for path in sorted((root / "rules").glob("*.yaml")):
        book = yaml.load(path.read_text(encoding="utf-8"), LOADER)
        found.update(id for id in entries(
            book, ("questions", "decisions", "options", "values"))
            if "_" in str(id))
    return found


def named_ids(root, path, text):
    """Ids in what is read as prose: a placeholder shows a text."""
    if path.parts[0] in ("src", "tests") or path.suffix in (".tsv", ".md"):
        return  # written with a mark of their own
    for word in re.findall(r"(?<!\{)\b[a-z]+(?:_[a-z]+)+\b", text):
        if word in ids(root):
            yield word


# ---- Spelling -------------------------------------------------------------

def misspelled(root, told):
    """What codespell finds, if it is there, in the texts alone."""
    if not shutil.which("codespell"):
        return
    ignored = root / "tests/checks/words.ignored"
    with tempfile.TemporaryDirectory() as folder:
        places = []
        page = pathlib.Path(folder) / "texts"
        with page.open("w", encoding="utf-8") as out:
            for path, line, text in told:
                places.append(f"{path}:{line}")
                out.write(" ".join(text.split()) + "\n")
        found = subprocess.run(
            ["codespell", *(["-I", str(ignored)] if ignored.exists() else []),
             str(page)], capture_output=True, text=True, check=False)
    for line in found.stdout.splitlines():
        at, what = re.match(r".*?texts:(\d+): (.*)", line).groups()
        yield f"{places[int(at) - 1]}: {what}"


def check(root):
    told = list(texts(root))
    findings = []
    for path, line, text in told:
        for match in IDIOM.finditer(text):
            at = line + text.count("\n", 0, match.start())
            idiom = " ".join(match.group().split())
            said = next(instead for pattern, instead in IDIOMS.items()
                        if re.fullmatch(pattern, idiom, re.I))
            findings.append(f"{path}:{at}: '{idiom}': {said}")
        findings += [f"{path}:{line}: '{id}': an id in prose"
                     for id in named_ids(root, path, text)]
    return findings + list(misspelled(root, told))


RULES = ("questions:\n  prompt_tokens: {ask: How long is it?}\n"
         "advice:\n  a: {say: 'It has {prompt_tokens} tokens.'}\n")
common.run(check, {
    "src/a.c": '/* mended */ #include "mend.h"\nputs("all " "is well");\n',
    "rules/a.yaml": RULES,
    "README.md": "Plain words, `too dear`.\n\n    mended\n",
    "docs/claims.tsv": "C001\trule:mend\tis cheaper\n",
    "tests/golden/a/words.txt": "It is well.\n",
}, [
    ({"src/a.c": 'int a;\nputs("it is "\n     "mended");\n'},
     "src/a.c:2: 'mended'"),
    ({"src/a.c": 'puts("B is behind, as "\n"told above");\n'},
     "'as told above'"),
    ({"src/a.c": 'puts("\'--brief\' is of whole lines");\n'},
     "src/a.c:1: ''--brief' is of'"),
    ({"rules/b.yaml": "advice:\n  b:\n    say: >-\n      It is\n      dearer.\n"},
     "rules/b.yaml:3: 'dearer'"),
    ({"rules/b.yaml": "advice: {b: {say: see prompt_tokens}}\n"},
     "'prompt_tokens': an id"),
    ({"examples/p.json": '{"description": "told is each whose"}'},
     "examples/p.json:1: 'told is'"),
    ({"docs/a.md": "One\nthat is blindly\ndrawn.\n"}, "docs/a.md:2: 'blindly'"),
    ({"docs/claims.tsv": "C001\trule:a\tdearer per token\n"},
     "claims.tsv:1: 'dearer'"),
    ({"tests/golden/a/words.txt": "All\n  Nothing cheaper stands\n  before it\n"},
     "words.txt:2: 'Nothing cheaper stands before it'"),
    *([({"src/a.c": 'puts("this is wrnog becuase");\n'}, "src/a.c:1: becuase"),
       ({"docs/a.md": "Well.\n\nIt is seperate.\n"}, "docs/a.md:3: seperate")]
      if shutil.which("codespell") else []),
])

"""What stands in the tree stands in the lists, and in order; and every folder
of src in docs/architecture.md.

src/sources.cmake lists sources and rules, tests/CMakeLists.txt what tests are
made of; CMake itself complains of a listed file that is missing.
"""

import re

import common


def listed(text, prefix=""):
    """The lines of the lists in a CMake file, list by list."""
    return [[prefix + line.strip() for line in body.splitlines()
             if line.strip() and not line.strip().startswith("#")]
            for body in re.findall(r"^set\(\w+\n(.*?)^\)", text, re.S | re.M)]


def find(root, folder, pattern):
    return {path.relative_to(root).as_posix()
            for path in (root / folder).rglob(pattern)}


def check(root):
    sources = (root / "src/sources.cmake").read_text(encoding="utf-8")
    tests = (root / "tests/CMakeLists.txt").read_text(encoding="utf-8")
    lists = listed(sources) + listed(tests)
    known = {line for lines in lists for line in lines}
    there = (find(root, "src", "*.c") | find(root, "tools", "*.c") |
             find(root, "rules", "*.yaml") | find(root, "rules", "*.yml") |
             find(root, "tests/rules", "*cases.yaml"))
    findings = [f"{name}: not listed in src/sources.cmake"
                for name in sorted(there - known)]
    for name in sorted(find(root, "tests/unit", "*.c")):
        short = re.sub(r"^tests/unit/(.*)/test_(.*)\.c$", r"\1/\2", name)
        short = short.removeprefix("tests/")
        if short not in known:
            findings.append(f"{name}: not listed in tests/CMakeLists.txt")
    for name in sorted(find(root, "tests/fuzz", "fuzz_*.c")):
        short = name.split("fuzz_")[1][:-2]
        if short not in known:
            findings.append(f"{name}: not listed in tests/CMakeLists.txt")
    for name in sorted(find(root, "tests/tools", "*.c")):
        if name.split("/")[-1][:-2] not in known:
            findings.append(f"{name}: not listed in tests/CMakeLists.txt")
    map_of = (root / "docs/architecture.md").read_text(encoding="utf-8")
    for folder in sorted({path.parent.relative_to(root).as_posix()
                          for path in (root / "src").rglob("*.c")}):
        if f"`{folder}`" not in map_of:
            findings.append(f"{folder}: not named in docs/architecture.md")
    for lines in lists:
        for before, after in zip(lines, lines[1:]):
            if before.startswith("rules/") and before >= after:
                findings.append(f"src/sources.cmake: {after} stands after "
                                f"{before}: rules are read in name order")
    return findings


common.run(check, {
    "src/sources.cmake": "set(A\n  src/a.c\n  src/cli/b.c\n)\n"
                         "set(B\n  rules/1.yaml\n  rules/2.yaml\n)\n"
                         "set(C\n  tests/rules/cases.yaml\n)\n",
    "tests/CMakeLists.txt": "set(UNITS\n  base/str\n)\nset(FUZZ\n  json\n)\n",
    "docs/architecture.md": "`src` `src/cli`\n",
    "tests/rules/cases.yaml": "",
    "src/a.c": "", "src/cli/b.c": "", "rules/1.yaml": "", "rules/2.yaml": "",
    "tests/unit/base/test_str.c": "", "tests/fuzz/fuzz_json.c": "",
}, [
    ({"src/c.c": ""}, "src/c.c: not listed"),
    ({"src/new/c.c": ""}, "src/new: not named in docs/architecture.md"),
    ({"rules/3.yaml": ""}, "rules/3.yaml: not listed"),
    ({"tests/rules/new-cases.yaml": ""}, "new-cases.yaml: not listed"),
    ({"tests/unit/base/test_buf.c": ""}, "test_buf.c: not listed"),
    ({"tests/unit/base/helper.c": ""}, "helper.c: not listed"),
    ({"tests/fuzz/fuzz_yaml.c": ""}, "fuzz_yaml.c: not listed"),
    ({"src/sources.cmake": "set(A\n  src/a.c\n  src/cli/b.c\n)\n"
                           "set(B\n  rules/2.yaml\n  rules/1.yaml\n)\n"},
     "name order"),
])

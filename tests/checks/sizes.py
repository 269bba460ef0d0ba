"""A C file outside of tests has at most 420 lines (400 is the aim), a function
at most 45, and no line of C is wider than 80 columns. Prints the totals.
"""

import re
import sys

import common

LINES_AIM, LINES_MOST, COLUMNS_MOST = 400, 420, 80
FUNCTION_MOST = 45
# As clang-format lays it out: what begins at the margin and opens a body.
OPENS = re.compile(r"^[A-Za-z].*\)[^;]* \{$|^ .*\) \{$")


def functions(lines):
    """The first line of each function, from 1, and how many lines it has."""
    first = None
    for number, line in enumerate(lines, 1):
        if line and line[0].isalpha() and not line.endswith(";"):
            first = number
        if line == "}" and first:
            opened = lines[first - 1:number]
            if any(OPENS.match(part) for part in opened[:8]):
                yield first, number - first + 1
            first = None


def long_functions(name, lines):
    return [f"{name}:{first}: a function of {count} lines, at most "
            f"{FUNCTION_MOST}"
            for first, count in functions(lines) if count > FUNCTION_MOST]


def check(root):
    findings, total, files = [], 0, 0
    for path in common.c_files(root, "src", "include", "tools", "tests"):
        name = path.relative_to(root)
        lines = path.read_text(encoding="utf-8").splitlines()
        if name.parts[0] in ("src", "include"):
            files += 1
            total += len(lines) if name.parts[0] == "src" else 0
            findings += long_functions(name, lines)
        if name.parts[0] != "tests" and len(lines) > LINES_AIM:
            finding = f"{name}: {len(lines)} lines, at most {LINES_AIM}"
            if len(lines) > LINES_MOST:
                findings.append(finding)
            else:
                print("warning:", finding, file=sys.stderr)
        findings += [f"{name}:{number}: {len(line)} columns, at most "
                     f"{COLUMNS_MOST}"
                     for number, line in enumerate(lines, 1)
                     if len(line) > COLUMNS_MOST]
    if (root / "src/sources.cmake").exists():
        print(f"src: {total} lines; src and include: {files} files")
    return findings


common.run(check, {
    "src/base/str.c": "int a;\n" * 400,
    "tests/unit/test_long.c": "int a;\n" * 900,
}, [
    ({"src/base/str.c": "int a;\n" * 421}, "421 lines"),
    ({"src/base/str.c": "static int f(int a,\n             int b) {\n" +
      "  a++;\n" * 43 + "}\n"}, "src/base/str.c:1: a function of 46 lines"),
    ({"include/whichway.h": "/*" + "x" * 77 + "*/\n"}, "81 columns"),
])

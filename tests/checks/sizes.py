"""A C file outside of tests has at most 420 lines (400 is the aim), and no
line of C is wider than 80 columns.
"""

import sys

import common

LINES_AIM, LINES_MOST, COLUMNS_MOST = 400, 420, 80


def check(root):
    findings = []
    for path in common.c_files(root, "src", "include", "tools", "tests"):
        name = path.relative_to(root)
        lines = path.read_text(encoding="utf-8").splitlines()
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
    return findings


common.run(check, {
    "src/base/str.c": "int a;\n" * 400,
    "tests/unit/test_long.c": "int a;\n" * 900,
}, [
    ({"src/base/str.c": "int a;\n" * 421}, "421 lines"),
    ({"include/whichway.h": "/*" + "x" * 77 + "*/\n"}, "81 columns"),
])

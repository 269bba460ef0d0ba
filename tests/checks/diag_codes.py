"""Every diagnostic code is explained in docs/diagnostics.md, under a heading
with its name, and is seen in the output that a test of the command expects.
"""

import re

import common

CODE = re.compile(r'X\(\w+,\s*"([a-z0-9-]+)"\)')
HEADING = re.compile(r"^#+ +`?([a-z0-9-]+)`?\s*$", re.M)


def check(root):
    header = (root / "src/base/diag_codes.h").read_text(encoding="utf-8")
    codes = CODE.findall(header)
    docs = root / "docs/diagnostics.md"
    if not codes or not docs.exists():
        return ["no codes, or no docs/diagnostics.md"]
    explained = HEADING.findall(docs.read_text(encoding="utf-8"))
    expected = "".join(
        path.read_text(encoding="utf-8", errors="replace")
        for folder in ("tests/cli", "tests/golden")
        for path in sorted((root / folder).rglob("*"))
        if path.is_file() and path.suffix != ".py")
    findings = []
    for code in codes:
        if code not in explained:
            findings.append(f"docs/diagnostics.md: no section '{code}'")
        if f"[{code}]" not in expected and f'"{code}"' not in expected:
            findings.append(f"tests/cli: no case shows [{code}]")
    findings += [f"docs/diagnostics.md: '{code}' is no code"
                 for code in explained if "-" in code and code not in codes]
    return findings


common.run(check, {
    "src/base/diag_codes.h": 'X(EMPTY, "empty") X(NO_FILES,\n "no-files")',
    "docs/diagnostics.md": "# Diagnostics\n\n## `empty`\n\n## no-files\n",
    "tests/cli/a.txt": "p.json:1:1: error: nothing there [empty]\n",
    "tests/golden/b/decide.json": '{"code": "no-files"}\n',
}, [
    ({"docs/diagnostics.md": "## empty\n"}, "no section 'no-files'"),
    ({"docs/diagnostics.md": "## empty\n## no-files\n## not-there\n"},
     "'not-there' is no code"),
    ({"tests/cli/a.txt": "p.json:1:1: error: empty\n"}, "shows [empty]"),
])

"""Every header compiles alone; the public ones also as pedantic C11 and C++.
What a public function does when it is misused, tests/unit/api/test_misuse.c
tells of each of them.
"""

import re
import subprocess

import common

PEDANTIC = ["-Wall", "-Wextra", "-Wpedantic", "-pedantic-errors", "-Werror"]
WAYS = [[common.CC, "-x", "c", "-std=c11"],
        ["c++", "-x", "c++", "-std=c++11"],
        ["c++", "-x", "c++", "-std=c++20"]]


def complaint(root, command, header):
    done = subprocess.run(
        command + ["-fsyntax-only", f"-I{root}/include", f"-I{root}/src",
                   "-include", str(header), "/dev/null"],
        capture_output=True, text=True, check=False)
    if done.returncode == 0:
        return []
    first = [line for line in done.stderr.splitlines() if "error" in line]
    return [f"{header.relative_to(root)}: not alone as {command[0]} "
            f"{command[3]}: {(first or ['?'])[0]}"]


def untold(root):
    misuse = root / "tests/unit/api/test_misuse.c"
    told = set(re.findall(r"\bww_\w+(?=\()", misuse.read_text("utf-8")))
    return [f"{path.relative_to(root)}: test_misuse.c calls no {name}()"
            for path in common.c_files(root, "include")
            for name in re.findall(r"WW_API[^;()]*?\b(ww_\w+)\(",
                                   common.c_code(path)) if name not in told]


def check(root):
    findings = untold(root)
    for path in common.c_files(root, "src"):
        if path.suffix == ".h":
            findings += complaint(root, WAYS[0] + ["-Wall", "-Werror"], path)
    for path in common.c_files(root, "include"):
        for way in WAYS:
            findings += complaint(root, way + PEDANTIC, path)
    return findings


common.run(check, {
    "include/whichway.h": "#include <stddef.h>\n#define WW_API\n"
                          "WW_API size_t ww_a(void);\n",
    "tests/unit/api/test_misuse.c": "ww_a();\n",
    "src/base/str.h": "#include <stddef.h>\ntypedef size_t ww_b;\n",
}, [
    ({"src/base/str.h": "typedef size_t ww_b;\n"}, "src/base/str.h: not"),
    ({"include/whichway.h": "int ww_a(int class);\n"}, "c++ -std=c++11"),
    ({"include/whichway.h": "int ww_a(void);;\n"}, "-std=c11"),
    ({"tests/unit/api/test_misuse.c": "ww_ab();\n"}, "calls no ww_a()"),
])

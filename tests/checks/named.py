"""Files that comments name are there.

A comment names a source file as #include does, by its path from src, or by its
name alone where it stands in the same folder or is public. <math.h> and the
like are others' files.
"""

import re

import common

COMMENT = re.compile(r'"(?:\\.|[^"\\\n])*"|/\*.*?\*/|//[^\n]*', re.S)
FILE = re.compile(r"(?<![\w/.<>-])[a-z][\w/-]*\.[ch]\b(?!>)")


def check(root):
    findings = []
    for path in common.c_files(root, "src", "include", "tools"):
        text = path.read_text(encoding="utf-8")
        places = (path.parent, root / "src", root / "include", root)
        for comment in COMMENT.finditer(text):
            for name in FILE.finditer(comment.group()):
                if comment.group()[0] != '"' and not any(
                        (place / name.group()).is_file() for place in places):
                    at = comment.start() + name.start()
                    findings.append(f"{common.place(root, path, text, at)}: "
                                    f"no file '{name.group()}'")
    return findings


common.run(check, {
    "src/cli/a.c": '/* See b.h, cli/b.h, base/c.h, public.h and tools/t.c.\n'
                   ' * In <math.h>. */\n#include "cli/b.h"\n"gone.h";\n',
    "src/cli/b.h": "", "src/base/c.h": "", "include/public.h": "",
    "tools/t.c": "",
}, [
    ({"src/a.c": "int a;\n/* As in\n * c.h. */\n"},
     "src/a.c:3: no file 'c.h'"),
    ({"src/cli/b.h": "int a; // base/d.c\n"}, "cli/b.h:1: no file 'base/d.c'"),
])

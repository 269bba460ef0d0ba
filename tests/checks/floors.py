"""Includes point downward only.

base - read - rulebook - profile | solve - engine - phrase - study - report |
ask - api - cli: a file includes its own floor and those below; neighbours do
not know each other. Of the public headers, report, ask and api use types.
yaml.h, cJSON.h and utf8proc.h stand in one file each. The command includes the
public headers and its own, nothing else of ours.
"""

import re

import common

FLOORS = {"base": 0, "read": 1, "rulebook": 2, "profile": 3, "solve": 3,
          "engine": 4, "phrase": 5, "study": 6, "report": 7, "ask": 7, "api": 8}
PUBLIC = ("whichway.h", "whichway_ask.h", "whichway_study.h")
FOREIGN = ("yaml.h", "cJSON.h", "utf8proc.h")
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]', re.M)


def floor_of(path):
    """Of a path below src: its folder; what lies in src itself is api."""
    return path.parts[0] if len(path.parts) > 1 else "api"


def allowed(floor, name):
    if floor == "cli":
        return name in PUBLIC or name.startswith("cli/")
    if name in PUBLIC:
        return FLOORS.get(floor, 0) >= FLOORS["report"]
    target = name.split("/")[0] if "/" in name else "api"
    if floor == "tools":
        return "/" not in name or target in ("base", "read", "rulebook")
    if target not in FLOORS or floor not in FLOORS:
        return False
    return target == floor or FLOORS[target] < FLOORS[floor]


def check(root):
    findings = []
    users = {name: [] for name in FOREIGN}
    for path in common.c_files(root, "src", "tools"):
        text = path.read_text(encoding="utf-8")
        inside = path.relative_to(root)
        floor = "tools" if inside.parts[0] == "tools" else floor_of(
            path.relative_to(root / "src"))
        for match in INCLUDE.finditer(text):
            where = common.place(root, path, text, match.start())
            bracket, name = match.groups()
            if name.split("/")[-1] in users:
                users[name.split("/")[-1]].append(where)
            elif bracket == '"' and not allowed(floor, name):
                findings.append(f"{where}: {floor} may not include '{name}'")
    for name, places in users.items():
        if len(places) > 1:
            findings.append(f"{places[1]}: <{name}> belongs in one file "
                            f"({places[0]})")
    return findings


common.run(check, {
    "src/base/str.c": '#include "base/str.h"\n#include <string.h>\n',
    "src/read/yaml_door.c": '#include "base/str.h"\n#include <yaml.h>\n',
    "src/ask/session.c": '#include "engine/decide.h"\n',
    "src/api.c": '#include "ask/session.h"\n#include "whichway.h"\n',
    "src/cli/main.c": '#include "cli/lines.h"\n#include "whichway.h"\n',
}, [
    ({"src/base/str.c": '#include "read/node.h"\n'},
     "src/base/str.c:1: base may not include 'read/node.h'"),
    ({"src/study/diff.c": '#include "report/doc.h"\n'}, "study may not"),
    ({"src/phrase/tests.c": '#include "study/diff.h"\n'}, "phrase may not"),
    ({"src/ask/session.c": '\n#  include "report/doc.h"\n'},
     "src/ask/session.c:2: ask may not include 'report/doc.h'"),
    ({"src/solve/solve.c": '#include "engine/decide.h"\n'}, "solve may not"),
    ({"src/engine/decide.c": '#include "whichway.h"\n'}, "engine may not"),
    ({"src/cli/main.c": '#include "base/str.h"\n'}, "cli may not"),
    ({"src/new/x.c": '#include "base/str.h"\n'}, "new may not"),
    ({"tools/image.c": '#include "freeze.h"\n#include "engine/decide.h"\n'},
     "tools/image.c:2: tools may not"),
    ({"src/read/json_door.c": "#include <yaml.h>\n"}, "one file"),
])

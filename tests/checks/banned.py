"""Functions that nobody here may call, and where some may be.

Unbounded copies, hidden state and number readers that swallow errors are
banned everywhere; the library never prints, exits, follows the locale, reads
the environment or a clock; memory comes from the arena. (symbols.py looks at
what the built library calls; this check tells the line.)
"""

import re

import common

ALWAYS = """strcpy strcat sprintf vsprintf gets atoi atol atoll atof strtok
    system popen setlocale tmpnam mktemp alloca scanf sscanf fscanf rand srand
    asctime ctime localtime gmtime""".split()
IN_LIBRARY = """exit abort _Exit quick_exit printf fprintf vprintf vfprintf
    puts fputs putchar perror fopen getenv localeconv strerror""".split()
MEMORY = "malloc calloc realloc reallocarray free strdup strndup".split()
# A door may free what cJSON hands it as plain memory.
MEMORY_IN = {"src/base/arena.c": MEMORY, "src/read/json_door.c": ["free"],
             "src/read/yaml_door.c": ["free"]}


def banned_in(name):
    words = list(ALWAYS)
    if name.parts[:2] != ("src", "cli") and name.parts[0] == "src":
        words += IN_LIBRARY
    if name.parts[:2] != ("src", "cli"):
        free = MEMORY_IN.get(name.as_posix(), [])
        words += [word for word in MEMORY if word not in free]
    return words


def check(root):
    findings = []
    for path in common.c_files(root, "src", "tools"):
        name = path.relative_to(root)
        code = common.c_code(path)
        # Neither a member (.free) nor part of a name (ww_arena_free).
        call = re.compile(r"(?<![\w.>])(" + "|".join(banned_in(name)) +
                          r")\s*\(")
        findings += [f"{common.place(root, path, code, match.start())}: "
                     f"{match.group(1)}() is banned here"
                     for match in call.finditer(code)]
    return findings


common.run(check, {
    "src/base/arena.c": "void f(void) { free(malloc(1)); }\n",
    "src/base/str.c": "/* free(x) */ void f(void) { ww_free(\"free(x)\"); }\n",
    "src/cli/main.c": "void f(void) { printf(\"x\"); }\n",
}, [
    ({"src/base/str.c": "\nvoid f(void) { strcpy (a, b); }\n"},
     "src/base/str.c:2: strcpy() is banned"),
    ({"src/engine/x.c": "void f(void) { free(a); }\n"}, "free() is banned"),
    ({"src/api.c": "void f(void) { exit(1); }\n"}, "exit() is banned"),
    ({"src/cli/main.c": "void f(void) { setlocale(0, 0); }\n"},
     "setlocale() is banned"),
    ({"tools/image.c": "void f(void) { malloc(1); }\n"}, "malloc() is banned"),
])

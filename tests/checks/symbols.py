"""symbols.py ARCHIVE SHARED: the library has no global state, calls nothing
that would make it more than a function of its input, and exports what the
public header declares, no more and no less.

State is whatever stands in a writable section, other than constants that
hold addresses (.data.rel.ro), which are read-only once loaded. The
exceptions are the locks around cJSON's parser and a digest.
"""

import pathlib
import re
import subprocess
import sys
import tempfile

import common

OUTSIDE = set("""exit abort _exit _Exit printf fprintf vprintf vfprintf puts
    fputs putchar putc fputc fwrite write perror stdout stderr fopen open
    openat read fread getenv secure_getenv setlocale time clock
    gettimeofday clock_gettime localtime gmtime signal sigaction rand random
    strcpy strcat sprintf vsprintf strtok strerror localeconv atoi
    atof""".split())
LOCK = re.compile(r"(cjson|digest)_lock(\.\d+)?")
WRITABLE = re.compile(r"^(\.data|\.bss|\.tdata|\.tbss|\*COM\*)")


def output_of(*command):
    return subprocess.run(command, capture_output=True, text=True,
                          check=True).stdout


def state_in(archive):
    """Names of objects in writable sections."""
    names = []
    for line in output_of("objdump", "-t", str(archive)).splitlines():
        fields = line.split()
        for i, field in enumerate(fields[:-2]):
            if (WRITABLE.match(field) and field != fields[-1] and
                    not field.startswith(".data.rel.ro") and
                    not LOCK.fullmatch(fields[-1])):
                names.append(f"{archive.name}: '{fields[-1]}' is global state "
                             f"({field}, {int(fields[i + 1], 16)} bytes)")
                break
    return names


def calls_of(archive):
    """Names that the archive takes from elsewhere, fortified or not."""
    names = {line.split()[-1] for line in output_of(
        "nm", "-u", str(archive)).splitlines() if line.startswith(" ")}
    return {re.sub(r"^__(\w+)_chk$", r"\1", name) for name in names}


def exported_by(shared):
    return {line.split()[-1].split("@")[0] for line in output_of(
        "nm", "-D", "--defined-only", str(shared)).splitlines()}


def declared_in(header):
    text = re.sub(r"^#.*", "", header.read_text(encoding="utf-8"),
                  flags=re.M)
    return set(re.findall(r"WW_API[^;()]*?\b(\w+)\s*\(", text))


def check(archive, shared, headers):
    findings = state_in(archive)
    findings += [f"{archive.name}: uses '{name}'"
                 for name in sorted(calls_of(archive) & OUTSIDE)]
    exported = exported_by(shared)
    declared = {name for path in headers for name in declared_in(path)}
    findings += [f"{shared.name}: exports '{name}', which is not declared"
                 for name in sorted(exported - declared)]
    findings += [f"{shared.name}: does not export '{name}'"
                 for name in sorted(declared - exported)]
    return findings


def prove(source, expected):
    """Builds a small library; tells whether the check says what it must."""
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        common.lay(root, {"a.c": source, "whichway.h":
                          "WW_API const char *ww_a(int x);"})
        subprocess.run([common.CC, "-fPIC", "-c", "a.c", "-o", "a.o"],
                       cwd=root, check=True)
        subprocess.run(["ar", "rc", "a.a", "a.o"], cwd=root, check=True)
        subprocess.run([common.CC, "-shared", "a.o", "-o", "a.so"], cwd=root,
                       check=True)
        found = check(root / "a.a", root / "a.so", [root / "whichway.h"])
    if (not expected and found) or not all(
            any(text in finding for finding in found) for text in expected):
        return [f"self-test: {expected} not found, but {found}"]
    return []


def main():
    clean = ('static const char *const t[] = {"a", "b"};\n'
             "const char *ww_a(int x) { return t[x]; }\n")
    findings = prove(clean, [])
    findings += prove(clean + "int ww_count;", ["'ww_count' is global",
                                                "exports 'ww_count'"])
    findings += prove("int *f(void) { static int seen = 1; return &seen; }",
                      ["is global state", "does not export 'ww_a'"])
    findings += prove(clean + "char *getenv(const char *);\n"
                      "char *ww_b(void) { return getenv(\"A\"); }\n",
                      ["uses 'getenv'"])
    findings += prove("const char *ww_a(int x) { static char cjson_lock; "
                      "return &cjson_lock + x; }\n", [])
    findings += prove(clean + "static int cjson_lock_count; int *ww_b(void) "
                      "{ return &cjson_lock_count; }\n", ["is global"])
    findings += prove(clean + "_Thread_local int ww_last;", ["is global"])
    for name in sys.argv[1:]:
        if not pathlib.Path(name).exists():
            sys.exit(f"{name} is missing: ./dev test builds it")
    findings = findings or check(
        pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]),
        sorted((common.ROOT / "include").glob("*.h")))
    for finding in findings:
        print(finding)
    sys.exit(1 if findings else 0)


main()

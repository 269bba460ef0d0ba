"""circles.py BUILD: no two object files of ours call each other, not even by
way of others: who reads one file need not have read the one that calls it.

Measured by nm over the objects below src/ of a build: who defines a name, who
takes it. A file that calls itself is no circle.
"""

import pathlib
import subprocess
import sys
import tempfile

import common

FEWEST = 200  # objects, in the build of the project itself


def names_of(objects):
    """What each object defines for others, and what it takes from them."""
    defines, takes = {}, {}
    for path in objects:
        text = subprocess.run(["nm", "-g", str(path)], capture_output=True,
                              text=True, check=True).stdout
        for line in text.splitlines():
            *_, kind, name = line.split()
            (takes.setdefault(path, set()).add(name) if kind in "Uwv" else
             defines.setdefault(name, path))
    return defines, takes


def calls_between(objects):
    defines, takes = names_of(objects)
    return {path: {defines[name] for name in takes.get(path, ())
                   if name in defines} - {path} for path in objects}


def reached_from(start, calls):
    seen, left = set(), [start]
    while left:
        for path in calls[left.pop()] - seen:
            seen.add(path)
            left.append(path)
    return seen


def circles(calls):
    """Lists of objects that reach one another."""
    reached = {path: reached_from(path, calls) for path in calls}
    found = {tuple(sorted(other for other in reached[path]
                          if path in reached[other]))
             for path in calls if path in reached[path]}
    return sorted(found)


def source_of(path):
    return str(path).rpartition("/src/")[2].removesuffix(".o")


def check(root, build):
    """Of the sources that are there: a build keeps objects of others, too."""
    objects = sorted(path for path in build.rglob("*.c.o")
                     if (root / "src" / source_of(path)).exists())
    return objects, [
        "a circle of calls: " + ", ".join(map(source_of, circle))
        for circle in circles(calls_between(objects))]


def prove(expected, **sources):
    """Compiles sources; tells whether the check finds what it must."""
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        common.lay(root, {f"src/{name}.c": text
                          for name, text in sources.items()})
        for name in sources:
            subprocess.run([common.CC, "-c", f"{name}.c", "-o", f"{name}.c.o"],
                           cwd=root / "src", check=True)
        (root / "src/aa.c").unlink(missing_ok=True)
        _, found = check(root, root)
    return [] if found == expected else [
        f"self-test: {expected} expected, but {found}"]


def main():
    top = "void b(void); void a(void) { b(); }"
    middle = "void b(void); void c(void); void b(void) { c(); }"
    faults = prove([], a=top, b=middle, c="void c(void) {}")
    faults += prove(["a circle of calls: a.c, b.c, c.c"], a=top, b=middle,
                    c="void a(void); void c(void) { a(); }",
                    d="void a(void); void d(void) { a(); d(); }")
    faults += prove([], a=top, b="void b(void) {}",
                    aa="void a(void); void b(void) { a(); }")
    faults += prove(["a circle of calls: a.c, b.c"], a=top,
                    b="void a(void); void (*const b_at[])(void) = {a};\n"
                      "void b(void) { b_at[0](); }")
    if faults:
        sys.exit("\n".join(faults))
    objects, findings = check(common.ROOT, pathlib.Path(sys.argv[1]))
    if len(objects) < FEWEST:
        sys.exit(f"{sys.argv[1]} holds {len(objects)} objects: ./dev lint "
                 "builds them")
    for finding in findings:
        print(finding)
    sys.exit(1 if findings else 0)


main()

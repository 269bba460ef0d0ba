"""valgrind.py WHICHWAY: what is shipped reads no byte that is not its own and
not set, and frees what it has taken, wherever it ends.

A handful of commands, each ending in its own way, under memcheck.
(golden.valgrind goes through all examples and what is analysed there; the
tests of the development build run with sanitizers.)
"""

import concurrent.futures
import os
import subprocess
import sys

import common
import harness

FOUND = 99
MEMCHECK = ["valgrind", "--quiet", "--leak-check=full",
            "--show-leak-kinds=all", "--errors-for-leak-kinds=all",
            f"--error-exitcode={FOUND}"]
MENU = ["--rules", "tests/cli/menu"]
# exit status, what is on standard input, words of the command line
COMMANDS = [
    (0, "", ["--version"]),
    (0, "", ["--help"]),
    (0, "", ["new"]),
    (0, "", ["schema", "rulebook"]),
    (0, "", ["schema", "decision"]),
    (0, "", ["decide", "examples/empty.json", "--brief", "--color", "always"]),
    (0, "", ["decide", "examples/clinical-assistant.yaml", "--brief",
             "--format", "json", "--overlay", "examples/overlay.yaml"]),
    (0, "answers: {late: false, tools: [pan]}", ["decide", "--input", "yaml",
                                                 "-o", "json=-", *MENU]),
    (0, "{}", ["report", "--format", "html", *MENU]),
    (0, "{}", ["report", "--format", "markdown", *MENU]),
    (0, "", ["rules", "list", *MENU]),
    (1, "{}", ["decide", "--brief", "-o", "/dev/null", "--expect", "rag"]),
    (2, '{"answers": {"data_chrun": "weekly", "x": "\\ud83d\\ude00"}}',
     ["decide", "--color", "always"]),
    (2, '{"answers": {"tools": ["pan", "pin", []], "guests": 1e9}}',
     ["decide", *MENU]),
    (2, '{"a": [1, {"b": "\\ud83d"}]}', ["decide"]),
    (2, '{"a": 1, "b": {"c": [], "c": 2}}', ["decide"]),
    (2, "a: {b: [1, *x]}", ["decide", "--input", "yaml"]),
    (2, "a: 'b\nc: d", ["decide", "--input", "yaml"]),
    (2, "[" * 1000, ["decide", "--input", "yaml"]),
    (2, "decisions: {dish: {rules: {new: {when: {diet: '> meat'}}}}}\n"
        "disable: [shopp]\nadvice: {a: {kind: step, say: '{wok}'}}",
     ["new", *MENU, "--overlay", "-"]),
    (2, "", ["decide", "examples/no-such.json"]),
    (2, "", ["decied", "--frobnicate"]),
    (3, "{}", ["decide", "--brief", "-o", "/dev/full"]),
]


def run(whichway, command):
    """None, or what valgrind found."""
    status, text, words = command
    done = subprocess.run([*MEMCHECK, whichway, *words], cwd=common.ROOT,
                          input=text, capture_output=True, text=True,
                          check=False, env={"PATH": os.environ["PATH"],
                                            "LC_ALL": "C.UTF-8"})
    if done.returncode == status:
        return None
    return (f"{' '.join(words)}: exit {done.returncode}, not {status}\n"
            f"{done.stderr}")


def self_test():
    """Whether valgrind here finds a byte that is not set."""
    program = ("#include <stdlib.h>\n"
               "int main(void) { char *a = malloc(1); return a[0] ? 1 : 0; }")
    build = os.path.join(os.environ.get("TMPDIR", "/tmp"),
                         f"valgrind-{os.getpid()}")
    try:
        subprocess.run([common.CC, "-O0", "-x", "c", "-", "-o", build],
                       input=program, text=True, check=True)
        return subprocess.run([*MEMCHECK, build], capture_output=True,
                              check=False).returncode == FOUND
    finally:
        if os.path.exists(build):
            os.remove(build)


def main():
    whichway = sys.argv[1]
    if not os.access(whichway, os.X_OK):
        sys.exit(f"{whichway} is missing: ./dev test builds it")
    harness.need("valgrind")
    if not self_test():
        sys.exit("self-test: valgrind does not find a byte that is not set")
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        found = pool.map(lambda command: run(whichway, command), COMMANDS)
        faults = [fault for fault in found if fault]
    print(*faults, f"{len(COMMANDS)} commands, {len(faults)} faults",
          sep="\n")
    sys.exit(1 if faults else 0)


main()

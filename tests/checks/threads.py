"""threads.py BUILD: threads may share what they only look at.

tests/checks/threads.c, linked with the installed library, under helgrind, which
sees two threads write to one place without a lock between them, and whether it
would have mattered this time or not.
"""

import pathlib
import subprocess
import sys
import tempfile

import common
import harness
import install

FOUND = 99
HELGRIND = ["valgrind", "--tool=helgrind", "--quiet",
            f"--error-exitcode={FOUND}"]
RULES = common.ROOT / "tests" / "cli" / "menu" / "10-menu.yaml"


def main():
    harness.need("valgrind")
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        program = folder / "threads"
        installed = install.Installed(sys.argv[1], str(folder / "prefix"))
        installed.compile(common.ROOT / "tests" / "checks" / "threads.c",
                          program, "-O1", "-g", "-pthread")
        done, race = (subprocess.run(
            [*HELGRIND, program, *words, RULES], env=installed.environment,
            capture_output=True, text=True, check=False)
            for words in ([], ["race"]))
    if race.returncode != FOUND or "data race" not in race.stderr:
        sys.exit(f"self-test: a race is not seen: {race.stderr}")
    print(done.stdout, done.stderr, sep="")
    sys.exit(1 if done.returncode else 0)


main()

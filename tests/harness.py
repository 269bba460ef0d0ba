"""What a test knows of the run that it is part of.

`./dev test --quick` runs the tests that CMakeLists.txt labels quick, `./dev
test` all of them, and `./dev test --all` all of them at full size. It tells
them by WHICHWAY_TIER. tests/unit/size.h is this for tests in C.
"""

import os
import shutil
import sys

SKIPPED = 77  # as CMakeLists.txt tells ctest
HANGS = 1800  # seconds, a guard against hangs: being slow is no fault
WANTED = "skipped for want of "  # run_ctest.py looks for it


def size(usual, full):
    """How much a test does: seeds, profiles, keys, every n-th of something."""
    return full if os.environ.get("WHICHWAY_TIER") == "all" else usual


def leave_out(want, how):
    """Part of a test cannot run here; `how` says how to get what it wants.
    ./dev test tells it before ctest's summary."""
    print(f"{WANTED}{want}; {how}")


def skip(want, how):
    """The same, of all of a test."""
    leave_out(want, how)
    sys.exit(SKIPPED)


def need(command):
    if not shutil.which(command):
        skip(command, f"install {command}")

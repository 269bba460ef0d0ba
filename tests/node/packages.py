"""Packages from npm, for every test that lets others' readers judge.

package.json names them, package-lock.json pins them. They are installed once
into the build folder; none of their install scripts is run. Without node, npm
or a network a test is skipped (exit 77) and says so.

One more: npm install --package-lock-only --ignore-scripts --save-exact NAME
in this folder.
"""

import fcntl
import functools
import hashlib
import json
import os
import pathlib
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
SKIPPED = 77
LEAST = 18  # Debian 12's
HANGS = 600  # seconds; a guard against a network that never answers


def skip(reason):
    print(f"skipped: {reason}")
    sys.exit(SKIPPED)


def major(node):
    done = subprocess.run([node, "--version"], capture_output=True, text=True,
                          check=False)
    digits = done.stdout.strip().lstrip("v").split(".")[0]
    return int(digits) if digits.isdigit() else 0


@functools.cache
def find():
    """The newest node in PATH, and its version; "" and 0 without one."""
    found = {}
    for folder in os.environ.get("PATH", "").split(os.pathsep):
        node = shutil.which("node", path=folder)
        if node:
            found.setdefault(major(node), node)
    version = max(found, default=0)
    return found.get(version, ""), version


def need(version=LEAST, what="this test"):
    """node, for what needs that version of it; skips without one."""
    node, found = find()
    if not node:
        skip("node is not installed")
    if found < version:
        skip(f"node is {found}, and {what} needs {version}")
    return node


def environment():
    """What npm and the packages' commands run in: the same node first."""
    folder = os.path.dirname(need())
    return {**os.environ,
            "PATH": folder + os.pathsep + os.environ.get("PATH", "")}


def install(target):
    npm = shutil.which("npm", path=environment()["PATH"])
    if not npm:
        skip("npm is not installed")
    for name in ("package.json", "package-lock.json"):
        shutil.copy(HERE / name, target / name)
    try:
        done = subprocess.run(
            [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"],
            cwd=target, env=environment(), capture_output=True, text=True,
            check=False, timeout=HANGS)
    except subprocess.TimeoutExpired:
        skip("npm did not deliver the packages of tests/node")
    if done.returncode != 0:
        skip("npm cannot fetch the packages of tests/node: no network?")


def folder(build):
    """build/node, with node_modules; tests may ask at the same time."""
    need()
    target = pathlib.Path(build).resolve() / "node"
    target.mkdir(parents=True, exist_ok=True)
    lock = (HERE / "package-lock.json").read_bytes()
    digest = hashlib.sha256(lock).hexdigest()
    stamp = target / "installed"
    with open(target / ".lock", "w", encoding="utf-8") as guard:
        fcntl.flock(guard, fcntl.LOCK_EX)
        if not stamp.exists() or stamp.read_text("utf-8") != digest:
            stamp.unlink(missing_ok=True)
            install(target)
            stamp.write_text(digest, "utf-8")
    return target


def run(script, build, work):
    """Runs a script with the packages; it gets the name of a file of JSON.

    It is copied beside them, since an import looks there.
    """
    node, target = need(), folder(build)
    shutil.copy(script, target)
    name = pathlib.Path(script).name
    given = target / (name + ".json")
    given.write_text(json.dumps(work), encoding="utf-8")
    done = subprocess.run([node, name, given.name], cwd=target,
                          env=environment(), check=False)
    if done.returncode:
        sys.exit(f"{name} found something")

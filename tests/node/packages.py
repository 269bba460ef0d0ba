"""Packages from npm, for every test that lets others' readers judge.

package.json names them, package-lock.json pins them. They are installed once
into the build folder; none of their install scripts is run. Without node, npm
or a network a test is skipped and says so.

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
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(1, str(HERE.parent))
import harness  # noqa: E402

LEAST = 18  # Debian 12's
UNREACHED = ("the packages of tests/node", "'npm ci' there has to reach npm's "
             "registry")
INSTALL = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"]


def major(node):
    done = subprocess.run([node, "--version"], capture_output=True, text=True,
                          check=False)
    digits = done.stdout.strip().removeprefix("v").split(".")[0]
    return int(digits) if digits.isdigit() else 0


@functools.cache
def find():
    """The newest node in PATH and its version; "" and 0 when there is none."""
    found = {}
    for folder in os.environ.get("PATH", "").split(os.pathsep):
        node = shutil.which("node", path=folder) if folder else None
        if node:
            found.setdefault(major(node), node)
    version = max(found, default=0)
    return found.get(version, ""), version


def need(version=LEAST):
    """node, of this version or later; without it the test is skipped."""
    node, found = find()
    if found < version:
        harness.skip(f"Node.js {version} or later",
                     "get it from https://nodejs.org" +
                     (f"; {node} is {found}" if node else ""))
    return node


def environment():
    """What npm and the commands of packages run in: the same node first."""
    folder = os.path.dirname(need())
    return {**os.environ,
            "PATH": folder + os.pathsep + os.environ.get("PATH", "")}


def install(target):
    npm = shutil.which("npm", path=environment()["PATH"])
    if not npm:
        harness.skip("npm", f"it comes with {need()}, or as a package of its "
                     "own")
    for name in ("package.json", "package-lock.json"):
        shutil.copy(HERE / name, target / name)
    try:
        done = subprocess.run([npm, *INSTALL], cwd=target, env=environment(),
                              capture_output=True, text=True, check=False,
                              timeout=harness.HANGS)
    except subprocess.TimeoutExpired:
        harness.skip(*UNREACHED)
    if done.returncode:
        sys.stderr.write(done.stderr)
        harness.skip(*UNREACHED)


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

    It is copied to below them, since an import looks there, and so are the
    modules that stand beside it.
    """
    node, target = need(), folder(build)
    with tempfile.TemporaryDirectory(dir=target) as name:
        for module in pathlib.Path(script).parent.glob("*.mjs"):
            shutil.copy(module, name)
        copy = pathlib.Path(name, pathlib.Path(script).name)
        given = pathlib.Path(name, "work.json")
        given.write_text(json.dumps(work), encoding="utf-8")
        done = subprocess.run([node, copy, given], cwd=target,
                              env=environment(), check=False)
    if done.returncode:
        sys.exit(f"{pathlib.Path(script).name} found something")

"""What the tests of reports share: judges from npm, and reports to judge.

The judges (Mermaid's and Markdown's parsers, html-validate, axe-core, a tool
for decision records) are installed from package-lock.json into the build
folder; none of their install scripts is run. Without node, npm or a network a
test is skipped (exit 77) and says so.
"""

import fcntl
import hashlib
import json
import pathlib
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
from examples import ROOT, all_examples  # noqa: E402

SKIPPED = 77
NODE_LEAST = 20
INSTALL_SECONDS = 300


def skip(reason):
    print(f"skipped: {reason}")
    sys.exit(SKIPPED)


def need_node():
    if not shutil.which("node") or not shutil.which("npm"):
        skip("node and npm are not installed")
    version = subprocess.run(["node", "--version"], capture_output=True,
                             text=True, check=True).stdout.strip()
    if int(version.lstrip("v").split(".")[0]) < NODE_LEAST:
        skip(f"node {version} is too old; {NODE_LEAST} is needed")


def install(folder):
    """The folder with node_modules; tests may run at the same time."""
    need_node()
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    lock = (HERE / "package-lock.json").read_bytes()
    stamp = folder / "installed"
    digest = hashlib.sha256(lock).hexdigest()
    with open(folder / ".lock", "w", encoding="utf-8") as guard:
        fcntl.flock(guard, fcntl.LOCK_EX)
        if stamp.exists() and stamp.read_text(encoding="utf-8") == digest:
            return folder
        for name in ("package.json", "package-lock.json"):
            shutil.copy(HERE / name, folder / name)
        try:
            done = subprocess.run(
                ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"],
                cwd=folder, capture_output=True, text=True, check=False,
                timeout=INSTALL_SECONDS)
        except subprocess.TimeoutExpired:
            skip(f"npm did not deliver within {INSTALL_SECONDS} seconds")
        if done.returncode != 0:
            skip("npm cannot fetch the judges: no network?")
        stamp.write_text(digest, encoding="utf-8")
    return folder


def report(command, example, *arguments):
    done = subprocess.run(
        [command, "report", *example.arguments(), *arguments], cwd=ROOT,
        capture_output=True, check=False)
    if done.returncode or done.stderr:
        sys.exit(f"{example.name}: exit {done.returncode}\n"
                 f"{done.stderr.decode(errors='replace')}")
    return done.stdout.decode("utf-8")


def write_examples(command, folder, formats):
    """Every example in every one of {format: suffix}: the files' names."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    files = []
    for example in all_examples():
        outputs = [(name, folder / (example.name + suffix))
                   for name, suffix in formats.items()]
        report(command, example, "--date", "2026-11-21",
               *(f"-o{name}={path}" for name, path in outputs))
        files += [str(path) for _, path in outputs]
    return files


def run_script(script, folder, work):
    """Runs a script beside this file, in the folder of its packages."""
    shutil.copy(HERE / script, folder / script)
    (folder / (script + ".json")).write_text(json.dumps(work),
                                             encoding="utf-8")
    done = subprocess.run(["node", script, script + ".json"], cwd=folder,
                          check=False)
    if done.returncode:
        sys.exit(f"{script} found something")

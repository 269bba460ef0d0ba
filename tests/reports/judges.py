"""What the tests of reports share: the reports, and judges from npm."""

import pathlib
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path[1:1] = [str(HERE.parent), str(HERE.parent / "node")]
from examples import ROOT, all_examples  # noqa: E402
import packages  # noqa: E402

REVIEW = "2027-06-01"


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
        report(command, example, "--date", "2026-11-21", "--review", REVIEW,
               *(f"-o{name}={path}" for name, path in outputs))
        files += [str(path) for _, path in outputs]
    return files


def write_hostile(tool, kind, count, folder):
    """Reports of hostile texts, one a line with a harmless one each."""
    path = folder / f"hostile-{kind}.ndjson"
    with open(path, "wb") as out:
        subprocess.run([tool, kind, "0", str(count)], stdout=out, check=True)
    return str(path)


def run_script(script, build, work):
    packages.run(HERE / script, build, work)

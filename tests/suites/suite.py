"""What the suites share: a package of tests/node, texts through read_driver.

The texts are other people's and stay out of this repository; nothing of the
packages is executed.
"""

import json
import pathlib
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(1, str(HERE.parent / "node"))
import packages  # noqa: E402


def exported(text):
    """The value of a module that is one 'export default' of plain JSON."""
    return json.loads(text.split("export default", 1)[1].strip().rstrip(";"))


def run(driver, door, texts, folder):
    """{name: 'accepted' or the code of its error}, of {name: bytes}."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name, text in texts.items():
        (folder / name).write_bytes(text)
    done = subprocess.run([driver, door, *texts], cwd=folder, check=False,
                          capture_output=True)
    if done.returncode not in (0, 2):
        sys.stderr.write(done.stderr.decode("utf-8", "replace"))
        sys.exit(f"{driver} ended with {done.returncode}")
    print(f"{len(texts)} texts")
    verdicts = {}
    # Texts come back in messages: split at our own line ends only.
    for line in done.stdout.decode("utf-8", "replace").split("\n"):
        name = next((name for name in (line.split(":", 1)[0],)
                     if name in texts), None)
        if name and line == f"{name}: accepted":
            verdicts[name] = "accepted"
        elif name:
            verdicts[name] = line.split(" ", 2)[1].rstrip(":")
    missing = sorted(set(texts) - set(verdicts))
    if missing:
        sys.exit(f"no word about {', '.join(missing)}")
    return verdicts


def arguments():
    """The driver, the folder of a package, and a folder to work in."""
    if len(sys.argv) != 4:
        sys.exit(f"usage: {sys.argv[0]} READ_DRIVER BUILD PACKAGE")
    driver, build, package = sys.argv[1:]
    return (pathlib.Path(driver).resolve(),
            packages.folder(build) / "node_modules" / package,
            pathlib.Path(build).resolve() / "suites")

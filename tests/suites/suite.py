"""What the suites share: a package from npm, files through read_driver.

The texts are other people's and stay out of this repository: they are
fetched into the build folder, where nothing of them is executed. Without npm
or the network a suite is skipped (exit 77) and says so.
"""

import hashlib
import json
import pathlib
import shutil
import subprocess
import sys
import tarfile
import time

SKIPPED = 77
SECONDS_MOST = 60


def skip(reason):
    print(f"skipped: {reason}")
    sys.exit(SKIPPED)


def fetch(package, sha256, folder):
    """The package's archive, opened; 'name@version' as npm knows it."""
    folder.mkdir(parents=True, exist_ok=True)
    archive = folder / (package.replace("@", "-") + ".tgz")
    if not archive.exists():
        if not shutil.which("npm"):
            skip(f"npm is not installed, so {package} cannot be fetched")
        try:
            done = subprocess.run(
                ["npm", "pack", package, "--pack-destination", folder],
                capture_output=True, text=True, check=False, timeout=120)
        except subprocess.TimeoutExpired:
            skip(f"npm did not deliver {package} within 120 seconds")
        if done.returncode != 0 or not archive.exists():
            skip(f"npm cannot fetch {package}: no network?")
    if hashlib.sha256(archive.read_bytes()).hexdigest() != sha256:
        archive.unlink()
        sys.exit(f"{package} is not the archive this test was written for")
    return tarfile.open(archive)


def exported(text):
    """The value of a module that is one 'export default' of plain JSON."""
    return json.loads(text.split("export default", 1)[1].strip().rstrip(";"))


def run(driver, door, texts, folder):
    """{name: 'accepted' or the code of its error}, of {name: bytes}."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name, text in texts.items():
        (folder / name).write_bytes(text)
    start = time.monotonic()
    done = subprocess.run([driver, door, *texts], cwd=folder, check=False,
                          capture_output=True, timeout=SECONDS_MOST)
    if done.returncode not in (0, 2):
        sys.stderr.write(done.stderr.decode("utf-8", "replace"))
        sys.exit(f"{driver} ended with {done.returncode}")
    print(f"{len(texts)} texts in {time.monotonic() - start:.2f} s")
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
    """The driver and the folder to work in."""
    if len(sys.argv) != 3:
        sys.exit(f"usage: {sys.argv[0]} READ_DRIVER FOLDER")
    return pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2])

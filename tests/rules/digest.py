"""digest.py WHICHWAY: a rulebook's digest is what the documentation says, and
the shipped rulebook is in the binary what it is in its folder.

SHA-256 of the merged rulebook as JSON without spaces, members in the order of
the files, worked out here from the YAML; built-in and from its folder alike.
Other tests mask it. With the one as with the other, all that is said of a
profile is the same. What is compiled in is made the same, byte for byte,
wherever the tool that makes it lies in memory.
"""

import hashlib
import json
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
from examples import ROOT  # noqa: E402
import yaml12  # noqa: E402

BOOKS = {"rules": [[], ["--rules", "rules"]],
         "examples/database/rules": [["--rules", "examples/database/rules"]]}


def plain(value):
    """Numbers as the command writes them: 1.0 is 1."""
    if isinstance(value, dict):
        return {str(key): plain(part) for key, part in value.items()}
    if isinstance(value, list):
        return [plain(part) for part in value]
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value


def expected(folder):
    text = json.dumps(plain(yaml12.load_folder(ROOT / folder)),
                      ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def told(command, arguments):
    done = subprocess.run([command, "--version", *arguments], cwd=ROOT,
                          capture_output=True, text=True, check=True)
    return done.stdout.split("digest ")[1].split()[0]


def reports(command, arguments):
    """Of the examples, in full and for machines."""
    return [subprocess.run(
        [command, word, profile, *form, *arguments], cwd=ROOT, check=True,
        capture_output=True).stdout
            for profile in sorted(ROOT.glob("examples/*.json"))
            for word, *form in (("decide", "--format", "json"), ("report",))]


def images(tool, folder):
    for at in range(3):
        path = pathlib.Path(folder) / str(at)
        subprocess.run([tool, path, *sorted((ROOT / "rules").glob("*.yaml")),
                        "--cases", *sorted(HERE.glob("*cases.yaml"))],
                       check=True)
        yield path.read_bytes()


def tested(*cases):
    """Its cases, wherever they stand."""
    done = subprocess.run(
        [sys.argv[1], "rules", "test", *cases, "--format", "json"],
        capture_output=True, text=True, check=True)
    return [(case["case"], case["line"], case["passed"])
            for case in json.loads(done.stdout)["cases"]]


def main():
    faults = []
    for folder, ways in BOOKS.items():
        wanted = expected(folder)
        for arguments in ways:
            found = told(sys.argv[1], arguments)
            if found != wanted:
                faults.append(f"{folder} {arguments}: {found}, not {wanted}")
    if reports(sys.argv[1], []) != reports(sys.argv[1], ["--rules", "rules"]):
        faults.append("built-in it says something else than from its folder")
    tool = pathlib.Path(sys.argv[1]).parent / "tools/rules_image"
    with tempfile.TemporaryDirectory() as folder:
        if len(set(images(tool, folder))) > 1:
            faults.append("the image differs from making to making")
    if tested("builtin") != tested(*sorted(HERE.glob("*cases.yaml"))):
        faults.append("the cases in the binary are not those of the folder")
    if told(sys.argv[1], []) == told(sys.argv[1],
                                     ["--overlay", "examples/overlay.yaml"]):
        faults.append("an overlay does not change the digest")
    print(*faults, f"{len(BOOKS)} rulebooks, {len(faults)} faults", sep="\n")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()

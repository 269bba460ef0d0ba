"""digest.py WHICHWAY: a rulebook's digest is what the documentation says.

SHA-256 of the merged rulebook as JSON without spaces, members in the order of
the files, worked out here from the YAML; built-in and from its folder alike.
Other tests mask it.
"""

import hashlib
import json
import pathlib
import subprocess
import sys

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


def main():
    faults = []
    for folder, ways in BOOKS.items():
        wanted = expected(folder)
        for arguments in ways:
            found = told(sys.argv[1], arguments)
            if found != wanted:
                faults.append(f"{folder} {arguments}: {found}, not {wanted}")
    if told(sys.argv[1], []) == told(sys.argv[1],
                                     ["--overlay", "examples/overlay.yaml"]):
        faults.append("an overlay does not change the digest")
    print(*faults, f"{len(BOOKS)} rulebooks, {len(faults)} faults", sep="\n")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()

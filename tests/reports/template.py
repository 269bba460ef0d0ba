"""template.py WHICHWAY: the example of docs/reports.md prints what it says."""

import os
import pathlib
import re
import subprocess
import sys
import tempfile

import judges
import harness

EXAMPLE = re.compile(r"^```sh\n(.*?)^```\n\n```text\n(.*?)^```", re.S | re.M)


def main():
    harness.need("jq")
    text = (judges.ROOT / "docs" / "reports.md").read_text(encoding="utf-8")
    examples = EXAMPLE.findall(text)
    with tempfile.TemporaryDirectory() as folder:
        (pathlib.Path(folder) / "whichway").symlink_to(
            pathlib.Path(sys.argv[1]).resolve())
        for command, expected in examples:
            done = subprocess.run(
                ["/bin/sh", "-c", command], cwd=judges.ROOT, text=True,
                capture_output=True, check=False,
                env={"PATH": f"{folder}:{os.environ['PATH']}"})
            if done.stdout != expected or done.stderr:
                sys.exit(f"{command}printed\n{done.stdout}{done.stderr}")
    print(f"{len(examples)} examples")
    sys.exit(0 if examples else 1)


if __name__ == "__main__":
    main()

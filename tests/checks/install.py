"""install.py BUILD: what is installed serves another program.

whichway.pc tells a compiler where the headers are, and nothing of what the
library itself is made with; with it examples/embed.c is compiled and run
against the shared library and, in a folder that was moved meanwhile, against
the archive alone.
"""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import common

PROFILE = '{"answers": {"failure_mode": "knowledge"}}'
EXPECTED = "rag\n"
STRICT = ["-std=c11", "-Wall", "-Wextra", "-Wpedantic", "-Werror"]


class Installed:
    """BUILD, installed into a folder."""

    def __init__(self, build, prefix):
        self.prefix = pathlib.Path(prefix)
        subprocess.run(["cmake", "--install", build, "--prefix", prefix],
                       check=True, stdout=subprocess.DEVNULL)

    @property
    def folder(self):
        """Where whichway.pc is."""
        return next(self.prefix.rglob("whichway.pc")).parent

    @property
    def environment(self):
        return {**os.environ, "PKG_CONFIG_PATH": str(self.folder),
                "LD_LIBRARY_PATH": str(self.folder.parent)}

    def ask(self, *words):
        """What pkg-config says, as words."""
        return subprocess.run(
            ["pkg-config", *words, "whichway"], env=self.environment,
            capture_output=True, text=True, check=True).stdout.split()

    def compile(self, source, program, *words, options=()):
        subprocess.run([common.CC, *words, str(source), "-o", str(program),
                        *self.ask("--cflags", "--libs", *options)],
                       check=True)


def leaks_of(installed):
    """Folders that the flags of a compiler name beside the installed one."""
    ours = (installed.prefix / "include").resolve()
    return [word for word in installed.ask("--cflags")
            if not word.startswith("-I") or
            pathlib.Path(word[2:]).resolve() != ours]


def embed(installed, program, *options):
    installed.compile(common.ROOT / "examples" / "embed.c", program, *STRICT,
                      options=options)
    done = subprocess.run([program, PROFILE], env=installed.environment,
                          capture_output=True, text=True, check=False)
    if done.stdout != EXPECTED or done.returncode:
        return [f"embed {' '.join(options)}: exit {done.returncode}, "
                f"{done.stdout}{done.stderr}"]
    return []


def needed_by(program):
    return re.findall(r"NEEDED\s+(\S+)", subprocess.run(
        ["objdump", "-p", program], capture_output=True, text=True,
        check=True).stdout)


def check(build, folder):
    installed = Installed(build, str(folder / "prefix"))
    findings = [f"whichway.pc leaks {word}" for word in leaks_of(installed)]
    findings += embed(installed, folder / "shared")
    if not any("whichway" in name for name in needed_by(folder / "shared")):
        findings.append("shared: it needs no libwhichway")
    version = subprocess.run([installed.prefix / "bin" / "whichway",
                              "--version"], capture_output=True, text=True,
                             check=True).stdout.split()[1]
    if installed.ask("--modversion") != [version]:
        findings.append(f"whichway.pc tells another version than {version}")
    installed.prefix = installed.prefix.rename(folder / "moved")
    for path in installed.prefix.rglob("libwhichway.so*"):
        path.unlink()
    findings += embed(installed, folder / "static", "--static")
    if any("whichway" in name for name in needed_by(folder / "static")):
        findings.append("static: it needs libwhichway")
    return findings + prove(installed)


def prove(installed):
    """A leak is seen where there is one."""
    (installed.folder / "leak.pc").write_text(
        "Name: leak\nDescription: x\nVersion: 1\nCflags: -I/leak\n")
    with (installed.folder / "whichway.pc").open("a") as file:
        file.write("Requires.private: leak\n")
    return [] if leaks_of(installed) == ["-I/leak"] else [
        "self-test: a leak is not seen"]


def main():
    if not shutil.which("pkg-config"):
        sys.exit("pkg-config is missing: ./dev test installs it")
    with tempfile.TemporaryDirectory() as name:
        findings = check(sys.argv[1], pathlib.Path(name))
    for finding in findings:
        print(finding)
    sys.exit(1 if findings else 0)


if __name__ == "__main__":
    main()

"""meanwhile.py WHICHWAY: others write the profile while somebody is asked.

Line mode at the end of pipes, so that each prompt is an event: what others
did by then is done before the next answer. Nothing that they wrote is lost,
nothing that was answered is, it is said at once, and the end is 3.
"""

import contextlib
import json
import os
import pathlib
import select
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(1, str(HERE.parent))
import harness  # noqa: E402

RULES = {"WHICHWAY_RULES": str(HERE / "travel.yaml")}
PROMPT = b"> "
THEIRS = b'{"answers": {"purpose": "news"}}\n'
SAID = "[changed-meanwhile]"
# Root may read everything, which nobody else may.
AS_OTHERS = [] if os.geteuid() else [
    "setpriv", "--bounding-set=-dac_override,-dac_read_search"]


class Interview:
    """One run of ask. It has come as far as its last prompt."""

    def __init__(self, command, folder, *arguments):
        self.run = subprocess.Popen(
            [*AS_OTHERS, command, "ask", "--plain", *arguments], cwd=folder,
            env={**os.environ, **RULES, "LC_ALL": "C.UTF-8"}, bufsize=0,
            stdin=subprocess.PIPE, stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE)
        self.said = b""
        self.hear()

    def hear(self):
        """Until it waits for an answer, or has ended."""
        while True:
            if not select.select([self.run.stderr], [], [], harness.HANGS)[0]:
                self.run.kill()
                raise TimeoutError(f"it neither asks nor ends: {self.said}")
            data = os.read(self.run.stderr.fileno(), 65536)
            self.said += data
            if not data or self.said.endswith(b"\n" + PROMPT):
                return

    def say(self, *lines):
        for line in lines:
            self.run.stdin.write(line.encode() + b"\n")
            self.hear()

    def end(self, *lines):
        with contextlib.suppress(BrokenPipeError):
            self.say(*lines)
        self.run.stdin.close()
        self.hear()
        self.run.stderr.close()
        return self.run.wait()


class Case:
    """A folder, and what is wrong with what happened in it."""

    def __init__(self, command, name, folder):
        self.command, self.name = command, name
        self.folder = pathlib.Path(folder)
        self.faults = []

    def ask(self, *arguments):
        return Interview(self.command, self.folder, *arguments)

    def path(self, name="p.json"):
        return self.folder / name

    def expect(self, what, actual, expected):
        if actual != expected:
            self.faults.append(f"{self.name}: {what}: {expected!r} expected, "
                               f"{actual!r} actual")

    def kept(self, name, **answers):
        path = self.path(name)
        self.expect(name, json.loads(path.read_text())["answers"]
                    if path.exists() else None, answers)

    def files(self, *names):
        self.expect("files", sorted(path.name for path in
                                    self.folder.iterdir()), sorted(names))


def edit_in_place(path):
    path.write_bytes(THEIRS)


def edit_unseen(path):
    """As many bytes, and the same times."""
    times = path.stat()
    path.write_bytes(path.read_bytes().replace(b"deal", b"news"))
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))


def replace(path):
    other = path.with_name("other")
    other.write_bytes(THEIRS)
    other.replace(path)


def replace_by_the_same(path):
    """Another file, though nobody could tell by reading it."""
    other = path.with_name("other")
    other.write_bytes(path.read_bytes())
    os.utime(other, ns=(path.stat().st_atime_ns, path.stat().st_mtime_ns))
    other.replace(path)


def touch(path):
    os.utime(path, (1, 1))


def replace_by_link(path):
    path.with_name("theirs").write_bytes(THEIRS)
    path.unlink()
    path.symlink_to("theirs")


def replace_by_folder(path):
    path.unlink()
    path.mkdir()


def replace_by_fifo(path):
    path.unlink()
    os.mkfifo(path)


def make_unreadable(path):
    path.write_bytes(THEIRS)
    path.chmod(0)


def seen(path):
    """All that can be seen of a file."""
    status = path.lstat() if os.path.lexists(path) else None
    return (status and (status.st_mode, status.st_ino, status.st_mtime_ns),
            path.read_bytes() if path.is_file() and os.access(path, os.R_OK)
            else None)


OTHERS = [edit_in_place, edit_unseen, replace, replace_by_the_same, touch,
          replace_by_link, replace_by_folder, replace_by_fifo,
          make_unreadable, pathlib.Path.unlink]


def check_other(case, other, was_there, last):
    """Somebody does this to the file after an answer, be it the last one."""
    if was_there:
        case.path().write_text('{"answers": {"people": 2}}')
    more = {"people": 2} if was_there else {}
    it = case.ask("p.json")
    it.say("deal")
    case.kept("p.json", purpose="deal", **more)
    other(case.path())
    theirs = seen(case.path())
    if not last:
        it.say("600")
        case.expect("said at once", SAID in it.said.decode(), True)
        case.expect("and where", b"kept in p.mine.json." in it.said, True)
        it.say("yes")
        more.update(distance_km=600, must_be_there=True)
    case.expect("exit", it.end("q"), 3)
    case.expect("theirs", seen(case.path()), theirs)
    case.kept("p.mine.json", purpose="deal", **more)
    case.expect("said once", it.said.decode().count(SAID), 1)
    case.expect("how to go on", b"  whichway ask p.mine.json --plain" in
                it.said, True)
    beside = {"p.json", "p.mine.json"} | (
        {"theirs"} if other is replace_by_link else set())
    case.files(*beside - ({"p.json"} if other is pathlib.Path.unlink
                          else set()))


def check_before_answers(case):
    """Changed, or made, before the first answer."""
    case.path().write_text("{}")
    one, other = case.ask("p.json"), case.ask("new.json")
    edit_in_place(case.path())
    edit_in_place(case.path("new.json"))
    for it, name in ((one, "p"), (other, "new")):
        it.say("deal")
        case.expect("exit", it.end("q"), 3)
        case.kept(name + ".json", purpose="news")
        case.kept(name + ".mine.json", purpose="deal")
    case.files("p.json", "p.mine.json", "new.json", "new.mine.json")


def check_undisturbed(case):
    """Nobody else, or nothing that was answered: there is nothing to say."""
    it = case.ask("p.json")
    case.expect("exit", it.end("deal", "600", "n a note", "<", "q"), 0)
    before = case.path().read_bytes()
    it = case.ask("p.json")
    edit_in_place(case.path())
    case.expect("exit", it.end("q"), 0)
    case.expect("theirs", case.path().read_bytes(), THEIRS)
    case.path().write_bytes(before)
    case.path().rename(case.path("real"))
    case.path().symlink_to("real")
    case.expect("exit by a link", case.ask("p.json").end("yes", "2", "q"), 0)
    case.expect("link", case.path().is_symlink(), True)
    case.files("p.json", "real")


def check_memory(case):
    """Ordinary files, though beneath /dev, are replaced as others are."""
    with tempfile.TemporaryDirectory(dir="/dev/shm") as folder:
        path = pathlib.Path(folder, "p.json")
        case.expect("exit", case.ask(str(path)).end("deal", "600", "q"), 0)
        case.expect("exit", case.ask(str(path)).end("yes", "q"), 0)
        case.kept(path, purpose="deal", distance_km=600, must_be_there=True)


def check_descriptor(case):
    """What cannot be replaced is refused, not added to."""
    case.path().write_bytes(THEIRS)
    with open(case.path(), "r+b") as file:
        it = subprocess.run(
            [case.command, "ask", f"/dev/fd/{file.fileno()}", "--plain"],
            input=b"deal\n", env={**os.environ, **RULES}, check=False,
            stderr=subprocess.PIPE, pass_fds=[file.fileno()])
    case.expect("exit", it.returncode, 2)
    case.expect("theirs", case.path().read_bytes(), THEIRS)
    case.expect("said", b"kept in a regular file" in it.stderr, True)


def check_two(case, was_there):
    """Two of them on one file: who saves first stays there."""
    if was_there:
        case.path().write_text('{"answers": {"people": 2}}')
    more = {"people": 2} if was_there else {}
    one, other, third = (case.ask("p.json") for _ in range(3))
    one.say("deal")
    other.say("deal")
    third.say("repair")
    one.say("600")
    other.say("60")
    case.expect("exit of one", one.end("q"), 0)
    case.expect("exit of the other", other.end("q"), 3)
    case.expect("exit of the third", third.end("q"), 3)
    case.kept("p.json", purpose="deal", distance_km=600, **more)
    case.kept("p.mine.json", purpose="deal", distance_km=60, **more)
    case.kept("p.mine.2.json", purpose="repair", **more)
    case.files("p.json", "p.mine.json", "p.mine.2.json")


def check_again(case):
    """The file that it goes on in is watched, too."""
    it = case.ask("p.json")
    for count, answer in enumerate(("deal", "600", "yes", "2")):
        it.say(answer)
        mine = "p.mine.json" if count == 1 else f"p.mine.{count}.json"
        edit_in_place(case.path(mine if count else "p.json"))
    case.expect("exit", it.end("n"), 3)
    for name in ("p.json", "p.mine.json", "p.mine.2.json", "p.mine.3.json"):
        case.expect(name, case.path(name).read_bytes(), THEIRS)
    case.expect("the end", case.path("p.mine.4.json").exists(), True)
    case.expect("said", it.said.decode().count(SAID), 4)


def check_names(case):
    for name, mine in (("p", "p.mine.json"), ("q.txt", "q.txt.mine.json"),
                       ("r.mine.json", "r.mine.2.json"),
                       ("s.mine.7.json", "s.mine.json"),
                       ("t.9.json", "t.9.mine.json"),
                       ("my own.json", "my own.mine.json"),
                       ("-.json", "-.mine.json"),
                       (250 * "x" + ".json", 241 * "x" + ".mine.json"),
                       (120 * "\u00e9" + "x" * 15,
                        120 * "\u00e9" + "x.mine.json"),
                       ("x" + 125 * "\u00e9" + ".x",
                        "x" + 120 * "\u00e9" + ".mine.json"),
                       (125 * "\u00e9" + ".json",
                        120 * "\u00e9" + ".mine.json")):
        it = case.ask("./" + name)
        it.say("deal")
        edit_in_place(case.path(name))
        case.expect(f"exit of {name}", it.end("600", "q"), 3)
        case.kept(mine, purpose="deal", distance_km=600)


def check_yaml(case):
    """Made beside a YAML profile, whose own changes are nobody's loss."""
    case.path("p.yaml").write_text("# mine\nanswers: {people: 2}\n")
    it = case.ask("p.yaml")
    edit_in_place(case.path())
    case.path("p.yaml").write_text("# changed\n")
    case.expect("exit", it.end("deal", "q"), 3)
    case.expect("theirs", case.path().read_bytes(), THEIRS)
    case.expect("YAML", case.path("p.yaml").read_text(), "# changed\n")
    case.kept("p.mine.json", people=2, purpose="deal")


def change_yaml(path):
    path.write_text("# theirs\nanswers: {people: 3}\n")


def check_source(case, other, last, name="p.yaml", *more):
    """Somebody does this to the YAML profile after an answer, be it the last
    one: its answers go on from what it was, and that is said."""
    path = case.path(name)
    path.write_text("# deal\nanswers: {people: 2}\n")
    it = case.ask(name, *more)
    it.say("deal")
    other(path)
    theirs = seen(path)
    if not last:
        it.say("600")
        case.expect("said at once", SAID in it.said.decode(), True)
        case.expect("and where", b"kept in p.json, whatever is written to "
                    + name.encode() in it.said, True)
    case.expect("exit", it.end("q"), 3)
    case.expect("said once", it.said.decode().count(SAID), 1)
    case.expect("as it was", b"as it was" in it.said, False)
    case.expect("theirs", seen(path), theirs)
    case.kept("p.json", purpose="deal", people=2,
              **({} if last else {"distance_km": 600}))
    compare = [case.command, "compare", name, "p.json", *more]
    if other is change_yaml:
        case.expect("hint", f"'whichway {' '.join(compare[1:])}'" in
                    it.said.decode(), True)
        case.expect("compare", subprocess.run(
            compare, cwd=case.folder, env={**os.environ, **RULES}, check=False,
            capture_output=True).returncode, 0)


def check_source_alone(case):
    """Nothing is answered: quitting says nothing, a decision is of what was
    read, which is kept then."""
    case.path("p.yaml").write_text("answers: {people: 2}\n")
    it = case.ask("p.yaml")
    change_yaml(case.path("p.yaml"))
    case.expect("exit", it.end("q"), 0)
    case.files("p.yaml")
    for other, status in ((None, 0), (change_yaml, 3)):
        case.path("p.yaml").write_text(
            "answers: {purpose: repair, must_be_there: true, "
            "distance_km: 20, luggage: [tools]}\n")
        it = case.ask("p.yaml")
        if other:
            other(case.path("p.yaml"))
        case.expect("exit of a decision", it.end(""), status)
        case.expect("said", SAID in it.said.decode(), other is not None)
        case.files("p.yaml", *["p.json"] if other else [])


def check_decision(case):
    """The decision, the file and the next commands are of one kind."""
    case.path().write_text('{"answers": {"purpose": "deal"}}')
    it = case.ask("p.json", "--until", "stable")
    edit_in_place(case.path())
    for line in ("600", "yes", "yes", "2"):
        if it.run.poll() is None:
            with contextlib.suppress(BrokenPipeError):
                it.say(line)
    case.expect("exit", it.end(), 3)
    case.expect("next", b"  whichway report p.mine.json" in it.said, True)
    case.expect("theirs", case.path().read_bytes(), THEIRS)


def check_new(case):
    """'new' replaces nothing unasked, be it made while it works."""
    os.mkfifo(case.path("rules"))
    it = subprocess.Popen([case.command, "new", "p.yaml", "--rules", "rules"],
                          cwd=case.folder, stderr=subprocess.PIPE, text=True)
    with open(case.path("rules"), "wb") as rules:  # it reads them now
        case.path("p.yaml").write_bytes(THEIRS)
        rules.write((HERE / "travel.yaml").read_bytes())
    said = it.communicate()[1]
    case.expect("exit", it.returncode, 2)
    case.expect("said", "'p.yaml' is there already [usage]" in said, True)
    case.expect("theirs", case.path("p.yaml").read_bytes(), THEIRS)
    case.files("p.yaml", "rules")


def cases():
    for other in OTHERS:
        for was_there in (False, True):
            for last in (False, True):
                yield (f"{other.__name__}, {was_there=}, {last=}", check_other,
                       other, was_there, last)
    for other in (change_yaml, edit_unseen, replace, replace_by_the_same, touch,
                  pathlib.Path.unlink):
        for last in (False, True):
            yield f"YAML, {other.__name__}, {last=}", check_source, other, last
    yield ("YAML by another name", check_source, change_yaml, False, "p",
           "--input", "yaml")
    for was_there in (False, True):
        yield f"two, {was_there=}", check_two, was_there
    if pathlib.Path("/dev/shm").is_dir():
        yield "files beneath /dev", check_memory
    for check in (check_before_answers, check_undisturbed, check_descriptor,
                  check_again, check_names, check_yaml, check_source_alone,
                  check_decision, check_new):
        yield check.__name__, check


def main():
    command = str(pathlib.Path(sys.argv[1]).resolve())
    faults, count = [], 0
    for name, check, *more in cases():
        with tempfile.TemporaryDirectory() as folder:
            case = Case(command, name, folder)
            try:
                check(case, *more)
            except OSError as fault:
                faults.append(f"{name}: {fault}")
            faults += case.faults
        count += 1
    for fault in faults:
        print(fault)
    print(f"{count} interviews that others disturbed, {len(faults)} faults")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()

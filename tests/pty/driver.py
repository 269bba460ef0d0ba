"""whichway in a terminal of its own: keys in, screens out."""

import contextlib
import fcntl
import os
import pathlib
import pty
import select
import signal
import struct
import sys
import termios
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(1, str(HERE.parent))  # harness, for all that import this
import emulator  # noqa: E402
import harness  # noqa: E402

KEYS = {
    "Enter": b"\r", "Esc": b"\x1b", "Up": b"\x1b[A", "Down": b"\x1b[B",
    "Right": b"\x1b[C", "Left": b"\x1b[D", "Home": b"\x1b[H",
    "End": b"\x1b[F", "PageUp": b"\x1b[5~", "PageDown": b"\x1b[6~",
    "Backspace": b"\x7f", "Space": b" ", "Tab": b"\t", "Ctrl-C": b"\x03",
    "Ctrl-D": b"\x04", "Ctrl-L": b"\x0c", "Ctrl-U": b"\x15",
    "Ctrl-W": b"\x17", "Ctrl-Z": b"\x1a", "Ctrl-\\": b"\x1c",
}
QUIET = 3  # times nothing comes, after which a screen is done
SLOW = 0.08  # seconds, where that cannot be seen: no key is half a sequence
POLL, PPOLLS = 7, (271, 73)  # x86-64; x86-64 and ARM
NOT_THERE = 127  # a command that cannot be started, as a shell says it
# What runs in the background, or under nohup, ignores some of them.
DEFAULTS = (signal.SIGINT, signal.SIGQUIT, signal.SIGHUP, signal.SIGPIPE)
FOREVER = 0xFFFFFFFF  # poll's timeout
MARK = b"\0"  # ours, behind all that it has written: no program prints it


def waits_forever(call):
    """A system call as /proc shows it: its number, then its arguments."""
    if len(call) < 4:
        return False
    return (call[0] == POLL and call[3] & FOREVER == FOREVER or
            call[0] in PPOLLS and call[3] == 0)


NAME = "What is the project called?"


class Driver:
    """One run of a command. Its settings are looked at from outside."""

    def __init__(self, command, cwd, width=80, height=24, environment=None,
                 reflow=False, echo=False, shell=True, name=False):
        self.named = name  # else the project's name is left out
        self.master, self.slave = pty.openpty()
        self.terminal = emulator.Terminal(width, height, reflow, echo)
        self.status = None
        self.expected = 0  # bytes that it will have read
        self.marks = 0  # written, and not yet come back
        self.set_size(width, height)
        self.before = termios.tcgetattr(self.slave)
        everything = {"PATH": os.environ["PATH"], "HOME": str(cwd),
                      "LC_ALL": "C.UTF-8", "TERM": "xterm-256color"}
        everything.update(environment or {})
        self.news, news = os.pipe()
        self.leader = os.fork()
        if self.leader == 0:
            os.close(self.master)
            os.chdir(cwd)
            self._lead(news, command, everything, shell)
        os.close(news)
        self.pid = self._hear()
        os.set_blocking(self.master, False)
        # Its own: the command shares the settings of the other one.
        self.behind = os.open(os.ttyname(self.slave),
                              os.O_WRONLY | os.O_NOCTTY | os.O_NONBLOCK)

    def _lead(self, news, command, environment, shell):
        """What a shell does, without which Ctrl-Z has no meaning: the command
        is a job of a session that somebody else leads."""
        for number in DEFAULTS:
            signal.signal(number, signal.SIG_DFL)
        os.setsid()
        fcntl.ioctl(self.slave, termios.TIOCSCTTY, 0)
        for descriptor in range(3):
            os.dup2(self.slave, descriptor)
        pid = os.fork()
        if pid == 0:
            try:
                self._become(command, environment, shell)
            except OSError as error:
                os.write(2, f"{command[0]}: {error}\r\n".encode())
            finally:
                os._exit(NOT_THERE)
        for signals in (signal.SIGINT, signal.SIGQUIT, signal.SIGTSTP):
            signal.signal(signals, signal.SIG_IGN)
        os.write(news, struct.pack("i", pid))
        os.write(news, struct.pack("i", os.waitpid(pid, 0)[1]))
        while True:
            signal.pause()

    def _become(self, command, environment, shell):
        if shell:
            signal.signal(signal.SIGTTOU, signal.SIG_IGN)
            os.setpgid(0, 0)
            os.tcsetpgrp(0, os.getpid())
            signal.signal(signal.SIGTTOU, signal.SIG_DFL)
        os.closerange(3, 64)
        os.execvpe(command[0], command, environment)

    def _hear(self):
        return struct.unpack("i", os.read(self.news, 4))[0]

    def set_size(self, width, height):
        fcntl.ioctl(self.master, termios.TIOCSWINSZ,
                    struct.pack("HHHH", height, width, 0, 0))

    def resize(self, width, height):
        self.terminal.resize(width, height)
        self.set_size(width, height)
        self.settle()

    # ---- In

    def send(self, data):
        """Bytes, as fast as they are taken."""
        raw = not termios.tcgetattr(self.slave)[3] & termios.ICANON
        signals = any(code in data for code in b"\x03\x1a\x1c")
        if raw and not signals:
            self.expected = max(self.expected, self._has_read()) + len(data)
        elif not signals and data[-1:] in b"\r\n\x04":
            self.expected = self._has_read() + (data[-1:] != b"\x04")
        while data:
            try:
                data = data[os.write(self.master, data):]
            except BlockingIOError:
                self.read(0.01)

    def give(self, data):
        """Bytes for something that is there to take them, and what it does."""
        if not self.named:
            self.settle()
        if self.ended():
            raise ValueError(f"it ended before {data}:\n{self.shown()}")
        self.send(data)
        self.settle()

    def press(self, *names):
        for name in names:
            self.give(KEYS.get(name, name.encode()))

    # ---- Out

    def read(self, seconds):
        """What has come within this time; False when nothing has."""
        if not select.select([self.master], [], [], seconds)[0]:
            return False
        try:
            data = os.read(self.master, 65536)
        except (BlockingIOError, OSError):
            return False
        ours = min(self.marks, data.count(MARK))
        self.marks -= ours
        self.terminal.feed(data.replace(MARK, b"", ours))
        return bool(data)

    def read_all(self):
        """All that it has written so far. The kernel hands it on in its own
        time, so that finding nothing means little; but it keeps the order."""
        end = time.monotonic() + harness.HANGS
        sent = False
        while time.monotonic() < end:
            if not sent:
                with contextlib.suppress(BlockingIOError):  # it is full
                    self.marks += os.write(self.behind, MARK)
                    sent = True
            elif not self.marks:
                return
            self.read(0.01)
        raise TimeoutError("its output is held back:\n" + self.shown())

    def settle(self):
        """Until it has read all keys and waits for more, or has ended."""
        end = time.monotonic() + harness.HANGS
        quiet = 0
        while time.monotonic() < end:
            if self.read(0.004):
                quiet = 0
                continue
            quiet += 1
            if self.ended() or (quiet >= QUIET and self._waits()):
                self.read_all()
                if self.named or self.ended() or NAME not in self.shown():
                    self.named = True
                    return
                self.named = True
                self.send(b"\r")
                quiet = 0
        raise TimeoutError("it neither waits nor ends:\n" + self.shown())

    def _waits(self):
        """It sleeps in poll(), for as long as it takes, and has left no key
        unread and no signal, or it is stopped."""
        if self.stopped():
            return True
        unread = struct.unpack("i", fcntl.ioctl(
            self.slave, termios.FIONREAD, b"\0\0\0\0"))[0]
        try:
            with open(f"/proc/{self.pid}/syscall", encoding="ascii") as file:
                call = [int(word, 0) for word in file.read().split()
                        if word != "running"]
        except OSError:  # not Linux, or not allowed
            time.sleep(SLOW)
            return unread == 0
        return (unread == 0 and waits_forever(call) and
                not self._has_signals() and
                self._has_read() >= self.expected)

    def _has_signals(self):
        """Sent, and not yet taken."""
        try:
            with open(f"/proc/{self.pid}/status", encoding="ascii") as file:
                return any(int(line.split()[1], 16) for line in file
                           if line.startswith(("SigPnd:", "ShdPnd:")))
        except OSError:  # it has just ended
            return True

    def _has_read(self):
        """Bytes that it has read in all, from whatever."""
        try:
            with open(f"/proc/{self.pid}/io", encoding="ascii") as file:
                return int(file.readline().split()[1])
        except (OSError, ValueError, IndexError):
            return 0

    def stopped(self):
        try:
            with open(f"/proc/{self.pid}/stat", encoding="ascii") as file:
                return file.read().rsplit(")", 1)[1].split()[0] == "T"
        except OSError:
            return False

    def shown(self, looks=False):
        return "\n".join(self.terminal.lines(looks))

    # ---- The end

    def ended(self):
        if self.status is None and select.select([self.news], [], [], 0)[0]:
            self.status = self._hear()
        return self.status is not None

    def kill(self, number=signal.SIGKILL):
        if not self.ended():
            with contextlib.suppress(ProcessLookupError):  # just now
                os.kill(self.pid, number)

    def wait(self):
        """Its exit status; minus the signal that ended it."""
        end = time.monotonic() + harness.HANGS
        while not self.ended():
            self.read(0.01)
            if time.monotonic() > end:
                self.kill()
                raise TimeoutError("it does not end:\n" + self.shown())
        self.read_all()
        if os.WIFSIGNALED(self.status):
            return -os.WTERMSIG(self.status)
        return os.WEXITSTATUS(self.status)

    def settings_kept(self):
        """The terminal is as it was found, and shows its cursor."""
        return (termios.tcgetattr(self.slave) == self.before and
                self.terminal.visible)

    def close(self):
        self.kill()
        os.kill(self.leader, signal.SIGKILL)
        os.waitpid(self.leader, 0)
        os.close(self.news)
        os.close(self.behind)
        os.close(self.master)
        os.close(self.slave)

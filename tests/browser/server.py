"""The app as a child process: started, asked until it answers, listened to, ended with its workers."""

import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event
from urllib.error import URLError
from urllib.request import urlopen

from tests.patience import PATIENCE

ROOT = Path(__file__).resolve().parents[2]


def wait_until(happened: Callable[[], bool]) -> bool:
    """Whether it happened, asked 20 times a second for as long as tests wait."""
    deadline, pause = time.monotonic() + PATIENCE, Event()
    while not happened():
        if time.monotonic() > deadline:
            return False
        pause.wait(0.05)
    return True


def free_port(address: str) -> int:
    """A port below those that a system gives to whoever asks for any: nobody takes it before the server listens."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    while True:
        port = secrets.choice(range(10_000, 32_000))
        with suppress(OSError), closing(socket.create_server((address, port), family=family)):
            return port


@dataclass
class Server:
    """The app as a user starts it, in a process group of its own so that its workers end with it."""

    log_file: Path
    script: Path = ROOT / "app.py"
    base: str = ""  # the path below which it serves: "/class"
    address: str = "127.0.0.1"
    port: int = field(init=False)
    process: subprocess.Popen[bytes] = field(init=False)
    _read: int = 0

    def start(self) -> "Server":
        self.port = free_port(self.address)
        where = [f"--server.port={self.port}", f"--server.address={self.address}", "--server.headless=true"]
        where.append(f"--server.baseUrlPath={self.base}")
        with self.log_file.open("wb") as log:
            self.process = subprocess.Popen(
                [
                    sys.executable,
                    "-m",
                    "streamlit",
                    "run",
                    os.path.relpath(self.script, ROOT),
                    *where,
                    "--logger.enableRich=false",
                ],
                cwd=ROOT,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        if not wait_until(lambda: self._answers() or self.process.poll() is not None):
            self.stop()
        assert self.process.poll() is None, f"the server did not start:\n{self.log()}"
        return self

    def _answers(self) -> bool:
        try:
            with urlopen(f"{self.url}/_stcore/health", timeout=PATIENCE) as answer:
                return bool(answer.status == 200)
        except (URLError, OSError):
            return False

    @property
    def url(self) -> str:
        host = f"[{self.address}]" if ":" in self.address else self.address
        return f"http://{host}:{self.port}{self.base}"

    def log(self) -> str:
        return self.log_file.read_text("utf-8", errors="replace")

    def unread_log(self) -> str:
        """What was logged since the last call; a test that provokes a traceback calls it to forgive it."""
        text = self.log()
        new, self._read = text[self._read :], len(text)
        return new

    def processes(self, using: str = "") -> list[int]:
        """Ids of the server and its workers that have a file named like `using` mapped (Linux only).

        `processes("tensorflow")` are the workers with TensorFlow loaded.
        """
        return [pid for pid in _group(self.process.pid) if using in _read_or_nothing(f"/proc/{pid}/maps")]

    def stop(self) -> None:
        """Ctrl+C, as a teacher would; whatever is left of the group after that is killed."""
        self.process.send_signal(signal.SIGINT if os.name == "posix" else signal.SIGTERM)
        wait_until(lambda: self.process.poll() is not None)
        if os.name == "posix":
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
        else:
            self.process.kill()
        self.process.wait()


def _read_or_nothing(file: str) -> str:
    try:
        return Path(file).read_text("utf-8", errors="replace")
    except OSError:  # the process has ended
        return ""


def _group(leader: int) -> Iterator[int]:
    """Ids of the processes of a group: the third field after the command's name in /proc/<pid>/stat."""
    for folder in Path("/proc").glob("[0-9]*"):
        fields = _read_or_nothing(f"{folder}/stat").rpartition(")")[2].split()
        if len(fields) > 2 and int(fields[2]) == leader:
            yield int(folder.name)

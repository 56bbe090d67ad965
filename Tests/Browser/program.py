"""The built program, started and ended as a person would: by its commands, on a data folder of its own."""

import os
import queue
import subprocess
import threading
from pathlib import Path

WORLD = "dong-da-2024-q1"
SECONDS = 120  # A busy machine; only what hangs ever takes this long.


def binary() -> str:
    """The program to try, from HATNHAN."""
    return str(Path(os.environ["HATNHAN"]).resolve())


def run(data: Path, *arguments: str, seconds: int = SECONDS) -> str:
    """Runs one command to its end and returns what it said; a failure shows it."""
    done = subprocess.run(
        [binary(), *arguments, "--data", str(data)],
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=seconds)
    assert done.returncode == 0, f"hatnhan {' '.join(arguments)} ended with {done.returncode}:\n{done.stdout}"
    return done.stdout


def value(said: str, label: str) -> str:
    """What stands after `label: ` in what the program said."""
    found = [line.partition(":")[2].strip() for line in said.splitlines() if line.startswith(label + ":")]
    assert found, f"no line begins with '{label}:' in\n{said}"
    return found[-1]


class Server:
    """`hatnhan serve` on a free port of 127.0.0.1, ready to answer."""

    READY = "Đang phục vụ tại "

    def __init__(self, data: Path, *options: str):
        self.process = subprocess.Popen(
            [binary(), "serve", "--host", "127.0.0.1", "--port", "0", "--data", str(data), *options],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        self.lines: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._listen, daemon=True).start()
        self.said = ""
        self.url = self._wait()

    def _listen(self):
        for line in self.process.stdout:
            print(line, end="")  # pytest shows it beside a failure
            self.lines.put(line)
        self.lines.put("")

    def _wait(self) -> str:
        while True:
            try:
                line = self.lines.get(timeout=SECONDS)
            except queue.Empty:
                line = ""
            if not line:
                self.stop()
                raise AssertionError(f"hatnhan serve did not say '{self.READY}…' but\n{self.said}")
            self.said += line
            if line.startswith(self.READY):
                return line.removeprefix(self.READY).strip().rstrip("/")

    def rest(self) -> str:
        """What the server says from now on until it ends."""
        return "".join(iter(lambda: self.lines.get(timeout=SECONDS), ""))

    def stop(self):
        """Ends the process as a service manager would: asked first, killed when it does not answer."""
        self.process.terminate()
        try:
            self.process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

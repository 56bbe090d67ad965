"""docs/operation.md, line by line, and the service file it installs."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

import program
from register import Register, ask

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs" / "operation.md").read_text()
SERVICE = ROOT / "packaging" / "hatnhan.service"


def blocks(mark: str) -> list[str]:
    return re.findall(rf"^```{mark}\n(.*?)^```$", GUIDE, re.DOTALL | re.MULTILINE)


def run(script: str, folder: Path, *programs: str, **settings: str) -> subprocess.CompletedProcess:
    """Runs lines as the account of the service would, with `hatnhan` where the shell finds it."""
    bin = folder / "bin"
    bin.mkdir(exist_ok=True)
    # A link would not do: what the program carries lies beside its file.
    (bin / "hatnhan").write_text(f'#!/bin/sh\nexec "{program.binary()}" "$@"\n')
    (bin / "hatnhan").chmod(0o755)
    done = subprocess.run(
        ["bash", "-euxo", "pipefail", "-c", script], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, text=True, timeout=program.SECONDS,
        env={**os.environ, "PATH": f"{bin}:{os.environ['PATH']}", **settings})
    print(done.stdout)
    return done


def test_every_runnable_line_of_the_guide_runs(register: Register, serve, fresh_postgres, tmp_path: Path):
    """The whole guide in one shell, while the program serves: paths, port and server are this test's own."""
    backups = tmp_path / "backups"
    backups.mkdir()
    postgres = fresh_postgres()
    server = serve(data=register.data)
    script = "".join(blocks("sh run"))
    for written, ours in [
            ("/var/lib/hatnhan", register.data), ("/var/backups/hatnhan", backups),
            ("http://127.0.0.1:8080", server.url), ("postgres:///hatnhan?host=/run/postgresql", postgres)]:
        assert str(written) in GUIDE
        script = script.replace(written, str(ours))
    done = run(script, tmp_path, HATNHAN_DATA=str(register.data), TMPDIR=str(tmp_path))
    assert done.returncode == 0, done.stdout
    # At the start, of the restored backup, of PostgreSQL, and under the new keys.
    assert done.stdout.count("Sổ đúng: không thấy điều gì sai.") == 4
    assert '{"status":"ok"' in done.stdout
    assert len(list(backups.glob("*.sqlite"))) == 3 and len(list(backups.glob("keys*.json"))) == 2
    moved = Register(register.data, postgres)
    assert moved.values() == register.values()


def test_the_drill_finds_keys_that_do_not_fit(register: Register, tmp_path: Path):
    (drill,) = [block for block in blocks("sh run") if "drill" in block]
    backups = tmp_path / "backups"
    backups.mkdir()
    other = Register(tmp_path / "other")
    other.tell("keys")
    shutil.copy(other.data / "keys" / "master.json", backups / "keys.json")
    register.tell("backup", backups / "today.sqlite")
    script = drill.replace("/var/backups/hatnhan", str(backups)).replace("$(date +%F)", "today")
    done = run(script, tmp_path, TMPDIR=str(tmp_path))
    assert done.returncode != 0
    assert "Sổ đúng" not in done.stdout


def test_the_guide_names_the_options_that_there_are():
    for command, options in re.findall(r"hatnhan (serve|backup|restore|verify)[^`\n]*?((?: --[a-z-]+)+)", GUIDE):
        said = ask(command, "--help").out
        assert [option for option in options.split() if option not in said] == []
    served = ask("serve", "--help").out
    for line in re.findall(r"HATNHAN_OPTIONS=([^\"\n]*)", GUIDE):
        assert [option for option in re.findall(r"--[a-z-]+", line) if option not in served] == []


class TestService:
    @pytest.fixture
    def unit(self, tmp_path: Path) -> Path:
        """The service file as it is installed, but for the place of the program."""
        unit = tmp_path / "hatnhan.service"
        unit.write_text(SERVICE.read_text().replace("/usr/bin/hatnhan", program.binary()))
        return unit

    def analyze(self, *arguments: object) -> subprocess.CompletedProcess:
        return subprocess.run(
            ["systemd-analyze", *map(str, arguments)], capture_output=True, text=True, timeout=program.SECONDS)

    def test_systemd_understands_every_line(self, unit: Path):
        done = self.analyze("verify", "--man=no", "--recursive-errors=one", unit)
        assert (done.returncode, done.stderr) == (0, "")

    def test_the_service_may_do_little_beside_its_work(self, unit: Path):
        done = self.analyze("security", "--offline=true", "--threshold=20", unit)
        assert done.returncode == 0, done.stdout

    def test_the_service_gives_requests_longer_than_the_program_does(self):
        said = SERVICE.read_text()
        assert "KillSignal=SIGTERM" in said
        assert int(re.search(r"TimeoutStopSec=(\d+)", said)[1]) > 20

"""`manage.py up`: the three processes start, serve, stop together, and say why when they cannot."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from django.core.management import CommandError, call_command

from jobs.management.commands.up import PROCESSES
from tests.live import ROOT, compose_commands, database_url, descendants
from tests.services import answers, free_port, stop, wait_for


@pytest.fixture
def up(committed_db: str, tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PULSY_", "DJANGO_"))}
    environment = kept | {
        "DATABASE_URL": database_url(committed_db),
        "PULSY_DATA_DIR": str(tmp_path),
        "PORT": str(free_port()),
        "PULSY_DEMO": "1",
        "PYTHONUNBUFFERED": "1",
    }
    process = subprocess.Popen(
        [sys.executable, "manage.py", "up"],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    process.environment = environment  # type: ignore[attr-defined]
    yield process
    stop(process)  # type: ignore[arg-type]


def port_of(process: subprocess.Popen[str]) -> int:
    return int(process.environment["PORT"])  # type: ignore[attr-defined]


def until_running(process: subprocess.Popen[str]) -> list[str]:
    """What it printed up to the address."""
    printed: list[str] = []
    assert process.stdout is not None
    for line in process.stdout:
        printed.append(line)
        if f"http://127.0.0.1:{port_of(process)}/" in line:
            return printed
    raise AssertionError("".join(printed))


def test_starts_serves_and_stops_cleanly_at_once_for_all(up: subprocess.Popen[str]) -> None:
    until_running(up)
    assert answers(port_of(up))
    family = descendants(up.pid)
    assert len(family) >= 3
    up.send_signal(signal.SIGINT)
    said = up.communicate(timeout=40)[0]
    assert up.returncode == 0, said
    assert "Traceback" not in said
    wait_for(lambda: not any(Path(f"/proc/{pid}").exists() for pid in family), what="every child to end", seconds=10)
    assert not answers(port_of(up))


def test_the_death_of_one_stops_all_and_says_which(up: subprocess.Popen[str]) -> None:
    until_running(up)
    clock = next(
        pid for pid in descendants(up.pid) if b"--clock" in Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
    )
    os.kill(clock, signal.SIGKILL)
    said = up.communicate(timeout=60)[0]
    assert up.returncode == 1
    assert "clock" in said
    assert not answers(port_of(up))


def test_a_port_that_is_taken_or_no_port_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        monkeypatch.setenv("PORT", str(other.getsockname()[1]))
        with pytest.raises(CommandError, match="PORT=8001"):
            call_command("up")
    for wrong in ("http", "0", "70000"):
        monkeypatch.setenv("PORT", wrong)
        with pytest.raises(CommandError, match=wrong):
            call_command("up")


def test_the_composition_starts_the_same_processes() -> None:
    assert compose_commands() == PROCESSES
    composition = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))
    assert set(PROCESSES) < set(composition["services"])

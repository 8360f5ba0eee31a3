"""The commands that people type: they exist, say what they do, and a clean copy starts with one of them."""

import os
import re
import shutil
import signal
import subprocess
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests import services
from tests.house.tree import ROOT
from tests.live import descendants

pytestmark = pytest.mark.once
TARGETS = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), flags=re.MULTILINE)
AGAIN = 300
FIRST = 900  # seconds: how long a test waits, not what is promised; benchmarks measure that


def test_help_lists_every_target() -> None:
    shown = subprocess.run(
        ["make", "--no-print-directory", "help"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    assert {line.split()[0] for line in shown.splitlines()} == set(TARGETS) - {"ready"}


def test_the_readme_gives_the_two_commands() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "make run" in text
    assert "make test" in text
    for page in re.findall(r"\]\((?!http)([^)#]+)\)", text):
        assert (ROOT / page).exists(), page


def test_contributing_is_one_page() -> None:
    assert len((ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").splitlines()) <= 40


def test_continuous_integration_runs_the_gate() -> None:
    assert "make check" in (ROOT / ".ci/run").read_text(encoding="utf-8")


def test_who_may_not_install_is_told_every_package(tmp_path: Path) -> None:
    """Somebody without root and without sudo, on a Debian where nothing is installed."""
    for name, body in {"dpkg-query": "exit 1", "sudo": "exit 1", "id": "echo 1000"}.items():
        (tmp_path / name).write_text(f"#!/bin/sh\n{body}\n")
        (tmp_path / name).chmod(0o755)
    environment = os.environ | {"PATH": f"{tmp_path}:{os.environ['PATH']}"}
    command = ["bin/packages", "test"]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    told = "apt-get install --no-install-recommends libpango-1.0-0"
    assert told in done.stderr
    assert {"libmagic1", "gettext", "postgresql", "redis-server", "chromium"} <= set(done.stderr.split())


@pytest.fixture(scope="module")
def clean_copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What git would give to somebody who clones, with the packages that the tests have installed already."""
    copy = tmp_path_factory.mktemp("clone") / "pulsy-isms"
    listed = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    names = subprocess.run(listed, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\0")
    for name in filter(None, names):
        if (ROOT / name).is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, copy / name)
    (copy / ".venv").symlink_to(ROOT / ".venv")
    return copy


class Started:
    """`make run`, as somebody would type it in a terminal."""

    def __init__(self, copy: Path, *, demo: bool) -> None:
        self.port = services.free_port()
        self.log = copy / f"run-{self.port}.log"
        self.began = time.monotonic()
        with self.log.open("wb") as sink:
            command = ["make", "run", f"PORT={self.port}", f"DEMO={int(demo)}"]
            own = ("PULSY_", "DJANGO_", "DATABASE_", "MAKE", "PYTEST_")
            kept = {name: value for name, value in os.environ.items() if not name.startswith(own)}
            self.process = subprocess.Popen(
                command, cwd=copy, stdout=sink, stderr=sink, start_new_session=True, env=kept
            )

    def first_page(self, *, within: float) -> float:
        """Seconds until the first page."""
        services.wait_for(self._answers, what=f"the first page: {self.log.read_text()}", seconds=within)
        return time.monotonic() - self.began

    def interrupt(self) -> list[int]:
        """Ctrl-C, which a terminal sends to the whole group; answer who survived."""
        family = [self.process.pid, *descendants(self.process.pid)]
        os.killpg(self.process.pid, signal.SIGINT)
        self.process.wait(120)
        return [pid for pid in family if Path(f"/proc/{pid}").exists()]

    def kill(self) -> None:
        """Whatever happened before, nothing stays behind."""
        for pid in [self.process.pid, *descendants(self.process.pid)] if self.process.poll() is None else []:
            os.kill(pid, signal.SIGKILL)

    def _answers(self) -> bool:
        if self.process.poll() is not None:
            raise services.ServiceError(self.log.read_text())
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/", timeout=5) as page:
                return bool(page.status == 200 and b"<html" in page.read())
        except OSError:
            return False


@pytest.fixture(params=[True, False], ids=["demonstration", "empty"])
def start(request: pytest.FixtureRequest, clean_copy: Path) -> Iterator[Callable[[], Started]]:
    """Start once more, in the same copy."""
    begun: list[Started] = []

    def make() -> Started:
        begun.append(Started(clean_copy, demo=request.param))
        return begun[-1]

    yield make
    for one in begun:
        one.kill()


def test_a_clean_copy_starts_stops_and_starts_again(start: Callable[[], Started]) -> None:
    first = start()
    first.first_page(within=FIRST)
    services.wait_for(lambda: f"http://127.0.0.1:{first.port}/" in first.log.read_text(), what="its address")
    assert not first.interrupt()
    second = start()
    second.first_page(within=AGAIN)
    assert not re.search(r"^(?:Preparing|Loading|Making)", second.log.read_text(), flags=re.MULTILINE)
    assert not second.interrupt()

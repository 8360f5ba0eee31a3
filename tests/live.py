"""The running product for journeys: the real web, worker and clock processes, on a copy of a seeded database.

On SQLite they are what `make run` starts (`manage.py up`, files as broker); on PostgreSQL they are the commands of
docker-compose.yml, with a Redis of their own. `live` is the demonstration organisation, shared by a module;
`make_live` starts others: `with make_live(demo=False) as live: …`.
"""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.db import connection

from tests import services
from tests.databases import Clones

ROOT = Path(__file__).resolve().parent.parent
PROCESSES = ("web", "worker", "clock")
MakeLive = Callable[..., contextlib.AbstractContextManager["Live"]]


def compose_commands() -> dict[str, list[str]]:
    """The commands by which the composition starts the three processes."""
    composition = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))
    return {name: composition["services"][name]["command"] for name in PROCESSES}


def database_url(name: str) -> str:
    """The URL of a database of the engine under test."""
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    own = connection.settings_dict
    return f"postgresql://{own['USER']}:{own['PASSWORD']}@{own['HOST']}:{own['PORT']}/{name}"


class Site:
    """One installation: its database, its data folder, and the environment that its processes share."""

    def __init__(self, *, database: str, data_dir: Path, demo: bool) -> None:
        self.database = database
        self.data_dir = data_dir
        self.port = services.free_port()
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("PULSY_", "DJANGO_"))}
        self.environment = kept | {
            "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
            "DJANGO_SETTINGS_MODULE": "pulsy_isms.settings",
            "DATABASE_URL": database_url(database),
            "PULSY_DATA_DIR": str(data_dir),
            "PULSY_DEMO": "1" if demo else "0",
            "PORT": str(self.port),
        }

    def manage(self, *arguments: str) -> str:
        """Run a management command to its end; answer what it printed, raise if it failed."""
        command = [sys.executable, "manage.py", *arguments]
        done = subprocess.run(command, cwd=ROOT, env=self.environment, capture_output=True, text=True, check=False)
        if done.returncode:
            raise services.ServiceError(f"manage.py {' '.join(arguments)}: {done.stdout}{done.stderr}")
        return done.stdout


class Live:
    """The running processes of a site. On SQLite there is one, "up", which starts the three."""

    def __init__(self, site: Site, broker: services.Redis | None) -> None:
        self.site = site
        self.broker = broker
        self.url = f"http://127.0.0.1:{site.port}"
        self.commands = compose_commands() if broker else {"up": [sys.executable, "manage.py", "up"]}
        self._running: dict[str, subprocess.Popen[bytes]] = {}
        if broker:
            site.environment["PULSY_BROKER_URL"] = broker.url

    def start(self, *names: str) -> None:
        """Start these processes (all by default) and wait until pages are served."""
        for name in names or self.commands:
            with (self.site.data_dir / f"{name}.log").open("ab") as sink:
                self._running[name] = subprocess.Popen(
                    self.commands[name], cwd=ROOT, env=self.site.environment, stdout=sink, stderr=sink
                )
        services.wait_for(self._ready, what=f"{self.url} after starting {', '.join(names or self.commands)}")

    def kill(self, *names: str) -> None:
        """SIGKILL these processes (all by default) with whatever they started: no handler runs."""
        for name in names or tuple(self._running):
            process = self._running.pop(name)
            for pid in [process.pid, *descendants(process.pid)]:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
            process.wait()

    def stop(self) -> dict[str, int]:
        """SIGTERM all; answer the exit codes."""
        codes = {name: services.stop(process) for name, process in self._running.items()}
        self._running.clear()
        return codes

    def alive(self, name: str) -> bool:
        """Whether that process still runs."""
        return name in self._running and self._running[name].poll() is None

    def output(self, name: str) -> str:
        """What that process printed so far."""
        return (self.site.data_dir / f"{name}.log").read_text(encoding="utf-8", errors="replace")

    def _ready(self) -> bool:
        for name, process in self._running.items():
            if process.poll() is not None:
                raise services.ServiceError(f"{name} ended with {process.returncode}: {self.output(name)[-4000:]}")
        if not {"web", "up"} & self._running.keys():
            return True
        with contextlib.suppress(OSError), urllib.request.urlopen(f"{self.url}/health/", timeout=5):  # noqa: S310 our own
            return True
        return False


def descendants(pid: int) -> list[int]:
    """Every process that this one started, directly or not."""
    children: list[int] = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        with contextlib.suppress(OSError):
            children += [int(child) for child in task.read_text().split()]
    return children + [grandchild for child in children for grandchild in descendants(child)]


class Sites:
    """Installations seeded once a run, copied for each who needs one."""

    def __init__(self, *, clones: Clones, folder: Path) -> None:
        self.clones = clones
        self.folder = folder
        self._seeded: dict[bool, Site] = {}

    def seeded(self, *, demo: bool) -> Site:
        """The installation to copy: static files, catalogues and, for a demonstration, its organisation."""
        if demo not in self._seeded:
            data_dir = self.folder / ("demo" if demo else "bare")
            data_dir.mkdir()
            site = Site(database=self.clones.copy(), data_dir=data_dir, demo=demo)
            site.manage("collectstatic", "--no-input", "--verbosity=0")
            site.manage("seed_demo" if demo else "load_catalogues")
            self._seeded[demo] = site
        return self._seeded[demo]

    @contextlib.contextmanager
    def running(self, *, demo: bool = True) -> Iterator[Live]:
        """A copy of that installation with its processes, stopped and removed afterwards."""
        source = self.seeded(demo=demo)
        database = self.clones.copy(source.database)
        data_dir = Path(shutil.copytree(source.data_dir, self.folder / Path(database).name.replace(".", "-")))
        with contextlib.ExitStack() as stack:
            stack.callback(self.clones.drop, database)
            stack.callback(shutil.rmtree, data_dir, ignore_errors=True)
            broker = None if connection.vendor == "sqlite" else stack.enter_context(services.redis())
            live = Live(Site(database=database, data_dir=data_dir, demo=demo), broker)
            stack.callback(live.stop)
            live.start()
            yield live


@pytest.fixture(scope="session")
def sites(clones: Clones, tmp_path_factory: pytest.TempPathFactory) -> Sites:
    """The installations of this run."""
    return Sites(clones=clones, folder=tmp_path_factory.mktemp("sites"))


@pytest.fixture
def make_live(sites: Sites) -> MakeLive:
    """Start an installation of one's own: `with make_live() as live:`."""
    return sites.running


@pytest.fixture(scope="module")
def live(sites: Sites) -> Iterator[Live]:
    """The demonstration organisation, running, for the tests of one module: they may build on each other."""
    with sites.running() as running:
        yield running


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[Any]:
    """A journey that fails shows the end of what its processes printed."""
    outcome: Any = yield
    report = outcome.get_result()
    running = getattr(item, "funcargs", {}).get("live")
    if report.failed and isinstance(running, Live):
        report.sections += [(f"output of {name}", running.output(name)[-3000:]) for name in running.commands]

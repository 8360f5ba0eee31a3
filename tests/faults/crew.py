"""The worker, the clock and the broker of a test, which it may kill at any instant; the commands are the product's."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from django.db import connection

from jobs.management.commands.up import PROCESSES
from tests import services
from tests.live import ROOT, database_url

LEASE = 3


class Crew:
    """On SQLite the broker is a folder, on PostgreSQL a Redis, as the product is run."""

    def __init__(self, *, folder: Path, redis: services.Redis | None) -> None:
        self.folder = folder
        self.redis = redis
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("PULSY_", "DJANGO_"))}
        self.environment = kept | {
            "DJANGO_SETTINGS_MODULE": "pulsy_isms.settings",
            "DATABASE_URL": database_url(connection.settings_dict["NAME"]),
            "PULSY_DATA_DIR": str(folder),
            "PULSY_JOBS_LEASE_SECONDS": str(LEASE),
            "PULSY_DEMO": "1",
        }
        if redis is not None:
            self.environment["PULSY_BROKER_URL"] = redis.url
        self._running: dict[str, subprocess.Popen[bytes]] = {}

    def start(self, *names: str) -> None:
        """Start "worker" or "clock"; "worker-2" is a second worker."""
        for name in names:
            role = name.partition("-")[0]
            command = [sys.executable, "-m", *PROCESSES[role]]
            command += ["--include", "tests.faults.kinds"] if role == "worker" else []
            with (self.folder / f"{name}.log").open("ab") as sink:
                self._running[name] = subprocess.Popen(
                    command, cwd=ROOT, env=self.environment, stdout=sink, stderr=sink, start_new_session=True
                )

    def kill(self, *names: str) -> None:
        """SIGKILL: no handler runs, nothing is put back."""
        for name in names:
            process = self._running.pop(name)
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()

    def signal(self, name: str, number: int) -> None:
        """Freeze a process, or let it go on."""
        os.killpg(self._running[name].pid, number)

    def lose_broker(self) -> None:
        """The broker dies with everything it held, and comes back empty."""
        if self.redis is not None:
            self.redis.kill()
            self.redis.start()
        else:
            shutil.rmtree(self.folder / "broker", ignore_errors=True)

    def manage(self, *arguments: str) -> str:
        """A management command to its end; raises when it fails."""
        command = [sys.executable, "manage.py", *arguments]
        done = subprocess.run(command, cwd=ROOT, env=self.environment, capture_output=True, text=True, check=False)
        if done.returncode:
            raise services.ServiceError(f"{arguments}: {done.stdout}{done.stderr}")
        return done.stdout

    def output(self) -> str:
        """The end of what every process printed."""
        return "\n".join(f"--- {log.stem}\n{log.read_text()[-1500:]}" for log in sorted(self.folder.glob("*.log")))

    def stop(self) -> None:
        """End everything, frozen or not."""
        self.kill(*self._running.copy())


@contextlib.contextmanager
def crew(folder: Path) -> Iterator[Crew]:
    """A crew with its broker; nothing is started yet."""
    with contextlib.ExitStack() as stack:
        redis = None if connection.vendor == "sqlite" else stack.enter_context(services.redis())
        made = Crew(folder=folder, redis=redis)
        made.manage("make_trail_key")
        stack.callback(made.stop)
        yield made

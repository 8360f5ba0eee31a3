"""Web, worker and clock together, for the embedded default: started, watched and stopped as one."""

import os
import sys
import time
from http.client import HTTPConnection, HTTPException
from typing import Any

from django.core.management import call_command, get_commands
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from jobs.supervision import ChildDiedError, Family, StopRequested, ignore_signals, is_port_taken, stop_on_signals

PATIENCE = 60.0
LONELY = ["--without-gossip", "--without-mingle", "--without-heartbeat"]
PROCESSES = {
    "web": ["gunicorn", "--config", "pulsy_isms/serving.py", "pulsy_isms.wsgi"],
    "worker": ["celery", "--app", "pulsy_isms", "worker", "--hostname", "jobs@%h", *LONELY],
    "clock": [
        "celery",
        "--app",
        "pulsy_isms",
        "worker",
        "--hostname",
        "clock@%h",
        "--queues",
        "clock",
        "--clock",
        *LONELY,
    ],
}
"""The same commands as in the composition of containers."""


class Command(BaseCommand):
    """Starts, watches and stops the three processes."""

    help = _("Starts web, worker and clock on 127.0.0.1 (PORT, default 8000), and stops them together.")

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Start, wait for the first page, say where it is, and watch until somebody asks for the end."""
        port = _port()
        if is_port_taken(port):
            raise CommandError(
                _("Port %(port)d is taken. Stop what uses it, or choose another one: PORT=8001 make run")
                % {"port": port}
            )
        family = Family(environment=_environment(port))
        stop_on_signals()
        try:
            self._run(family, port)
        except StopRequested:
            self.stdout.write(_("Stopping…"))
        except ChildDiedError as death:
            raise CommandError(
                _("%(name)s ended by itself (code %(code)d): everything was stopped. The reason stands above.")
                % {"name": death.name, "code": death.code}
            ) from death
        finally:
            ignore_signals()
            self._tell_killed(family.stop())
        self.stdout.write(_("Stopped."))

    def _run(self, family: Family, port: int) -> None:
        # The first page is what people wait for: the others start once the processors have made it.
        _start(family, "web")
        if not family.wait_until(lambda: _answers(port), seconds=PATIENCE):
            raise CommandError(_("No page was served within %(seconds)d seconds.") % {"seconds": PATIENCE})
        for name in PROCESSES.keys() - {"web"}:
            _start(family, name)
        self.stdout.write(_("Pulsy ISMS is running: %(url)s (Ctrl-C stops it)") % {"url": f"http://127.0.0.1:{port}/"})
        if "demo_sign_ins" in get_commands():
            call_command("demo_sign_ins", stdout=self.stdout)
        self.stdout.flush()
        while True:
            family.check()
            time.sleep(1)

    def _tell_killed(self, killed: list[str]) -> None:
        for name in killed:
            self.stderr.write(
                _("%(name)s did not stop in time and was killed; its work resumes at the next start.") % {"name": name}
            )


def _port() -> int:
    given = os.environ.get("PORT", "") or "8000"
    if not given.isdecimal() or not 0 < int(given) < 65536:
        raise CommandError(_("PORT must be a number from 1 to 65535, not “%(given)s”.") % {"given": given})
    return int(given)


def _start(family: Family, name: str) -> None:
    """One of the processes; Celery without its banner."""
    program, *arguments = PROCESSES[name]
    quiet = ["--quiet"] if program == "celery" else []
    family.start(name, [sys.executable, "-m", program, *quiet, *arguments])


def _environment(port: int) -> dict[str, str]:
    """Children that compile what they import, and that accept to be started by root on a machine that has no other."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {
        "PORT": str(port),
        "PULSY_LISTEN": "127.0.0.1",
        "DJANGO_SETTINGS_MODULE": "pulsy_isms.settings",
        "PYTHONWARNINGS": "ignore:You're running the worker with superuser privileges",
    }


def _answers(port: int) -> bool:
    connection = HTTPConnection("127.0.0.1", port, timeout=2)
    try:
        connection.request("GET", "/health/")
        return connection.getresponse().status == 200
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()

"""The Celery application: a bell that rings for queued jobs, and a clock that beats inside a worker of its own."""

import logging
import os
import signal
from typing import Any

import click
from celery import Celery, bootsteps
from celery.beat import Scheduler, _Threaded
from kombu.transport import TRANSPORT_ALIASES

from jobs.timetable import beat_table, install
from pulsy_isms.schedule import PERIODIC, TICKS

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pulsy_isms.settings")
logger = logging.getLogger(__name__)

TRANSPORT_ALIASES["folder"] = "pulsy_isms.folder_broker:Transport"

app = Celery("pulsy_isms")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.conf.beat_schedule = beat_table(TICKS)
install(PERIODIC)
app.autodiscover_tasks()


class BeatThread(_Threaded):
    """The beat of the clock. Should it ever fail, its process stops, so that whoever watches starts it again."""

    def run(self) -> None:
        """Beat until stopped."""
        try:
            super().run()
        except Exception:
            logger.exception("The clock failed.")
            os.kill(os.getpid(), signal.SIGTERM)


class Clock(bootsteps.StartStopStep):
    """Beats in a thread of the worker started with --clock: killed with it, never left behind as an orphan."""

    def __init__(self, parent: Any, clock: bool = False, **options: Any) -> None:
        self.enabled = clock
        super().__init__(parent, **options)

    def create(self, parent: Any) -> BeatThread:  # type: ignore[override]
        """The thread, which remembers nothing between two runs: the database knows what is due."""
        return BeatThread(parent.app, max_interval=1, scheduler_cls=Scheduler, remote_control=False)


app.user_options["worker"].add(click.Option(["--clock"], is_flag=True, help="Beat the schedule in this worker."))
app.steps["worker"].add(Clock)

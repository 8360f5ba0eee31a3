"""The heart of a run: keeps the lease and writes progress, on a connection of its own, beside the work."""

import logging
import threading
import time
from types import TracebackType
from typing import Self

from django.conf import settings
from django.db import DatabaseError, connection

from jobs.actions.leasing import LeaseLostError, beat
from jobs.models import Job

logger = logging.getLogger(__name__)

WRITES_APART = 0.5  # seconds between two writes of progress
BEATS_A_LEASE = 9

stopping = threading.Event()
"""Set when this process was asked to stop: every run ends at its next step and is put back."""


class InterruptedJobError(RuntimeError):
    """The worker was asked to stop: the job goes back to the queue."""


class Heart:
    """Beats in a thread while the work runs, so that neither a long act nor a long computation loses the lease."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self._lease_seconds = float(settings.JOBS_LEASE_SECONDS)
        self._alive_at = time.monotonic()
        self._lost = False
        self._wake, self._over = threading.Event(), threading.Event()
        self._thread = threading.Thread(target=self._run, name=f"heart-{job.pk}", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._over.set()
        self._wake.set()
        self._thread.join()

    def progress(self, done: int, total: int, stage: str = "", /) -> None:
        """Note how far the work is. Raises LeaseLostError, InterruptedJobError."""
        if self._lost or time.monotonic() - self._alive_at > self._lease_seconds:
            raise LeaseLostError(str(self.job.pk))
        if stopping.is_set():
            raise InterruptedJobError(str(self.job.pk))
        self.job.done, self.job.total, self.job.stage = done, total, str(stage)
        self._wake.set()

    def _run(self) -> None:
        try:
            while not self._over.is_set():
                self._wake.wait(self._lease_seconds / BEATS_A_LEASE)
                self._wake.clear()
                if not self._over.is_set():
                    self._beat()
                    self._over.wait(WRITES_APART)
        finally:
            connection.close()

    def _beat(self) -> None:
        asked_at = time.monotonic()
        try:
            held = _beat_for(self.job)
        except DatabaseError as error:  # locked or restarting: the next beat tries again, until the lease runs out
            logger.warning("Job %s: the heartbeat could not be written: %s", self.job.pk, error)
            connection.close()
            self._wake.set()
            return
        if held:
            self._alive_at = asked_at
        else:
            self._lost = True


class InlineHeart(Heart):
    """For a run inside a transaction, which no other connection could see: beats when the work says how far it is."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        return

    def progress(self, done: int, total: int, stage: str = "", /) -> None:
        """Write how far the work is. Raises LeaseLostError."""
        self.job.done, self.job.total, self.job.stage = done, total, str(stage)
        if not _beat_for(self.job):
            raise LeaseLostError(str(self.job.pk))


def heart_for(job: Job) -> Heart:
    """The heart that fits where the run happens."""
    return InlineHeart(job) if connection.in_atomic_block else Heart(job)


def _beat_for(job: Job) -> bool:
    if job.lease is None:
        return False
    return beat(job_id=job.pk, lease=job.lease, done=job.done, total=job.total, stage=job.stage)

"""One runner at a time: each of these is one conditional UPDATE on the lease, so two runners never both finish."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from django.db.models import Case, F, Value, When
from django.db.models.functions import Coalesce, Now

from jobs.models import Job
from jobs.queries import is_due, is_lost

BACKOFF = timedelta(seconds=10)


class LeaseLostError(RuntimeError):
    """Another worker has the job now, or it was cancelled: this run must stop and write nothing more."""


def claim(*, job_id: UUID) -> Job | None:
    """Take a waiting job, or one whose worker has fallen silent; None when somebody else has it."""
    token = uuid4()
    taken = Job.objects.filter(is_due() | is_lost(), pk=job_id).update(
        losses=F("losses") + Case(When(status=Job.Status.RUNNING, then=1), default=0),
        status=Job.Status.RUNNING,
        lease=token,
        started_at=Coalesce("started_at", Now()),
        heartbeat_at=Now(),
        due_at=None,
    )
    return Job.objects.for_display().get(pk=job_id) if taken else None


def beat(*, job_id: UUID, lease: UUID, done: int, total: int, stage: str) -> bool:
    """Say that the worker is alive and how far it is; False when the lease is lost."""
    held = Job.objects.filter(pk=job_id, lease=lease, status=Job.Status.RUNNING)
    return bool(held.update(heartbeat_at=Now(), done=done, total=total, stage=stage[:200]))


def finish(*, job: Job, result: dict[str, Any]) -> bool:
    """Record success; False when the lease is lost."""
    return _end(job, status=Job.Status.SUCCEEDED, result=result, error="", done=job.done, total=job.total)


def complete(*, job: Job, result: dict[str, Any]) -> None:
    """Record success inside the act that does the work: both commit or neither does, so the effect comes once.

    Raises LeaseLostError, which undoes the act, when another worker has the job.
    """
    if not finish(job=job, result=result):
        raise LeaseLostError(str(job.pk))


def fail(*, job: Job, error: str) -> bool:
    """Record a final failure with what the person can do; False when the lease is lost."""
    return _end(job, status=Job.Status.FAILED, error=error, done=job.done, total=job.total)


def _end(job: Job, **values: Any) -> bool:
    held = Job.objects.filter(pk=job.pk, lease=job.lease, status=Job.Status.RUNNING)
    return bool(held.update(lease=None, finished_at=Now(), due_at=None, **values))


def put_back(*, job: Job, failed: bool) -> bool:
    """Queue the job again: later and counted when it failed, at once when its worker was asked to stop."""
    wait = BACKOFF * 3**job.attempts if failed else timedelta(0)
    held = Job.objects.filter(pk=job.pk, lease=job.lease, status=Job.Status.RUNNING)
    return bool(
        held.update(
            status=Job.Status.QUEUED,
            lease=None,
            rung_at=None,
            due_at=Now() + Value(wait),
            attempts=F("attempts") + int(failed),
        )
    )

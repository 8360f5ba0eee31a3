"""Asking for work: enqueue, cancel, try again."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models.functions import Now
from django.utils.translation import gettext as _

from jobs import bell
from jobs.models import Job
from jobs.registry import kind_of
from organisation.models import Perimeter, User
from trail.acts import action, current_act
from trail.state import Act, running_act


def enqueue(
    *,
    actor: User,
    kind: str,
    params: dict[str, Any] | None = None,
    perimeter: Perimeter | None = None,
    dedupe_key: str = "",
    due_at: datetime | None = None,
) -> Job:
    """Queue a job that will run as `actor`: inside an act in the act's own transaction, outside in its own.

    With a `dedupe_key`, the job that already bears it is returned instead. The bell is rung once the transaction has
    committed; should it be lost, the sweeper rings again. Raises UnknownKindError.
    """
    act = running_act()
    values = {
        "kind": kind,
        "params": params or {},
        "requested_by": actor,
        "perimeter": perimeter,
        "cause": act.id if act else None,
        "created_at": Now(),
        "rung_at": Now() if due_at is None else None,
        "due_at": due_at,
        "max_attempts": kind_of(kind).max_attempts,
    }
    with transaction.atomic():
        if dedupe_key:
            job, made = Job.objects.get_or_create(dedupe_key=dedupe_key, defaults=values)
        else:
            job, made = Job.objects.create(**values), True
        if made:
            job.refresh_from_db(fields=["created_at", "rung_at"])
            _ring_on_commit(job.pk)
    return job


def _ring_on_commit(job_id: UUID) -> None:
    transaction.on_commit(lambda: bell.ring(job_id))


def queue_after_act(kind: str, params: dict[str, Any], act: Act) -> None:
    """Queue what subscribed to an act, inside the transaction of the act; the trail calls this."""
    enqueue(actor=act.actor, kind=kind, params=params, perimeter=act.perimeter)


@action("jobs.job.cancel", permission="jobs.control", scope="job")
def cancel_job(*, actor: User, job: Job) -> Job:
    """Stop a job that waits or runs; a running one stops at its next step, and what it had not written is not written.

    Raises ValidationError when the job is finished.
    """
    current_act().why = f"job:{job.pk}"
    open_jobs = Job.objects.filter(pk=job.pk, finished_at__isnull=True)
    if not open_jobs.update(status=Job.Status.CANCELLED, lease=None, finished_at=Now()):
        raise ValidationError(_("This job is finished: there is nothing left to stop."), code="finished")
    job.refresh_from_db()
    return job


@action("jobs.job.retry", permission="jobs.control", scope="job")
def retry_job(*, actor: User, job: Job) -> Job:
    """Queue a failed or cancelled job again, as it was asked for and still in the name of who asked.

    Raises ValidationError when the job neither failed nor was cancelled.
    """
    current_act().why = f"job:{job.pk}"
    stopped = Job.objects.filter(pk=job.pk, status__in=[Job.Status.FAILED, Job.Status.CANCELLED])
    fresh = {"attempts": 0, "losses": 0, "done": 0, "total": 0, "stage": "", "error": "", "result": {}}
    times = {"due_at": None, "rung_at": None, "started_at": None, "heartbeat_at": None, "finished_at": None}
    if not stopped.update(status=Job.Status.QUEUED, lease=None, **fresh, **times):
        raise ValidationError(_("Only a job that failed or was cancelled can be started again."), code="not_stopped")
    _ring_on_commit(job.pk)
    job.refresh_from_db()
    return job


@action("jobs.trail.verify", permission="trail.verify", scope=None)
def verify_trail(*, actor: User) -> Job:
    """Ask for the whole trail to be verified now (9.1, A.8.15); one verification at a time for each person."""
    waiting: Job | None = Job.objects.filter(requested_by=actor, kind="trail.verify", finished_at__isnull=True).first()
    return waiting or enqueue(actor=actor, kind="trail.verify")

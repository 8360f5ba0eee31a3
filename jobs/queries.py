"""Reads of jobs."""

from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import F, Q, QuerySet
from django.db.models.functions import Now

from jobs.models import Job
from organisation.models import User

RING_AGAIN = timedelta(seconds=12)


def lease_time() -> timedelta:
    """How long a worker may be silent before its job is given to another."""
    return timedelta(seconds=settings.JOBS_LEASE_SECONDS)


def is_due() -> Q:
    """Jobs that may be started now, by the clock of the database, which all workers share."""
    return Q(status=Job.Status.QUEUED) & (Q(due_at__isnull=True) | Q(due_at__lte=Now()))


def is_lost() -> Q:
    """Running jobs whose worker has fallen silent."""
    return Q(status=Job.Status.RUNNING, heartbeat_at__lt=Now() - lease_time())


def visible_jobs(user: User) -> QuerySet[Job]:
    """Every job that the account may open."""
    found: QuerySet[Job] = Job.objects.visible_to(user).for_display()
    return found


def listed_jobs(user: User) -> QuerySet[Job]:
    """What the account asked for or may follow, newest first, without silent housekeeping."""
    found: QuerySet[Job] = Job.objects.visible_to(user).listed().for_display().order_by("-created_at")
    return found


def unfinished(*, actor: User, kind: str) -> QuerySet[Job]:
    """The jobs of a kind that an account asked for and that still wait or run."""
    found: QuerySet[Job] = Job.objects.filter(requested_by=actor, kind=kind, finished_at__isnull=True)
    return found


def to_ring(*, limit: int) -> list[UUID]:
    """Jobs waiting with no bell rung of late, or left by their worker; those that waited longest first."""
    unrung = Q(rung_at__isnull=True) | Q(rung_at__lt=Now() - RING_AGAIN)
    rows = Job.objects.filter((is_due() | is_lost()) & unrung)
    return list(rows.order_by(F("rung_at").asc(nulls_first=True), "id").values_list("pk", flat=True)[:limit])


def runnable(*, limit: int) -> list[UUID]:
    """Jobs that may be started now, in the order in which they were asked for."""
    return list(Job.objects.filter(is_due() | is_lost()).order_by("id").values_list("pk", flat=True)[:limit])

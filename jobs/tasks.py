"""The Celery doors: the bell, the ticks of the clock; and the kinds of job that serve trail and jobs themselves."""

import logging
from typing import Any
from uuid import UUID

from celery import shared_task
from celery.signals import worker_ready, worker_shutting_down
from django.utils.translation import gettext_lazy as _
from kombu.exceptions import KombuError, OperationalError

from jobs import heart
from jobs.actions import queue_periodic, sweep, tidy
from jobs.models import Job
from jobs.outcomes import outcome_of
from jobs.registry import Progress, job_kind
from jobs.running import run
from trail import clock
from trail.acts import deliver
from trail.sequencer import sequence
from trail.verification import verify

logger = logging.getLogger(__name__)

BELL_EXPIRES = 300  # seconds: a bell that nobody heard by then has been rung again


@shared_task(name="jobs.ring")
def ring(job_id: str) -> None:
    """A bell rings: run the job if nobody else does."""
    run(job_id=UUID(job_id))


@shared_task(name="jobs.sweep")
def sweep_jobs() -> None:
    """Ring again for what waits or has lost its worker."""
    sweep()


@shared_task(name="jobs.calendar")
def read_calendar() -> None:
    """Queue what the calendar asks for."""
    queue_periodic(at=clock.now())


@shared_task(name="trail.sequence")
def sequence_trail() -> None:
    """Give the waiting entries of the trail their order and sign a checkpoint."""
    sequence()


def ring_by_broker(job_id: UUID) -> None:
    """Ring through the broker; when it is away the job waits for the sweeper."""
    try:
        ring.apply_async((str(job_id),), expires=BELL_EXPIRES, retry=False)
    except (KombuError, OperationalError, OSError) as error:
        logger.warning("Job %s: the broker is away, the sweeper will ring (%s).", job_id, error)


@worker_ready.connect
def sweep_at_start(**_kwargs: Any) -> None:
    """A worker that starts looks at once for what was left."""
    sweep_jobs.delay()


@worker_shutting_down.connect
def stop_runs(**_kwargs: Any) -> None:
    """A worker that is asked to stop puts its jobs back at their next step."""
    heart.stopping.set()


@job_kind("trail.after", label=_("Follow-up of an act"), internal=True)
def follow_act(*, job: Job, progress: Progress) -> dict[str, Any]:
    """Run one subscription to an act."""
    deliver(**job.params)
    return {}


@job_kind("trail.verify", label=_("Verification of the trail"), permission="trail.verify")
def verify_the_trail(*, job: Job, progress: Progress) -> dict[str, Any]:
    """Compute everything again and compare; what was found is told, and kept by the trail."""
    return outcome_of(verify(since_last=bool(job.params.get("since_last")), progress=progress))


@job_kind("jobs.tidy", label=_("Clearing of old housekeeping"), internal=True)
def clear_old_jobs(*, job: Job, progress: Progress) -> dict[str, Any]:
    """Delete old housekeeping that succeeded."""
    return {"deleted": tidy()}

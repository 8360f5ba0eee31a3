"""Running a job: claim, do the work as its requester, record the outcome on the lease."""

import logging
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import translation
from django.utils.translation import gettext as _

from jobs.actions.leasing import LeaseLostError, claim, fail, finish, put_back
from jobs.heart import InterruptedJobError, heart_for
from jobs.models import Job
from jobs.queries import runnable
from jobs.registry import UnknownKindError, kind_of

logger = logging.getLogger(__name__)


def run(*, job_id: UUID) -> Job | None:
    """Run a job if it waits or was left by its worker; None when there is nothing to do."""
    job = claim(job_id=job_id)
    if job is None:
        return None
    with translation.override(job.requested_by.language):
        _attempt(job)
    job.refresh_from_db()
    return job


def run_queued(*, limit: int = 1000) -> list[Job]:
    """Run here and now all that waits, in order, and what that queues in turn; for commands that have no worker."""
    done: list[Job] = []
    while len(done) < limit and (waiting := runnable(limit=limit - len(done))):
        done += [job for job_id in waiting if (job := run(job_id=job_id)) is not None]
    return done


def _attempt(job: Job) -> None:
    """Do the work once; whatever happens, the outcome is written on the lease or the lease is left to run out."""
    try:
        result = _work(job)
    except LeaseLostError:
        logger.warning("Job %s (%s): stopped, another worker has it or it was cancelled.", job.pk, job.kind)
    except InterruptedJobError:
        put_back(job=job, failed=False)
    except (ValidationError, PermissionDenied, UnknownKindError) as error:
        fail(job=job, error=_told(error))
    except Exception:  # the boundary: whatever the work did not foresee is logged and tried again
        logger.exception("Job %s (%s) met an error that was not foreseen.", job.pk, job.kind)
        if job.attempts + 1 < job.max_attempts:
            put_back(job=job, failed=True)
        else:
            fail(job=job, error=_unforeseen(job))
    else:
        if not finish(job=job, result=result):
            logger.info("Job %s (%s): its outcome was written already.", job.pk, job.kind)


def _work(job: Job) -> dict[str, Any]:
    kind = kind_of(job.kind)
    with heart_for(job) as heart:
        return kind.work(job=job, progress=heart.progress) or {}


def _told(error: Exception) -> str:
    """What the person can act on, one line a message."""
    if isinstance(error, ValidationError):
        return "\n".join(error.messages)
    if isinstance(error, UnknownKindError):
        return _("This kind of work no longer exists in this version of the application.")
    return str(error) or _("You do not hold the right to do this here.")


def _unforeseen(job: Job) -> str:
    return _(
        "The work stopped on an unforeseen error, after %(count)d attempts. Start it again; if it fails "
        "again, give your administrator this reference: %(reference)s."
    ) % {"count": job.attempts + 1, "reference": job.pk}

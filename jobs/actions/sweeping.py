"""Sweeping: ring again for what waits, give up on what kills its workers, clear away old housekeeping."""

from datetime import timedelta

from django.db.models.functions import Now
from django.utils import translation
from django.utils.translation import gettext as _

from jobs import bell
from jobs.models import Job
from jobs.queries import is_lost, to_ring
from jobs.registry import kinds

BELLS_A_SWEEP = 100
MAX_LOSSES = 20
KEPT_FOR = timedelta(days=30)


def sweep() -> int:
    """Ring for every job that waits unrung or has lost its worker; harmless in any number of processes at once."""
    _give_up()
    waiting = to_ring(limit=BELLS_A_SWEEP)
    Job.objects.filter(pk__in=waiting).update(rung_at=Now())
    for job_id in waiting:
        bell.ring(job_id)
    return len(waiting)


def _give_up() -> None:
    """Fail what has lost so many workers that it is likely to be what kills them."""
    for job in Job.objects.filter(is_lost(), losses__gte=MAX_LOSSES).select_related("requested_by"):
        with translation.override(job.requested_by.language):
            error = _(
                "The work was interrupted %(count)d times and was given up. Try again with less at once; if it happens "
                "again, give your administrator this reference: %(reference)s."
            ) % {"count": job.losses, "reference": job.pk}
        Job.objects.filter(is_lost(), pk=job.pk, lease=job.lease).update(
            status=Job.Status.FAILED, lease=None, finished_at=Now(), error=error
        )


def tidy() -> int:
    """Delete housekeeping that succeeded more than 30 days ago; what it did stands in the trail."""
    internal = [kind.name for kind in kinds() if kind.internal]
    old = Job.objects.filter(kind__in=internal, status=Job.Status.SUCCEEDED, finished_at__lt=Now() - KEPT_FOR)
    return old.delete()[0]

"""What the calendar asks for: each periodic job is queued once for each time it falls due."""

from datetime import datetime

from jobs.actions.asking import enqueue
from jobs.models import Job
from jobs.timetable import periodic_jobs
from organisation.queries import system_account


def queue_periodic(*, at: datetime) -> list[Job]:
    """Queue every periodic job whose last due time has no job yet, even if the product was stopped at that time."""
    wanted = {f"{entry.name}@{entry.when.latest(at):%Y-%m-%dT%H:%MZ}": entry for entry in periodic_jobs()}
    known = set(Job.objects.filter(dedupe_key__in=wanted).values_list("dedupe_key", flat=True))
    return [
        enqueue(actor=system_account(), kind=entry.kind, params=dict(entry.params), dedupe_key=key)
        for key, entry in wanted.items()
        if key not in known
    ]

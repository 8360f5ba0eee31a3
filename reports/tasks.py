"""The job that produces a report."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jobs.models import Job
from jobs.registry import Progress, job_kind
from reports.actions import JOB_KIND, record
from reports.order import Order
from reports.queries import produced_by
from reports.registry import kind_of
from web.deferred import deferred

if TYPE_CHECKING:  # the printer and the seal cost a process a second: they come with its first report
    from reports.production import produce
else:
    produce = deferred("reports.production.produce")

STEPS = 3


@job_kind(JOB_KIND, label=gettext_lazy("Production of a report"), permission="reports.produce")
def run(*, job: Job, progress: Progress) -> dict[str, Any]:
    """Write the report, seal it, keep it; a job that has kept one already keeps no other."""
    known = produced_by(job=job.pk)
    if known is None:
        if job.perimeter is None:
            raise ValueError("a report is about a perimeter")
        progress(0, STEPS, _("Writing the report"))
        paper = produce(order=order_of(job=job))
        progress(STEPS - 1, STEPS, _("Keeping it in the vault"))
        known = record(
            actor=job.requested_by,
            perimeter=job.perimeter,
            job=job,
            title=paper.title,
            number=order_of(job=job).number,
            pdf=paper.content,
            checkpoint=paper.checkpoint,
        )
    return {"report": str(known.pk), "url": known.get_absolute_url()}


def order_of(*, job: Job) -> Order:
    """What the job was asked for."""
    if job.perimeter is None:
        raise ValueError("a report is about a perimeter")
    asked = job.params
    return Order(
        kind=kind_of(key=asked["kind"]),
        perimeter=job.perimeter,
        on=date.fromisoformat(asked["on"]),
        at=datetime.fromisoformat(asked["at"]),
        language=asked["language"],
        params=asked["params"],
        job=job.pk,
    )

"""The Celery doors of mail: a round of deliveries, and the tick that notices what is due."""

from typing import Any

from celery import shared_task
from django.utils.translation import gettext_lazy as _

from jobs.models import Job
from jobs.registry import Progress, job_kind
from mail.actions import deliver_batch, queue_delivery
from mail.actions.delivering import DELIVER
from mail.queries import how_many_due


@shared_task(name="mail.due")
def look_for_due_letters() -> None:
    """Queue a round when a letter is due."""
    queue_delivery()


@job_kind(DELIVER, label=_("Delivery of letters"), internal=True)
def deliver(*, job: Job, progress: Progress) -> dict[str, Any]:
    """Deliver every letter that is due, a few at a time."""
    done, total = 0, how_many_due()
    while tried := deliver_batch():
        done += tried
        progress(done, max(done, total))
    return {"tried": done}

"""The clock's door: reviews that fall due are opened."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from jobs.models import Job
from jobs.registry import Progress, job_kind
from organisation.queries import system_account
from reviews import queries
from reviews.actions import open_due_review
from trail import clock


@job_kind("reviews.open_due", label=_("Opening of the reviews that fall due"), internal=True)
def open_due(*, job: Job, progress: Progress) -> dict[str, Any]:
    """Open each review that falls due, catching up after a stop; safe to run twice."""
    actor, opened = system_account(), []
    while due := queries.rhythms_due(on=clock.today()).order_by("next_on").first():
        review = open_due_review(actor=actor, rhythm=due)
        if review is not None:
            opened.append(review.reference)
        progress(len(opened), len(opened))
    return {"opened": opened}

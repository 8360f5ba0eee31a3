"""Every read of the produced reports, and what a report prints of the trail."""

from __future__ import annotations

from typing import cast
from uuid import UUID

from django.db.models import QuerySet

from organisation.models import Perimeter, User
from organisation.models.governed import root_of
from reports.models import ProducedReport
from trail.models import Checkpoint


def produced_reports(user: User) -> QuerySet[ProducedReport]:
    """The reports that this person may read, newest first."""
    found = ProducedReport.objects.visible_to(user).select_related("perimeter", "file").order_by("-at")
    return cast("QuerySet[ProducedReport]", found)


def produced_by(*, job: UUID) -> ProducedReport | None:
    """The report that this job has recorded, if it has."""
    return cast("ProducedReport | None", ProducedReport.objects.filter(job=job).first())


def newest_checkpoint() -> Checkpoint | None:
    """The last signed head of the trail."""
    return Checkpoint.objects.order_by("-size").first()


def owner_of(*, perimeter: Perimeter) -> str:
    """The name of the organisation whose perimeter this is."""
    return root_of(perimeter=perimeter).name

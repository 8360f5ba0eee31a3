"""Figures about the risks of a perimeter and below, as they stood at the end of a day."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import F, OuterRef, Q, QuerySet, Subquery, Sum

from organisation.models import Perimeter, PerimeterClosure
from risks.lifecycle import ActionStatus
from risks.models import Acceptance, Assessment, Risk, RiskControl, TreatmentAction
from trail.clock import PARIS
from trail.queries import Moment, standing


def end_of(day: date) -> datetime:
    """The instant at which a civil day ends in Paris."""
    return datetime.combine(day + timedelta(days=1), time(), tzinfo=PARIS)


def risks_on(*, perimeter: Perimeter, on: date) -> "QuerySet[Any]":
    """The risks known by the end of a day, each with its level of each kind and its acceptance of that day."""
    until = end_of(on)
    latest = Assessment.objects.filter(risk=OuterRef("pk"), at__lt=until).order_by("-at", "-pos")
    first = Risk.history.filter(id=OuterRef("pk"), version=1).values("history_date")[:1]
    accepted = Acceptance.objects.filter(risk=OuterRef("pk"), at__lt=until).order_by("-at")
    found: QuerySet[Any] = (
        Risk.objects.of(perimeter)
        .filter(Q(withdrawn_at__isnull=True) | Q(withdrawn_at__gte=until))
        .annotate(
            known_at=Subquery(first),
            current_on=Subquery(latest.filter(kind="current").values("level")[:1]),
            residual_on=Subquery(latest.filter(kind="residual").values("level")[:1]),
            accepted_on_day=Subquery(accepted.values("expires_on")[:1]),
        )
        .filter(known_at__lt=until)
        .exclude(status="closed")
    )
    return found


def above_line_on(*, perimeter: Perimeter, on: date) -> int:
    """How many stood above the acceptance line."""
    return risks_on(perimeter=perimeter, on=on).filter(current_on__gt=F("acceptance_line")).count()


def untreated_on(*, perimeter: Perimeter, on: date) -> int:
    """How many stood above the line without a treatment decided."""
    return risks_on(perimeter=perimeter, on=on).filter(current_on__gt=F("acceptance_line"), option="").count()


def accepted_on(*, perimeter: Perimeter, on: date) -> int:
    """How many were accepted."""
    return risks_on(perimeter=perimeter, on=on).filter(accepted_on_day__gte=on).count()


def known_on(*, perimeter: Perimeter, on: date) -> int:
    """How many were known."""
    return risks_on(perimeter=perimeter, on=on).count()


def late_on(*, perimeter: Perimeter, on: date) -> "QuerySet[TreatmentAction]":
    """The actions that were due by then and not done."""
    found: QuerySet[TreatmentAction] = (
        TreatmentAction.objects.of(perimeter)
        .active()
        .filter(due_on__lt=on, risk__withdrawn_at__isnull=True)
        .filter(Q(done_on__isnull=True) | Q(done_on__gt=on))
        .exclude(status=ActionStatus.CANCELLED)
    )
    return found


def cost_to_come(*, perimeter: Perimeter) -> object:
    """What the open part of the plan costs, in euros."""
    return (
        TreatmentAction.objects.of(perimeter)
        .active()
        .filter(status__in=(ActionStatus.PLANNED, ActionStatus.IN_PROGRESS))
        .aggregate(total=Sum("cost"))["total"]
    )


def links_that_justify(*, perimeter: Perimeter) -> "QuerySet[RiskControl]":
    """The links between treated risks and the requirements or the controls that they rest on."""
    found: QuerySet[RiskControl] = (
        RiskControl.objects.of(perimeter)
        .active()
        .filter(risk__withdrawn_at__isnull=True)
        .exclude(risk__status="closed")
        .exclude(risk__option="")
        .select_related("risk")
        .order_by("risk__reference")
    )
    return found


def links_that_justified(*, perimeter: Perimeter, moment: Moment) -> list[RiskControl]:
    """The same at a past moment of the trail."""
    below = PerimeterClosure.objects.filter(ancestor=perimeter).values("descendant")
    then = {
        row.id: row.instance
        for row in standing(model=Risk, moment=moment, where=Q(perimeter__in=below))
        if row.status != "closed" and row.option
    }
    found = []
    for row in standing(model=RiskControl, moment=moment, where=Q(risk__in=list(then))):
        link = row.instance
        link.risk = then[row.risk_id]
        found.append(link)
    return sorted(found, key=lambda link: link.risk.reference)

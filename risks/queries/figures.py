"""Figures about the risks of a perimeter and below, as they stood at the end of a day."""

from datetime import date, datetime, time, timedelta

from django.db.models import Q, QuerySet, Sum

from organisation.models import Perimeter, PerimeterClosure
from risks.lifecycle import ActionStatus
from risks.models import Risk, RiskControl, TreatmentAction
from risks.queries.positions import Tally, tally_on
from trail.clock import PARIS
from trail.queries import Moment, standing


def end_of(day: date) -> datetime:
    """The instant at which a civil day ends in Paris."""
    return datetime.combine(day + timedelta(days=1), time(), tzinfo=PARIS)


def tally(*, perimeter: Perimeter, on: date) -> Tally:
    """How the risks of a perimeter and below stood at the end of a day."""
    return tally_on(Risk.objects.of(perimeter), until=end_of(on), on=on)


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

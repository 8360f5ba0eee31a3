"""The risks that consider the events made compulsory by HDS, through their threats."""

from collections.abc import Iterable
from datetime import date

from django.urls import reverse

from controls.models import Requirement
from controls.registry import EventAnswer
from organisation.models import Perimeter
from risks.events import COMPULSORY_EVENTS, events_of
from risks.models import RiskThreat


def events_considered(*, perimeter: Perimeter, on: date) -> Iterable[EventAnswer]:
    """Each event that an open risk of a perimeter, or below it, considers; in two queries."""
    keys = dict(
        Requirement.objects.active()
        .filter(framework__details__has_key="activities", ref__in=list(COMPULSORY_EVENTS))
        .values_list("ref", "pk")
    )
    links = (
        RiskThreat.objects.of(perimeter)
        .active()
        .filter(threat__isnull=False, risk__withdrawn_at__isnull=True)
        .exclude(risk__status="closed")
        .select_related("risk", "threat")
        .order_by("risk__reference")
    )
    for link in links:
        for event in events_of(threat=link.threat.ref):
            if event in keys:
                url = reverse("risks:risk", args=[link.risk_id])
                yield EventAnswer(requirement_id=keys[event], label=link.risk.reference, url=url)

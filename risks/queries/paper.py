"""What goes on paper: rows of a perimeter and below, as they stood at the end of a day."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import F, prefetch_related_objects

from organisation.models import Perimeter
from risks.models import Acceptance, Assessment, Risk, RiskReview, Scale, TreatmentAction
from risks.queries.figures import end_of
from risks.queries.positions import Position, positions_on, stood
from risks.queries.register import threats_of, vulnerabilities_of


def register(*, perimeter: Perimeter, on: date) -> list[Risk]:
    """Each risk as it stood, the highest first."""
    rows = stood(Risk.objects.of(perimeter), until=end_of(on))
    found: list[Risk] = [row.instance for row in rows if row.alive]  # asked of the newest state, not before it is found
    prefetch_related_objects(found, "perimeter", "owner__identity", "feared_event", "scale__steps")
    return sorted(found, key=lambda risk: (-(risk.current_level or 0), risk.reference))


def positions_of(*, perimeter: Perimeter, on: date) -> list[Position]:
    """Where they stood in the matrix."""
    return positions_on(Risk.objects.of(perimeter), until=end_of(on))


def scales_of(found: Sequence[Position]) -> list[Scale]:
    """The scales that these places are on."""
    used = {position.scale for position in found}
    return list(Scale.objects.filter(pk__in=used).prefetch_related("steps").order_by("ref", "edition"))


def plan(*, perimeter: Perimeter, on: date) -> list[TreatmentAction]:
    """The actions known by the end of the day, each as it stood, by due date."""
    until = end_of(on)
    known = TreatmentAction.history.filter(
        id__in=TreatmentAction.objects.of(perimeter).order_by().values("pk"), history_date__lt=until
    )
    newest: dict[Any, Any] = {}
    for row in known.order_by("version").iterator(chunk_size=500):
        newest[row.id] = row
    found: list[TreatmentAction] = [row.instance for row in newest.values() if row.withdrawn_at is None]
    prefetch_related_objects(found, "risk", "owner__identity", "perimeter")
    return sorted(found, key=lambda line: (line.due_on is None, line.due_on or date.max, line.reference))


def one(*, perimeter: Perimeter, key: str) -> Risk:
    """One risk of the perimeter. Raises Risk.DoesNotExist."""
    found: Risk = (
        Risk.objects.of(perimeter)
        .select_related("perimeter", "owner__identity", "feared_event", "scale")
        .prefetch_related("scale__steps")
        .get(pk=key)
    )
    return found


def story_of(*, risk: Risk) -> dict[str, Any]:
    """Everything that happened to a risk, in its order."""
    return {
        "threats": list(threats_of(risk=risk)),
        "vulnerabilities": list(vulnerabilities_of(risk=risk)),
        "assets": list(risk.asset_links.filter(withdrawn_at__isnull=True).select_related("asset")),
        "controls": list(
            risk.control_links.filter(withdrawn_at__isnull=True).select_related("control", "requirement__framework")
        ),
        "actions": list(
            risk.actions.filter(withdrawn_at__isnull=True)
            .select_related("owner__identity")
            .order_by(F("due_on").asc(nulls_last=True), "reference")
        ),
        "assessments": list(
            Assessment.objects.filter(risk=risk)
            .select_related("assessed_by__person__identity", "scale")
            .prefetch_related("scale__steps")
            .order_by("at", "pos")
        ),
        "acceptances": list(
            Acceptance.objects.filter(risk=risk)
            .select_related("accepted_by__person__identity", "scale")
            .prefetch_related("scale__steps")
            .order_by("at")
        ),
        "reviews": list(
            RiskReview.objects.filter(risk=risk).select_related("reviewed_by__person__identity").order_by("at")
        ),
    }


def acceptance(*, perimeter: Perimeter, key: str) -> Acceptance:
    """One acceptance of the perimeter. Raises Acceptance.DoesNotExist."""
    found: Acceptance = (
        Acceptance.objects.of(perimeter)
        .select_related("risk__perimeter", "accepted_by__person__identity", "scale")
        .prefetch_related("scale__steps")
        .get(pk=key)
    )
    return found

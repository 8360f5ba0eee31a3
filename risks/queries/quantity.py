"""Reads of risks in euros: where it is switched on, the estimates in force, and what was worked out from them."""

import hashlib
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Max, OuterRef, QuerySet, Subquery

from organisation.models import Perimeter, PerimeterClosure, User
from risks.lifecycle import OPEN_ACTIONS
from risks.models import (
    BudgetChoice,
    EffectEstimate,
    LossSimulation,
    Quantification,
    QuantitySwitch,
    Risk,
    TreatmentAction,
)
from risks.quantity.intervals import Hazard, Interval
from risks.queries.register import live, live_for
from trail.canonical import canonical


def is_on(*, perimeter: Perimeter) -> bool:
    """Whether the nearest switch, upwards, is on; off where there is none."""
    way_up = PerimeterClosure.objects.filter(descendant=perimeter)
    nearest = (
        QuantitySwitch.objects.active()
        .filter(perimeter__in=way_up.values("ancestor"))
        .annotate(distance=Subquery(way_up.filter(ancestor=OuterRef("perimeter")).values("depth")[:1]))
        .order_by("distance")
        .values_list("on", flat=True)
        .first()
    )
    return bool(nearest)


def switches(user: User) -> "QuerySet[QuantitySwitch]":
    """The switches of the perimeters that the person may see."""
    found: QuerySet[QuantitySwitch] = (
        QuantitySwitch.objects.visible_to(user).active().select_related("perimeter").order_by("perimeter__path")
    )
    return found


def quantifications_of(user: User, risk: Risk) -> "QuerySet[Quantification]":
    """The estimates of a risk, newest first."""
    found: QuerySet[Quantification] = (
        Quantification.objects.visible_to(user)
        .filter(risk=risk)
        .select_related("estimated_by__person__identity")
        .order_by("-at", "-pos")
    )
    return found


def effects_of(user: User, line: TreatmentAction) -> "QuerySet[EffectEstimate]":
    """The estimated effects of an action of the plan, newest first."""
    found: QuerySet[EffectEstimate] = (
        EffectEstimate.objects.visible_to(user)
        .filter(treatment_action=line)
        .select_related("estimated_by__person__identity")
        .order_by("-at", "-pos")
    )
    return found


def simulations(user: User) -> "QuerySet[LossSimulation]":
    """The simulations that the person may see."""
    found: QuerySet[LossSimulation] = LossSimulation.objects.visible_to(user).select_related(
        "perimeter", "asked_by__person__identity"
    )
    return found


def budget_choices(user: User) -> "QuerySet[BudgetChoice]":
    """The choices for a budget that the person may see."""
    found: QuerySet[BudgetChoice] = BudgetChoice.objects.visible_to(user).select_related(
        "perimeter", "asked_by__person__identity"
    )
    return found


def in_euros(user: User) -> "QuerySet[Risk]":
    """The live risks that were estimated, with their estimate in force, the dearest first."""
    newest = Quantification.objects.filter(risk=OuterRef("pk")).order_by("-at", "-pos")
    found: QuerySet[Risk] = (
        live_for(user)
        .select_related("owner__identity", "perimeter")
        .annotate(
            times_low=Subquery(newest.values("times_low")[:1]),
            times_high=Subquery(newest.values("times_high")[:1]),
            loss_low=Subquery(newest.values("loss_low")[:1]),
            loss_high=Subquery(newest.values("loss_high")[:1]),
            expected_loss=Subquery(newest.values("expected_loss")[:1]),
        )
        .filter(expected_loss__isnull=False)
    )
    return found


@dataclass(frozen=True)
class Inputs:
    """What a simulation or a choice is worked out from, in plain values, with its digest."""

    values: dict[str, Any]

    @property
    def digest(self) -> str:
        """SHA-256 of the canonical form."""
        return hashlib.sha256(canonical(self.values)).hexdigest()

    def hazards(self) -> list[Hazard]:
        """The scenarios as the arithmetic takes them."""
        return [
            Hazard(
                reference,
                Interval(float(value["times"][0]), float(value["times"][1])),
                Interval(float(value["loss"][0]), float(value["loss"][1])),
            )
            for reference, value in self.values["risks"].items()
        ]


def inputs_of(*, perimeter: Perimeter) -> Inputs:
    """The estimates in force of the live risks of a perimeter and below."""
    newest = Quantification.objects.filter(risk__in=live(perimeter=perimeter)).values("risk").annotate(last=Max("at"))
    found = (
        Quantification.objects.filter(
            risk__in=live(perimeter=perimeter), at=Subquery(newest.filter(risk=OuterRef("risk")).values("last")[:1])
        )
        .select_related("risk")
        .order_by("risk__reference", "pos")
    )
    return Inputs({"risks": {row.risk.reference: _estimate(row) for row in found}})


def _estimate(row: Quantification) -> dict[str, Any]:
    return {
        "title": row.risk.title,
        "times": [str(row.times_low), str(row.times_high)],
        "loss": [row.loss_low, row.loss_high],
        "expected": row.expected_loss,
    }


def budget_inputs_of(*, perimeter: Perimeter) -> Inputs:
    """The same, with the open actions of the plan, their cost and the effect that was estimated last."""
    effect = EffectEstimate.objects.filter(treatment_action=OuterRef("pk")).order_by("-at", "-pos")
    lines = (
        TreatmentAction.objects.of(perimeter)
        .active()
        .filter(status__in=OPEN_ACTIONS, risk__in=live(perimeter=perimeter))
        .select_related("risk")
        .annotate(removes=Subquery(effect.values("removes")[:1]))
        .order_by("reference")
    )
    plan = {
        line.reference: {
            "title": line.title,
            "risk": line.risk.reference,
            "cost": None if line.cost is None else str(line.cost),
            "removes": line.removes,
        }
        for line in lines
    }
    return Inputs({**inputs_of(perimeter=perimeter).values, "plan": plan})


def perimeter_with(*, key: UUID) -> Perimeter:
    """The perimeter that a job names."""
    return Perimeter.objects.get(pk=key)

"""Reads of controls, with what is derived about them: effectiveness, evidence, what they serve."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Max, OuterRef, Q, QuerySet, Subquery, Window
from django.db.models.functions import RowNumber

from controls.effectiveness import Effectiveness, effectiveness
from controls.models import Control, ControlEvidence, ControlRequirement, ControlTest
from controls.queries.frameworks import ancestors_of, descendants_of
from organisation.models import Perimeter, User


@dataclass(frozen=True, kw_only=True)
class EvidenceState:
    """How much evidence something rests on, how much of it holds today, and how fresh the newest is."""

    total: int = 0
    valid: int = 0
    newest_on: date | None = None

    @property
    def expired(self) -> int:
        """How many no longer hold."""
        return self.total - self.valid

    @property
    def all_expired(self) -> bool:
        """Whether there is evidence, and none of it holds."""
        return self.total > 0 and self.valid == 0


@dataclass(frozen=True, kw_only=True)
class ControlState:
    """A control on a day, with all that is derived about it."""

    id: UUID
    reference: str
    title: str
    status: str
    perimeter_id: UUID
    owner_id: UUID | None
    maturity: int | None
    due_on: date | None
    shared: bool
    effectiveness: Effectiveness
    evidence: EvidenceState


COLUMNS = ("id", "reference", "title", "status", "perimeter_id", "owner_id", "maturity", "due_on", "shared")


def controls(user: User) -> QuerySet[Control]:
    """The controls that the account may read: its own perimeters', and those shared from above."""
    found: QuerySet[Control] = Control.objects.visible_to(user).active()
    return found.select_related("perimeter", "owner__identity")


def controls_listed(user: User) -> QuerySet[Control]:
    """The same with the latest test, the evidence and the number of requirements answered, for a list."""
    latest = ControlTest.objects.filter(control=OuterRef("pk")).order_by("-tested_on", "-at")
    answered = (
        ControlRequirement.objects.active()
        .filter(control=OuterRef("pk"))
        .order_by()
        .values("control")
        .annotate(total=Count("pk"))
    )
    linked = (
        ControlEvidence.objects.active()
        .filter(control=OuterRef("pk"), evidence__withdrawn_at__isnull=True)
        .order_by()
        .values("control")
        .annotate(total=Count("pk"))
    )
    return controls(user).annotate(
        last_result=Subquery(latest.values("result")[:1]),
        last_tested_on=Subquery(latest.values("tested_on")[:1]),
        answer_count=Subquery(answered.values("total")),
        evidence_count=Subquery(linked.values("total")),
    )


def serving(*, perimeter: Perimeter) -> QuerySet[Control]:
    """The controls that count for a perimeter: its own, those below it, and those shared from above."""
    own = Q(perimeter__in=descendants_of(perimeter=perimeter))
    shared = Q(shared=True, perimeter__in=ancestors_of(perimeter=perimeter))
    found: QuerySet[Control] = Control.objects.active().filter(own | shared)
    return found


def states_of(*, rows: QuerySet[Control], on: date) -> dict[UUID, ControlState]:
    """What is derived about each control on a day, in three queries whatever their number."""
    return states_from(listed=rows.values(*COLUMNS, "test_every_months"), keys=rows.values("pk"), on=on)


def states_from(*, listed: Iterable[dict[str, Any]], keys: Any, on: date) -> dict[UUID, ControlState]:
    """The same from rows that were read already; `keys` is the query of their ids."""
    tests, evidence = latest_tests(controls=keys, on=on), evidence_states(controls=keys, on=on)
    return {row["id"]: _state(row, tests.get(row["id"]), evidence[row["id"]], on) for row in listed}


def _state(row: dict[str, Any], test: tuple[str, date] | None, evidence: EvidenceState, on: date) -> ControlState:
    result, tested_on = test or ("", None)
    derived = effectiveness(
        result=result,
        tested_on=tested_on,
        every_months=row["test_every_months"],
        on=on,
        evidence_expired=evidence.all_expired,
    )
    return ControlState(effectiveness=derived, evidence=evidence, **{name: row[name] for name in COLUMNS})


def state_of(*, control: Control, on: date) -> ControlState:
    """What is derived about one control on a day."""
    return states_of(rows=Control.objects.filter(pk=control.pk), on=on)[control.pk]


def latest_tests(*, controls: Any, on: date) -> dict[UUID, tuple[str, date]]:
    """The result and the date of the latest test of each control, up to a day."""
    rank = Window(
        RowNumber(), partition_by=F("control_id"), order_by=[F("tested_on").desc(), F("at").desc(), F("pos").desc()]
    )
    newest = ControlTest.objects.filter(control__in=controls, tested_on__lte=on).annotate(rank=rank).filter(rank=1)
    return {
        key: (result, tested_on)
        for key, result, tested_on in newest.order_by().values_list("control_id", "result", "tested_on")
    }


def evidence_states(*, controls: Any, on: date) -> dict[UUID, EvidenceState]:
    """How well each control is supported by evidence on a day."""
    holds = Q(evidence__valid_until__isnull=True) | Q(evidence__valid_until__gte=on)
    rows = (
        ControlEvidence.objects.active()
        .filter(control__in=controls, evidence__withdrawn_at__isnull=True, evidence__valid_from__lte=on)
        .order_by()
        .values("control_id")
        .annotate(
            total=Count("evidence", distinct=True),
            valid=Count("evidence", filter=holds, distinct=True),
            newest_on=Max("evidence__valid_from"),
        )
    )
    found: dict[UUID, EvidenceState] = defaultdict(EvidenceState)
    for row in rows:
        key = row.pop("control_id")
        found[key] = EvidenceState(**row)
    return found


def answers(user: User) -> QuerySet[ControlRequirement]:
    """What the controls that the account may read answer."""
    found: QuerySet[ControlRequirement] = ControlRequirement.objects.active().filter(
        control__in=Control.objects.visible_to(user).active().values("pk")
    )
    return found.select_related("control__perimeter", "requirement__framework")


def answers_listed(user: User, record: Control) -> QuerySet[ControlRequirement]:
    """The requirements that one control answers, in the order of their framework."""
    return answers(user).filter(control=record).order_by("requirement__framework__code", "requirement__position")


def tests(user: User) -> QuerySet[ControlTest]:
    """The tests of the controls that the account may read, the latest first."""
    found: QuerySet[ControlTest] = ControlTest.objects.filter(control__in=Control.objects.visible_to(user).values("pk"))
    return found.select_related("control__perimeter", "tester__identity").order_by("-tested_on", "-at")


def tests_of(user: User, record: Control) -> QuerySet[ControlTest]:
    """The tests of one control."""
    return tests(user).filter(control=record)


def answering_states(
    *, perimeter: Perimeter, requirements: Collection[UUID], on: date
) -> dict[UUID, list[ControlState]]:
    """The controls that serve a perimeter and answer each requirement, with all that is derived, in three queries."""
    keys = serving(perimeter=perimeter).values("pk")
    rows = (
        ControlRequirement.objects.active()
        .filter(control__in=keys, requirement__in=requirements)
        .order_by("control__reference")
        .values("requirement_id", *(f"control__{name}" for name in (*COLUMNS, "test_every_months")))
    )
    listed = [{name.removeprefix("control__"): value for name, value in row.items()} for row in rows]
    tests, proof = latest_tests(controls=keys, on=on), evidence_states(controls=keys, on=on)
    found: dict[UUID, list[ControlState]] = defaultdict(list)
    for row in listed:
        found[row["requirement_id"]].append(_state(row, tests.get(row["id"]), proof[row["id"]], on))
    return found

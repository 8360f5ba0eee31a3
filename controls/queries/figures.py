"""Counts and contradictions of a perimeter: what indicators, checks and reports are made of."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, Q, QuerySet

from controls import applicability
from controls.models import (
    Applicability,
    Control,
    ControlEvidence,
    Evidence,
    Framework,
    HostingActivity,
    Mapping,
    Requirement,
    StatementVersion,
)
from controls.queries.control import ControlState, states_of
from controls.queries.frameworks import in_statement
from organisation.models import Perimeter, PerimeterClosure, Person, User


@dataclass(frozen=True)
class ControlFigures:
    """How many controls a perimeter has, how many are in place, how many are late."""

    total: int
    in_place: int
    late: int


def control_figures(*, perimeter: Perimeter, on: date) -> ControlFigures:
    """The controls of a perimeter and below it, on a date."""
    done = Q(status=Control.Status.IMPLEMENTED, implemented_on__lte=on)
    counted = (
        Control.objects.active()
        .of(perimeter)
        .aggregate(
            total=Count("pk"), in_place=Count("pk", filter=done), late=Count("pk", filter=Q(due_on__lt=on) & ~done)
        )
    )
    return ControlFigures(**counted)


def in_place_states(*, perimeter: Perimeter, on: date) -> list[ControlState]:
    """What is derived about the controls that a perimeter, or one below it, had in place on a date."""
    rows = Control.objects.active().of(perimeter).filter(status=Control.Status.IMPLEMENTED, implemented_on__lte=on)
    return list(states_of(rows=rows, on=on).values())


def expired_count(*, perimeter: Perimeter, on: date) -> int:
    """How many pieces of evidence in use no longer hold."""
    used = ControlEvidence.objects.active().filter(control__withdrawn_at__isnull=True).values("evidence")
    found: int = Evidence.objects.active().of(perimeter).filter(valid_until__lt=on, pk__in=used).count()
    return found


def decided_figures(*, perimeter: Perimeter) -> tuple[int, int]:
    """How many lines of a perimeter's statement are decided, out of how many."""
    rows = in_statement(rows=Requirement.objects.active())
    decided = (
        Applicability.objects.active()
        .filter(perimeter=perimeter, requirement__in=rows.order_by().values("pk"))
        .exclude(decision=applicability.UNDECIDED)
    )
    return decided.count(), rows.count()


def printed_version(*, perimeter: Perimeter, number: str, on: date) -> StatementVersion | None:
    """The version of this number, else the one in force on a date."""
    rows = StatementVersion.objects.active().filter(perimeter=perimeter).select_related("frozen", "submitted_by")
    if number:
        found: StatementVersion | None = rows.filter(number=int(number)).first()
        return found
    approved = rows.filter(
        status__in=[StatementVersion.Status.APPROVED, StatementVersion.Status.SUPERSEDED], decided_on__lte=on
    )
    return approved.order_by("-number").first()


def framework_titles() -> dict[str, str]:
    """The names of frameworks by code, in the reader's language."""
    return {row.code: str(row) for row in Framework.objects.all()}


def names_by_reference(*, perimeter: Perimeter, references: Iterable[str]) -> dict[str, str]:
    """The names behind references of people of a perimeter's body, as far as they were not erased."""
    rows = Person.objects.beside(perimeter=perimeter).filter(reference__in=set(references)).select_related("identity")
    return {row.reference: row.display_name for row in rows}


def in_place_without_evidence(*, user: User) -> QuerySet[Control]:
    """The controls declared in place that rest on nothing."""
    rests = ControlEvidence.objects.active().filter(evidence__withdrawn_at__isnull=True).values("control")
    found: QuerySet[Control] = Control.objects.visible_to(user).active().filter(status=Control.Status.IMPLEMENTED)
    return found.exclude(pk__in=rests).order_by("reference")


def in_place_without_test(*, user: User, on: date) -> list[ControlState]:
    """The controls declared in place that no recent test supports."""
    rows = Control.objects.visible_to(user).active().filter(status=Control.Status.IMPLEMENTED)
    states = states_of(rows=rows.order_by("reference"), on=on).values()
    return [state for state in states if state.effectiveness.tested_on is None or state.effectiveness.overdue]


def unowned_lines(*, user: User) -> list[dict[str, Any]]:
    """How many included lines have no owner, by perimeter."""
    rows = Applicability.objects.visible_to(user).active()
    rows = rows.filter(decision__in=sorted(applicability.INCLUDED), owner__isnull=True)
    return _by_perimeter(rows)


def contradicted_lines(*, user: User) -> list[dict[str, Any]]:
    """How many lines say "without object" although an activity is held there or below, by perimeter."""
    rows = Applicability.objects.visible_to(user).active().filter(decision=applicability.WITHOUT_OBJECT)
    held = HostingActivity.objects.active().values("perimeter")
    above = PerimeterClosure.objects.filter(descendant__in=held).values("ancestor")
    bound = Framework.objects.filter(details__has_key="activities").values("pk")
    return _by_perimeter(rows.filter(perimeter__in=above, requirement__framework__in=bound))


def _by_perimeter(rows: Any) -> list[dict[str, Any]]:
    counted = rows.order_by().values("perimeter_id", name=F("perimeter__name"), path=F("perimeter__path"))
    return list(counted.annotate(total=Count("pk")).order_by("path"))


def broken_mappings() -> int:
    """How many mappings in force point to a requirement that was withdrawn."""
    gone = Q(source__withdrawn_at__isnull=False) | Q(target__withdrawn_at__isnull=False)
    found: int = Mapping.objects.active().filter(gone).count()
    return found


def awaiting_approval(*, user: User) -> QuerySet[StatementVersion]:
    """The versions that this person may approve: submitted by somebody else."""
    rows: QuerySet[StatementVersion] = StatementVersion.objects.visible_to(user).active()
    where = Perimeter.objects.where(user, "controls.approve").order_by().values("pk")
    waiting = rows.filter(status=StatementVersion.Status.SUBMITTED, perimeter__in=where)
    return waiting.exclude(submitted_by=user).select_related("perimeter")

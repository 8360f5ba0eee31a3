"""The statement of applicability of a perimeter on a day: one line a requirement, with all that stands behind it."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, QuerySet

from controls import applicability
from controls.models import AdditionalControl, Applicability, HostingActivity, Requirement, StatementVersion
from controls.models.derogations import Derogation
from controls.queries.control import ControlState, serving
from controls.queries.coverage import Covered
from controls.queries.frameworks import ancestors_of, statement_places
from controls.queries.line import AdditionalLine, StatementLine
from controls.queries.sources import source_of
from controls.registry import Reason
from organisation.models import Perimeter, User
from trail.queries import Moment


@dataclass(frozen=True, kw_only=True)
class Statement:
    """The whole statement: its lines, the clauses that always bind, the controls of one's own, the activities held."""

    perimeter: Perimeter
    on: date
    moment: Moment | None
    lines: Sequence[StatementLine]
    clauses: Sequence[Covered]
    additional: Sequence[AdditionalLine]
    activities: Sequence[int]

    @property
    def controls(self) -> list[ControlState]:
        """Every control behind the statement, once."""
        behind: list[Sequence[ControlState]] = [row.controls for row in self.lines]
        behind += [row.controls for row in self.clauses] + [row.controls for row in self.additional]
        return list({state.id: state for states in behind for state in states}.values())


@dataclass(frozen=True)
class Behind:
    """What stands behind requirements and controls, gathered by requirement of the statement."""

    controls: Mapping[UUID, Mapping[UUID, ControlState]]
    reasons: Mapping[UUID, Sequence[Reason]]
    derogations: Sequence[Derogation]

    def of(self, *, requirement: UUID, parts: Collection[UUID]) -> dict[str, Any]:
        """The controls, the reasons and the derogations of one line."""
        states = self.controls.get(requirement, {})
        keys = [requirement, *parts, *states]
        told = {(reason.kind, reason.label): reason for key in keys for reason in self.reasons.get(key, ())}
        about = [
            row for row in self.derogations if row.requirement_id in {requirement, *parts} or row.control_id in states
        ]
        return {"controls": list(states.values()), "computed": list(told.values()), "derogations": about}


def statement_of(*, perimeter: Perimeter, on: date, moment: Moment | None = None) -> Statement:
    """The statement of a perimeter on a day, in a fixed number of queries; at a past moment if one is given."""
    source = source_of(perimeter=perimeter, on=on, moment=moment)
    rows, clauses, whole = _rows()
    held, records = source.held(), source.records(rows)
    gathered: dict[UUID, dict[UUID, ControlState]] = {}
    for requirement, states in source.answers(list(whole)).items():
        gathered.setdefault(whole[requirement], {}).update({state.id: state for state in states})
    behind = Behind(gathered, source.reasons(), source.derogations())
    parts: dict[UUID, list[UUID]] = {}
    for part, top in whole.items():
        if part != top:
            parts.setdefault(top, []).append(part)
    lines = [
        StatementLine(
            requirement=row,
            record=records.get(row.pk),
            choices=offered(requirement=row, held=held),
            **behind.of(requirement=row.pk, parts=parts.get(row.pk, ())),
        )
        for row in rows
    ]
    outside = source.outside()
    own = _additional(outside, source.additional() if outside else {}, behind)
    bound = [Covered(requirement=row, controls=list(gathered.get(row.pk, {}).values())) for row in clauses]
    return Statement(
        perimeter=perimeter,
        on=on,
        moment=moment,
        lines=lines,
        clauses=bound,
        additional=own,
        activities=sorted(held),
    )


def _additional(
    states: Iterable[ControlState], decided: Mapping[UUID, AdditionalControl], behind: Behind
) -> list[AdditionalLine]:
    return [
        AdditionalLine(
            control=state,
            record=decided.get(state.id),
            computed=behind.reasons.get(state.id, ()),
            derogations=[row for row in behind.derogations if row.control_id == state.id],
        )
        for state in states
    ]


def lines_of(*, perimeter: Perimeter, on: date) -> list[StatementLine]:
    """Every line of a perimeter's statement on a day."""
    return list(statement_of(perimeter=perimeter, on=on).lines)


LONG = ("expected_evidence_fr", "expected_evidence_en", "verify_note_fr", "verify_note_en")
UNREAD = (
    *LONG,
    *(f"parent__{name}" for name in ("details", "summary_fr", "summary_en", "search_text", *LONG)),
    "framework__meta",
)
"""What no line of a statement shows; their JSON would be read again for each of three hundred rows."""


def _rows() -> tuple[list[Requirement], list[Requirement], dict[UUID, UUID]]:
    """The requirements that have a line; the clauses that bind; and each of them and its items to it.

    An answer to a part counts for the whole.
    """
    found = Requirement.objects.active().select_related("framework", "parent").filter(framework__in_statement=True)
    listed = list(found.order_by("-framework__code", "position").defer(*UNREAD))
    rows = [row for row in listed if row.has_line]
    clauses = [row for row in listed if row.kind == Requirement.Kind.CLAUSE and row.assessable]
    top = {row.pk: row.pk for row in (*rows, *clauses)}
    for row in sorted((row for row in listed if row.kind == Requirement.Kind.ITEM), key=lambda row: row.depth):
        if row.parent_id in top:
            top[row.pk] = top[row.parent_id]
    return rows, clauses, top


def offered(*, requirement: Requirement, held: set[int]) -> tuple[str, ...]:
    """The decisions that may be taken here: "without object" only where the activity is not held."""
    listed = applicability.choices_for(kind=requirement.kind, regime=requirement.framework.regime)
    if object_held(requirement=requirement, held=held):
        return tuple(choice for choice in listed if choice != applicability.WITHOUT_OBJECT)
    return listed


def object_held(*, requirement: Requirement, held: set[int]) -> bool:
    """Whether a requirement has its object here: for HDS, whether one of the activities it bears on is held."""
    if not requirement.framework.has_activities:
        return False
    concerned = {int(number) for number in requirement.details.get("activities", [])}
    return bool(held & concerned) if concerned else bool(held)


def controls_serving(*, perimeter: Perimeter) -> tuple[int, int]:
    """How many controls count for a perimeter, and how many of them are in place: as its page of controls says."""
    counts = dict(serving(perimeter=perimeter).order_by().values_list("status").annotate(total=Count("pk")))
    return sum(counts.values()), counts.get("implemented", 0)


def first_statement(user: User) -> Perimeter | None:
    """The perimeter whose statement a person sees first, if it was begun."""
    found: Any = statement_places(user).first()
    return found if found is not None and found.begun else None


def perimeters_above(*, perimeter: Perimeter) -> set[UUID]:
    """The perimeters above one."""
    return set(ancestors_of(perimeter=perimeter).values_list("ancestor", flat=True)) - {perimeter.pk}


def hosting_activities(user: User) -> QuerySet[HostingActivity]:
    """The hosting activities declared in the perimeters that the account may read."""
    found: QuerySet[HostingActivity] = HostingActivity.objects.visible_to(user).active()
    return found.select_related("perimeter")


def statements(user: User) -> QuerySet[StatementVersion]:
    """The versions that the account may read, the newest first."""
    found: QuerySet[StatementVersion] = StatementVersion.objects.visible_to(user).active()
    return found.select_related("perimeter", "submitted_by__person__identity", "decided_by__person__identity")


def applicability_lines(user: User) -> QuerySet[Applicability]:
    """The lines that the account may read."""
    found: QuerySet[Applicability] = Applicability.objects.visible_to(user).active()
    return found.select_related("perimeter", "requirement__framework", "owner__identity")


def additional_controls(user: User) -> QuerySet[AdditionalControl]:
    """The decisions on controls of one's own that the account may read."""
    found: QuerySet[AdditionalControl] = AdditionalControl.objects.visible_to(user).active()
    return found.select_related("perimeter", "control")


def standing_version(*, perimeter: Perimeter, on: date | None = None) -> StatementVersion | None:
    """The version in force: the newest approved one, on a day if one is given."""
    rows = StatementVersion.objects.active().filter(perimeter=perimeter)
    status = StatementVersion.Status
    rows = (
        rows.filter(status=status.APPROVED)
        if on is None
        else rows.filter(status__in=[status.APPROVED, status.SUPERSEDED], decided_on__lte=on)
    )
    found: StatementVersion | None = rows.order_by("-number").first()
    return found

"""The statement of applicability of a perimeter on a day: one line a requirement, with all that stands behind it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from controls import applicability
from controls.effectiveness import UNTESTED, worst
from controls.models import Applicability, Control, HostingActivity, Requirement, StatementVersion
from controls.queries.control import ControlState, EvidenceState, answering_states
from controls.queries.frameworks import activities_held
from controls.registry import Reason, reasons
from organisation.models import Perimeter, User
from organisation.text import folded

NO_CONTROL = "none"
IN_PLACE_ORDER = (
    Control.Status.NOT_STARTED.value,
    Control.Status.PLANNED.value,
    Control.Status.PARTIAL.value,
    Control.Status.IMPLEMENTED.value,
)


@dataclass(frozen=True, kw_only=True)
class StatementLine:
    """One requirement, what is decided about it, and what its controls make of it."""

    requirement: Requirement
    record: Applicability | None
    choices: tuple[str, ...]
    computed: Sequence[Reason] = ()
    controls: Sequence[ControlState] = field(default_factory=list)

    @property
    def group(self) -> str:
        """The theme of Annex A, or the chapter, that the line stands under."""
        above = self.requirement.parent
        return self.requirement.theme or (above.ref if above else "")

    @property
    def group_label(self) -> str:
        """The same in the reader's language."""
        above = self.requirement.parent
        if self.requirement.theme or above is None:
            return self.requirement.framework.word(family="theme", value=self.requirement.theme)
        return above.title

    @property
    def decision(self) -> str:
        """The decision, undecided until somebody decides."""
        return self.record.decision if self.record else applicability.UNDECIDED

    @property
    def decision_label(self) -> str:
        """The decision in the reader's language."""
        return str(Applicability.Decision(self.decision).label)

    @property
    def undecided(self) -> bool:
        """Whether nothing is decided yet."""
        return self.decision == applicability.UNDECIDED

    @property
    def included(self) -> bool:
        """Whether the requirement binds this perimeter."""
        return self.decision in applicability.INCLUDED

    @property
    def reason_kinds(self) -> list[str]:
        """The columns ticked by the officer or fed by risks and obligations."""
        stated = set(self.record.stated_reasons if self.record else [])
        stated |= {reason.kind for reason in self.computed}
        return [kind for kind in applicability.REASONS if kind in stated]

    @property
    def weak(self) -> bool:
        """Whether the inclusion rests on best practice alone."""
        return applicability.is_weak(decision=self.decision, reasons=self.reason_kinds)

    @property
    def status(self) -> str:
        """How far its controls are in place: the weakest of them, "partial" as soon as they differ upwards."""
        found = {state.status for state in self.controls}
        if not found:
            return NO_CONTROL
        if len(found) == 1:
            return found.pop()
        begun = found & {Control.Status.PARTIAL.value, Control.Status.IMPLEMENTED.value}
        return Control.Status.PARTIAL.value if begun else Control.Status.PLANNED.value

    @property
    def effectiveness(self) -> str:
        """The effectiveness of its controls together."""
        return worst([state.effectiveness.state for state in self.controls]) if self.controls else UNTESTED

    @property
    def evidence(self) -> EvidenceState:
        """The evidence of its controls together."""
        newest = [state.evidence.newest_on for state in self.controls if state.evidence.newest_on]
        return EvidenceState(
            total=sum(state.evidence.total for state in self.controls),
            valid=sum(state.evidence.valid for state in self.controls),
            newest_on=max(newest, default=None),
        )


@dataclass(frozen=True, kw_only=True)
class StatementTotals:
    """The figures above a statement; each counts lines that its filter shows."""

    lines: int
    undecided: int
    included: int
    excluded: int
    implemented: int
    weak: int
    unowned: int

    @property
    def decided(self) -> int:
        """Lines that are no longer open."""
        return self.lines - self.undecided


def lines_of(*, perimeter: Perimeter, on: date) -> list[StatementLine]:
    """Every line of a perimeter's statement on a day, in a fixed number of queries."""
    rows, whole = _rows()
    held = activities_held(perimeter=perimeter)
    records = _records(perimeter, rows)
    answers = answering_states(perimeter=perimeter, requirements=list(whole), on=on)
    computed = reasons.of(perimeter=perimeter, on=on)
    gathered: dict[UUID, dict[UUID, ControlState]] = {row.pk: {} for row in rows}
    for requirement, states in answers.items():
        gathered[whole[requirement]] |= {state.id: state for state in states}
    return [
        StatementLine(
            requirement=row,
            record=records.get(row.pk),
            choices=offered(requirement=row, held=held),
            computed=computed.get(row.pk, []),
            controls=list(gathered[row.pk].values()),
        )
        for row in rows
    ]


def _rows() -> tuple[list[Requirement], dict[UUID, UUID]]:
    """The requirements that have a line; and each of them and its items to it: an answer to a part counts for all."""
    found = Requirement.objects.active().select_related("framework", "parent").filter(framework__in_statement=True)
    listed = list(found.order_by("-framework__code", "position"))
    rows = [row for row in listed if row.has_line]
    top = {row.pk: row.pk for row in rows}
    for row in sorted((row for row in listed if row.kind == Requirement.Kind.ITEM), key=lambda row: row.depth):
        if row.parent_id in top:
            top[row.pk] = top[row.parent_id]
    return rows, top


def _records(perimeter: Perimeter, rows: Sequence[Requirement]) -> dict[UUID, Applicability]:
    found = (
        Applicability.objects.active()
        .filter(perimeter=perimeter, requirement__in=[row.pk for row in rows])
        .select_related("owner__identity")
    )
    return {record.requirement_id: record for record in found}


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


def totals_of(*, lines: Sequence[StatementLine]) -> StatementTotals:
    """The figures of a statement."""
    return StatementTotals(
        lines=len(lines),
        undecided=sum(line.undecided for line in lines),
        included=sum(line.included for line in lines),
        excluded=sum(line.decision in applicability.EXCLUDED for line in lines),
        implemented=sum(line.included and line.status == Control.Status.IMPLEMENTED for line in lines),
        weak=sum(line.weak for line in lines),
        unowned=sum(line.included and (line.record is None or line.record.owner_id is None) for line in lines),
    )


def pick(*, lines: Sequence[StatementLine], key: str) -> StatementLine | None:
    """The line of one requirement, by its id."""
    return next((line for line in lines if str(line.requirement.pk) == key), None)


def hosting_activities(user: User) -> QuerySet[HostingActivity]:
    """The hosting activities declared in the perimeters that the account may read."""
    found: QuerySet[HostingActivity] = HostingActivity.objects.visible_to(user).active()
    return found.select_related("perimeter")


def line_answers(
    *, line: StatementLine, q: str = "", group: str = "", decision: str = "", status: str = "", attention: str = ""
) -> bool:
    """Whether a line answers every filter that is given."""
    words = folded(q).split()
    return (
        all(word in line.requirement.search_text for word in words)
        and group in ("", f"{line.requirement.framework.code}/{line.group}")
        and decision in ("", line.decision)
        and status in ("", line.status)
        and (not attention or needs_attention(line=line, about=attention))
    )


def needs_attention(*, line: StatementLine, about: str) -> bool:
    """Whether something about an included line would catch an auditor's eye."""
    return line.included and {
        "weak": line.weak,
        "unowned": line.record is None or line.record.owner_id is None,
        "unproven": line.status == Control.Status.IMPLEMENTED and line.evidence.total == 0,
        "expired": line.evidence.expired > 0,
    }.get(about, True)


def statements(user: User) -> QuerySet[StatementVersion]:
    """The versions that the account may read, the newest first."""
    found: QuerySet[StatementVersion] = StatementVersion.objects.visible_to(user).active()
    return found.select_related("perimeter", "submitted_by__person__identity", "decided_by__person__identity")


def applicability_lines(user: User) -> QuerySet[Applicability]:
    """The lines that the account may read."""
    found: QuerySet[Applicability] = Applicability.objects.visible_to(user).active()
    return found.select_related("perimeter", "requirement__framework", "owner__identity")


def standing_version(*, perimeter: Perimeter) -> StatementVersion | None:
    """The version in force: the newest approved one."""
    found: StatementVersion | None = (
        StatementVersion.objects.active()
        .filter(perimeter=perimeter, status=StatementVersion.Status.APPROVED)
        .select_related("frozen")
        .order_by("-number")
        .first()
    )
    return found


def frozen_content(*, perimeter: Perimeter, on: date, lines: Sequence[StatementLine]) -> dict[str, Any]:
    """What a version freezes; people by their reference, so that an identity can still be erased."""
    return {
        "perimeter": {"id": str(perimeter.pk), "name": perimeter.name},
        "on": on.isoformat(),
        "activities": sorted(activities_held(perimeter=perimeter)),
        "lines": [_frozen_line(line) for line in lines],
    }


def _frozen_line(line: StatementLine) -> dict[str, Any]:
    record = line.record
    return {
        "framework": line.requirement.framework.code,
        "ref": line.requirement.ref,
        "title_fr": line.requirement.title_fr,
        "title_en": line.requirement.title_en,
        "decision": line.decision,
        "reasons": line.reason_kinds,
        "sources": [f"{reason.kind}: {reason.label}" for reason in line.computed],
        "justification": record.justification if record else "",
        "owner": record.owner.reference if record and record.owner else "",
        "maturity": record.maturity if record else None,
        "status": line.status,
        "effectiveness": line.effectiveness,
        "controls": [
            {"reference": state.reference, "title": state.title, "status": state.status} for state in line.controls
        ],
        "evidence": line.evidence.total,
        "evidence_valid": line.evidence.valid,
    }

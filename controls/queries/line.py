"""One line of a statement of applicability, with all that stands behind it, and the figures of many."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from controls import applicability
from controls.effectiveness import UNTESTED, worst
from controls.models import AdditionalControl, Applicability, Control, Derogation, Requirement
from controls.queries.control import ControlState, EvidenceState
from controls.registry import Reason
from organisation.text import folded

NO_CONTROL = "none"


class BehindLine:
    """What the controls behind a line make of it."""

    controls: Sequence[ControlState]
    computed: Sequence[Reason]
    derogations: Sequence[Derogation]

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

    @property
    def cited_kinds(self) -> set[str]:
        """The columns that a risk or an obligation on record fills."""
        return {reason.kind for reason in self.computed}

    def sources(self, kind: str) -> list[Reason]:
        """What fills one column."""
        return [reason for reason in self.computed if reason.kind == kind]


@dataclass(frozen=True, kw_only=True)
class StatementLine(BehindLine):
    """One requirement, what is decided about it, and what its controls make of it."""

    requirement: Requirement
    record: Applicability | None
    choices: tuple[str, ...]
    computed: Sequence[Reason] = ()
    controls: Sequence[ControlState] = field(default_factory=list)
    derogations: Sequence[Derogation] = ()

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
    def excluded(self) -> bool:
        """Whether it is left out."""
        return self.decision in applicability.EXCLUDED

    @property
    def unowned(self) -> bool:
        """Whether it is included and nobody answers for it."""
        return self.included and (self.record is None or self.record.owner_id is None)

    @property
    def reason_kinds(self) -> list[str]:
        """The columns ticked by the officer or fed by risks and obligations."""
        stated = set(self.record.stated_reasons if self.record else []) | self.cited_kinds
        return [kind for kind in applicability.REASONS if kind in stated]

    @property
    def columns(self) -> list[tuple[str, bool, list[Reason]]]:
        """Each column of reasons: its kind, whether it is ticked, and what on record fills it."""
        ticked = set(self.reason_kinds)
        return [(kind, kind in ticked, self.sources(kind)) for kind in applicability.REASONS]

    @property
    def weak(self) -> bool:
        """Whether the inclusion rests on best practice alone."""
        return applicability.is_weak(decision=self.decision, reasons=self.reason_kinds)

    @property
    def uncited(self) -> bool:
        """Whether the inclusion claims a risk, a law or a contract, and none on record brings it."""
        return applicability.is_uncited(decision=self.decision, stated=self.reason_kinds, cited=self.cited_kinds)


@dataclass(frozen=True, kw_only=True)
class AdditionalLine(BehindLine):
    """A control beyond Annex A and HDS that serves the perimeter: necessary all the same (6.1.3 b)."""

    control: ControlState
    record: AdditionalControl | None
    computed: Sequence[Reason] = ()
    derogations: Sequence[Derogation] = ()

    @property
    def controls(self) -> list[ControlState]:  # type: ignore[override]
        """The control itself."""
        return [self.control]

    @property
    def decision(self) -> str:
        """It applies, since it was recorded to be used, unless somebody left it out."""
        return self.record.decision if self.record else applicability.APPLICABLE

    @property
    def included(self) -> bool:
        """Whether it applies here."""
        return self.decision == applicability.APPLICABLE

    @property
    def weak(self) -> bool:
        """Whether no risk and no obligation asks for it."""
        return self.included and not self.computed


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
    uncited: int
    derogated: int

    @property
    def decided(self) -> int:
        """Lines that are no longer open."""
        return self.lines - self.undecided


def totals_of(*, lines: Sequence[StatementLine]) -> StatementTotals:
    """The figures of a statement."""
    return StatementTotals(
        lines=len(lines),
        undecided=sum(line.undecided for line in lines),
        included=sum(line.included for line in lines),
        excluded=sum(line.excluded for line in lines),
        implemented=sum(line.included and line.status == Control.Status.IMPLEMENTED for line in lines),
        weak=sum(line.weak for line in lines),
        unowned=sum(line.unowned for line in lines),
        uncited=sum(line.uncited for line in lines),
        derogated=sum(bool(line.derogations) for line in lines),
    )


def pick(*, lines: Sequence[StatementLine], key: str) -> StatementLine | None:
    """The line of one requirement, by its id."""
    return next((line for line in lines if str(line.requirement.pk) == key), None)


def line_answers(
    *, line: StatementLine, q: str = "", group: str = "", decision: str = "", status: str = "", attention: str = ""
) -> bool:
    """Whether a line answers every filter that is given; "included" and "excluded" gather decisions."""
    words = folded(q).split()
    return (
        all(word in line.requirement.search_text for word in words)
        and group in ("", f"{line.requirement.framework.code}/{line.group}")
        and (decision in ("", line.decision) or bool(getattr(line, decision, False)))
        and (status in ("", line.status))
        and (not status or line.included)
        and (not attention or needs_attention(line=line, about=attention))
    )


def needs_attention(*, line: StatementLine, about: str) -> bool:
    """Whether something about a line would catch an auditor's eye."""
    looks: dict[str, Any] = {
        "weak": line.weak,
        "uncited": line.uncited,
        "unowned": line.unowned,
        "unanswered": line.included and not line.controls,
        "unproven": line.included and line.status == Control.Status.IMPLEMENTED and line.evidence.total == 0,
        "expired": line.included and line.evidence.expired > 0,
        "ineffective": line.included and line.effectiveness == "ineffective",
        "derogated": bool(line.derogations),
        "answered_out": line.excluded and bool(line.controls or line.computed),
    }
    return bool(looks.get(about, True))

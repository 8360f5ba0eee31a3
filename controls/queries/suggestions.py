"""What mappings suggest for a requirement: the controls and evidence of requirements close to it, never conformity."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import QuerySet

from controls.models import Evidence, Mapping, Requirement, RequirementEvidence, SuggestedControl
from controls.queries.control import ControlState, answering_states
from controls.queries.frameworks import descendants_of, mappings_of
from organisation.models import Perimeter, User

READ_BACKWARDS = {"subset": "superset", "superset": "subset"}
SHOWN = 30


@dataclass(frozen=True, kw_only=True)
class Suggestion:
    """Something that answers a close requirement, through the closest mapping that says so."""

    via: Requirement
    relation: str
    strength: int | None


@dataclass(frozen=True, kw_only=True)
class ControlSuggestion(Suggestion):
    """A control that answers a close requirement and not this one."""

    control: ControlState


@dataclass(frozen=True, kw_only=True)
class EvidenceSuggestion(Suggestion):
    """A piece of evidence shown for a close requirement and not for this one."""

    evidence: Evidence


@dataclass(frozen=True, kw_only=True)
class Suggestions:
    """All that mappings suggest, the closest first."""

    controls: Sequence[ControlSuggestion] = field(default_factory=list)
    evidence: Sequence[EvidenceSuggestion] = field(default_factory=list)


def read_from(*, requirement: Requirement, row: Mapping) -> tuple[Requirement, str]:
    """The other end of a mapping and the relation read from this one: “contained in” backwards is “contains”."""
    if row.source_id == requirement.pk:
        return row.target, row.relation
    return row.source, READ_BACKWARDS.get(row.relation, row.relation)


def suggestions_for(*, requirement: Requirement, perimeter: Perimeter, on: date) -> Suggestions:
    """What answers requirements close to this one in a perimeter, in six queries whatever their number."""
    close: dict[Any, tuple[Requirement, str, int | None]] = {}
    for row in mappings_of(requirement=requirement):  # the closest first
        other, relation = read_from(requirement=requirement, row=row)
        close.setdefault(other.pk, (other, relation, row.strength))
    if not close:
        return Suggestions()
    return Suggestions(
        controls=_controls(requirement, perimeter, on, close), evidence=_evidence(requirement, perimeter, close)
    )


def _controls(
    requirement: Requirement, perimeter: Perimeter, on: date, close: dict[Any, tuple[Requirement, str, int | None]]
) -> list[ControlSuggestion]:
    answering = answering_states(perimeter=perimeter, requirements=[requirement.pk, *close], on=on)
    taken = {state.id for state in answering.get(requirement.pk, [])}
    found = []
    for key, (via, relation, strength) in close.items():
        for state in answering.get(key, []):
            if state.id not in taken:
                taken.add(state.id)
                found.append(ControlSuggestion(control=state, via=via, relation=relation, strength=strength))
    return found[:SHOWN]


def _evidence(
    requirement: Requirement, perimeter: Perimeter, close: dict[Any, tuple[Requirement, str, int | None]]
) -> list[EvidenceSuggestion]:
    rows = shown_for(perimeter=perimeter).filter(requirement__in=[requirement.pk, *close])
    taken = {row.evidence_id for row in rows if row.requirement_id == requirement.pk}
    order = {key: place for place, key in enumerate(close)}
    found = []
    for row in sorted(rows, key=lambda row: order.get(row.requirement_id, 0)):
        if row.evidence_id not in taken:
            taken.add(row.evidence_id)
            via, relation, strength = close[row.requirement_id]
            found.append(EvidenceSuggestion(evidence=row.evidence, via=via, relation=relation, strength=strength))
    return found[:SHOWN]


def shown_for(*, perimeter: Perimeter) -> QuerySet[RequirementEvidence]:
    """The evidence that a perimeter and those below it show for requirements."""
    found: QuerySet[RequirementEvidence] = RequirementEvidence.objects.active().filter(
        perimeter__in=descendants_of(perimeter=perimeter), evidence__withdrawn_at__isnull=True
    )
    return found.select_related("evidence__perimeter", "evidence__owner__identity", "perimeter")


def requirement_evidence(user: User) -> QuerySet[RequirementEvidence]:
    """The links between requirements and evidence that the account may read."""
    found: QuerySet[RequirementEvidence] = RequirementEvidence.objects.visible_to(user).active()
    return found.select_related("evidence__perimeter", "requirement__framework", "perimeter")


def shown_by(user: User, record: Evidence) -> QuerySet[RequirementEvidence]:
    """The requirements that a piece of evidence shows, where the account may read it."""
    return (
        requirement_evidence(user).filter(evidence=record).order_by("requirement__framework", "requirement__position")
    )


def suggested_models(*, requirement: Requirement) -> QuerySet[SuggestedControl]:
    """The models of controls that a library proposes for a requirement."""
    found: QuerySet[SuggestedControl] = SuggestedControl.objects.active().filter(
        requirement=requirement, model__withdrawn_at__isnull=True
    )
    return found.select_related("model").order_by("model__ref")

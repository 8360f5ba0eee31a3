"""Where the statement reads from: the rows of today, or those of a past moment of the trail."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from functools import cached_property
from typing import Any, Protocol
from uuid import UUID

from django.db.models import FilteredRelation, Q

from controls.models import (
    AdditionalControl,
    Applicability,
    Derogation,
    HostingActivity,
    Obligation,
    ObligationRequirement,
    Requirement,
)
from controls.queries.control import COLUMNS, ControlState, serving, states_from
from controls.queries.derogations import derogations_of
from controls.queries.frameworks import activities_held, ancestors_of, descendants_of
from controls.queries.obligations import reason_of
from controls.queries.past import PastControls
from controls.registry import Reason, reasons
from organisation.models import Perimeter
from trail.queries import Moment, standing

ANSWERED, IN_STATEMENT = "answer__requirement_id", "answer__requirement__framework__in_statement"
StatesByRequirement = dict[UUID, list[ControlState]]


class Source(Protocol):
    """What a statement is made of."""

    def held(self) -> set[int]: ...
    def records(self, rows: Sequence[Requirement]) -> dict[UUID, Applicability]: ...
    def answers(self, requirements: Collection[UUID]) -> StatesByRequirement: ...
    def outside(self) -> list[ControlState]: ...
    def additional(self) -> dict[UUID, AdditionalControl]: ...
    def reasons(self) -> dict[UUID, list[Reason]]: ...
    def derogations(self) -> list[Derogation]: ...


class Present:
    """The rows as they stand."""

    def __init__(self, *, perimeter: Perimeter, on: date) -> None:
        self.perimeter, self.on = perimeter, on

    def held(self) -> set[int]:
        """The hosting activities held."""
        return activities_held(perimeter=self.perimeter)

    def records(self, rows: Sequence[Requirement]) -> dict[UUID, Applicability]:
        """The decisions taken, by requirement."""
        found = (
            Applicability.objects.active()
            .filter(perimeter=self.perimeter, requirement__in=[row.pk for row in rows])
            .select_related("owner__identity")
        )
        return {record.requirement_id: record for record in found}

    @cached_property
    def states(self) -> dict[UUID, ControlState]:
        """The controls that serve the perimeter, in the order of their references."""
        return states_from(listed=self._read, keys=serving(perimeter=self.perimeter).values("pk"), on=self.on)

    @cached_property
    def _read(self) -> list[dict[str, Any]]:
        """Each control once for every requirement that it answers, or once without any; one query for both."""
        kept = FilteredRelation("answers", condition=Q(answers__withdrawn_at__isnull=True))
        rows = serving(perimeter=self.perimeter).annotate(answer=kept).order_by("reference")
        return list(rows.values(*COLUMNS, "test_every_months", ANSWERED, IN_STATEMENT))

    @cached_property
    def links(self) -> list[tuple[UUID, UUID]]:
        """Which control answers which requirement of a statement."""
        return [(row["id"], row[ANSWERED]) for row in self._read if row[IN_STATEMENT]]

    def answers(self, requirements: Collection[UUID]) -> StatesByRequirement:
        """The controls that answer each requirement, with what is derived about them."""
        wanted = set(requirements)
        found: StatesByRequirement = {}
        for control, requirement in self.links:
            if requirement in wanted:
                found.setdefault(requirement, []).append(self.states[control])
        return found

    def outside(self) -> list[ControlState]:
        """The controls that serve the perimeter and answer no requirement of a statement."""
        answering = {control for control, _requirement in self.links}
        return [state for key, state in self.states.items() if key not in answering]

    def additional(self) -> dict[UUID, AdditionalControl]:
        """The decisions taken on controls beyond the frameworks."""
        rows = AdditionalControl.objects.active().filter(perimeter=self.perimeter)
        return {row.control_id: row for row in rows}

    def reasons(self) -> dict[UUID, list[Reason]]:
        """Why requirements and controls are needed."""
        return reasons.of(perimeter=self.perimeter, on=self.on)

    def derogations(self) -> list[Derogation]:
        """The derogations approved."""
        return derogations_of(perimeter=self.perimeter, on=self.on)


class Past(PastControls):
    """The rows as they stood at a moment of the trail."""

    def __init__(self, *, perimeter: Perimeter, on: date, moment: Moment) -> None:
        below, above = descendants_of(perimeter=perimeter), ancestors_of(perimeter=perimeter)
        super().__init__(around=(below, above), on=on, moment=moment)
        self.perimeter = perimeter
        self._below = Q(perimeter__in=below)

    def counts(self, row: Any) -> bool:
        """A control of above only when it was shared."""
        return row.shared or row.perimeter_id in self._descendants

    @cached_property
    def _descendants(self) -> set[UUID]:
        return set(descendants_of(perimeter=self.perimeter).values_list("descendant", flat=True))

    def held(self) -> set[int]:
        """The hosting activities held then."""
        return {row.number for row in standing(model=HostingActivity, moment=self.moment, where=self._below)}

    def records(self, rows: Sequence[Requirement]) -> dict[UUID, Applicability]:
        """The decisions of then."""
        here = Q(perimeter=self.perimeter)
        found = standing(model=Applicability, moment=self.moment, where=here, also=("owner__identity",))
        kept: dict[UUID, Applicability] = {}
        for row in found:
            record = row.instance
            record.owner = row.owner
            kept[row.requirement_id] = record
        return kept

    def answers(self, requirements: Collection[UUID]) -> StatesByRequirement:
        """The controls that answered each requirement then."""
        wanted = set(requirements)
        found: StatesByRequirement = {}
        for link in self.links:
            if link.requirement_id in wanted:
                found.setdefault(link.requirement_id, []).append(self.states[link.control_id])
        return {key: sorted(rows, key=lambda state: state.reference) for key, rows in found.items()}

    def outside(self) -> list[ControlState]:
        """The controls that answered no requirement of a statement then."""
        answering = {link.control_id for link in self.links if link.requirement.framework.in_statement}
        return [state for key, state in self.states.items() if key not in answering]

    def additional(self) -> dict[UUID, AdditionalControl]:
        """The decisions of then on controls beyond the frameworks."""
        rows = standing(model=AdditionalControl, moment=self.moment, where=Q(perimeter=self.perimeter))
        return {row.control_id: row.instance for row in rows}

    def reasons(self) -> dict[UUID, list[Reason]]:
        """Why requirements and controls were needed then."""
        return reasons.of(perimeter=self.perimeter, on=self.on, moment=self.moment)

    def derogations(self) -> list[Derogation]:
        """The derogations approved by then."""
        rows = standing(model=Derogation, moment=self.moment, where=self._below)
        approved = [row.instance for row in rows if row.status == Derogation.Status.APPROVED]
        return sorted((row for row in approved if row.starts_on <= self.on), key=lambda row: row.expires_on)


def source_of(*, perimeter: Perimeter, on: date, moment: Moment | None = None) -> Source:
    """The rows of today, or those of a moment."""
    return Present(perimeter=perimeter, on=on) if moment is None else Past(perimeter=perimeter, on=on, moment=moment)


def obligations_then(*, perimeter: Perimeter, on: date, moment: Moment) -> Iterable[Reason]:
    """What the obligations of a past moment gave to the statement."""
    below = set(descendants_of(perimeter=perimeter).values_list("descendant", flat=True))
    around = Q(perimeter__in=descendants_of(perimeter=perimeter)) | Q(perimeter__in=ancestors_of(perimeter=perimeter))
    then = {
        row.id: row.instance
        for row in standing(model=Obligation, moment=moment, where=around)
        if (row.perimeter_id in below or row.shared) and row.instance.state_on(on) == "in_force"
    }
    linked = Q(obligation__in=list(then))
    for row in standing(model=ObligationRequirement, moment=moment, where=linked):
        yield reason_of(obligation=then[row.obligation_id], requirement_id=row.requirement_id)

"""How far a perimeter answers a framework: requirement by requirement, then in figures."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from controls.effectiveness import EFFECTIVE
from controls.models import Control, Framework, Requirement
from controls.queries.control import ControlState, answering_states
from controls.queries.sources import Past
from organisation.models import Perimeter
from trail.queries import Moment

NONE, SOME, DONE = "none", "some", "done"


@dataclass(frozen=True, kw_only=True)
class Covered:
    """A requirement and the controls of the perimeter that answer it."""

    requirement: Requirement
    controls: Sequence[ControlState] = field(default_factory=list)

    @property
    def coverage(self) -> str:
        """Without control, with one, or with all of them in place."""
        if not self.controls:
            return NONE
        return DONE if all(state.status == Control.Status.IMPLEMENTED for state in self.controls) else SOME

    @property
    def effective(self) -> bool:
        """Whether every control that answers it is effective."""
        return bool(self.controls) and all(state.effectiveness.state == EFFECTIVE for state in self.controls)


@dataclass(frozen=True, kw_only=True)
class Coverage:
    """The figures of a framework for a perimeter, over its assessable requirements."""

    framework: Framework
    total: int
    answered: int
    in_place: int
    effective: int


def covered(
    *, requirements: Sequence[Requirement], perimeter: Perimeter, on: date, moment: Moment | None = None
) -> list[Covered]:
    """Each requirement with the controls that serve the perimeter and answer it, in three queries.

    At a past moment of the trail if one is given.
    """
    keys = [row.pk for row in requirements]
    answers = (
        answering_states(perimeter=perimeter, requirements=keys, on=on)
        if moment is None
        else Past(perimeter=perimeter, on=on, moment=moment).answers(keys)
    )
    return [Covered(requirement=row, controls=answers.get(row.pk, [])) for row in requirements]


def coverage_figures(*, framework: Framework, rows: Iterable[Covered]) -> Coverage:
    """The figures of a framework; an answer to an item counts for the requirement above it."""
    listed = list(rows)
    children: dict[object, list[Covered]] = {}
    for row in listed:
        children.setdefault(row.requirement.parent_id, []).append(row)
    counted = [row for row in listed if row.requirement.assessable]
    merged = [Covered(requirement=row.requirement, controls=_all_below(row, children)) for row in counted]
    return Coverage(
        framework=framework,
        total=len(merged),
        answered=sum(row.coverage != NONE for row in merged),
        in_place=sum(row.coverage == DONE for row in merged),
        effective=sum(row.effective for row in merged),
    )


def _all_below(row: Covered, children: dict[object, list[Covered]]) -> list[ControlState]:
    found = list(row.controls)
    for child in children.get(row.requirement.pk, []):
        if child.requirement.kind == Requirement.Kind.ITEM:
            found += _all_below(child, children)
    return found


def controls_answering(*, requirement: Requirement, perimeter: Perimeter, on: date) -> list[ControlState]:
    """The controls that serve a perimeter and answer one requirement."""
    return list(covered(requirements=[requirement], perimeter=perimeter, on=on)[0].controls)

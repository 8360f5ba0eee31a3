"""How far each of many perimeters answers each framework it follows, on a day, in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from controls.effectiveness import EFFECTIVE
from controls.models import Control, Framework, Requirement
from controls.queries.control import ControlState
from controls.queries.ground import Ground, Tree, ground_of
from organisation.models import Perimeter
from trail.queries import Moment

Answers = Mapping[tuple[UUID, UUID], Mapping[UUID, ControlState]]


@dataclass(frozen=True, kw_only=True)
class Reach:
    """The figures of a framework for a perimeter, over its assessable requirements."""

    framework: Framework
    total: int
    answered: int
    in_place: int
    effective: int
    evidenced: int
    without_object: bool = False


@dataclass(frozen=True, kw_only=True)
class PerimeterReach:
    """A perimeter with the frameworks that it follows, in the order of all of them; None where it does not follow."""

    perimeter: Perimeter
    cells: Sequence[Reach | None]


@dataclass(frozen=True, kw_only=True)
class ReachMap:
    """Perimeters against frameworks."""

    frameworks: Sequence[Framework]
    rows: Sequence[PerimeterReach]


@dataclass(frozen=True)
class _Asked:
    """What frameworks ask: their assessable requirements, and for which of them an answer to each counts."""

    assessable: Mapping[UUID, Sequence[UUID]]
    counted: Mapping[UUID, Sequence[UUID]]


def reach_of(*, perimeters: Sequence[Perimeter], on: date, moment: Moment | None = None) -> ReachMap:
    """Each perimeter's answer to each framework that at least one of them follows; of a past moment if one is given."""
    tree = Tree(keys=[row.pk for row in perimeters])
    ground = ground_of(tree=tree, on=on, moment=moment)
    followed = _followed(ground, tree)
    frameworks = [
        row
        for row in Framework.objects.active().order_by("-shown_by_default", "-code")
        if row.shown_by_default or any(row.pk in keys for keys in followed.values())
    ]
    asked = _asked(frameworks)
    answers, shown = _answers(ground, tree, asked), _shown(ground, tree, asked)
    holding = {above for key in ground.holding for above in tree.above.get(key, ())}
    return ReachMap(
        frameworks=frameworks,
        rows=[
            PerimeterReach(
                perimeter=place,
                cells=[
                    _reach(row, place.pk, asked, answers, shown, holding)
                    if row.shown_by_default or row.pk in followed[place.pk]
                    else None
                    for row in frameworks
                ],
            )
            for place in perimeters
        ],
    )


def _followed(ground: Ground, tree: Tree) -> Mapping[UUID, set[UUID]]:
    """What each perimeter follows because it, or one above it, adopted it."""
    found: dict[UUID, set[UUID]] = defaultdict(set)
    for place, framework in ground.adoptions:
        for below in tree.below.get(place, ()):
            found[below].add(framework)
    return found


def _asked(frameworks: Iterable[Framework]) -> _Asked:
    """An answer to an item counts for the requirement above it too."""
    rows = Requirement.objects.active().filter(framework__in=[row.pk for row in frameworks])
    listed = list(rows.order_by().values_list("pk", "parent_id", "kind", "assessable", "framework_id"))
    known = {row[0]: row for row in listed}
    assessable: dict[UUID, list[UUID]] = defaultdict(list)
    counted: dict[UUID, list[UUID]] = {}
    for key, _parent, _kind, counts, framework in listed:
        if counts:
            assessable[framework].append(key)
        counted[key] = [each for each in _upwards(key, known) if known[each][3]]
    return _Asked(assessable, counted)


def _upwards(key: UUID, known: Mapping[UUID, Any]) -> Iterable[UUID]:
    """A requirement and, for an item, those above it."""
    yield key
    while known[key][2] == Requirement.Kind.ITEM and known[key][1] in known:
        key = known[key][1]
        yield key


def _answers(ground: Ground, tree: Tree, asked: _Asked) -> Answers:
    """The controls behind each requirement of each perimeter."""
    found: dict[tuple[UUID, UUID], dict[UUID, ControlState]] = defaultdict(dict)
    for control, requirement in ground.answers:
        state = ground.states.get(control)
        counted = asked.counted.get(requirement)
        if state is None or counted is None:
            continue
        for place in tree.counting_for(perimeter=state.perimeter_id, shared=state.shared):
            for each in counted:
                found[place, each][control] = state
    return found


def _shown(ground: Ground, tree: Tree, asked: _Asked) -> Collection[tuple[UUID, UUID]]:
    """The requirements for which a perimeter, or one below it, shows evidence directly."""
    return {
        (above, each)
        for place, requirement in ground.shown
        for above in tree.above.get(place, ())
        for each in asked.counted.get(requirement, ())
    }


def _reach(
    framework: Framework,
    place: UUID,
    asked: _Asked,
    answers: Answers,
    shown: Collection[tuple[UUID, UUID]],
    holding: Collection[UUID],
) -> Reach:
    keys = [(place, key) for key in asked.assessable.get(framework.pk, ())]
    behind = [list(answers[key].values()) if key in answers else [] for key in keys]
    return Reach(
        framework=framework,
        total=len(keys),
        answered=sum(bool(states) for states in behind),
        in_place=sum(_every(states, _in_place) for states in behind),
        effective=sum(_every(states, _effective) for states in behind),
        evidenced=sum(
            key in shown or any(each.evidence.valid for each in states)
            for key, states in zip(keys, behind, strict=True)
        ),
        without_object=framework.has_activities and place not in holding,
    )


def _every(states: Sequence[ControlState], holds: Callable[[ControlState], bool]) -> bool:
    return bool(states) and all(holds(state) for state in states)


def _in_place(state: ControlState) -> bool:
    return state.status == Control.Status.IMPLEMENTED.value


def _effective(state: ControlState) -> bool:
    return state.effectiveness.state == EFFECTIVE

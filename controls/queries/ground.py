"""What the coverage of many perimeters rests on, read at once: today's rows, or those of a past moment of the trail."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from controls.models import (
    Adoption,
    Control,
    ControlRequirement,
    Evidence,
    HostingActivity,
    RequirementEvidence,
)
from controls.queries.control import COLUMNS, ControlState, states_from
from controls.queries.past import PastControls
from organisation.models import PerimeterClosure
from trail.queries import Moment, standing

Pair = tuple[UUID, UUID]


@dataclass(frozen=True, kw_only=True)
class Ground:
    """Controls, what they answer, evidence shown directly (perimeter, requirement), adoptions, activities held."""

    states: dict[UUID, ControlState]
    answers: Collection[Pair]
    shown: Collection[Pair]
    adoptions: Collection[Pair]
    holding: Collection[UUID]


class Tree:
    """The perimeters shown, with those above and below them."""

    def __init__(self, *, keys: Collection[UUID]) -> None:
        self.keys = keys

    @property
    def around(self) -> QuerySet[Any]:
        """Every perimeter whose records may count for one of those shown, as a subquery."""
        below = Q(pk__in=PerimeterClosure.objects.filter(ancestor__in=self.keys).values("descendant"))
        above = Q(pk__in=PerimeterClosure.objects.filter(descendant__in=self.keys).values("ancestor"))
        model: Any = PerimeterClosure._meta.get_field("ancestor").related_model
        found: QuerySet[Any] = model.objects.filter(below | above).order_by().values("pk")
        return found

    @cached_property
    def above(self) -> dict[UUID, set[UUID]]:
        """For each perimeter, those shown that stand above it, itself included."""
        return self._gathered("descendant_id", "ancestor_id", ancestor__in=self.keys)

    @cached_property
    def below(self) -> dict[UUID, set[UUID]]:
        """For each perimeter, those shown that stand below it, itself included."""
        return self._gathered("ancestor_id", "descendant_id", descendant__in=self.keys)

    @staticmethod
    def _gathered(by: str, each: str, **narrowed: Any) -> dict[UUID, set[UUID]]:
        found: dict[UUID, set[UUID]] = {}
        for key, value in PerimeterClosure.objects.filter(**narrowed).values_list(by, each):
            found.setdefault(key, set()).add(value)
        return found

    def counting_for(self, *, perimeter: UUID, shared: bool) -> set[UUID]:
        """The perimeters shown for which a record of a perimeter counts: above it, and below it when it is shared."""
        found = self.above.get(perimeter, set())
        return found | self.below.get(perimeter, set()) if shared else found


def ground_of(*, tree: Tree, on: date, moment: Moment | None) -> Ground:
    """Everything, in a fixed number of queries."""
    return _present(tree, on) if moment is None else _past(tree, on, moment)


def _present(tree: Tree, on: date) -> Ground:
    rows = Control.objects.active().filter(perimeter__in=tree.around)
    keys = rows.order_by().values("pk")
    here = Q(perimeter__in=tree.around)
    holds = Q(evidence__valid_until__isnull=True) | Q(evidence__valid_until__gte=on)
    direct = RequirementEvidence.objects.active().filter(here, holds, evidence__withdrawn_at__isnull=True)
    answers = ControlRequirement.objects.active().filter(control__in=keys).order_by()
    return Ground(
        states=states_from(listed=rows.values(*COLUMNS, "test_every_months"), keys=keys, on=on),
        answers=list(answers.values_list("control_id", "requirement_id")),
        shown=set(direct.filter(evidence__valid_from__lte=on).values_list("perimeter_id", "requirement_id")),
        adoptions=list(Adoption.objects.active().filter(here).values_list("perimeter_id", "framework_id")),
        holding=set(HostingActivity.objects.active().filter(here).values_list("perimeter_id", flat=True)),
    )


def _past(tree: Tree, on: date, moment: Moment) -> Ground:
    past = PastControls(around=[tree.around], on=on, moment=moment)
    here = Q(perimeter__in=tree.around)
    pieces = {row.id for row in standing(model=Evidence, moment=moment, where=here) if _holds(row, on)}
    direct: Iterable[Any] = standing(model=RequirementEvidence, moment=moment, where=here)
    return Ground(
        states=past.states,
        answers=[(row.control_id, row.requirement_id) for row in past.links],
        shown={(row.perimeter_id, row.requirement_id) for row in direct if row.evidence_id in pieces},
        adoptions=[(row.perimeter_id, row.framework_id) for row in standing(model=Adoption, moment=moment, where=here)],
        holding={row.perimeter_id for row in standing(model=HostingActivity, moment=moment, where=here)},
    )


def _holds(row: Any, on: date) -> bool:
    return bool(row.valid_from <= on and (row.valid_until is None or row.valid_until >= on))

"""Risks counted by owner, asset, feared event or perimeter; what lies below a perimeter counts for it too."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, F, Q, QuerySet

from organisation.models import Perimeter, PerimeterClosure, Person, User
from risks.models import Asset, FearedEvent, Risk

BY = {
    "perimeter": "perimeter_id",
    "owner": "owner_id",
    "asset": "asset_links__asset_id",
    "event": "feared_event_id",
}


@dataclass
class Group:
    """One row: what it counts, how many at each current level, above the line, without a treatment decided."""

    key: Any
    label: str
    depth: int = 0
    levels: "Counter[int]" = field(default_factory=Counter)
    total: int = 0
    above: int = 0
    untreated: int = 0

    def add(self, level: int | None, total: int, above: int, untreated: int) -> None:
        """Count more."""
        self.total, self.above, self.untreated = self.total + total, self.above + above, self.untreated + untreated
        if level is not None:
            self.levels[level] += total


def rolled_up(*, user: User, rows: "QuerySet[Risk]", by: str) -> list[Group]:
    """The groups, the most above the line first; perimeters in the order of their tree. Two or three queries."""
    path = BY[by]
    if by == "asset":
        rows = rows.filter(asset_links__withdrawn_at__isnull=True)
    above = Q(current_level__gt=F("acceptance_line"))
    counted = list(
        rows.order_by()
        .values_list(path, "current_level")
        .annotate(
            total=Count("pk", distinct=True),
            above=Count("pk", filter=above, distinct=True),
            untreated=Count("pk", filter=above & Q(option=""), distinct=True),
        )
    )
    if by == "perimeter":
        return _tree(user, counted)
    labels = _labels(by, {key for key, *_rest in counted if key is not None})
    groups: dict[Any, Group] = {}
    for key, *values in counted:
        groups.setdefault(key, Group(key, labels.get(key, ""))).add(*values)
    return sorted(groups.values(), key=lambda group: (-group.above, -group.total, group.label))


def _labels(by: str, keys: set[Any]) -> dict[Any, str]:
    if by == "owner":
        return {person.pk: person.display_name for person in Person.objects.named().filter(pk__in=keys)}
    model: Any = Asset if by == "asset" else FearedEvent
    return {row.pk: str(row) for row in model.objects.filter(pk__in=keys)}


def _tree(user: User, counted: list[tuple[Any, ...]]) -> list[Group]:
    """Each perimeter with what lies below it; those without a risk are left out."""
    seen = list(Perimeter.objects.visible_to(user).active())
    above: dict[Any, list[Any]] = defaultdict(list)
    depth: Counter[Any] = Counter()
    known = {perimeter.pk for perimeter in seen}
    for ancestor, descendant in PerimeterClosure.objects.filter(ancestor__in=known).values_list(
        "ancestor_id", "descendant_id"
    ):
        above[descendant].append(ancestor)
        depth[descendant] += ancestor != descendant
    groups = {perimeter.pk: Group(perimeter.pk, perimeter.name, depth[perimeter.pk]) for perimeter in seen}
    for key, *values in counted:
        for ancestor in above[key]:
            groups[ancestor].add(*values)
    return [group for group in groups.values() if group.total]

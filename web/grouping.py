"""Grouping a list: rows of one owner, one level or one place together, under a heading that counts them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, QuerySet

from web.pagination import opening

Words = Callable[[Any, Sequence[Any]], Mapping[Any, Any]]
MOST = 200
"""Groups counted at most: beyond, a list is better sorted than grouped."""


@dataclass(frozen=True)
class Grouping:
    """One way to group. `path` is the database path, "-level" to begin with the highest; `words` names the values.

    `words(user, values)` answers the text of each value at once; without it the value is its own text. `none` names
    the rows without a value. `prepare` adds to the rows what the path needs.
    """

    key: str
    label: Any
    path: str
    none: Any
    words: Words | None = None
    prepare: Callable[[QuerySet[Any]], QuerySet[Any]] | None = None

    def prepared(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """The rows with what the path needs."""
        return self.prepare(rows) if self.prepare else rows


@dataclass(frozen=True)
class Group:
    """One group: its value, its words, how many rows it holds, and the place in the list where it begins."""

    value: Any
    text: Any
    count: int
    place: str


def groups_of(*, rows: QuerySet[Any], grouping: Grouping, user: Any) -> list[Group]:
    """The groups of these rows in the order of the list, counted by the database in one query."""
    path = grouping.path.lstrip("-")
    value = F("group_value")
    order = value.desc(nulls_last=True) if grouping.path.startswith("-") else value.asc(nulls_last=True)
    counted = (
        grouping.prepared(rows)
        .order_by()
        .annotate(group_value=F(path))
        .values("group_value")
        .annotate(many=Count("pk"))
        .order_by(order)
        .values_list("group_value", "many")[:MOST]
    )
    found = list(counted)
    values = [value for value, _many in found if value not in (None, "")]
    words = grouping.words(user, values) if grouping.words else {value: value for value in values}
    groups, position = [], 1
    for given, many in found:
        text = words.get(given, given) if given not in (None, "") else grouping.none
        groups.append(Group(given, text, many, opening(group=given, position=position)))
        position += many
    return groups

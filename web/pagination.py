"""Walking through a list by its last row rather than by a page number: the tenth thousandth page costs the first."""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from django.core.exceptions import FieldError, ValidationError
from django.db.models import F, Q, QuerySet

SIZES = (25, 50, 100)
COUNT_LIMIT = 10_000


class BadCursor(Exception):
    """The place in the list that a URL carries cannot be read."""


@dataclass(frozen=True)
class Cursor:
    """A place in a sorted list: the sort value and the key of the row it stands at, and the way to look."""

    value: Any
    key: str
    backwards: bool = False
    position: int = 0

    def encode(self) -> str:
        """The place as text for a URL."""
        text = json.dumps([self.value, self.key, self.backwards, self.position], default=_exact)
        return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")

    @classmethod
    def decode(cls, text: str) -> Cursor:
        """The place that a URL carries; raises BadCursor."""
        try:
            padded = text + "=" * (-len(text) % 4)
            value, key, backwards, position = json.loads(base64.urlsafe_b64decode(padded))
            return cls(value, str(key), bool(backwards), int(position))
        except (ValueError, TypeError) as error:
            raise BadCursor from error


def _exact(value: Any) -> str:
    """A value with all its digits: an instant cut to the millisecond would show its row twice."""
    return value.isoformat() if isinstance(value, (date, time)) else str(value)


@dataclass(frozen=True)
class Slice:
    """The rows of one screen, and how to go on."""

    rows: list[Any]
    total: int
    first: int
    previous: str
    following: str

    @property
    def last(self) -> int:
        """The position of the last row shown."""
        return self.first + len(self.rows) - 1 if self.rows else 0

    @property
    def total_is_exact(self) -> bool:
        """Whether the total was counted to its end."""
        return self.total <= COUNT_LIMIT

    @property
    def shown_total(self) -> int:
        """The total, as far as it was counted."""
        return min(self.total, COUNT_LIMIT)


def cut(*, rows: QuerySet[Any], sort: str, size: int, place: str = "") -> Slice:
    """One screen of rows sorted by a path ("-due_on"), in few queries whatever the length; raises BadCursor."""
    cursor = Cursor.decode(place) if place else None
    descending, path = sort.startswith("-"), sort.lstrip("-")
    backwards = bool(cursor and cursor.backwards)
    total = rows.order_by().values("pk")[: COUNT_LIMIT + 1].count()
    sorted_rows = rows.annotate(sort_value=F(path)).order_by(
        *_order(descending=descending != backwards, backwards=backwards)
    )
    parts = [Q()] if cursor is None else _beyond(cursor, descending=descending)
    found: list[Any] = []
    try:
        for part in parts:
            if len(found) <= size:
                found += sorted_rows.filter(part)[: size + 1 - len(found)]
    except (ValidationError, FieldError, ValueError, TypeError) as error:
        raise BadCursor from error
    return _slice(found, size=size, total=total, cursor=cursor)


def _order(*, descending: bool, backwards: bool) -> list[Any]:
    """Empty values stand last, or first when walking backwards; the key settles ties."""
    value, nulls = F("sort_value"), {"nulls_first": True} if backwards else {"nulls_last": True}
    return [value.desc(**nulls) if descending else value.asc(**nulls), "-pk" if backwards else "pk"]


def _beyond(cursor: Cursor, *, descending: bool) -> list[Q]:
    """The rows after the place, or before it: equal values first, then the others, then the empty ones, each alone.

    An index finds the start of each part; one condition with "or" would make the database walk there from the top.
    """
    tie = Q(pk__lt=cursor.key) if cursor.backwards else Q(pk__gt=cursor.key)
    if cursor.value is None:
        empty = Q(sort_value__isnull=True) & tie
        return [empty, Q(sort_value__isnull=False)] if cursor.backwards else [empty]
    lookup = "lt" if descending != cursor.backwards else "gt"
    parts = [Q(sort_value=cursor.value) & tie, Q(**{f"sort_value__{lookup}": cursor.value})]
    return parts if cursor.backwards else [*parts, Q(sort_value__isnull=True)]


def _slice(found: list[Any], *, size: int, total: int, cursor: Cursor | None) -> Slice:
    more, rows = len(found) > size, found[:size]
    backwards = bool(cursor and cursor.backwards)
    if backwards:
        rows.reverse()
    first = cursor.position if cursor else 1
    if backwards and cursor:
        first = max(1, cursor.position - len(rows)) if more else 1
    has_previous = more if backwards else cursor is not None
    has_following = True if backwards else more
    return Slice(
        rows=rows,
        total=total,
        first=first if rows else 0,
        previous=_cursor(rows[0], first, backwards=True) if rows and has_previous else "",
        following=_cursor(rows[-1], first + len(rows), backwards=False) if rows and has_following else "",
    )


def _cursor(row: Any, position: int, *, backwards: bool) -> str:
    return Cursor(row.sort_value, str(row.pk), backwards, position).encode()

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
    """A place in a sorted list: the sort value and the key of the row it stands at, and the way to look.

    In a grouped list the place also names the group of the row.
    """

    value: Any
    key: str
    backwards: bool = False
    position: int = 0
    group: Any = None
    opens_group: bool = False

    def encode(self) -> str:
        """The place as text for a URL."""
        content = [self.value, self.key, self.backwards, self.position, self.group, self.opens_group]
        text = json.dumps(content, default=_exact)
        return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")

    @classmethod
    def decode(cls, text: str) -> Cursor:
        """The place that a URL carries; raises BadCursor."""
        try:
            padded = text + "=" * (-len(text) % 4)
            value, key, backwards, position, group, opens = json.loads(base64.urlsafe_b64decode(padded))
            return cls(value, str(key), bool(backwards), int(position), group, bool(opens))
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


def cut(*, rows: QuerySet[Any], sort: str, size: int, place: str = "", group: str = "") -> Slice:
    """One screen of rows sorted by a path ("-due_on"), in few queries whatever the length; raises BadCursor.

    With a `group` path the rows of a group follow each other, sorted among themselves; each has its `group_value`.
    """
    cursor = Cursor.decode(place) if place else None
    backwards = bool(cursor and cursor.backwards)
    total = rows.order_by().values("pk")[: COUNT_LIMIT + 1].count()
    named = rows.annotate(sort_value=F(sort.lstrip("-")), **({"group_value": F(group.lstrip("-"))} if group else {}))
    order = _order("group_value", descending=group.startswith("-") != backwards, backwards=backwards) if group else []
    order += _order("sort_value", descending=sort.startswith("-") != backwards, backwards=backwards)
    sorted_rows = named.order_by(*order, "-pk" if backwards else "pk")
    found: list[Any] = []
    try:
        for part in _parts(cursor, sort=sort, group=group):
            if len(found) <= size:
                found += sorted_rows.filter(part)[: size + 1 - len(found)]
    except (ValidationError, FieldError, ValueError, TypeError) as error:
        raise BadCursor from error
    return _slice(found, size=size, total=total, cursor=cursor)


def _order(name: str, *, descending: bool, backwards: bool) -> list[Any]:
    """Empty values stand last, or first when walking backwards."""
    value, nulls = F(name), {"nulls_first": True} if backwards else {"nulls_last": True}
    return [value.desc(**nulls) if descending else value.asc(**nulls)]


def _parts(cursor: Cursor | None, *, sort: str, group: str) -> list[Q]:
    """The conditions that, one after the other, give the rows beyond a place."""
    if cursor is None:
        return [Q()]
    tie = Q(pk__lt=cursor.key) if cursor.backwards else Q(pk__gt=cursor.key)
    if not group:
        return _beyond("sort_value", cursor.value, cursor, tie=[tie], descending=sort.startswith("-"))
    if cursor.opens_group:
        within = [Q()]
    else:
        within = _beyond("sort_value", cursor.value, cursor, tie=[tie], descending=sort.startswith("-"))
    return _beyond("group_value", cursor.group, cursor, tie=within, descending=group.startswith("-"))


def _beyond(name: str, value: Any, cursor: Cursor, *, tie: list[Q], descending: bool) -> list[Q]:
    """The rows after the place, or before it: equal values first, then the others, then the empty ones, each alone.

    An index finds the start of each part; one condition with "or" would make the database walk there from the top.
    """
    if value is None:
        empty = [Q(**{f"{name}__isnull": True}) & each for each in tie]
        return [*empty, Q(**{f"{name}__isnull": False})] if cursor.backwards else empty
    lookup = "lt" if descending != cursor.backwards else "gt"
    parts = [*(Q(**{name: value}) & each for each in tie), Q(**{f"{name}__{lookup}": value})]
    return parts if cursor.backwards else [*parts, Q(**{f"{name}__isnull": True})]


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
    return Cursor(row.sort_value, str(row.pk), backwards, position, getattr(row, "group_value", None)).encode()


def opening(*, group: Any, position: int) -> str:
    """The place where a group begins."""
    return Cursor(None, "", position=position, group=group, opens_group=True).encode()

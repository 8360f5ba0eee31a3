"""Tables: columns that read a row by a dotted path, and what each cell shows."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.core.exceptions import FieldDoesNotExist, ObjectDoesNotExist
from django.db.models import Model, QuerySet
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from web.badges import tone_of

Text = Any
EMPTY = "—"
SHORT = 18
"""How many characters of a link stay on one line."""


@dataclass(frozen=True)
class Column:
    """One column: where the value lies ("owner.display_name"), its heading, and how it is shown.

    `link` is True for the row's own page, a route name ("risks:risk") opened with the row's key, or a path to
    another record ("risk") to open that one. `sort` is the database path, False to forbid, or nothing to let a plain
    field sort by itself. `hidden` columns wait in the column chooser. `wide` and `text` are for long texts.
    """

    accessor: str
    label: Text
    link: bool | str = False
    sort: str | bool | None = None
    badge: bool = False
    numeric: bool = False
    date: bool = False
    hidden: bool = False
    wide: bool = False
    text: bool = False
    suffix: str = ""
    template: str = ""
    value: Callable[[Any], Any] | None = None

    @property
    def key(self) -> str:
        """The column's name in a URL."""
        return self.accessor.replace(".", "-")

    @property
    def css(self) -> str:
        """The classes of its cells."""
        named = {"num": self.numeric, "wide": self.wide, "key": bool(self.link)}
        return " ".join(name for name, holds in named.items() if holds)

    def raw(self, row: Any) -> Any:
        """The value as it is."""
        return self.value(row) if self.value else follow(row, self.accessor)

    def shown(self, row: Any) -> str:
        """The value as text for a person."""
        parent, name = _parent(row, self.accessor)
        display = None if self.value else getattr(parent, f"get_{name}_display", None)
        value = display() if display else self.raw(row)
        text = as_text(value)
        return f"{text}{self.suffix}" if self.suffix and text != EMPTY else text

    def sort_path(self, rows: QuerySet[Any]) -> str:
        """The database path that sorts this column, or nothing."""
        if isinstance(self.sort, str):
            return self.sort
        if self.sort is False or self.value or "." in self.accessor:
            return ""
        if self.accessor in rows.query.annotations or has_column(rows.model, self.accessor):
            return self.accessor
        return ""


@dataclass(frozen=True)
class Cell:
    """One value of one row, ready to show."""

    column: Column
    text: str
    raw: Any
    row: Any
    url: str = ""
    tone: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show."""
        return self.text == EMPTY

    @property
    def is_short(self) -> bool:
        """Whether it stays on one line: a reference, a date, a name."""
        return len(self.text) <= SHORT


@dataclass(frozen=True)
class Heading:
    """One column heading, with the address that sorts by it."""

    column: Column
    sort: str = ""
    direction: str = ""


@dataclass(frozen=True)
class RelatedTable:
    """A small table on a record's page: rows that hang from the record, and the way to add one."""

    title: Text
    rows: Callable[[Any, Any], Any]
    columns: Sequence[Column]
    empty: Text = ""
    actions: Sequence[Any] = ()
    limit: int = 100


class Line(list["Cell"]):
    """The cells of one row; `group` is the heading to show above it, where a group begins."""

    group: Any = None


@dataclass
class Table:
    """Rows and columns, ready for the template; `picks` puts a box to tick before each row.

    `groups` names the values of the rows' `group_value`, where the list is grouped.
    """

    columns: Sequence[Column]
    rows: Sequence[Any]
    headings: Sequence[Heading] = field(default_factory=list)
    back: str = ""
    picks: bool = False
    groups: Mapping[Any, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.headings = self.headings or [Heading(column) for column in self.columns]

    @property
    def lines(self) -> list[Line]:
        """The cells, row by row."""
        lines: list[Line] = []
        former: Any = self
        for row in self.rows:
            line = Line(cell_of(column, row, back=self.back) for column in self.columns)
            value = getattr(row, "group_value", None)
            if self.groups and value != former:
                line.group, former = self.groups.get(value), value
            lines.append(line)
        return lines

    @property
    def width(self) -> int:
        """How many cells a row has."""
        return len(self.columns) + self.picks


def cell_of(column: Column, row: Any, *, back: str = "") -> Cell:
    """What one column shows of one row."""
    raw = column.raw(row)
    url = link_of(column, row)
    if url and back:
        url = f"{url}?{back}"
    return Cell(column, column.shown(row), raw, row, url, tone_of(raw) if column.badge else "")


def link_of(column: Column, row: Any) -> str:
    """The address a cell leads to, or nothing."""
    if column.link is True:
        return url_of(row)
    if not column.link:
        return ""
    if ":" in column.link:
        return reverse(column.link, args=[row.pk])
    target = follow(row, column.link)
    return url_of(target) if target is not None else ""


def url_of(record: Any) -> str:
    """The page of a record: its own answer, or the route named after it ("risks:risk"), or nothing."""
    if hasattr(record, "get_absolute_url"):
        return str(record.get_absolute_url())
    if not isinstance(record, Model):
        return ""
    try:
        return reverse(f"{record._meta.app_label}:{snake(record._meta.object_name or '')}", args=[record.pk])
    except NoReverseMatch:
        return ""


def snake(name: str) -> str:
    """CorrectiveAction → corrective_action."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()


def has_column(model: type[Model], name: str) -> bool:
    """Whether the model keeps this name in a column of its table."""
    try:
        return bool(getattr(model._meta.get_field(name), "column", None))
    except FieldDoesNotExist:
        return False


def follow(row: Any, path: str) -> Any:
    """The value at the end of a dotted path, None when the way is cut; callables are called."""
    value = row
    for name in path.split("."):
        if value is None:
            return None
        value = _step(value, name)
    return value


def _step(value: Any, name: str) -> Any:
    if isinstance(value, Mapping):
        return value.get(name)
    try:
        found = getattr(value, name)
    except ObjectDoesNotExist:  # an absent one-to-one is an empty cell
        return None
    return found() if callable(found) and not isinstance(found, type) else found


def _parent(row: Any, path: str) -> tuple[Any, str]:
    head, _dot, name = path.rpartition(".")
    return (follow(row, head) if head else row), name


def as_text(value: Any) -> str:
    """A value as the reader's language writes it: 31/12/2026, 1 234,5, Yes."""
    if value is None or value == "":
        return EMPTY
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, date):
        return _date_text(value)
    if isinstance(value, (int, float, Decimal)):
        return number_format(value, use_l10n=True, force_grouping=True)
    if isinstance(value, (list, tuple, set)):
        return ", ".join(as_text(item) for item in value) or EMPTY
    return str(value)


def _date_text(value: date) -> str:
    if not isinstance(value, datetime):
        return date_format(value, "d/m/Y")
    return date_format(timezone.localtime(value) if timezone.is_aware(value) else value, "d/m/Y H:i")

"""Lists: search, filter, sort, choose columns, walk, export. The state lives in the URL."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.text import slugify

from web import clock, pagination, registries
from web.exports import FORMATS, export
from web.filters import RecordFilter, containing
from web.forms import narrowed
from web.grouping import Group, Grouping, groups_of
from web.pages.actions import ActionPage, Button, route_of
from web.pages.base import Page, Text, back_state
from web.pages.bulk import BulkRun, offered
from web.protocols import Rows
from web.tables import EMPTY, Column, Heading, Table

PLACE, SORT, SIZE, COLS, SEARCH, GROUP = "at", "sort", "size", "cols", "q", "group"


class ListPage(Page):
    """A list. `rows` is a query of one person, `staticmethod(visible_risks)`; `actions` are offered in the header.

    `bulk` names the action pages that may be done to many lines at once, `bulk = (AssignRisk, WithdrawRisk)`: their
    form is asked once, each line is an act of its own, and what is refused is shown with its reason. Fit for it are
    pages whose `parameter` takes one record of this list and whose fields make sense for several.
    `groups` are the ways to group its lines. Columns, sort, grouping, filters and size live in the address; people
    keep such an address under a name of their own.
    """

    rows: ClassVar[Rows]
    columns: ClassVar[Sequence[Column]] = ()
    filter_class: ClassVar[type[RecordFilter] | None] = None
    search_paths: ClassVar[Sequence[str]] = ()
    actions: ClassVar[Sequence[type[ActionPage]]] = ()
    bulk: ClassVar[Sequence[type[ActionPage]]] = ()
    groups: ClassVar[Sequence[Grouping]] = ()
    default_sort: ClassVar[str] = "pk"
    empty_title: ClassVar[Text] = ""
    empty_text: ClassVar[Text] = ""
    export: ClassVar[bool] = True
    template_name: ClassVar[str] = "web/list.html"
    sizes: ClassVar[Sequence[int]] = pagination.SIZES

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        """The list, one fragment of it, or the file of it."""
        valid = self.filter is None or self.filter.is_valid()
        if valid and self.export and request.GET.get("export") in FORMATS:
            return self.exported(request.GET["export"])
        try:
            answer = self.shown(request, valid=valid)
        except pagination.BadCursor:
            return HttpResponseRedirect(self.url_with(**{PLACE: None}))
        patch_vary_headers(answer, ["HX-Request"])
        return answer

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        """Act on the lines ticked."""
        return BulkRun(self).answer()

    def shown(self, request: HttpRequest, *, valid: bool) -> HttpResponse:
        """The page, or only its table when htmx asks for it."""
        htmx: Any = getattr(request, "htmx", None)
        fragment = "table" if htmx and not htmx.boosted and not htmx.history_restore_request else ""
        rows = self.found if valid else self.found.none()
        path = self.grouping.path if self.grouping else ""
        if self.grouping:
            rows = self.grouping.prepared(rows)
        place = request.GET.get(PLACE, "")
        piece = pagination.cut(rows=rows, sort=self.sort, size=self.size, place=place, group=path)
        headings = {group.value: group for group in self.counted} if valid else {}
        table = Table(self.chosen, piece.rows, self.headings(), back_state(request), bool(self.bulk_actions), headings)
        return self.answer(status=200 if valid else 422, fragment=fragment, table=table, slice=piece)

    def queryset(self) -> QuerySet[Any]:
        """The rows of this person, before any filter; override it to narrow by the URL."""
        return narrowed(type(self).rows, self.user)

    @cached_property
    def filter(self) -> Any:
        """The filter set, if this list has one."""
        if self.filter_class is None:
            return None
        return self.filter_class(self.request.GET, queryset=self.queryset(), request=self.request)

    @cached_property
    def found(self) -> QuerySet[Any]:
        """The rows that answer the filter and the search."""
        rows = self.filter.qs if self.filter is not None else self.queryset()
        return containing(rows, self.search_paths, self.request.GET.get(SEARCH, ""))

    @cached_property
    def sort(self) -> str:
        """The database path that sorts the list; anything unknown falls back to the default."""
        asked = self.request.GET.get(SORT, "")
        allowed = {column.sort_path(self.found) for column in self.columns} - {""}
        return asked if asked.lstrip("-") in allowed and asked.count("-", 0, 2) < 2 else self.default_sort

    @cached_property
    def grouping(self) -> Grouping | None:
        """How the lines are grouped, if the address asks for it."""
        asked = self.request.GET.get(GROUP, "")
        return next((grouping for grouping in self.groups if grouping.key == asked), None)

    @cached_property
    def counted(self) -> list[Group]:
        """The groups of every line found, with how many lines each holds."""
        return groups_of(rows=self.found, grouping=self.grouping, user=self.user) if self.grouping else []

    @cached_property
    def size(self) -> int:
        """How many rows a screen shows."""
        asked = self.request.GET.get(SIZE, "")
        return int(asked) if asked in {str(size) for size in pagination.SIZES} else pagination.SIZES[1]

    @cached_property
    def chosen(self) -> list[Column]:
        """The columns shown: those of the URL, or those that are not hidden."""
        asked = ",".join(self.request.GET.getlist(COLS)).split(",")
        chosen = [column for column in self.columns if column.key in asked]
        return chosen or [column for column in self.columns if not column.hidden]

    def headings(self) -> list[Heading]:
        """The headings of the chosen columns, with the sort each one leads to."""
        return [self._heading(column) for column in self.chosen]

    def _heading(self, column: Column) -> Heading:
        path = column.sort_path(self.found)
        if not path:
            return Heading(column)
        if self.sort.lstrip("-") != path:
            return Heading(column, sort=path)
        descending = self.sort.startswith("-")
        return Heading(column, path if descending else f"-{path}", "descending" if descending else "ascending")

    def url_with(self, **changes: str | None) -> str:
        """This list's address with some of its state changed."""
        query = self.request.GET.copy()
        for name, value in changes.items():
            query.pop(name, None)
            if value is not None:
                query[name] = value
        return f"{self.request.path}?{query.urlencode()}" if query else self.request.path

    def exported(self, file_format: str) -> HttpResponseBase:
        """Every row found, as a file; whoever listens is told first and may refuse."""
        query, lines = self.request.GET.urlencode(), self.found.count()
        for listener in registries.exports:
            listener(user=self.user, name=self.request.path, file_format=file_format, query=query, lines=lines)
        name = f"{slugify(str(self.title)) or 'list'}-{clock.today():%Y-%m-%d}"
        rows = self.found.order_by(self.sort, "pk")
        answer: HttpResponseBase = export(rows=rows, columns=self.chosen, name=name, file_format=file_format)
        return answer

    @cached_property
    def bulk_actions(self) -> list[type[ActionPage]]:
        """What this person may do to the lines ticked."""
        return offered(self.bulk, self.user)

    def line_text(self, row: Any) -> str:
        """The words by which people know one line: its first two columns."""
        shown = [column.shown(row) for column in self.columns[:2]]
        return " · ".join(text for text in shown if text != EMPTY)

    @cached_property
    def saved_views(self) -> list[registries.SavedView]:
        """The states of this list that the person keeps under a name."""
        return [view for source in registries.saved_views for view in source(self.user, self.request.path)]

    def state(self) -> str:
        """What a saved view keeps of the address: everything but the place in the list."""
        query = self.request.GET.copy()
        for name in (PLACE, "export"):
            query.pop(name, None)
        return query.urlencode()

    def header_actions(self) -> list[Button]:
        """What this person may start from the list."""
        offered = [action for action in self.actions if action.offered_to(self.user)]
        return [
            Button(
                action.label or action.title,
                reverse(route_of(action), kwargs=self.kwargs or None),
                action.style,
                action.icon,
            )
            for action in offered
        ]

    def kept_state(self) -> list[tuple[str, str]]:
        """What the filter form must carry on: sort, grouping, size and columns."""
        return [(name, value) for name in (SORT, GROUP, SIZE, COLS) for value in self.request.GET.getlist(name)]

    def is_filtered(self) -> bool:
        """Whether the reader asked for only some of the rows."""
        state = {PLACE, SORT, GROUP, SIZE, COLS, "export"}
        return any(value for key, values in self.request.GET.lists() if key not in state for value in values)

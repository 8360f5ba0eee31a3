"""Records: the facts, what hangs from them, what can be done, and the panels at the side."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any, ClassVar

from django.db.models import QuerySet

from web import registries
from web.pages.actions import ActionPage, Button, buttons
from web.pages.base import Page, Text, find, list_of, parent_of, safe_back
from web.protocols import Rows
from web.tables import Cell, Column, RelatedTable, Table, cell_of

PANELS = "panels"


class RecordPage(Page):
    """A record. `records` is a query of one person; `facts` are shown as a list; `status` stands beside the title."""

    records: ClassVar[Rows]
    facts: ClassVar[Sequence[Column]] = ()
    status: ClassVar[Column | None] = None
    actions: ClassVar[Sequence[type[ActionPage]]] = ()
    tables: ClassVar[Sequence[RelatedTable]] = ()
    template_name: ClassVar[str] = "web/record.html"
    later_panels: ClassVar[bool] = False
    """Whether what stands around the record is asked for once the page is there; a link where no script runs."""

    @cached_property
    def record(self) -> Any:
        """The record of the URL, if the person may see it."""
        return find(type(self).records, self.user, self.kwargs["pk"])

    def heading(self) -> Text:
        """The record's own name."""
        return str(self.record)

    def crumbs(self) -> list[tuple[Text, str]]:
        """Back to the list, in the state the reader left it."""
        up = parent_of(self.parent or list_of(self.record))
        return [(up[0], safe_back(self.request) or up[1])] if up else []

    def answer(self, *, status: int = 200, fragment: str = "", **extra: Any) -> Any:
        """The page with everything a record shows."""
        shown = {
            "record": self.record,
            "cells": self.cells(),
            "buttons": self.buttons(),
            "related": self.related(),
            "panels": [] if self.panels_wait else registries.panels.of(self.user, self.record),
        }
        return super().answer(status=status, fragment=fragment, **{**shown, **extra})

    @property
    def panels_wait(self) -> bool:
        """Whether the panels are left to a second request."""
        return self.later_panels and PANELS not in self.request.GET

    def cells(self) -> list[Cell]:
        """The facts, in the order declared."""
        return [cell_of(column, self.record) for column in self.facts]

    def status_cell(self) -> Cell | None:
        """The status shown beside the title."""
        return cell_of(self.status, self.record) if self.status else None

    def buttons(self) -> list[Button]:
        """What this person may do to this record."""
        return buttons(self.actions, self.request, self.record)

    def related(self) -> list[tuple[RelatedTable, Table, list[Button], bool]]:
        """The tables of what hangs from the record, with their buttons, and whether rows were left off."""
        return [self._related(table) for table in self.tables]

    def _related(self, declared: RelatedTable) -> tuple[RelatedTable, Table, list[Button], bool]:
        rows = declared.rows(self.user, self.record)
        found = list(rows[: declared.limit + 1]) if isinstance(rows, QuerySet) else list(rows)
        table = Table(declared.columns, found[: declared.limit])
        return declared, table, buttons(declared.actions, self.request, self.record), len(found) > declared.limit

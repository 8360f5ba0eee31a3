"""The page of coverage: perimeters against the frameworks that they follow."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from controls import queries
from controls.models import Framework
from controls.views.dated import DatedPage
from organisation.models import Perimeter
from organisation.queries import perimeters

SHOWN = 200
MEASURES = {
    "answered": (pgettext_lazy("requirement", "Answered"), _("At least one control answers the requirement.")),
    "in_place": (pgettext_lazy("requirement", "In place"), _("Every control that answers it is in place.")),
    "effective": (
        pgettext_lazy("requirement", "Shown effective"),
        _("A recent test shows that every control that answers it works."),
    ),
    "evidenced": (
        pgettext_lazy("requirement", "Evidenced"),
        _("At least one piece of evidence still valid stands behind it."),
    ),
}


@dataclass(frozen=True, kw_only=True)
class Cell:
    """One perimeter before one framework: how many requirements out of how many, and where to read them."""

    count: int
    total: int
    url: str
    label: str
    without_object: bool

    @property
    def share(self) -> int:
        """The same out of a hundred, never rounded up to a whole that is not there."""
        return self.count * 100 // self.total if self.total else 0

    @property
    def step(self) -> int:
        """The share in tenths, for the bar."""
        return self.share // 10


class CoveragePage(DatedPage):
    """How far each perimeter answers each framework, on a day; one measure at a time."""

    title = _("Coverage by perimeter")
    permission = "controls.view"
    nav = "controls"
    parent = "controls:framework_list"
    template_name = "controls/coverage.html"
    intro = _("What lies below a perimeter counts for it too, and what is shared above it.")

    @property
    def measure(self) -> str:
        """What is counted."""
        asked = self.request.GET.get("show", "")
        return asked if asked in MEASURES else next(iter(MEASURES))

    def context(self) -> dict[str, Any]:
        """One row a perimeter, one column a framework."""
        seen = list(perimeters(self.user))
        found = queries.reach_of(perimeters=seen[:SHOWN], on=self.on, moment=self.moment)
        depths = {row.pk: row for row in seen}
        return {
            **self.dated(),
            "tabs": [(key, label) for key, (label, _why) in MEASURES.items()],
            "measure": self.measure,
            "why": MEASURES[self.measure][1],
            "frameworks": [label_of(row) for row in found.frameworks],
            "rows": [
                {"perimeter": row.perimeter, "indent": indent(row.perimeter, depths), "cells": self._cells(row)}
                for row in found.rows
            ],
            "left_off": max(0, len(seen) - SHOWN),
        }

    def _cells(self, row: queries.PerimeterReach) -> list[Cell | None]:
        return [
            None
            if cell is None
            else Cell(
                count=getattr(cell, self.measure),
                total=cell.total,
                url=self._url(cell.framework, row.perimeter),
                label=label_of(cell.framework),
                without_object=cell.without_object,
            )
            for cell in row.cells
        ]

    def _url(self, framework: Framework, perimeter: Perimeter) -> str:
        """The tree of the framework, from the perimeter, on the same day."""
        asked = {"perimeter": str(perimeter.pk), **({"on": self.on.isoformat()} if self.moment else {})}
        return f"{reverse('controls:framework', args=[framework.pk])}?{urlencode(asked)}"


def label_of(framework: Framework) -> str:
    """The name of a framework, with its edition where the name does not say it."""
    name = str(framework)
    return name if framework.edition in name else f"{name} {framework.edition}"


def indent(perimeter: Perimeter, seen: dict[Any, Perimeter]) -> int:
    """How deep a perimeter stands below the topmost one shown."""
    depth, above = 0, seen.get(perimeter.parent_id)
    while above is not None and depth < 5:
        depth, above = depth + 1, seen.get(above.parent_id)
    return depth

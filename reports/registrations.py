"""What reports lend to shared pages: what proves a report, and reports by title."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from reports import queries
from reports.models import ProducedReport
from web import registries
from web.filters import containing
from web.registries import Hit, Panel

SHOWN = 5


def proof_panel(user: Any, report: ProducedReport) -> Panel:
    """What the report rests on and what proves that it has not changed."""
    return Panel(title=_("Proof"), template="reports/proof.html", context={"report": report})


def hits(user: Any, text: str) -> list[Hit]:
    """Reports whose title or number contains the words."""
    if not user.has_right("reports.view"):
        return []
    return [
        Hit(
            label=report.title,
            url=reverse("reports:produced_report", args=[report.pk]),
            kind=_("Report"),
            context=f"{report.perimeter.name} · {report.on:%d/%m/%Y}",
        )
        for report in containing(queries.produced_reports(user), ["title", "number"], text)[:SHOWN]
    ]


def register() -> None:
    """Declare all of it; called once at start."""
    registries.search.register("reports", hits)
    registries.panels.register("reports.producedreport", proof_panel)

"""Charts drawn on the server: the figures are also there as a table or in words for those who do not see them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import template
from django.utils.translation import pgettext_lazy

from web import charts

register = template.Library()

WORDS = [
    ("plan", pgettext_lazy("PDCA", "Plan")),
    ("do", pgettext_lazy("PDCA", "Do")),
    ("check", pgettext_lazy("PDCA", "Check")),
    ("act", pgettext_lazy("PDCA", "Act")),
]


@register.inclusion_tag("web/charts/bars.html")
def bar_chart(items: Sequence[tuple[Any, ...]], title: Any, unit: str = "") -> dict[str, Any]:
    """Horizontal bars from (label, value, tone, url)."""
    return {"bars": charts.bars(items), "title": title, "unit": unit, "height": len(items) * 30}


@register.inclusion_tag("web/charts/ring.html")
def donut_chart(items: Sequence[tuple[Any, ...]], title: Any, centre: Any = "", caption: Any = "") -> dict[str, Any]:
    """A ring of shares from (label, value, tone, url), with a figure in its centre."""
    return {"arcs": charts.arcs(items), "title": title, "centre": centre, "caption": caption}


@register.inclusion_tag("web/charts/curve.html")
def line_chart(items: Sequence[tuple[Any, Any]], title: Any, target: Any = None, unit: str = "") -> dict[str, Any]:
    """A curve from (label, value), with its target."""
    return {"curve": charts.curve(items, target=target), "title": title, "unit": unit, "target": target}


@register.inclusion_tag("web/charts/matrix.html")
def heat_map(
    rows: Sequence[tuple[Any, Sequence[Any]]], columns: Sequence[Any], title: Any, rows_label: Any, columns_label: Any
) -> dict[str, Any]:
    """A matrix from (row label, cells), highest row first; each cell is (count, tone, url, level)."""
    return {"rows": rows, "columns": columns, "title": title, "rows_label": rows_label, "columns_label": columns_label}


@register.inclusion_tag("web/charts/progress.html")
def progress_bar(done: Any, total: Any, label: Any) -> dict[str, Any]:
    """A bar with done over total, readable without seeing it."""
    share = round(float(done) / float(total) * 100) if total else 0
    return {"done": done, "total": total, "label": label, "share": min(share, 100)}


@register.inclusion_tag("web/charts/wheel.html")
def pdca_wheel(current: str, states: dict[str, Any] | None = None) -> dict[str, Any]:
    """The wheel of the founding words, the current one marked ("plan", "do", "check", "act")."""
    known = states or {}
    return {"current": current, "quarters": [(key, word, known.get(key, "")) for key, word in WORDS]}

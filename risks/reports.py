"""The printed register: every risk of a perimeter and below, on a day."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from reports.registry import report
from risks.lifecycle import Kind
from risks.queries import figures
from risks.queries.matrix import matrices_of
from risks.queries.register import printed


@report("risks.register", label=_("Risk register"), template="risks/print/register.html")
def register(*, perimeter: Any, on: date, **_params: Any) -> dict[str, Any]:
    """The register, its matrix and its figures; the same values are attached as data."""
    rows = list(printed(perimeter=perimeter, until=figures.end_of(on)))
    return {
        "title": _("Risk register"),
        "subtitle": perimeter.name,
        "period": f"{on:%d/%m/%Y}",
        "perimeter": perimeter,
        "on": on,
        "risks": rows,
        "matrices": matrices_of(perimeter=perimeter),
        "figures": {
            "known": figures.known_on(perimeter=perimeter, on=on),
            "above_line": figures.above_line_on(perimeter=perimeter, on=on),
            "accepted": figures.accepted_on(perimeter=perimeter, on=on),
            "late": figures.late_on(perimeter=perimeter, on=on).count(),
        },
        "data": {"risks": [_data(risk) for risk in rows]},
    }


def _data(risk: Any) -> dict[str, Any]:
    return {
        "reference": risk.reference,
        "title": risk.title,
        "status": risk.status,
        "option": risk.option,
        "levels": {kind: [*risk.pair(kind), risk.level(kind)] for kind in Kind.values},
        "owner": risk.owner.reference if risk.owner else "",
        "accepted_until": risk.accepted_until.isoformat() if risk.accepted_until else None,
    }

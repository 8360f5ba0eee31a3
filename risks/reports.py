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
        "risks": rows,
        "lines": [{"risk": risk, "levels": [risk.level_step(kind) for kind in Kind.values]} for risk in rows],
        "matrices": matrices_of(perimeter=perimeter),
        "figures": _figures(perimeter, on),
        "data": {"risks": [_data(risk) for risk in rows]},
    }


def _figures(perimeter: Any, on: date) -> list[dict[str, Any]]:
    tally = figures.tally(perimeter=perimeter, on=on)
    late = figures.late_on(perimeter=perimeter, on=on).count()
    return [
        {"value": tally.known, "label": _("Risks in the register")},
        {"value": tally.above, "label": _("Risks above the acceptance line"), "tone": "bad" if tally.above else "ok"},
        {
            "value": tally.accepted,
            "label": _("Risks with an acceptance in force"),
        },
        {"value": late, "label": _("Late actions of the treatment plan"), "tone": "bad" if late else "ok"},
    ]


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

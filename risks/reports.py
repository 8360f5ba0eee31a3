"""Printed risks: the register, the treatment plan, the file of one risk, the record of one acceptance."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from reports.registry import report
from risks.lifecycle import OPEN_ACTIONS, Kind
from risks.models import Acceptance, Risk, TreatmentAction
from risks.queries import figures, paper
from risks.queries.frozen import frozen_lines
from risks.queries.matrix import matrices, movements
from trail.clock import civil_date


@report("risks.register", label=gettext_lazy("Risk register"), template="risks/print/register.html")
def register(*, perimeter: Any, on: date, **_params: Any) -> dict[str, Any]:
    """The register as it stood at the end of the day, its matrix and its figures; the same values are attached."""
    rows = paper.register(perimeter=perimeter, on=on)
    found = paper.positions_of(perimeter=perimeter, on=on)
    scales = paper.scales_of(found)
    steps = (
        (_("From inherent to current"), Kind.INHERENT.value, Kind.CURRENT.value),
        (_("From current to residual"), Kind.CURRENT.value, Kind.RESIDUAL.value),
    )
    return {
        "title": _("Risk register"),
        "risks": rows,
        "lines": [{"risk": risk, "levels": [risk.level_step(kind) for kind in Kind.values]} for risk in rows],
        "matrices": matrices(scales=scales, found=found),
        "movements": [item for scale in scales for item in movements(scale=scale, found=found, steps=steps)],
        "figures": _figures(perimeter, on),
        "data": {"risks": [_data(risk) for risk in rows]},
    }


@report("risks.plan", label=gettext_lazy("Risk treatment plan"), template="risks/print/plan.html")
def treatment_plan(*, perimeter: Any, on: date, **_params: Any) -> dict[str, Any]:
    """Every action that was planned by the end of the day, by due date, with what it costs (6.1.3 e)."""
    lines = paper.plan(perimeter=perimeter, on=on)
    late = [line for line in lines if line.is_late(on=on)]
    still = [line for line in lines if line.status in OPEN_ACTIONS]
    cost = sum((line.cost for line in still if line.cost is not None), start=0)
    return {
        "title": _("Risk treatment plan"),
        "lines": lines,
        "late": {line.pk for line in late},
        "figures": [
            {"value": len(lines), "label": _("Actions")},
            {"value": len(still), "label": _("Still to do")},
            {"value": len(late), "label": _("Late"), "tone": "bad" if late else "ok"},
            {"value": f"{cost:,.0f}\u202f€".replace(",", "\u202f"), "label": _("Cost to come")},
        ],
        "data": {"actions": [_line_data(line) for line in lines]},
    }


@report("risks.file", label=gettext_lazy("Risk file"), template="risks/print/file.html")
def risk_file(*, perimeter: Any, on: date, risk: str) -> dict[str, Any]:
    """One risk from its identification to today: scenario, assessments, treatment, acceptances, reviews."""
    found = paper.one(perimeter=perimeter, key=risk)
    story = paper.story_of(risk=found)
    return {
        "title": _("Risk file"),
        "subtitle": f"{found.reference} – {found.title}"[:160],
        "risk": found,
        "levels": [(kind.label, found.level_step(kind), *found.pair(kind)) for kind in Kind],
        "on_day": on,
        **story,
        "data": {"risk": _data(found), "assessments": [_assessment_data(row) for row in story["assessments"]]},
    }


@report("risks.acceptance", label=gettext_lazy("Record of acceptance"), template="risks/print/acceptance.html")
def acceptance_record(*, perimeter: Any, on: date, acceptance: str) -> dict[str, Any]:
    """The exact state of a risk that was accepted, by whom, why and until when, with its digest (6.1.3 f)."""
    found: Acceptance = paper.acceptance(perimeter=perimeter, key=acceptance)
    return {
        "title": _("Record of acceptance of a residual risk"),
        "subtitle": f"{found.risk.reference} – {found.risk.title}"[:160],
        "acceptance": found,
        "on_day": on,
        "state": frozen_lines(perimeter=perimeter, state=found.accepted_state, scale=found.scale),
        "signatories": [_("Risk owner"), _("Top management")],
        "data": {
            "acceptance": str(found.pk),
            "risk": found.risk.reference,
            "accepted_on": civil_date(found.at).isoformat(),
            "expires_on": found.expires_on.isoformat(),
            "state": found.accepted_state,
            "digest": found.digest,
        },
    }


def _figures(perimeter: Any, on: date) -> list[dict[str, Any]]:
    tally = figures.tally(perimeter=perimeter, on=on)
    late = figures.late_on(perimeter=perimeter, on=on).count()
    return [
        {"value": tally.known, "label": _("Risks in the register")},
        {"value": tally.above, "label": _("Risks above the acceptance line"), "tone": "bad" if tally.above else "ok"},
        {"value": tally.accepted, "label": _("Risks with an acceptance in force")},
        {"value": late, "label": _("Late actions of the treatment plan"), "tone": "bad" if late else "ok"},
    ]


def _data(risk: Risk) -> dict[str, Any]:
    return {
        "reference": risk.reference,
        "title": risk.title,
        "status": risk.status,
        "option": risk.option,
        "levels": {kind: [*risk.pair(kind), risk.level(kind)] for kind in Kind.values},
        "owner": risk.owner.reference if risk.owner else "",
        "accepted_until": risk.accepted_until.isoformat() if risk.accepted_until else None,
    }


def _line_data(line: TreatmentAction) -> dict[str, Any]:
    return {
        "reference": line.reference,
        "title": line.title,
        "risk": line.risk.reference,
        "status": line.status,
        "start_on": line.start_on.isoformat() if line.start_on else None,
        "due_on": line.due_on.isoformat() if line.due_on else None,
        "cost": str(line.cost) if line.cost is not None else None,
        "owner": line.owner.reference if line.owner else "",
    }


def _assessment_data(row: Any) -> dict[str, Any]:
    return {
        "at": row.at.isoformat(),
        "kind": row.kind,
        "scale": f"{row.scale.ref}/{row.scale.edition}",
        "values": [row.likelihood, row.severity, row.level],
    }

"""Assessing and reviewing risks."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from organisation.models import User
from risks import lifecycle
from risks.actions.scenarios import refuse_closed, reopen
from risks.levels import Grid
from risks.models import Assessment, Risk, RiskReview
from risks.queries.scales import criteria_of
from trail.acts import action, current_act


@action("risks.risk.assess", permission="risks.assess", scope="risk")
def assess_risk(
    *, actor: User, risk: Risk, kind: str, likelihood: int, severity: int, rationale: str = ""
) -> Assessment:
    """Assess likelihood and severity on the scale in force; the level follows from its matrix (6.1.2 d, e; 8.2).

    A new fact each time; the former ones stay. A moved level reopens an accepted risk.
    Raises ValidationError when the risk is closed or a value is not on the scale.
    """
    refuse_closed(risk=risk)
    criteria = criteria_of(perimeter=risk.perimeter)
    level = _level(criteria.scale.grid, likelihood=likelihood, severity=severity)
    assessment = Assessment(
        risk=risk,
        kind=kind,
        scale=criteria.scale,
        likelihood=likelihood,
        severity=severity,
        level=level,
        rationale=rationale,
        assessed_by=actor,
    )
    assessment.save()
    moved = risk.pair(kind) != (likelihood, severity)
    risk.take_levels(kind=kind, likelihood=likelihood, severity=severity, level=level)
    risk.scale, risk.acceptance_line = criteria.scale, criteria.line
    if not lifecycle.is_settled(status=risk.status):
        risk.status = lifecycle.after_assessment(status=risk.status, kind=kind, option=risk.option)
    elif moved:
        reopen(risk=risk)
    risk.save()
    return assessment


@action("risks.risk.review", permission="risks.assess", scope="risk")
def review_risk(*, actor: User, risk: Risk, conclusion: str, next_on: date) -> RiskReview:
    """Look at a risk again, say why it still holds, and when to look next (8.2). Raises ValidationError."""
    refuse_closed(risk=risk)
    if next_on <= current_act().on:
        raise ValidationError({"next_on": _("Choose a date to come.")})
    review = RiskReview(risk=risk, reviewed_by=actor, conclusion=conclusion, next_on=next_on)
    review.save()
    risk.review_on = next_on
    if risk.status == lifecycle.Status.RESIDUAL_ACCEPTED:
        risk.status = lifecycle.Status.MONITORED
    risk.save()
    return review


def _level(grid: Grid, *, likelihood: int, severity: int) -> int:
    values = (("likelihood", likelihood, grid.likelihoods), ("severity", severity, grid.severities))
    wrong = {
        name: ValidationError(
            _("This value is not on the scale, which goes from 1 to %(highest)s.") % {"highest": highest},
            code="out_of_scale",
        )
        for name, value, highest in values
        if not 1 <= value <= highest
    }
    if wrong:
        raise ValidationError(wrong)
    return grid.level(likelihood=likelihood, severity=severity)

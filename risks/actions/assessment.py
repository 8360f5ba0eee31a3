"""Assessing and reviewing risks, and answering the proposals to assess them again."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from organisation.dates import months_after
from organisation.models import User
from risks import lifecycle
from risks.actions.scenarios import refuse_closed, reopen, required_reason
from risks.levels import Grid
from risks.models import Assessment, ReassessmentDismissal, Risk, RiskReview
from risks.queries.catalogues import impact_refs
from risks.queries.proposals import as_data, proposal_for
from risks.queries.scales import criteria_of
from trail.acts import action, current_act


@action("risks.risk.assess", permission="risks.assess", scope="risk")
def assess_risk(
    *,
    actor: User,
    risk: Risk,
    kind: str,
    likelihood: int,
    severity: int | None = None,
    impacts: Mapping[str, int] | None = None,
    rationale: str = "",
) -> Assessment:
    """Assess likelihood and severity on the scale in force; the level follows from its matrix (6.1.2 d, e; 8.2).

    Severity is given, or is that of the worst kind of impact. A new fact each time; the former ones stay. A moved
    level reopens an accepted risk. What proposed the assessment, if anything did, is kept with it.
    Raises ValidationError when the risk is closed, a value is not on the scale, or severity and impacts disagree.
    """
    refuse_closed(risk=risk)
    criteria = criteria_of(perimeter=risk.perimeter)
    graded = {ref: int(value) for ref, value in (impacts or {}).items()}
    worst = _severity(severity, graded, grid=criteria.scale.grid)
    level = _level(criteria.scale.grid, likelihood=likelihood, severity=worst)
    proposal = proposal_for(risk=risk, at=current_act().at) if kind != lifecycle.Kind.INHERENT else None
    assessment = Assessment(
        risk=risk,
        kind=kind,
        scale=criteria.scale,
        likelihood=likelihood,
        severity=worst,
        level=level,
        impacts=graded,
        rationale=rationale,
        prompted_by=[as_data(turned) for turned in proposal.turned] if proposal else [],
        assessed_by=actor,
    )
    assessment.save()
    moved = risk.pair(kind) != (likelihood, worst)
    risk.take_levels(kind=kind, likelihood=likelihood, severity=worst, level=level)
    risk.scale, risk.acceptance_line = criteria.scale, criteria.line
    risk.review_on = risk.review_on or months_after(current_act().on, criteria.review_months)
    if not lifecycle.is_settled(status=risk.status):
        risk.status = lifecycle.after_assessment(status=risk.status, kind=kind, option=risk.option)
    elif moved:
        reopen(risk=risk)
    risk.save()
    return assessment


@action("risks.reassessment.dismiss", permission="risks.assess", scope="risk")
def dismiss_reassessment(*, actor: User, risk: Risk, reason: str) -> ReassessmentDismissal:
    """Say that what changed in the controls changes nothing for the risk, and why (8.2).

    Raises ValidationError when nothing is proposed.
    """
    proposal = proposal_for(risk=risk, at=current_act().at)
    if proposal is None:
        raise ValidationError(_("No re-assessment is proposed for this risk."), code="nothing_proposed")
    changes = [as_data(turned) for turned in proposal.turned]
    dismissal = ReassessmentDismissal(risk=risk, changes=changes, reason=required_reason(reason), dismissed_by=actor)
    dismissal.save()
    risk.looked_at = current_act().at
    risk.save()
    return dismissal


@action("risks.risk.review", permission="risks.assess", scope="risk")
def review_risk(
    *, actor: User, risk: Risk, conclusion: str, next_on: date, outcome: str = RiskReview.Outcome.VALID
) -> RiskReview:
    """Look at a risk again, say why it still holds or that it does not, and when to look next (8.2).

    A risk that no longer holds is to be assessed again, and accepted again if it was. Raises ValidationError.
    """
    refuse_closed(risk=risk)
    if next_on <= current_act().on:
        raise ValidationError({"next_on": _("Choose a date to come.")})
    review = RiskReview(risk=risk, reviewed_by=actor, outcome=outcome, conclusion=conclusion, next_on=next_on)
    review.save()
    risk.review_on = next_on
    if outcome == RiskReview.Outcome.REASSESS:
        reopen(risk=risk)
    elif risk.status == lifecycle.Status.RESIDUAL_ACCEPTED:
        risk.status = lifecycle.Status.MONITORED
    risk.save()
    return review


def _severity(severity: int | None, impacts: Mapping[str, int], *, grid: Grid) -> int:
    if unknown := set(impacts) - impact_refs():
        raise ValidationError({"impacts": _("Unknown kind of impact: %(refs)s.") % {"refs": ", ".join(unknown)}})
    if any(not 1 <= value <= grid.severities for value in impacts.values()):
        raise ValidationError({"impacts": _out_of_scale(grid.severities)})
    worst = max(impacts.values(), default=None)
    if severity is None and worst is None:
        raise ValidationError({"severity": _("Choose a severity, or grade the impacts.")})
    if severity is not None and worst is not None and severity != worst:
        message = _("The severity is that of the worst impact, here %(worst)s: choose it, or grade the impacts again.")
        raise ValidationError({"severity": ValidationError(message % {"worst": worst}, code="impacts")})
    return severity if worst is None else worst  # type: ignore[return-value]


def _level(grid: Grid, *, likelihood: int, severity: int) -> int:
    values = (("likelihood", likelihood, grid.likelihoods), ("severity", severity, grid.severities))
    wrong: dict[str, Any] = {
        name: _out_of_scale(highest) for name, value, highest in values if not 1 <= value <= highest
    }
    if wrong:
        raise ValidationError(wrong)
    return grid.level(likelihood=likelihood, severity=severity)


def _out_of_scale(highest: int) -> ValidationError:
    message = _("This value is not on the scale, which goes from 1 to %(highest)s.")
    return ValidationError(message % {"highest": highest}, code="out_of_scale")

"""Accepting what remains of a risk."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from organisation.models import User
from risks.actions.scenarios import refuse_closed
from risks.levels import above_line
from risks.lifecycle import Status
from risks.models import Acceptance, Risk, RiskReview
from risks.queries.register import deciding_kind, latest_assessment
from risks.queries.state import digest_of, state_of
from trail.acts import action, current_act


@action("risks.risk.accept", permission="risks.accept", scope="risk")
def accept_risk(*, actor: User, risk: Risk, justification: str, expires_on: date) -> Acceptance:
    """Approve the treatment plan and accept what remains (6.1.3 f): the owner, or management above the line.

    Freezes the exact state accepted with its digest. Whoever assessed what remains accepts it only after somebody
    else reviewed it. Raises ValidationError with the rule that is not met.
    """
    refuse_closed(risk=risk)
    level, line, is_owner = _check_acceptor(actor=actor, risk=risk)
    _check_four_eyes(actor=actor, risk=risk)
    if expires_on <= current_act().on:
        raise ValidationError({"expires_on": _("An acceptance ends on a date to come.")})
    state = state_of(risk=risk)
    acceptance = Acceptance(
        risk=risk,
        accepted_by=actor,
        as_owner=is_owner,
        justification=justification,
        scale=risk.scale,
        level=level,
        acceptance_line=line,
        accepted_state=state,
        digest=digest_of(state=state),
        expires_on=expires_on,
    )
    acceptance.save()
    risk.status, risk.accepted_until = Status.RESIDUAL_ACCEPTED, expires_on
    risk.save()
    return acceptance


def _check_acceptor(*, actor: User, risk: Risk) -> tuple[int, int, bool]:
    """What remains, the line, and whether the actor is the owner. Raises ValidationError when it is not theirs."""
    if risk.owner is None:
        raise ValidationError(_("Give the risk an owner before it is accepted."), code="no_owner")
    level, line = risk.final_level, risk.acceptance_line
    if not risk.option or level is None or line is None:
        raise ValidationError(_("Assess the risk and decide its treatment before it is accepted."), code="not_decided")
    is_owner = bool(risk.owner.user_id == actor.pk)
    if above_line(level=level, line=line):
        if not actor.can("risks.accept_above", risk):
            raise ValidationError(_("What remains stands above the line: management decides."), code="above_line")
    elif not is_owner:
        raise ValidationError(
            _("Only %(owner)s, who owns the risk, accepts it.") % {"owner": risk.owner}, code="not_owner"
        )
    return level, line, is_owner


def _check_four_eyes(*, actor: User, risk: Risk) -> None:
    assessment = latest_assessment(risk=risk, kind=deciding_kind(risk=risk))
    if assessment is None or assessment.assessed_by_id != actor.pk:
        return
    reviewed = RiskReview.objects.filter(risk=risk, at__gte=assessment.at).exclude(reviewed_by=actor)
    if not reviewed.exists():
        raise ValidationError(
            _("You assessed what remains: somebody else reviews it before you accept it."), code="four_eyes"
        )

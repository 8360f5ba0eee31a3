"""Accepting what remains of a risk: preparing, accepting, declining, renewing, revoking."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from organisation.models import User
from risks.actions.scenarios import refuse_closed, reopen, required_reason
from risks.levels import above_line
from risks.lifecycle import Status
from risks.models import Acceptance, AcceptanceRequest, AcceptanceRevocation, Risk, RiskReview
from risks.queries.register import deciding_kind, latest_assessment
from risks.queries.state import digest_of, state_of
from trail.acts import action, current_act


@action("risks.acceptance.prepare", permission="risks.treat", scope="risk")
def prepare_acceptance(*, actor: User, risk: Risk, note: str, proposed_until: date) -> AcceptanceRequest:
    """Put a residual risk before whoever has to decide: its owner, or management above the line (6.1.3 f).

    Raises ValidationError when the risk is not assessed, treated and owned, or a request waits already.
    """
    refuse_closed(risk=risk)
    _check_ready(risk=risk)
    _check_term(proposed_until, field="proposed_until")
    request = AcceptanceRequest(
        risk=risk, note=note, proposed_until=proposed_until, prepared_by=actor, prepared_on=current_act().on
    )
    request.save()
    return request


@action("risks.risk.accept", permission="risks.accept", scope="risk")
def accept_risk(*, actor: User, risk: Risk, justification: str, expires_on: date) -> Acceptance:
    """Approve the treatment plan and accept what remains (6.1.3 f): the owner, or management above the line.

    Freezes the exact state accepted with its digest; renews the former acceptance if there was one, and answers the
    request that waits. Whoever assessed what remains accepts it only after somebody else reviewed it; whoever prepared
    the request does not answer it. Raises ValidationError with the rule that is not met.
    """
    refuse_closed(risk=risk)
    level, line, is_owner = _check_acceptor(actor=actor, risk=risk)
    _check_four_eyes(actor=actor, risk=risk)
    _check_term(expires_on, field="expires_on")
    request = _open_request(risk)
    if request is not None and request.prepared_by_id == actor.pk:
        raise ValidationError(_("You prepared this acceptance: somebody else decides."), code="four_eyes")
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
        renews=Acceptance.objects.filter(risk=risk).order_by("-at", "-pos").first(),
    )
    acceptance.save()
    risk.status, risk.accepted_until = Status.RESIDUAL_ACCEPTED, expires_on
    risk.save()
    if request is not None:
        _answer(request, actor=actor, status=AcceptanceRequest.Status.ACCEPTED, answer=justification)
    return acceptance


@action("risks.acceptance.decline", permission="risks.accept", scope="acceptance_request")
def decline_acceptance(*, actor: User, acceptance_request: AcceptanceRequest, reason: str) -> AcceptanceRequest:
    """Refuse to accept what remains, and say what is missing (6.1.3 f); the risk stays to be treated.

    Raises ValidationError when the request was answered already, or it is not the actor's to answer.
    """
    if acceptance_request.status != AcceptanceRequest.Status.OPEN:
        raise ValidationError(_("This request was answered already."), code="answered")
    _check_acceptor(actor=actor, risk=acceptance_request.risk)
    answer = required_reason(reason)
    _answer(acceptance_request, actor=actor, status=AcceptanceRequest.Status.DECLINED, answer=answer)
    return acceptance_request


@action("risks.acceptance.revoke", permission="risks.accept", scope="acceptance")
def revoke_acceptance(*, actor: User, acceptance: Acceptance, reason: str) -> AcceptanceRevocation:
    """Take an acceptance back before its term, with the reason (6.1.3 f): its owner, or management.

    Raises ValidationError when it no longer stands, or is not the actor's to take back.
    """
    risk = acceptance.risk
    newest = Acceptance.objects.filter(risk=risk).order_by("-at", "-pos").first()
    if newest is None or newest.pk != acceptance.pk or AcceptanceRevocation.objects.filter(acceptance=acceptance):
        raise ValidationError(_("This acceptance no longer stands."), code="not_in_force")
    owns = risk.owner is not None and risk.owner.user_id == actor.pk
    if not owns and not actor.can("risks.accept_above", risk):
        raise ValidationError(_("The owner of the risk or management takes an acceptance back."), code="not_owner")
    revocation = AcceptanceRevocation(
        risk=risk, acceptance=acceptance, revoked_by=actor, reason=required_reason(reason)
    )
    revocation.save()
    reopen(risk=risk)
    risk.save()
    return revocation


def _open_request(risk: Risk) -> AcceptanceRequest | None:
    found: AcceptanceRequest | None = (
        AcceptanceRequest.objects.active().filter(risk=risk, status=AcceptanceRequest.Status.OPEN).first()
    )
    return found


def _answer(request: AcceptanceRequest, *, actor: User, status: str, answer: str) -> None:
    request.status, request.answer = status, answer
    request.answered_by, request.answered_on = actor, current_act().on
    request.save()


def _check_term(day: date, *, field: str) -> None:
    if day <= current_act().on:
        raise ValidationError({field: _("An acceptance ends on a date to come.")})


def _check_ready(*, risk: Risk) -> tuple[int, int]:
    """What remains, and the line. Raises ValidationError when there is nothing to accept yet."""
    if risk.owner is None:
        raise ValidationError(_("Give the risk an owner before it is accepted."), code="no_owner")
    level, line = risk.final_level, risk.acceptance_line
    if not risk.option or level is None or line is None:
        raise ValidationError(_("Assess the risk and decide its treatment before it is accepted."), code="not_decided")
    return level, line


def _check_acceptor(*, actor: User, risk: Risk) -> tuple[int, int, bool]:
    """What remains, the line, and whether the actor is the owner. Raises ValidationError when it is not theirs."""
    level, line = _check_ready(risk=risk)
    is_owner = risk.owner is not None and bool(risk.owner.user_id == actor.pk)
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
    reviewed = RiskReview.objects.filter(risk=risk, at__gte=assessment.at, outcome=RiskReview.Outcome.VALID).exclude(
        reviewed_by=actor
    )
    if not reviewed.exists():
        raise ValidationError(
            _("You assessed what remains: somebody else reviews it before you accept it."), code="four_eyes"
        )

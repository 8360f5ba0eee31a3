"""Asking for, deciding and ending derogations."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from controls.models import Control, Derogation, Requirement
from organisation.models import Perimeter, Person, User
from trail.acts import action, current_act

LONGEST_DAYS = 366
"""A derogation lasts a year at most: beyond, it is asked again, and somebody looks again."""


@action("controls.derogation.request", permission="controls.derogate", scope="perimeter")
def request_derogation(
    *,
    actor: User,
    perimeter: Perimeter,
    title: str,
    reason: str,
    compensation: str,
    owner: Person,
    starts_on: date,
    expires_on: date,
    requirement: Requirement | None = None,
    control: Control | None = None,
    compensating_control: Control | None = None,
    remind_days: int = 30,
) -> Derogation:
    """Ask not to follow a requirement or a control for a while, and say what compensates (A.5.1, A.5.36, 6.1.3).

    Raises ValidationError when it is about nothing, lasts more than a year, is over already, or when the control that
    compensates is the one derogated from.
    """
    today = current_act().on
    problems: dict[str, Any] = {}
    if expires_on < today:
        problems["expires_on"] = _("This date is past: a derogation covers time to come.")
    elif (expires_on - starts_on).days > LONGEST_DAYS:
        problems["expires_on"] = _("A derogation lasts a year at most: ask for it again then.")
    if compensating_control is not None and compensating_control == control:
        problems["compensating_control"] = _("What compensates is another control than the one derogated from.")
    if problems:
        raise ValidationError(problems)
    derogation = Derogation(
        perimeter=perimeter,
        title=title,
        requirement=requirement,
        control=control,
        reason=reason,
        compensation=compensation,
        compensating_control=compensating_control,
        owner=owner,
        starts_on=starts_on,
        expires_on=expires_on,
        remind_days=remind_days,
        requested_by=actor,
        requested_on=today,
    )
    derogation.save()
    return derogation


@action("controls.derogation.approve", permission="controls.approve", scope="derogation")
def approve_derogation(*, actor: User, derogation: Derogation, decision_note: str = "") -> Derogation:
    """Accept a derogation until it expires (A.5.1, 6.1.3 f).

    Raises ValidationError when it awaits no decision, is over already, or is one's own request (four eyes).
    """
    _settle(actor, derogation, decision_note)
    if derogation.expires_on < current_act().on:
        raise ValidationError(_("Its time is over already: ask for a new one."), code="over")
    derogation.status = Derogation.Status.APPROVED
    derogation.save()
    return derogation


@action("controls.derogation.refuse", permission="controls.approve", scope="derogation")
def refuse_derogation(*, actor: User, derogation: Derogation, decision_note: str) -> Derogation:
    """Refuse a derogation and say why (A.5.1).

    Raises ValidationError when it awaits no decision, or is one's own request.
    """
    _settle(actor, derogation, decision_note)
    derogation.status = Derogation.Status.REFUSED
    derogation.save()
    return derogation


@action("controls.derogation.end", permission="controls.derogate", scope="derogation")
def end_derogation(*, actor: User, derogation: Derogation, end_note: str) -> Derogation:
    """Say that a derogation is over and how: the rule is followed again, or another derogation takes over (A.5.36).

    Raises ValidationError unless it was approved.
    """
    if derogation.status != Derogation.Status.APPROVED:
        raise ValidationError(_("Only an approved derogation comes to an end."), code="not_approved")
    derogation.status, derogation.ended_on, derogation.end_note = Derogation.Status.ENDED, current_act().on, end_note
    derogation.save()
    return derogation


def _settle(actor: User, derogation: Derogation, note: str) -> None:
    if derogation.status != Derogation.Status.REQUESTED:
        raise ValidationError(_("This derogation awaits no decision."), code="settled")
    if derogation.requested_by_id == actor.pk:
        raise ValidationError(_("A derogation is decided by somebody other than who asked for it."), code="four_eyes")
    derogation.decided_by, derogation.decided_on, derogation.decision_note = actor, current_act().on, note

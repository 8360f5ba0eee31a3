"""Asking people to read."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from organisation.models import Perimeter, PerimeterClosure, User
from policies.models import Campaign, Document, PolicyVersion
from policies.queries import open_campaigns_of
from trail.acts import action, current_act


@action("policies.campaign.open", permission="policies.publish", scope="perimeter")
def open_campaign(
    *,
    actor: User,
    perimeter: Perimeter,
    policy_version: PolicyVersion,
    due_on: date,
    role: str = "",
    team: str = "",
) -> Campaign:
    """Ask the people of a perimeter, a role or a team to read a version by a day (7.3, A.6.3).

    Raises ValidationError for a version that is not in force, a perimeter to which the document does not apply, a
    day gone by, or a campaign open already for these people.
    """
    if not policy_version.is_in_force:
        raise ValidationError({"policy_version": _("Only a version in force is read: publish it first.")})
    document = policy_version.document
    applies = PerimeterClosure.objects.filter(ancestor=document.perimeter_id, descendant=perimeter.pk)
    if not applies.exists() or (perimeter.pk != document.perimeter_id and not document.shared):
        raise ValidationError({"perimeter": _("This document does not apply to this perimeter.")})
    if due_on < current_act().on:
        raise ValidationError({"due_on": _("This day has gone by: choose a day to come.")})
    return begin_campaign(policy_version=policy_version, perimeter=perimeter, due_on=due_on, role=role, team=team)


@action("policies.campaign.close", permission="policies.publish", scope="campaign")
def close_campaign(*, actor: User, campaign: Campaign) -> Campaign:
    """Stop asking; what was acknowledged stays.

    Raises ValidationError when it is closed already.
    """
    if campaign.status == Campaign.Status.CLOSED:
        raise ValidationError(_("This campaign is closed already."), code="closed")
    _close(campaign)
    return campaign


def begin_campaign(
    *, policy_version: PolicyVersion, perimeter: Perimeter, due_on: date, role: str = "", team: str = ""
) -> Campaign:
    """Write a campaign inside the running act."""
    campaign = Campaign(
        policy_version=policy_version,
        perimeter=perimeter,
        due_on=due_on,
        role=role,
        team=team,
        opened_at=current_act().at,
    )
    campaign.save()
    return campaign


def end_campaigns(document: Document) -> None:
    """Close every open campaign of a document inside the running act."""
    for campaign in open_campaigns_of(document=document):
        _close(campaign)


def _close(campaign: Campaign) -> None:
    campaign.status, campaign.closed_at = Campaign.Status.CLOSED, current_act().at
    campaign.save()

"""Asking people to read."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from jobs.actions import enqueue
from organisation.models import Perimeter, PerimeterClosure, Person, User
from policies.models import Campaign, CampaignMember, Document, PolicyVersion
from policies.queries import open_campaigns_of, people_with
from trail.acts import action, current_act
from trail.bulk import write_many

INVITE = "policies.campaign.invite"


@action("policies.campaign.open", permission="policies.publish", scope="perimeter")
def open_campaign(
    *,
    actor: User,
    perimeter: Perimeter,
    policy_version: PolicyVersion,
    due_on: date,
    role: str = "",
    team: str = "",
    addresses: str = "",
    follower: Person | None = None,
) -> Campaign:
    """Ask the people of a perimeter, a role, a team or a list to read a version by a day (7.3, A.6.3).

    `addresses` is a list of e-mail addresses, one a line; `follower` is told of those who are late. A job writes the
    invitations. Raises ValidationError for a version that is not in force, a perimeter to which the document does not
    apply, a day gone by, an address that nobody has, or a campaign open already for these people.
    """
    if not policy_version.is_in_force:
        raise ValidationError({"policy_version": _("Only a version in force is read: publish it first.")})
    document = policy_version.document
    applies = PerimeterClosure.objects.filter(ancestor=document.perimeter_id, descendant=perimeter.pk)
    if not applies.exists() or (perimeter.pk != document.perimeter_id and not document.shared):
        raise ValidationError({"perimeter": _("This document does not apply to this perimeter.")})
    if due_on < current_act().on:
        raise ValidationError({"due_on": _("This day has gone by: choose a day to come.")})
    named = _named(perimeter, addresses)
    campaign = Campaign(
        policy_version=policy_version,
        perimeter=perimeter,
        role=role,
        team=team,
        due_on=due_on,
        by_list=bool(named),
        follower=follower,
    )
    begin(actor=actor, campaign=campaign)
    write_many(CampaignMember, [CampaignMember(campaign=campaign, person=person) for person in named])
    return campaign


def _named(perimeter: Perimeter, addresses: str) -> list[Person]:
    """The people behind a list of addresses. Raises ValidationError naming those that nobody has."""
    wanted = {line.strip().lower() for line in addresses.splitlines() if line.strip()}
    found = people_with(addresses=wanted, perimeter=perimeter)
    unknown = sorted(wanted - found.keys())
    if unknown:
        shown = ", ".join(unknown[:5])
        raise ValidationError(
            {"addresses": _("Nobody of this perimeter has these addresses: %(shown)s.") % {"shown": shown}}
        )
    return list(found.values())


@action("policies.campaign.close", permission="policies.publish", scope="campaign")
def close_campaign(*, actor: User, campaign: Campaign) -> Campaign:
    """Stop asking; what was acknowledged stays.

    Raises ValidationError when it is closed already.
    """
    if campaign.status == Campaign.Status.CLOSED:
        raise ValidationError(_("This campaign is closed already."), code="closed")
    _close(campaign)
    return campaign


def begin(*, actor: User, campaign: Campaign) -> None:
    """Write a campaign inside the running act, and queue the invitations."""
    campaign.opened_at = current_act().at
    campaign.save()
    enqueue(actor=actor, kind=INVITE, params={"campaign": str(campaign.pk)}, perimeter=campaign.perimeter)


def end_campaigns(document: Document) -> None:
    """Close every open campaign of a document inside the running act."""
    for campaign in open_campaigns_of(document=document):
        _close(campaign)


def _close(campaign: Campaign) -> None:
    campaign.status, campaign.closed_at = Campaign.Status.CLOSED, current_act().at
    campaign.save()

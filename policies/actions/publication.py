"""Putting a version in force, reviewing it, taking it out of force."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from organisation.dates import months_after
from organisation.models import User
from policies import lifecycle
from policies.actions.campaigns import begin, end_campaigns
from policies.actions.versions import move
from policies.models import Campaign, Document, PolicyVersion
from trail.acts import action, current_act

READ_BY_ALL = (Document.Kind.POLICY, Document.Kind.CHARTER, Document.Kind.MODULE)


@action("policies.version.publish", permission="policies.publish", scope="policy_version")
def publish_version(*, actor: User, policy_version: PolicyVersion, read_by: date | None = None) -> PolicyVersion:
    """Put an approved version in force (5.2 f, 7.5.3, A.5.1): it supersedes the former, and one only is in force.

    A material change opens a campaign until `read_by` and closes the former ones; after a minor change they go on.
    Raises ValidationError when it is not approved, or when a policy or charter has no date to be read by.
    """
    document = policy_version.document
    material = policy_version.change == PolicyVersion.Change.MATERIAL
    if material and read_by is None and document.kind in READ_BY_ALL:
        raise ValidationError({"read_by": _("Say by when people have to read it: the change is material.")})
    move(policy_version, lifecycle.PUBLISHED)
    former = PolicyVersion.objects.in_force().filter(document=document).first()
    if former is not None:
        _end(former, lifecycle.SUPERSEDED)
    act = current_act()
    policy_version.published_at = act.at
    policy_version.review_on = months_after(act.on, document.review_every_months)
    policy_version.save()
    if material:
        end_campaigns(document)
        if read_by is not None:
            campaign = Campaign(policy_version=policy_version, perimeter=document.perimeter, due_on=read_by)
            begin(actor=actor, campaign=campaign)
    return policy_version


@action("policies.review.begin", permission="policies.edit", scope="policy_version")
def mark_review_due(*, actor: User, policy_version: PolicyVersion) -> PolicyVersion:
    """Say that a version in force is to be reviewed (7.5.2, A.5.1); it stays in force meanwhile.

    Raises ValidationError when it is not published.
    """
    move(policy_version, lifecycle.REVIEW_DUE)
    policy_version.save()
    return policy_version


@action("policies.review.confirm", permission="policies.publish", scope="policy_version")
def confirm_review(*, actor: User, policy_version: PolicyVersion, review_on: date) -> PolicyVersion:
    """Record that a version was reviewed and still fits, until the next review (A.5.1).

    Raises ValidationError when its review is not due, or when the next review is not in the future.
    """
    if review_on <= current_act().on:
        raise ValidationError({"review_on": _("The next review lies in the future.")})
    move(policy_version, lifecycle.PUBLISHED)
    policy_version.review_on = review_on
    policy_version.save()
    return policy_version


@action("policies.version.withdraw", permission="policies.publish", scope="policy_version")
def withdraw_version(*, actor: User, policy_version: PolicyVersion) -> PolicyVersion:
    """Take a version out of force, or give up one in preparation; what was acknowledged stays acknowledged (7.5.3 f).

    Raises ValidationError when it is out of force already.
    """
    was_in_force = policy_version.is_in_force
    _end(policy_version, lifecycle.WITHDRAWN)
    if was_in_force:
        end_campaigns(policy_version.document)
    return policy_version


def _end(policy_version: PolicyVersion, status: str) -> None:
    move(policy_version, status)
    policy_version.ended_at = current_act().at
    policy_version.save()

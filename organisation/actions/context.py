"""Every change of the context: issues, interested parties and what they ask (4.1, 4.2)."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from organisation.models import ContextIssue, InterestedParty, PartyNeed, Perimeter, User
from trail.acts import action, current_act


@action("organisation.issue.record", permission="organisation.context", scope="perimeter")
def record_issue(
    *, actor: User, perimeter: Perimeter, title: str, origin: str, theme: str, effect: str, relevant: bool = True
) -> ContextIssue:
    """Write down an issue that bears on the management system, or why it does not: climate change too (4.1)."""
    issue = ContextIssue(perimeter=perimeter, title=title, origin=origin, theme=theme, effect=effect, relevant=relevant)
    issue.reviewed_on = current_act().on
    issue.save()
    return issue


@action("organisation.issue.review", permission="organisation.context", scope="issue")
def review_issue(
    *, actor: User, issue: ContextIssue, title: str, origin: str, theme: str, effect: str, relevant: bool = True
) -> ContextIssue:
    """Look at an issue again, and say what it means today (4.1, 9.3.2 b)."""
    issue.title, issue.origin, issue.theme, issue.effect, issue.relevant = title, origin, theme, effect, relevant
    issue.reviewed_on = current_act().on
    issue.save()
    return issue


@action("organisation.issue.withdraw", permission="organisation.context", scope="issue")
def withdraw_issue(*, actor: User, issue: ContextIssue, reason: str) -> ContextIssue:
    """Put away an issue that bears on nothing any more, with the reason (4.1). Raises ValidationError."""
    issue.ended_reason = _given(reason)
    issue.withdraw()
    return issue


@action("organisation.party.list", permission="organisation.context", scope="perimeter")
def list_party(*, actor: User, perimeter: Perimeter, name: str, kind: str, description: str = "") -> InterestedParty:
    """List an interested party (4.2 a). Raises ValidationError when it is listed already."""
    party = InterestedParty(perimeter=perimeter, name=name, kind=kind, description=description)
    party.reviewed_on = current_act().on
    party.save()
    return party


@action("organisation.party.review", permission="organisation.context", scope="party")
def review_party(
    *, actor: User, party: InterestedParty, name: str, kind: str, description: str = ""
) -> InterestedParty:
    """Look at an interested party again (4.2 a, 9.3.2 c)."""
    party.name, party.kind, party.description = name, kind, description
    party.reviewed_on = current_act().on
    party.save()
    return party


@action("organisation.party.withdraw", permission="organisation.context", scope="party")
def withdraw_party(*, actor: User, party: InterestedParty, reason: str) -> InterestedParty:
    """Put away a party that has no interest any more, with the reason (4.2 a). Raises ValidationError."""
    party.ended_reason = _given(reason)
    party.withdraw()
    return party


@action("organisation.need.record", permission="organisation.context", scope="party")
def record_need(
    *, actor: User, party: InterestedParty, title: str, basis: str, answer: str, means: str = ""
) -> PartyNeed:
    """Write down what a party asks, and whether the management system addresses it (4.2 b, c).

    Raises ValidationError when a requirement is not addressed and no reason is given.
    """
    return _answered(PartyNeed(party=party), title=title, basis=basis, answer=answer, means=means)


@action("organisation.need.edit", permission="organisation.context", scope="need")
def edit_need(*, actor: User, need: PartyNeed, title: str, basis: str, answer: str, means: str = "") -> PartyNeed:
    """Correct a requirement or its answer (4.2 b, c).

    Raises ValidationError when a requirement is not addressed and no reason is given.
    """
    return _answered(need, title=title, basis=basis, answer=answer, means=means)


@action("organisation.need.withdraw", permission="organisation.context", scope="need")
def withdraw_need(*, actor: User, need: PartyNeed) -> PartyNeed:
    """Put away what a party no longer asks (4.2 b)."""
    need.withdraw()
    return need


def _answered(need: PartyNeed, *, title: str, basis: str, answer: str, means: str) -> PartyNeed:
    if answer != PartyNeed.Answer.ADDRESSED and not means.strip():
        raise ValidationError({"means": _("Say where this is addressed, or why it is not.")})
    need.title, need.basis, need.answer, need.means = title, basis, answer, means
    need.save()
    return need


def _given(reason: str) -> str:
    if not reason.strip():
        raise ValidationError({"reason": _("Give the reason.")})
    return reason

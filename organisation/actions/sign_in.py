"""Signing in: one-time links asked for and used, and the trace that each session leaves."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from organisation.links import MINUTES, RECENT
from organisation.models import Person, SignInLink, SignInLinkUse, User
from organisation.queries import is_staff_on
from trail.acts import action, current_act


@action("organisation.account.sign_in", permission="organisation.sign_in", scope="person", reads=True)
def record_sign_in(*, actor: User, person: Person, identification: str) -> Person:
    """Leave the trace of a session that was opened, and how the person was identified (A.8.5, A.8.15)."""
    current_act().why = f"identification:{identification}"
    return person


@action("organisation.sign_in_link.request", permission="organisation.people", scope="person")
def request_sign_in_link(*, actor: User, person: Person, next_path: str = "") -> SignInLink:
    """Prepare a link that opens one session of this person, within minutes; a letter carries it (A.5.17, A.8.5).

    Raises ValidationError when the person left, or has asked for too many links already.
    """
    act = current_act()
    _refuse_who_left(person)
    since = act.at - timedelta(minutes=MINUTES)
    if SignInLink.objects.filter(person=person, at__gt=since).count() >= RECENT:
        raise ValidationError(_("Several links were sent already: look in your mailbox, or wait a little."))
    link = SignInLink(person=person, expires_at=act.at + timedelta(minutes=MINUTES), next_path=next_path[:200])
    link.save()
    act.target = link
    return link


@action("organisation.sign_in_link.use", permission="organisation.people", scope="link")
def use_sign_in_link(*, actor: User, link: SignInLink) -> SignInLinkUse:
    """Use a link up: it opens one session and no second one (A.8.5).

    Raises ValidationError when it was used already, is too old, or the person left.
    """
    if link.expires_at <= current_act().at:
        raise ValidationError(_("This link is too old: ask for another one."), code="expired")
    if SignInLinkUse.objects.filter(link=link).exists():
        raise ValidationError(_("This link was used already: ask for another one."), code="used")
    _refuse_who_left(link.person)
    use = SignInLinkUse(link=link)
    use.save()
    return use


def _refuse_who_left(person: Person) -> None:
    if not is_staff_on(person=person, day=current_act().on):
        raise ValidationError(_("This account is closed. Ask the security officer."), code="closed")

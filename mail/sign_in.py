"""The letter that carries a one-time link to sign in."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from mail.actions.opening import send_sign_in_link
from mail.kinds import Content, ObsoleteError, letter_kind
from mail.models import Letter
from organisation.models import SignInLink
from organisation.queries import sign_in_link, system_account
from trail import clock
from trail.acts import ActRef, after


@after("organisation.sign_in_link.request")
def write_link(*, act: ActRef) -> None:
    """Write to the person who asked for a link."""
    link = sign_in_link(key=act.record_id)
    if link is not None:
        send_sign_in_link(actor=system_account(), link=link)


@letter_kind("organisation.sign_in_link", label=gettext_lazy("Sign-in link"), secret=True)
def say_link(*, letter: Letter) -> Content:
    """The link, as long as it is of use."""
    link = sign_in_link(key=letter.about)
    if link is None or link.is_used or link.expires_at <= clock.now():
        raise ObsoleteError
    span = ngettext(
        "The link below opens your session once, for %(count)d minute.",
        "The link below opens your session once, within %(count)d minutes.",
        SignInLink.minutes,
    ) % {"count": SignInLink.minutes}
    ignored = _("If you did not ask for it, ignore this message: nobody can sign in without your mailbox.")
    return Content(
        subject=_("Your link to sign in"),
        paragraphs=[span, ignored],
        button=_("Open my session"),
        path=link.address,
    )

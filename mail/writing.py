"""From a letter to a message: subject, plain text and HTML, in the language of the person."""

from email.utils import formataddr

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from mail.kinds import Content, kind_of
from mail.models import Letter


class NoAddressError(Exception):
    """The person has no address any more."""


def content_of(*, letter: Letter) -> Content:
    """What the letter says today, in its own language. Raises ObsoleteError, UnknownLetterError."""
    with translation.override(letter.language):
        return kind_of(letter.kind).compose(letter=letter)


def message_for(*, letter: Letter) -> EmailMultiAlternatives:
    """The message, ready to leave. Raises NoAddressError, ObsoleteError, UnknownLetterError."""
    identity = letter.person.known_identity
    if identity is None or not identity.email:
        raise NoAddressError(_("The person has no address any more."))
    content = content_of(letter=letter)
    with translation.override(letter.language):
        shown = {
            "content": content,
            "name": letter.person.display_name,
            "language": letter.language,
            "address": settings.BASE_URL + content.path if content.path else "",
            "home": settings.BASE_URL,
        }
        message = EmailMultiAlternatives(
            subject=" ".join(content.subject.split()),
            body=render_to_string("mail/letters/letter.txt", shown),
            to=[formataddr((letter.person.display_name, identity.email))],
            headers={"Message-ID": letter.message_id, "Auto-Submitted": "auto-generated"},
        )
        message.attach_alternative(render_to_string("mail/letters/letter.html", shown), "text/html")
    return message

"""The address of a one-time link: the link's id under our signature, made when the letter leaves, kept nowhere."""

from typing import Any
from uuid import UUID

from django.core import signing
from django.urls import reverse

MINUTES = 20
"""How long a link is of use."""
RECENT = 3
"""How many links a person may ask for within that time."""
_SALT = "organisation.sign_in_link"


def address_of(*, link: Any) -> str:
    """The path that opens the page with the button."""
    token = signing.dumps(link.pk.hex, salt=_SALT)
    return reverse("organisation:sign_in_by_link", args=[token])


def link_id(*, token: str) -> UUID | None:
    """The id under the signature, or None when it is not ours or too old."""
    try:
        return UUID(hex=signing.loads(token, salt=_SALT, max_age=MINUTES * 60 + 3600))
    except (signing.BadSignature, ValueError):
        return None

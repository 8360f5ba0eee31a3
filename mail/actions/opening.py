"""The letter that carries a one-time link."""

from mail.actions.posting import Post, post
from mail.models import Letter
from organisation.models import SignInLink, User
from trail.acts import action

KIND = "organisation.sign_in_link"


@action("mail.sign_in_link.send", permission="mail.manage", scope="link")
def send_sign_in_link(*, actor: User, link: SignInLink) -> list[Letter]:
    """Write the letter that carries a one-time link to the person it belongs to (A.8.5); safe to do twice."""
    return post(kind=KIND, posts=[Post(person=link.person, about=link.pk)])

"""The person behind an account that acts."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from organisation.models import Person, User
from organisation.queries import person_of


def reader(actor: User) -> Person:
    """The same from what the gate has just read of the account, without asking again. Raises ValidationError."""
    person: Person | None = getattr(actor, "person", None)
    if person is None:
        raise ValidationError(_("A person does this, not an account of the product: sign in with your own account."))
    return person


def person_acting(actor: User) -> Person:
    """The person who acts. Raises ValidationError for an account behind which there is nobody."""
    person = person_of(actor)
    if person is None:
        raise ValidationError(_("A person does this, not an account of the product: sign in with your own account."))
    return person

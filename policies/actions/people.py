"""The person behind an account that acts."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from organisation.models import Person, User
from organisation.queries import person_of


def person_acting(actor: User) -> Person:
    """The person who acts. Raises ValidationError for an account behind which there is nobody."""
    person = person_of(actor)
    if person is None:
        raise ValidationError(_("A person does this, not an account of the product: sign in with your own account."))
    return person

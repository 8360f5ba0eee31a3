"""Accounts: the first one of an installation, and passwords."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from organisation.actions.people import register_person
from organisation.actions.perimeters import create_perimeter
from organisation.actions.rights import give_role
from organisation.models import Perimeter, Person, User
from trail.acts import action, current_act


@action("organisation.body.found", permission="organisation.edit", scope=None)
def found_body(*, actor: User, body: str, given_name: str, family_name: str, email: str, password: str) -> Perimeter:
    """Start an empty installation: the body itself, and its first administrator (4.3, 5.3).

    Only the product itself calls it, once. Raises ValidationError when a body stands already.
    """
    if Perimeter.objects.exists():
        raise ValidationError(_("This installation was started already: sign in."), code="founded")
    root = create_perimeter(actor=actor, parent=None, name=body, kind=Perimeter.Kind.HEADQUARTERS)
    person = register_person(actor=actor, perimeter=root, given_name=given_name, family_name=family_name, email=email)
    set_password(actor=actor, person=person, password=password)
    for role in ("administrator", "security_officer"):
        give_role(actor=actor, person=person, role=role, perimeter=root, starts_on=current_act().on)
    return root


@action("organisation.account.set_password", permission="organisation.people", scope="person")
def set_password(*, actor: User, person: Person, password: str) -> None:
    """Give an account its first or a new password (A.5.17); only its hash is kept."""
    person.user.set_password(password)
    person.user.save()

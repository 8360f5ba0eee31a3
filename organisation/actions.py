"""Every change of perimeters, people, roles and rights."""

from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from organisation.models import Grant, Perimeter, PerimeterClosure, Person, PersonIdentity, RecordGrant, User
from organisation.models.governed import next_references
from organisation.people_file import PersonLine, read_people, role_key
from organisation.text import folded
from trail.acts import action, current_act


@action("organisation.perimeter.create", permission="organisation.edit", scope="parent")
def create_perimeter(
    *, actor: User, parent: Perimeter | None, name: str, kind: str, description: str = ""
) -> Perimeter:
    """Add a perimeter to the tree (4.3); without a parent it is a root, which only the product itself may add.

    Raises ValidationError when the name stands there already.
    """
    if parent is None and not actor.is_system:
        raise ValidationError({"parent": _("Choose the perimeter under which this one hangs.")})
    perimeter = Perimeter(parent=parent, name=name, kind=kind, description=description)
    perimeter.path = _path(perimeter)
    perimeter.save()
    ancestors = PerimeterClosure.objects.filter(descendant=parent) if parent else PerimeterClosure.objects.none()
    rows = [PerimeterClosure(ancestor=perimeter, descendant=perimeter, depth=0)]
    rows += [
        PerimeterClosure(ancestor_id=row.ancestor_id, descendant=perimeter, depth=row.depth + 1) for row in ancestors
    ]
    PerimeterClosure.objects.bulk_create(rows)
    return perimeter


@action("organisation.perimeter.edit", permission="organisation.edit", scope="perimeter")
def edit_perimeter(*, actor: User, perimeter: Perimeter, name: str, kind: str, description: str = "") -> Perimeter:
    """Rename or describe a perimeter; its place in the tree does not change.

    Raises ValidationError when the name stands there already.
    """
    perimeter.name, perimeter.kind, perimeter.description = name, kind, description
    perimeter.path = _path(perimeter)
    perimeter.save()
    return perimeter


def _path(perimeter: Perimeter) -> str:
    above = f"{perimeter.parent.path}/" if perimeter.parent else ""
    return f"{above}{folded(perimeter.name)}"


@action("organisation.person.register", permission="organisation.people", scope="perimeter")
def register_person(
    *,
    actor: User,
    perimeter: Perimeter,
    given_name: str,
    family_name: str,
    email: str,
    job_title: str = "",
    team: str = "",
    joined_on: date | None = None,
) -> Person:
    """Make a member of staff known, with an account that signs in by e-mail address (7.2, A.5.16).

    Raises ValidationError when the address has an account already.
    """
    address = email.strip().lower()
    if User.objects.filter(username=address).exists():
        raise ValidationError({"email": _("This address has an account already: look the person up instead.")})
    account = User(username=address, email=address)
    account.set_unusable_password()
    account.save()
    (reference,) = next_references(perimeter=perimeter, prefix=Person.reference_prefix)
    person = Person(
        reference=reference, user=account, perimeter=perimeter, job_title=job_title, team=team, joined_on=joined_on
    )
    _identify(person, given_name=given_name, family_name=family_name, email=address)
    return person


@action("organisation.person.import", permission="organisation.people", scope="perimeter")
def import_people(*, actor: User, perimeter: Perimeter, file: "UploadedFile[Any]") -> Perimeter:
    """Make everyone of a CSV file known, each with the role the file names: all of them, or nobody (7.2, A.5.16).

    People whose address is known already stay as they are, so that the same file twice changes nothing.
    Raises ValidationError with the line, the column and the reason of every fault.
    """
    lines, faults = read_people(file.read())
    if faults:
        raise ValidationError({"file": [str(fault) for fault in faults]})
    known = set(User.objects.values_list("username", flat=True))
    for line in lines:
        if line.email.lower() not in known:
            _import_person(actor, perimeter, line)
    return perimeter


def _import_person(actor: User, perimeter: Perimeter, line: PersonLine) -> None:
    person = register_person(
        actor=actor,
        perimeter=perimeter,
        given_name=line.given_name,
        family_name=line.family_name,
        email=line.email,
        job_title=line.job_title,
        team=line.team,
    )
    role = role_key(line.role) if line.role else "staff"
    give_role(actor=actor, person=person, role=role or "staff", perimeter=perimeter, starts_on=current_act().on)


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


@action("organisation.person.edit", permission="organisation.people", scope="person")
def edit_person(
    *, actor: User, person: Person, given_name: str, family_name: str, job_title: str = "", team: str = ""
) -> Person:
    """Correct a person's name, function or team (GDPR 16)."""
    known = person.known_identity
    person.job_title, person.team = job_title, team
    _identify(person, given_name=given_name, family_name=family_name, email=known.email if known else "")
    return person


def _identify(person: Person, *, given_name: str, family_name: str, email: str) -> None:
    """Commit to the identity in the Record, then write it beside."""
    identity = PersonIdentity(person=person, given_name=given_name, family_name=family_name, email=email)
    identity.clean_fields(exclude=["person", "sort_key", "salt"])
    person.identity_commitment = identity.commitment()
    person.save()
    identity.save()
    person.identity = identity


@action("organisation.person.leave", permission="organisation.people", scope="person")
def leave_person(*, actor: User, person: Person, left_on: date) -> Person:
    """Record a departure: the account is closed and every grant ends that day (A.5.11, A.5.18, A.6.5)."""
    person.left_on = left_on
    person.save()
    if left_on <= current_act().on:
        User.objects.filter(pk=person.user_id).update(is_active=False)
    for grant in Grant.objects.active().filter(person=person):
        if grant.ends_on is None or grant.ends_on > left_on:
            grant.ends_on = max(left_on, grant.starts_on)
            grant.save()
    return person


@action("organisation.person.erase", permission="organisation.people", scope="person")
def erase_identity(*, actor: User, person: Person) -> Person:
    """Erase what identifies a person who left; every proof stands, under the reference (GDPR 17).

    Raises ValidationError while the person is still a member of staff.
    """
    if person.left_on is None or person.left_on > current_act().on:
        raise ValidationError(_("Record the departure first: the identity of a member of staff is needed."))
    person.identity_commitment = ""
    person.save()
    PersonIdentity.objects.filter(person=person).delete()
    User.objects.filter(pk=person.user_id).update(username=f"erased-{person.pk}", email="", is_active=False)
    return person


@action("organisation.account.set_password", permission="organisation.people", scope="person")
def set_password(*, actor: User, person: Person, password: str) -> None:
    """Give an account its first or a new password (A.5.17); only its hash is kept."""
    person.user.set_password(password)
    person.user.save()


@action("organisation.grant.give", permission="organisation.grant", scope="perimeter")
def give_role(
    *, actor: User, person: Person, role: str, perimeter: Perimeter, starts_on: date, ends_on: date | None = None
) -> Grant:
    """Give a person a role on a perimeter and below it, for a period (5.3, A.5.18).

    Raises ValidationError for an unknown role or dates in the wrong order.
    """
    grant = Grant(person=person, role=role, perimeter=perimeter, starts_on=starts_on, ends_on=ends_on)
    grant.save()
    return grant


@action("organisation.grant.end", permission="organisation.grant", scope="grant")
def end_role(*, actor: User, grant: Grant) -> Grant:
    """Take a role back at once (A.5.18)."""
    grant.withdraw()
    return grant


@action("organisation.record.open", permission="organisation.grant", scope="perimeter")
def open_record(
    *,
    actor: User,
    person: Person,
    perimeter: Perimeter,
    record_model: str,
    record_id: UUID,
    starts_on: date,
    ends_on: date | None = None,
) -> RecordGrant:
    """Open one record by name to a person, for a period (A.5.15)."""
    opened = RecordGrant(
        person=person,
        perimeter=perimeter,
        record_model=record_model,
        record_id=record_id,
        starts_on=starts_on,
        ends_on=ends_on,
    )
    opened.save()
    return opened

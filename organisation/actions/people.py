"""Every change of the people: who is known, corrected, gone, erased."""

from datetime import date
from functools import partial
from typing import Any

from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from organisation import erasures
from organisation.actions.rights import give_role
from organisation.models import Grant, Perimeter, Person, PersonIdentity, User
from organisation.models.governed import next_references
from organisation.people_file import LARGEST, PersonLine, read_people, role_key
from organisation.registry import reasons_to_keep
from trail.acts import action, current_act


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
    lines, faults = read_people(file.read(LARGEST + 1))
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

    Raises ValidationError while the person is still a member of staff, or while a room has a reason to keep it.
    """
    if person.left_on is None or person.left_on > current_act().on:
        raise ValidationError(_("Record the departure first: the identity of a member of staff is needed."))
    if reasons := reasons_to_keep(person=person, on=current_act().on):
        raise ValidationError(reasons, code="kept")
    return _erase(person)


@action("organisation.person.erase_again", permission="organisation.people", scope="person")
def erase_again(*, actor: User, person: Person) -> Person:
    """Erase once more what a restored backup brought back (GDPR 17, A.8.13); only the product itself calls it."""
    return _erase(person)


def _erase(person: Person) -> Person:
    person.identity_commitment = ""
    person.save()
    PersonIdentity.objects.filter(person=person).delete()
    account = User.objects.get(pk=person.user_id)
    for attempts in (AccessAttempt, AccessFailureLog, AccessLog):
        attempts.objects.filter(username=account.username).delete()
    User.objects.filter(pk=account.pk).update(username=f"erased-{person.pk}", email="", is_active=False)
    transaction.on_commit(partial(erasures.note, [person.pk]))
    return person

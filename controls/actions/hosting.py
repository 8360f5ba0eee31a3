"""The table of guarantees: who takes part in the hosting, and their certificates."""

from collections.abc import Sequence
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from controls.models import ActorCertificate, HostingActor
from organisation.models import Perimeter, Person, User
from trail.acts import action


@action("controls.hosting.add_actor", permission="controls.oblige", scope="perimeter")
def add_hosting_actor(
    *,
    actor: User,
    perimeter: Perimeter,
    name: str,
    relation: str,
    role: str,
    activities: Sequence[int] = (),
    remote_access: str = "",
    foreign_law: str = "",
    owner: Person | None = None,
) -> HostingActor:
    """Put an actor in the table of guarantees handed to clients (HDS EXI-01, EXI-29 to 31, chapter 8).

    Whether it is certified is derived from its certificates. Raises ValidationError for an actor that is there already
    or an activity that does not exist.
    """
    row = HostingActor(
        perimeter=perimeter,
        name=name,
        relation=relation,
        role=role,
        activities=sorted(activities),
        remote_access=remote_access,
        foreign_law=foreign_law,
        owner=owner,
    )
    row.save()
    return row


@action("controls.hosting.edit_actor", permission="controls.oblige", scope="hosting_actor")
def edit_hosting_actor(
    *,
    actor: User,
    hosting_actor: HostingActor,
    name: str,
    relation: str,
    role: str,
    activities: Sequence[int] = (),
    remote_access: str = "",
    foreign_law: str = "",
    owner: Person | None = None,
) -> HostingActor:
    """Correct a row of the table of guarantees (HDS EXI-31: kept up to date).

    Raises ValidationError when it was withdrawn, or for an activity that does not exist.
    """
    _refuse_withdrawn(hosting_actor)
    hosting_actor.name, hosting_actor.relation, hosting_actor.role = name, relation, role
    hosting_actor.activities = sorted(activities)
    hosting_actor.remote_access, hosting_actor.foreign_law, hosting_actor.owner = remote_access, foreign_law, owner
    hosting_actor.save()
    return hosting_actor


@action("controls.hosting.withdraw_actor", permission="controls.oblige", scope="hosting_actor")
def withdraw_hosting_actor(*, actor: User, hosting_actor: HostingActor) -> HostingActor:
    """Take an actor out of the table of guarantees: it no longer takes part in the hosting (HDS EXI-31).

    Raises ValidationError when this was done already.
    """
    hosting_actor.withdraw()
    return hosting_actor


@action("controls.hosting.record_certificate", permission="controls.oblige", scope="hosting_actor")
def record_certificate(
    *,
    actor: User,
    hosting_actor: HostingActor,
    scheme: str,
    number: str,
    valid_from: date,
    valid_until: date,
    issued_by: str = "",
    remind_days: int = 90,
) -> ActorCertificate:
    """Record a certificate of an actor, to hand to clients and to renew in time (HDS EXI-12).

    Raises ValidationError when it ends before it starts, is recorded already, or the actor was withdrawn.
    """
    _refuse_withdrawn(hosting_actor)
    certificate = ActorCertificate(
        actor=hosting_actor,
        scheme=scheme,
        number=number,
        valid_from=valid_from,
        valid_until=valid_until,
        issued_by=issued_by,
        remind_days=remind_days,
    )
    certificate.save()
    return certificate


@action("controls.hosting.withdraw_certificate", permission="controls.oblige", scope="certificate")
def withdraw_certificate(*, actor: User, certificate: ActorCertificate) -> ActorCertificate:
    """Take back a certificate that was suspended, ended early or recorded by mistake (HDS EXI-12).

    Raises ValidationError when this was done already.
    """
    certificate.withdraw()
    return certificate


def _refuse_withdrawn(row: HostingActor) -> None:
    if row.withdrawn_at:
        raise ValidationError(_("This actor was withdrawn: it cannot be changed any more."), code="withdrawn")

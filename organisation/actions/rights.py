"""Every change of rights: roles given and taken back, records opened by name."""

from datetime import date
from uuid import UUID

from organisation.models import Grant, Perimeter, Person, RecordGrant, User
from trail.acts import action


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

"""Reads of what is past its keeping period: the people who left long enough ago, and what they acknowledged."""

from datetime import date
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from organisation.models import Perimeter, PerimeterClosure, Person, User
from organisation.queries import people
from policies import keeping
from policies.models import Acknowledgement


def past_keeping(user: User, *, on: date) -> "QuerySet[Person]":
    """People whose acknowledgements are past their period and who are still named, with `acknowledged`."""
    followed = people(user).filter(perimeter__in=Perimeter.objects.where(user, "policies.view").values("pk"))
    found: QuerySet[Person] = _past(followed, on=on).annotate(acknowledged=Count("acknowledgements"))
    return found


def to_dispose(*, perimeter: Perimeter, on: date) -> list[UUID]:
    """The same people of a perimeter and below, by key: what a job goes through."""
    below = PerimeterClosure.objects.filter(ancestor=perimeter).values("descendant")
    return list(_past(Person.objects.filter(perimeter__in=below), on=on).values_list("pk", flat=True).distinct())


def leaver(*, key: UUID) -> Person:
    """One of them."""
    found: Person = Person.objects.select_related("perimeter").get(pk=key)
    return found


def has_acknowledged(*, person: Person) -> bool:
    """Whether a person acknowledged anything."""
    return Acknowledgement.objects.filter(person=person).exists()


def _past(rows: "QuerySet[Person]", *, on: date) -> "QuerySet[Person]":
    past = Q(left_on__lt=keeping.left_by(on), identity__isnull=False, acknowledgements__isnull=False)
    return rows.filter(past)

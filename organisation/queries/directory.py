"""Reads of people, perimeters and rights."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db.models import F, QuerySet

from organisation.models import Grant, Perimeter, Person, SavedView, SignInLink, User
from trail.models import Entry
from trail.records import Record, record_id_of

LOOKED_AT = 60


def system_account() -> User:
    """The account of the product itself, acting on its clock; made on first use, with no password."""
    account, made = User.objects.get_or_create(username="system", defaults={"kind": User.Kind.SYSTEM})
    if made:
        account.set_unusable_password()
        account.save()
    return account


def people(user: User) -> QuerySet[Person]:
    """The people who were not withdrawn, by name."""
    found: QuerySet[Person] = Person.objects.visible_to(user).active().select_related("user", "perimeter")
    return found


def perimeters(user: User) -> QuerySet[Perimeter]:
    """The perimeters that the account may see, in the order of the tree."""
    found: QuerySet[Perimeter] = Perimeter.objects.visible_to(user).active().select_related("parent")
    return found


def perimeters_where(permission: str) -> Any:
    """A query for choosing a perimeter on which the account holds `permission`."""

    def query(user: User) -> QuerySet[Perimeter]:
        found: QuerySet[Perimeter] = Perimeter.objects.where(user, permission).active()
        return found

    return query


def grants(user: User) -> QuerySet[Grant]:
    """The grants that the account may read."""
    found: QuerySet[Grant] = (
        Grant.objects.visible_to(user)
        .active()
        .select_related("person__identity", "perimeter")
        .annotate(name=F("person__identity__sort_key"))
        .order_by("name", "role")
    )
    return found


def person_of(user: User) -> Person | None:
    """The person behind an account, or None for the system's."""
    return Person.objects.select_related("identity").filter(user=user).first()


def is_founded() -> bool:
    """Whether the body of this installation stands."""
    return Perimeter.objects.exists()


def person_by_address(address: str) -> Person | None:
    """The person who signs in with this e-mail address, or None."""
    found: Person | None = Person.objects.named().filter(user__username=address.strip().lower()).first()
    return found


def is_staff_on(*, person: Person, day: date) -> bool:
    """Whether the account is open and the person has not left by that day."""
    return person.user.is_active and (person.left_on is None or person.left_on >= day)


def sign_in_link(*, key: UUID | None) -> SignInLink | None:
    """A one-time link by its id, with the person it belongs to."""
    found = SignInLink.objects.select_related("person__user", "person__identity", "person__perimeter")
    return found.filter(pk=key).first()


def erased_in_trail() -> set[UUID]:
    """The people whose erasure stands in the trail of this database."""
    acts = Entry.objects.filter(act__in=["organisation.person.erase", "organisation.person.erase_again"])
    return {record_id_of(label)[1] for label in acts.values_list("obj", flat=True) if label}


def named_again(*, keys: set[UUID]) -> list[Person]:
    """People among these whose identity is there, although it was erased."""
    return list(Person.objects.filter(pk__in=keys, identity__isnull=False).order_by("pk"))


def saved_views(*, user: User, path: str) -> QuerySet[SavedView]:
    """The states of one list that an account keeps, by name."""
    return SavedView.objects.filter(user=user, path=path).order_by("name")


def changed_since(*, user: User, since: datetime, limit: int = 8) -> list[tuple[Entry, Record]]:
    """The records that others changed since then, among those the account may see, each with its newest entry."""
    newest: dict[str, Entry] = {}
    by_others = Entry.objects.filter(at__gt=since).exclude(obj="").exclude(actor=str(user.pk))
    for entry in by_others.exclude(act__endswith=".refused").filter(rows__gt=0).order_by("-seq")[:LOOKED_AT]:
        newest.setdefault(entry.obj, entry)
    found = []
    for kind, keys in _by_kind(newest).items():
        records: Any = apps.get_model(kind)
        if issubclass(records, Record) and hasattr(records.objects, "visible_to"):
            found += [(newest[f"{kind}:{row.pk}"], row) for row in records.objects.visible_to(user).filter(pk__in=keys)]
    return sorted(found, key=lambda pair: pair[0].seq, reverse=True)[:limit]


def _by_kind(objects: Iterable[str]) -> dict[str, list[str]]:
    kinds: dict[str, list[str]] = defaultdict(list)
    for name in objects:
        kind, _colon, key = name.partition(":")
        kinds[kind].append(key)
    return kinds

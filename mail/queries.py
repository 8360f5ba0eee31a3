"""Reads of letters and of their deliveries."""

from datetime import timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.functions import Now

from mail.models import Bounce, Delivery, Letter
from organisation.models import User

SILENT = timedelta(minutes=10)
"""A letter that has been leaving for longer was left by its worker."""
STOPPED = (Delivery.Status.REFUSED, Delivery.Status.FAILED, Delivery.Status.BOUNCED)


def letters(user: User) -> QuerySet[Letter]:
    """The letters that the account may follow, newest first."""
    found: QuerySet[Letter] = (
        Letter.objects.visible_to(user)
        .select_related("person__identity", "perimeter", "delivery")
        .order_by("-at", "pk")
    )
    return found


def is_due() -> Q:
    """Deliveries that may be tried now, by the clock of the database, or that lost their worker."""
    waiting = Q(status=Delivery.Status.QUEUED) & (Q(due_at__isnull=True) | Q(due_at__lte=Now()))
    return waiting | Q(status=Delivery.Status.SENDING, claimed_at__lt=Now() - SILENT)


def anything_due() -> bool:
    """Whether a letter waits for its next attempt."""
    return bool(Delivery.objects.filter(is_due()).exists())


def how_many_due() -> int:
    """How many letters wait for their next attempt."""
    return int(Delivery.objects.filter(is_due()).count())


def stopped(user: User) -> QuerySet[Letter]:
    """The letters that did not arrive and that nobody has looked after."""
    return letters(user).filter(delivery__status__in=STOPPED)


def waiting(user: User) -> QuerySet[Letter]:
    """The letters that have not left yet."""
    return letters(user).filter(delivery__status__in=[Delivery.Status.QUEUED, Delivery.Status.SENDING])


def delivery_of(letter: Letter) -> Any:
    """How far this letter is."""
    return Delivery.objects.get(letter=letter)


def bounces(user: User, letter: Letter) -> QuerySet[Bounce]:
    """The times that a letter came back, newest first."""
    found: QuerySet[Bounce] = Bounce.objects.visible_to(user).filter(letter=letter).order_by("-at")
    return found

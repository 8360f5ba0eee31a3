"""Reads of persons concerned: what they consented to, what they oppose."""

from datetime import date
from typing import Any

from django.db.models import Case, CharField, Count, F, Q, QuerySet, Value, When

from consent.models import BreakGlass, Consent, ConsentEvent, Opposition, Purpose, Subject
from consent.vocabulary import EXPIRED, GIVEN
from organisation.models import User


def subjects(user: User) -> "QuerySet[Subject]":
    """The persons concerned whom the account may see, with how many consents and oppositions stand."""
    standing = Q(oppositions__withdrawn_at__isnull=True, oppositions__lifted_at__isnull=True)
    found: QuerySet[Subject] = (
        Subject.objects.visible_to(user)
        .active()
        .select_related("perimeter")
        .annotate(
            given=Count("consents", filter=Q(consents__status=GIVEN), distinct=True),
            opposed=Count("oppositions", filter=standing & Q(oppositions__isnull=False), distinct=True),
        )
    )
    return found


def consents(user: User, *, on: date) -> "QuerySet[Consent]":
    """The consents that the account may see, with `standing`: the status of that day, expiry included."""
    expired = When(status=GIVEN, expires_on__lt=on, then=Value(EXPIRED))
    found: QuerySet[Consent] = (
        Consent.objects.visible_to(user)
        .active()
        .select_related("subject__perimeter", "purpose__perimeter", "notice__purpose")
        .annotate(standing=Case(expired, default=F("status"), output_field=CharField()))
    )
    return found


def consents_of(user: User, subject: Subject, *, on: date) -> "QuerySet[Consent]":
    """Where a person stands on each purpose."""
    return consents(user, on=on).filter(subject=subject).order_by("purpose__title")


def consent_on(*, subject: Subject, purpose: Purpose) -> Consent | None:
    """Where a person stands on one purpose, or None when it never came up."""
    found: Consent | None = Consent.objects.active().filter(subject=subject, purpose=purpose).first()
    return found


def events_of(user: User, consent: Consent) -> "QuerySet[ConsentEvent]":
    """Everything said on a consent, newest first."""
    found: QuerySet[ConsentEvent] = (
        ConsentEvent.objects.visible_to(user).filter(consent=consent).select_related("notice__purpose")
    )
    return found.order_by("-at", "-id")


def oppositions(user: User) -> "QuerySet[Opposition]":
    """The oppositions that the account may see."""
    found: QuerySet[Opposition] = (
        Opposition.objects.visible_to(user).active().select_related("subject__perimeter", "purpose")
    )
    return found


def oppositions_of(user: User, subject: Subject) -> "QuerySet[Opposition]":
    """What a person opposes, what was lifted last."""
    return oppositions(user).filter(subject=subject).order_by(F("lifted_at").asc(nulls_first=True), "-made_at")


def summary_of(user: User, subject: Subject, *, on: date) -> dict[str, Any]:
    """The present situation of a person: purposes consented to, and whether they oppose anything."""
    said: Any = consents_of(user, subject, on=on)
    given = list(said.filter(standing=GIVEN).values_list("purpose__title", flat=True))
    return {"given": given, "opposed": oppositions_of(user, subject).filter(lifted_at__isnull=True).count()}


def unread_break_glasses(user: User) -> "QuerySet[BreakGlass]":
    """The break-glasses that nobody reviewed yet."""
    found: QuerySet[BreakGlass] = (
        BreakGlass.objects.visible_to(user).filter(review__isnull=True).select_related("subject__perimeter")
    )
    return found

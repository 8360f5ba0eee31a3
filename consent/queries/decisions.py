"""Reads behind a decision on access, as things stood at an instant."""

from datetime import datetime
from typing import Any

from django.db.models import F, Q, QuerySet

from consent.models import (
    AccessDecision,
    BreakGlass,
    CareTeamMembership,
    ConsentEvent,
    Opposition,
    Purpose,
    PurposeData,
    Subject,
)
from consent.rules import Situation
from organisation.models import User
from trail.clock import civil_date


def situation(*, subject: Subject, purpose: Purpose, professional: str, category: str, at: datetime) -> Situation:
    """What was true at an instant of a person, a purpose, a professional and a category of data."""
    last: ConsentEvent | None = (
        ConsentEvent.objects.filter(consent__subject=subject, consent__purpose=purpose, at__lte=at)
        .order_by("-at", "-id")
        .first()
    )
    opposed = _oppositions(subject=subject, purpose=purpose, professional=professional, category=category, at=at)
    return Situation(
        purpose_open=purpose.opened_at <= at and (purpose.closed_at is None or purpose.closed_at > at),
        data_covered=_during(PurposeData, at, "covered_at", "withdrawn_at")
        .filter(purpose=purpose, category=category)
        .exists(),
        needs_consent=purpose.needs_consent,
        opposed=bool(opposed),
        opposed_in_emergency=any(opposed),
        emergency_open=BreakGlass.objects.filter(
            subject=subject, professional=professional, at__lte=at, until__gt=at
        ).exists(),
        consent=last.status if last else "",
        consent_expired=bool(last and last.expires_on and last.expires_on < civil_date(at)),
        in_care_team=_during(CareTeamMembership, at, "since", "until")
        .filter(subject=subject, professional=professional)
        .exists(),
    )


def _during(model: Any, at: datetime, start: str, end: str) -> "QuerySet[Any]":
    """The rows of a period that holds at an instant."""
    running = Q(**{f"{end}__isnull": True}) | Q(**{f"{end}__gt": at})
    rows: QuerySet[Any] = model.objects.filter(running, **{f"{start}__lte": at})
    return rows


def _oppositions(*, subject: Subject, purpose: Purpose, professional: str, category: str, at: datetime) -> list[bool]:
    """Of each opposition that bears on this access, whether it holds even in an emergency."""
    bears = Q(purpose__isnull=True) | Q(purpose=purpose)
    bears &= Q(professional="") | Q(professional=professional)
    bears &= Q(category="") | Q(category=category)
    rows = _during(Opposition, at, "made_at", "lifted_at").filter(bears, subject=subject)
    return list(rows.values_list("even_in_emergency", flat=True))


def decisions(user: User) -> "QuerySet[AccessDecision]":
    """The decisions that the account may see."""
    found: QuerySet[AccessDecision] = AccessDecision.objects.visible_to(user).select_related(
        "subject__perimeter", "purpose"
    )
    return found


def break_glasses(user: User) -> "QuerySet[BreakGlass]":
    """The break-glasses that the account may see, with their reviews."""
    found: QuerySet[BreakGlass] = BreakGlass.objects.visible_to(user).select_related("subject__perimeter", "review")
    return found


def care_team_of(user: User, subject: Subject) -> "QuerySet[CareTeamMembership]":
    """The care team of a person, those who left last."""
    return memberships(user).filter(subject=subject).order_by(F("until").asc(nulls_first=True), "-since")


def subjects_to_ask(user: User) -> "QuerySet[Subject]":
    """The persons about whom an account may ask for a decision."""
    found: QuerySet[Subject] = Subject.objects.askable_by(user).select_related("perimeter")
    return found


def purposes_to_ask(user: User) -> "QuerySet[Purpose]":
    """The purposes for which an account may ask for a decision, closed ones too: they answer no."""
    found: QuerySet[Purpose] = Purpose.objects.askable_by(user)
    return found


def memberships(user: User) -> "QuerySet[CareTeamMembership]":
    """The memberships of care teams that the account may see."""
    found: QuerySet[CareTeamMembership] = (
        CareTeamMembership.objects.visible_to(user).active().select_related("subject__perimeter")
    )
    return found

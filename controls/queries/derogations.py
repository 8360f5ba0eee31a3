"""Reads of derogations: who waits for a decision, what holds today, what has expired."""

from datetime import date
from typing import Any

from django.db.models import Case, CharField, F, Q, QuerySet, Value, When
from django.utils.translation import gettext_lazy as _

from controls.models import Derogation
from controls.queries.frameworks import descendants_of
from organisation.models import Perimeter, User
from trail import clock

EXPIRED = "expired"
STATES = [*Derogation.Status.choices, (EXPIRED, _("Expired"))]


def derogations(user: User) -> QuerySet[Derogation]:
    """The derogations that the account may read, each with its state of today."""
    found: QuerySet[Derogation] = Derogation.objects.visible_to(user).active()
    over = Q(status=Derogation.Status.APPROVED, expires_on__lt=clock.today())
    state = Case(When(over, then=Value(EXPIRED)), default=F("status"), output_field=CharField())
    return found.select_related(
        "perimeter", "requirement__framework", "control", "compensating_control", "owner__identity"
    ).annotate(state_today=state)


def derogations_of(*, perimeter: Perimeter, on: date) -> list[Derogation]:
    """The derogations that hold on a day in a perimeter and below it, or are over and were not ended."""
    rows = Derogation.objects.active().filter(
        perimeter__in=descendants_of(perimeter=perimeter), status=Derogation.Status.APPROVED, starts_on__lte=on
    )
    return list(rows.order_by("expires_on"))


def derogations_about(user: User, record: Any) -> QuerySet[Derogation]:
    """The derogations from a control or a requirement, the latest first."""
    name = "control" if record._meta.model_name == "control" else "requirement"
    return derogations(user).filter(**{name: record}).order_by("-expires_on")


def derogations_to_decide(user: User) -> QuerySet[Derogation]:
    """The requests that this person may decide: somebody else's."""
    where = Perimeter.objects.where(user, "controls.approve").order_by().values("pk")
    rows = derogations(user).filter(status=Derogation.Status.REQUESTED, perimeter__in=where)
    return rows.exclude(requested_by=user)


def derogations_in_time(user: User) -> QuerySet[Derogation]:
    """The approved derogations, the first to expire first."""
    return derogations(user).filter(status=Derogation.Status.APPROVED).order_by("expires_on")


def expired_derogations(user: User, *, on: date) -> QuerySet[Derogation]:
    """The derogations whose time is over and that nobody ended or renewed."""
    return derogations_in_time(user).filter(expires_on__lt=on)

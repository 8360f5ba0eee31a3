"""What contradicts itself among risks and assets, beyond what one row says: needs, controls, plans, acceptances."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from organisation.models import User
from risks.lifecycle import ActionStatus, Status
from risks.models import AcceptanceRequest, Asset, Criterion, Nature, Risk, RiskAsset, RiskControl, TreatmentAction
from risks.queries.needs import NeedGraph, need_graph
from risks.queries.watch import HIGH_NEED, live


@dataclass(frozen=True)
class Undercut:
    """An asset that states less than what it inherits, and nobody said why."""

    asset: Asset
    criterion: Criterion
    own: int
    inherited: int


def assets_without_risk(user: User) -> "QuerySet[Asset]":
    """Business assets on which no live risk bears."""
    return _without_risk(user).filter(nature=Nature.BUSINESS)


def needy_assets_without_risk(user: User, *, graph: NeedGraph | None = None) -> list[Asset]:
    """Supporting assets with a high need, their own or inherited, on which no risk bears."""
    high = (graph or need_graph()).at_least(HIGH_NEED)
    rows = _without_risk(user).exclude(nature=Nature.BUSINESS).order_by("reference")
    return [asset for asset in rows if asset.pk in high]


def undercuts(user: User, *, graph: NeedGraph | None = None) -> list[Undercut]:
    """Own values below what is inherited, without a reason, among the assets the person may see."""
    found: dict[UUID, list[tuple[Criterion, Any]]] = {}
    for key, criterion, need in (graph or need_graph()).undercut():
        found.setdefault(key, []).append((criterion, need))
    rows = Asset.objects.visible_to(user).active().filter(pk__in=found).order_by("reference")
    return [
        Undercut(asset, criterion, need.own, need.inherited) for asset in rows for criterion, need in found[asset.pk]
    ]


def residual_not_justified(user: User) -> "QuerySet[Risk]":
    """Expected to become lower, though nothing is planned, done or linked that would lower it."""
    plan = TreatmentAction.objects.active().filter(risk=OuterRef("pk")).exclude(status=ActionStatus.CANCELLED)
    links = RiskControl.objects.active().filter(risk=OuterRef("pk"), role=RiskControl.Role.PLANNED)
    return live(user).filter(~Exists(plan), ~Exists(links), residual_level__lt=F("current_level"), planned_controls="")


def accepted_without_owner(user: User, *, on: date) -> "QuerySet[Risk]":
    """Accepted, and nobody owns it any more: no owner, or one who has left."""
    nobody = Q(owner__isnull=True) | Q(owner__left_on__lte=on) | Q(owner__withdrawn_at__isnull=False)
    return live(user).filter(nobody, accepted_until__isnull=False)


def out_of_date(user: User) -> "QuerySet[Risk]":
    """Accepted once, changed since, and not accepted again."""
    return (
        live(user)
        .filter(accepted_until__isnull=True, acceptances__isnull=False)
        .exclude(status__in=(Status.RESIDUAL_ACCEPTED, Status.MONITORED))
        .distinct()
    )


def reviews_overdue(user: User, *, on: date) -> "QuerySet[Risk]":
    """To be reviewed before a day that has passed."""
    return live(user).filter(review_on__lt=on).order_by("review_on", "reference")


def requests_waiting(user: User) -> Iterable[AcceptanceRequest]:
    """The requests that this person answers: the owner's below the line, management's above."""
    rows = (
        AcceptanceRequest.objects.visible_to(user)
        .active()
        .filter(status=AcceptanceRequest.Status.OPEN, risk__withdrawn_at__isnull=True)
        .exclude(prepared_by=user)
        .select_related("risk__owner__user", "risk__perimeter")
        .order_by("proposed_until")
    )
    above = Q(risk__residual_level__gt=F("risk__acceptance_line")) | Q(
        risk__residual_level__isnull=True, risk__current_level__gt=F("risk__acceptance_line")
    )
    yield from rows.filter(risk__owner__user=user).exclude(above)
    yield from (row for row in rows.filter(above) if user.can("risks.accept_above", row.risk))


def _without_risk(user: User) -> "QuerySet[Asset]":
    bears = (
        RiskAsset.objects.active()
        .filter(asset=OuterRef("pk"), risk__withdrawn_at__isnull=True)
        .exclude(risk__status=Status.CLOSED)
    )
    found: QuerySet[Asset] = Asset.objects.visible_to(user).active().filter(~Exists(bears))
    return found

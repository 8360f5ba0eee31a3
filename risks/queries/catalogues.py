"""The shipped catalogues, for choosing."""

from typing import TypeVar

from django.db.models import QuerySet

from organisation.models import User
from risks.models import (
    AssetType,
    CatalogueRow,
    FearedEvent,
    ImpactType,
    RiskSource,
    SecurityNeed,
    Threat,
    Vulnerability,
)

Row = TypeVar("Row", bound=CatalogueRow)


def _rows(model: type[Row], user: User) -> "QuerySet[Row]":
    found: QuerySet[Row] = model.objects.active() if user.is_active else model.objects.none()
    return found


def threats(user: User) -> "QuerySet[Threat]":
    """Threats, in the order of the catalogue."""
    return _rows(Threat, user)


def vulnerabilities(user: User) -> "QuerySet[Vulnerability]":
    """Vulnerabilities, in the order of the catalogue."""
    return _rows(Vulnerability, user)


def feared_events(user: User) -> "QuerySet[FearedEvent]":
    """Feared events, in the order of the catalogue."""
    return _rows(FearedEvent, user)


def impact_types(user: User) -> "QuerySet[ImpactType]":
    """Kinds of impact, in the order of the catalogue."""
    return _rows(ImpactType, user)


def impact_refs() -> set[str]:
    """The references of every kind of impact."""
    return set(ImpactType.objects.active().values_list("ref", flat=True))


def risk_sources(user: User) -> "QuerySet[RiskSource]":
    """Risk sources, in the order of the catalogue."""
    return _rows(RiskSource, user)


def asset_types(user: User) -> "QuerySet[AssetType]":
    """Types of assets, business ones first."""
    return _rows(AssetType, user)


def security_needs(user: User) -> "QuerySet[SecurityNeed]":
    """The wording of each level of need, criterion by criterion."""
    return _rows(SecurityNeed, user).order_by("criterion", "level")

"""Reads of assets and of what they depend on."""

from django.db.models import Count, Prefetch, Q, QuerySet

from organisation.models import User
from risks.models import Asset, AssetDependency, Risk


def assets(user: User) -> "QuerySet[Asset]":
    """The assets the person may see, with how many risks bear on each."""
    on_risks = Q(risk_links__withdrawn_at__isnull=True, risk_links__risk__withdrawn_at__isnull=True)
    found: QuerySet[Asset] = (
        Asset.objects.visible_to(user)
        .active()
        .select_related("perimeter", "asset_type", "owner__identity")
        .annotate(risk_count=Count("risk_links", filter=on_risks, distinct=True))
    )
    return found


def assets_file(user: User) -> "QuerySet[Asset]":
    """The same with what each relies on, read in batches of rows."""
    links = AssetDependency.objects.active().select_related("relies_on")
    return assets(user).prefetch_related(Prefetch("dependencies", queryset=links))


def assets_to_choose(user: User) -> "QuerySet[Asset]":
    """The same, light, for choosing."""
    found: QuerySet[Asset] = Asset.objects.visible_to(user).active().order_by("name")
    return found


def risks_on(user: User, asset: Asset) -> "QuerySet[Risk]":
    """The risks that bear on an asset."""
    links = asset.risk_links.filter(withdrawn_at__isnull=True).values("risk")
    found: QuerySet[Risk] = (
        Risk.objects.visible_to(user)
        .active()
        .filter(pk__in=links)
        .select_related("owner__identity")
        .prefetch_related(Prefetch("scale"), "scale__steps")
    )
    return found


def dependencies_of(user: User, asset: Asset) -> "QuerySet[AssetDependency]":
    """What an asset relies on."""
    found: QuerySet[AssetDependency] = (
        AssetDependency.objects.visible_to(user).active().filter(asset=asset).select_related("relies_on")
    )
    return found


def dependencies(user: User) -> "QuerySet[AssetDependency]":
    """Every dependency the person may see."""
    found: QuerySet[AssetDependency] = (
        AssetDependency.objects.visible_to(user).active().select_related("asset__perimeter", "relies_on")
    )
    return found


def dependants_of(user: User, asset: Asset) -> "QuerySet[AssetDependency]":
    """What relies on an asset."""
    found: QuerySet[AssetDependency] = (
        AssetDependency.objects.visible_to(user).active().filter(relies_on=asset).select_related("asset")
    )
    return found

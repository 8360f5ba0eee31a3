"""Every change of assets and of their dependencies."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from organisation.models import Perimeter, Person, User
from risks.models import Asset, AssetDependency, AssetType
from risks.queries.assets import leads_to
from trail.acts import action


@action("risks.asset.identify", permission="risks.edit", scope="perimeter")
def identify_asset(
    *,
    actor: User,
    perimeter: Perimeter,
    name: str,
    nature: str,
    asset_type: AssetType | None = None,
    description: str = "",
    owner: Person | None = None,
    availability: int | None = None,
    integrity: int | None = None,
    confidentiality: int | None = None,
    traceability: int | None = None,
    personal_data: bool = False,
    health_data: bool = False,
) -> Asset:
    """Add an asset to the inventory, with its needs (6.1.2 c, A.5.9). Raises ValidationError on a repeated name."""
    asset = Asset(perimeter=perimeter)
    return _describe(asset, **_described(locals()))


@action("risks.asset.edit", permission="risks.edit", scope="asset")
def edit_asset(
    *,
    actor: User,
    asset: Asset,
    name: str,
    nature: str,
    asset_type: AssetType | None = None,
    description: str = "",
    owner: Person | None = None,
    availability: int | None = None,
    integrity: int | None = None,
    confidentiality: int | None = None,
    traceability: int | None = None,
    personal_data: bool = False,
    health_data: bool = False,
) -> Asset:
    """Correct what is known of an asset (A.5.9). Raises ValidationError on a repeated name or a stale edit."""
    return _describe(asset, **_described(locals()))


@action("risks.asset.withdraw", permission="risks.edit", scope="asset")
def withdraw_asset(*, actor: User, asset: Asset) -> Asset:
    """Take an asset out of the inventory; raises ValidationError while a risk still bears on it."""
    if asset.risk_links.filter(withdrawn_at__isnull=True, risk__withdrawn_at__isnull=True).exists():
        raise ValidationError(_("Risks still bear on this asset: close them or choose other assets first."))
    asset.withdraw()
    return asset


@action("risks.asset.depend", permission="risks.edit", scope="asset")
def link_dependency(*, actor: User, asset: Asset, relies_on: Asset) -> AssetDependency:
    """Record that an asset relies on another (A.5.9). Raises ValidationError when the two would rely on each other."""
    if leads_to(start=relies_on, goal=asset):
        message = _("%(other)s already relies on %(asset)s.") % {"other": relies_on, "asset": asset}
        raise ValidationError({"relies_on": ValidationError(message, code="cycle")})
    link = AssetDependency(asset=asset, relies_on=relies_on)
    link.save()
    return link


_DESCRIBED = (
    "name",
    "nature",
    "asset_type",
    "description",
    "owner",
    "availability",
    "integrity",
    "confidentiality",
    "traceability",
    "personal_data",
    "health_data",
)


def _described(values: dict[str, Any]) -> dict[str, Any]:
    return {name: values[name] for name in _DESCRIBED}


def _describe(asset: Asset, **values: Any) -> Asset:
    kind: AssetType | None = values["asset_type"]
    if kind is not None and kind.nature != values["nature"]:
        raise ValidationError({"asset_type": _("This type belongs to assets of the other nature.")})
    for name, value in values.items():
        setattr(asset, name, value)
    asset.save()
    return asset

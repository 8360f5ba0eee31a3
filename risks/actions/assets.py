"""Every change of assets and of their dependencies."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from organisation.models import Perimeter, Person, User
from organisation.models.governed import root_of
from risks.inheritance import way_between
from risks.models import Asset, AssetDependency, AssetType, Criterion, NeedWaiver
from risks.queries.needs import links_of, names_of, need_graph, waivers_of
from trail.acts import action, current_act


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
    rto_minutes: int | None = None,
    rpo_minutes: int | None = None,
    mtd_minutes: int | None = None,
    personal_data: bool = False,
    health_data: bool = False,
    data_collected: str = "",
    data_used: str = "",
    data_shared: str = "",
    data_archived: str = "",
    data_destroyed: str = "",
    retention_months: int | None = None,
    retention_from: str = "",
) -> Asset:
    """Add an asset to the inventory, with its needs (6.1.2 c, A.5.9). Raises ValidationError on a repeated name."""
    return _describe(Asset(perimeter=perimeter), **_described(locals()))


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
    rto_minutes: int | None = None,
    rpo_minutes: int | None = None,
    mtd_minutes: int | None = None,
    personal_data: bool = False,
    health_data: bool = False,
    data_collected: str = "",
    data_used: str = "",
    data_shared: str = "",
    data_archived: str = "",
    data_destroyed: str = "",
    retention_months: int | None = None,
    retention_from: str = "",
    undercut_reason: str = "",
) -> Asset:
    """Correct what is known of an asset (A.5.9).

    A need below what is inherited asks for a written reason, kept for that level and no higher.
    Raises ValidationError on a repeated name, a stale edit, or a need that falls short without a reason.
    """
    before = {criterion: asset.need(criterion) for criterion in Criterion}
    _describe(asset, **_described(locals()))
    moved = {criterion for criterion in Criterion if asset.need(criterion) != before[criterion]}
    _settle_waivers(actor=actor, asset=asset, moved=moved, reason=undercut_reason.strip())
    return asset


@action("risks.asset.withdraw", permission="risks.edit", scope="asset")
def withdraw_asset(*, actor: User, asset: Asset) -> Asset:
    """Take an asset out of the inventory; raises ValidationError while a risk still bears on it."""
    if asset.risk_links.filter(withdrawn_at__isnull=True, risk__withdrawn_at__isnull=True).exists():
        raise ValidationError(_("Risks still bear on this asset: close them or choose other assets first."))
    asset.withdraw()
    return asset


@action("risks.asset.depend", permission="risks.edit", scope="asset")
def link_dependency(*, actor: User, asset: Asset, relies_on: Asset) -> AssetDependency:
    """Record that an asset relies on another (A.5.9), which hands its needs down.

    Raises ValidationError, with the way round, when the two would rely on each other.
    """
    root = root_of(perimeter=asset.perimeter)
    Perimeter.objects.select_for_update().get(pk=root.pk)  # two links made at once could close a cycle together
    if way := way_between(start=relies_on.pk, goal=asset.pk, links=links_of(perimeter=asset.perimeter)):
        names = names_of(keys=way)
        round_trip = " → ".join(names[key].name for key in (*way, way[0]))
        message = _("This would go round in a circle: %(way)s.") % {"way": round_trip}
        raise ValidationError({"relies_on": ValidationError(message, code="cycle")})
    link = AssetDependency(asset=asset, relies_on=relies_on)
    link.save()
    return link


@action("risks.asset.undepend", permission="risks.edit", scope="dependency")
def unlink_dependency(*, actor: User, dependency: AssetDependency) -> AssetDependency:
    """Say that an asset no longer relies on another (A.5.9). Raises ValidationError when this was said already."""
    dependency.withdraw()
    return dependency


_DESCRIBED = (
    "name",
    "nature",
    "asset_type",
    "description",
    "owner",
    *(criterion.column for criterion in Criterion),
    "rto_minutes",
    "rpo_minutes",
    "mtd_minutes",
    "personal_data",
    "health_data",
    "data_collected",
    "data_used",
    "data_shared",
    "data_archived",
    "data_destroyed",
    "retention_months",
    "retention_from",
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


def _settle_waivers(*, actor: User, asset: Asset, moved: set[Criterion], reason: str) -> None:
    """Keep the reason of each need that falls short; one that was lowered without a reason is refused."""
    kept = {row.criterion: row for row in waivers_of(actor, asset)}
    needs = need_graph(perimeter=asset.perimeter).of(asset.pk)
    refused: dict[str, ValidationError] = {}
    for criterion, need in needs.items():
        waiver = kept.get(criterion.value)
        if not need.falls_short:
            if waiver is not None:
                waiver.withdraw()
        elif need.undercut and reason:
            _waive(actor, asset, criterion, need, reason, waiver)
        elif need.undercut and criterion in moved:
            refused[criterion.column] = _falls_short(need)
    if refused:
        say_why = ValidationError(_("Say why this asset needs less than what relies on it."), code="undercut")
        raise ValidationError({**refused, "undercut_reason": say_why})


def _falls_short(need: Any) -> ValidationError:
    path = names_of(keys=need.path)
    way = " → ".join(path[key].name for key in need.path if key in path)
    message = _("%(inherited)s is inherited: %(way)s. Raise the value, or say why less is enough.")
    return ValidationError(message % {"inherited": need.inherited, "way": way}, code="undercut")


def _waive(actor: User, asset: Asset, criterion: Criterion, need: Any, reason: str, former: NeedWaiver | None) -> None:
    waiver = former or NeedWaiver(asset=asset, criterion=criterion)
    waiver.own, waiver.inherited, waiver.reason = need.own, need.inherited, reason
    waiver.decided_by, waiver.decided_on = actor, current_act().on
    waiver.save()

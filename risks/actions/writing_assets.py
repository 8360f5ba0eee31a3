"""Writes the lines of a planned import of assets at bulk speed, then the dependencies between them."""

from collections.abc import Sequence
from typing import Any

from organisation.models import Perimeter
from organisation.models.governed import root_of
from risks.actions.writing import write_planned
from risks.models import Asset, AssetDependency
from risks.queries.planning_assets import PlannedAsset
from risks.registers.words import fold
from trail.acts import current_act
from trail.bulk import write_many


def write_assets(*, perimeter: Perimeter, planned: Sequence[PlannedAsset]) -> None:
    """Write every line that creates or changes something; used inside one act. Raises ValidationError."""
    Perimeter.objects.select_for_update().get(pk=root_of(perimeter=perimeter).pk)  # as when two assets are linked
    wanted = [row for row in planned if row.outcome in ("created", "changed")]
    assets = [_asset(perimeter, row) for row in wanted]
    touched = [
        (asset, row) for asset, row in zip(assets, wanted, strict=True) if asset._state.adding or _own_changes(row)
    ]
    write_planned(model=Asset, instances=[asset for asset, _row in touched], planned=[row for _asset, row in touched])
    ends: dict[Any, Any] = {fold(row.row.name): asset.pk for asset, row in zip(assets, wanted, strict=True)}
    gone = [link for row in wanted for link in row.dropped]
    for link in gone:
        link.withdrawn_at = current_act().at
    write_many(AssetDependency, gone)
    pairs = [pair for row in wanted for pair in row.added]
    made = [
        AssetDependency(asset_id=ends.get(first, first), relies_on_id=ends.get(second, second))
        for first, second in pairs
    ]
    write_many(AssetDependency, made)


def _asset(perimeter: Perimeter, row: PlannedAsset) -> Asset:
    asset: Asset = row.record or Asset(perimeter=perimeter)
    for name, value in row.values.items():
        setattr(asset, name, value)
    return asset


def _own_changes(row: PlannedAsset) -> bool:
    return any(change.name != "relies_on" for change in row.changes)

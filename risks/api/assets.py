"""The endpoints of assets and of their dependencies."""

from risks.actions.assets import edit_asset, identify_asset, link_dependency, unlink_dependency, withdraw_asset
from risks.filters import AssetFilter
from risks.queries.assets import assets, dependencies
from risks.serializers import NothingInput
from risks.serializers import assets as shapes
from web.endpoints import ActionEndpoint, RecordEndpoint


class AssetEndpoint(RecordEndpoint):
    """The inventory of assets."""

    records = staticmethod(assets)
    serializer_class = shapes.AssetOutput
    filter_class = AssetFilter
    permission = "risks.view"


class DependencyEndpoint(RecordEndpoint):
    """What relies on what."""

    records = staticmethod(dependencies)
    serializer_class = shapes.AssetDependencyOutput
    permission = "risks.view"


class IdentifyAssetEndpoint(ActionEndpoint):
    """Add an asset."""

    action = identify_asset
    serializer_class = shapes.IdentifyAssetInput
    output = shapes.AssetOutput


class EditAssetEndpoint(ActionEndpoint):
    """Correct an asset."""

    action = edit_asset
    serializer_class = shapes.EditAssetInput
    records = staticmethod(assets)
    parameter = "asset"
    output = shapes.AssetOutput


class WithdrawAssetEndpoint(ActionEndpoint):
    """Withdraw an asset."""

    action = withdraw_asset
    serializer_class = NothingInput
    records = staticmethod(assets)
    parameter = "asset"
    output = shapes.AssetOutput


class LinkDependencyEndpoint(ActionEndpoint):
    """Say what an asset relies on."""

    action = link_dependency
    serializer_class = shapes.LinkDependencyInput
    records = staticmethod(assets)
    parameter = "asset"
    output = shapes.AssetDependencyOutput


class UnlinkDependencyEndpoint(ActionEndpoint):
    """Say that it no longer does."""

    action = unlink_dependency
    serializer_class = NothingInput
    records = staticmethod(dependencies)
    parameter = "dependency"
    output = shapes.AssetDependencyOutput

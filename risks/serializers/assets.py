"""What systems send about assets, and what they read of them."""

from typing import Any

from rest_framework import serializers

from organisation.queries import people, perimeters_where
from risks.models import Asset, AssetDependency, Criterion, Nature
from risks.queries.assets import assets_to_choose
from risks.queries.catalogues import asset_types
from risks.serializers import optional, text
from web.endpoints import ActionSerializer, RecordField

NEED: dict[str, Any] = {"min_value": 1, "max_value": 4, "required": False, "allow_null": True}
SPAN: dict[str, Any] = {"min_value": 0, "required": False, "allow_null": True}


class AssetInput(ActionSerializer):
    """What an asset is, and what it needs; spans of time in minutes."""

    name = serializers.CharField(max_length=300)
    nature = serializers.ChoiceField(choices=Nature.choices)
    asset_type = RecordField(records=asset_types, **optional())
    description = text()
    owner = RecordField(records=people, **optional())
    availability = serializers.IntegerField(**NEED)
    integrity = serializers.IntegerField(**NEED)
    confidentiality = serializers.IntegerField(**NEED)
    traceability = serializers.IntegerField(**NEED)
    rto_minutes = serializers.IntegerField(**SPAN)
    rpo_minutes = serializers.IntegerField(**SPAN)
    mtd_minutes = serializers.IntegerField(**SPAN)
    personal_data = serializers.BooleanField(required=False)
    health_data = serializers.BooleanField(required=False)
    data_collected = text()
    data_used = text()
    data_shared = text()
    data_archived = text()
    data_destroyed = text()
    retention_months = serializers.IntegerField(min_value=1, max_value=1800, required=False, allow_null=True)
    retention_from = serializers.CharField(required=False, allow_blank=True, max_length=200)


class IdentifyAssetInput(AssetInput):
    """A new asset, and where it lies."""

    perimeter = RecordField(records=perimeters_where("risks.edit"))


class EditAssetInput(AssetInput):
    """The same, and the reason of a need below what is inherited."""

    undercut_reason = text()


class LinkDependencyInput(ActionSerializer):
    """What an asset relies on."""

    relies_on = RecordField(records=assets_to_choose)


class AssetOutput(serializers.ModelSerializer[Asset]):
    """One asset."""

    class Meta:
        model = Asset
        fields = (
            "id",
            "version",
            "reference",
            "perimeter",
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


class AssetDependencyOutput(serializers.ModelSerializer[AssetDependency]):
    """One dependency."""

    class Meta:
        model = AssetDependency
        fields = ("id", "asset", "relies_on")

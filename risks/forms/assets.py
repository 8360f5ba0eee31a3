"""Forms about assets, scales and imports."""

from django import forms
from django.utils.translation import gettext_lazy as _

from organisation.queries import people, perimeters_where
from risks.forms.fields import NeedField
from risks.models import Nature, Need
from risks.queries.assets import assets_to_choose
from risks.queries.catalogues import asset_types
from web.forms import ActionForm, RecordChoiceField


class AssetForm(ActionForm):
    """What an asset is, and what it needs."""

    sections = (
        (_("Asset"), ("perimeter", "name", "nature", "asset_type", "description", "owner")),
        (_("Needs"), ("availability", "integrity", "confidentiality", "traceability")),
        (_("Data"), ("personal_data", "health_data")),
    )

    name = forms.CharField(label=_("Name"), max_length=300)
    nature = forms.ChoiceField(
        label=_("Nature"),
        choices=Nature,
        widget=forms.RadioSelect,
        help_text=_("Business: what the organisation protects. Supporting: what it relies on."),
    )
    asset_type = RecordChoiceField(label=_("Type"), records=asset_types, required=False)
    description = forms.CharField(label=_("Description"), required=False, widget=forms.Textarea)
    owner = RecordChoiceField(label=_("Owner"), records=people, required=False)
    availability = NeedField(label=_("Availability"), choices=Need.choices)
    integrity = NeedField(label=_("Integrity"), choices=Need.choices)
    confidentiality = NeedField(label=_("Confidentiality"), choices=Need.choices)
    traceability = NeedField(label=_("Traceability"), choices=Need.choices)
    personal_data = forms.BooleanField(label=_("Personal data"), required=False)
    health_data = forms.BooleanField(label=_("Health data"), required=False)


class IdentifyAssetForm(AssetForm):
    """A new asset, and where it lies."""

    perimeter = RecordChoiceField(label=_("Perimeter"), records=perimeters_where("risks.edit"))


class WithdrawAssetForm(ActionForm):
    """Nothing to fill in."""


class LinkDependencyForm(ActionForm):
    """What the asset relies on."""

    relies_on = RecordChoiceField(label=_("Relies on"), records=assets_to_choose)

"""Forms about assets and their dependencies."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from organisation.queries import people, perimeters_where
from risks.forms.fields import NeedField, SpanField
from risks.models import Criterion, Nature, Need
from risks.queries.assets import assets_to_choose
from risks.queries.catalogues import asset_types, security_needs
from web.forms import ActionForm, RecordChoiceField

NEEDS = tuple(criterion.column for criterion in Criterion)
LIFE_CYCLE = ("data_collected", "data_used", "data_shared", "data_archived", "data_destroyed")


def _life(label: Any) -> forms.CharField:
    return forms.CharField(label=label, required=False, widget=forms.Textarea(attrs={"rows": 2}))


class AssetForm(ActionForm):
    """What an asset is, and what it needs."""

    sections = (
        (_("Asset"), ("perimeter", "name", "nature", "asset_type", "description", "owner")),
        (_("Needs"), (*NEEDS, "undercut_reason")),
        (_("Continuity"), ("rto_minutes", "rpo_minutes", "mtd_minutes")),
        (_("Data"), ("personal_data", "health_data", *LIFE_CYCLE, "retention_months", "retention_from")),
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
    rto_minutes = SpanField(label=_("RTO: back within"))
    rpo_minutes = SpanField(label=_("RPO: data lost at most"))
    mtd_minutes = SpanField(label=_("MTD: out of order at most"))
    personal_data = forms.BooleanField(label=_("Personal data"), required=False)
    health_data = forms.BooleanField(label=_("Health data"), required=False)
    data_collected = _life(_("How data are collected"))
    data_used = _life(_("What they are used for"))
    data_shared = _life(_("With whom they are shared"))
    data_archived = _life(_("How they are archived"))
    data_destroyed = _life(_("How they are destroyed"))
    retention_months = forms.IntegerField(label=_("Retention (months)"), required=False, min_value=1, max_value=1800)
    retention_from = forms.CharField(
        label=_("Counted from"), required=False, max_length=200, help_text=_("Such as the last visit of the patient.")
    )

    def prepare(self) -> None:
        """The catalogue's wording beside each level of each need."""
        described: dict[str, dict[int, str]] = {}
        for row in security_needs(self.user):
            column = Criterion(row.criterion).column
            described.setdefault(column, {})[row.level] = f"{row.level} – {row.title} · {row.description}"
        for column, words in described.items():
            self.fields[column].word(words)  # type: ignore[attr-defined]


class EditAssetForm(AssetForm):
    """The same, and the reason of a need below what is inherited."""

    undercut_reason = forms.CharField(
        label=_("Why less is enough"),
        required=False,
        widget=forms.Textarea,
        help_text=_("Only where a need lies below what this asset inherits from what relies on it."),
    )


class IdentifyAssetForm(AssetForm):
    """A new asset, and where it lies."""

    perimeter = RecordChoiceField(label=_("Perimeter"), records=perimeters_where("risks.edit"))


class WithdrawAssetForm(ActionForm):
    """Nothing to fill in."""


class LinkDependencyForm(ActionForm):
    """What the asset relies on."""

    relies_on = RecordChoiceField(label=_("Relies on"), records=assets_to_choose)


class UnlinkDependencyForm(ActionForm):
    """Nothing to fill in."""

"""Assets: the inventory, one asset, and the doors of the actions on it."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from risks.actions.assets import edit_asset, identify_asset, link_dependency, withdraw_asset
from risks.columns import LEVELS
from risks.filters import AssetFilter
from risks.forms.assets import AssetForm, IdentifyAssetForm, LinkDependencyForm, WithdrawAssetForm
from risks.queries import assets as reads
from risks.queries.catalogues import security_needs
from web.pages import ActionPage, ListPage, RecordPage
from web.tables import Column, RelatedTable


class NeedsBeside:
    """Shows the wording of each level of need beside the form."""

    user: Any
    template_name = "risks/asset_form.html"

    def context(self) -> dict[str, Any]:
        """The levels of need, criterion by criterion."""
        return {"needs": sorted(security_needs(self.user), key=lambda need: ("DICT".index(need.criterion), need.level))}


class IdentifyAsset(NeedsBeside, ActionPage):
    """A new asset."""

    action = identify_asset
    form_class = IdentifyAssetForm
    title = _("Add an asset")
    label = _("Add an asset")
    style = "primary"
    icon = "plus"
    parent = "risks:asset_list"


class EditAsset(NeedsBeside, ActionPage):
    """Correct an asset."""

    action = edit_asset
    form_class = AssetForm
    records = staticmethod(reads.assets)
    parameter = "asset"
    label = _("Edit")
    title = _("Edit the asset")
    icon = "pencil"


class WithdrawAsset(ActionPage):
    """Take an asset out of the inventory."""

    action = withdraw_asset
    form_class = WithdrawAssetForm
    records = staticmethod(reads.assets)
    parameter = "asset"
    label = _("Withdraw")
    title = _("Withdraw the asset")
    intro = _("The asset leaves the inventory; its history stays.")
    style = "danger"

    def success_url(self, result: Any) -> str:
        """Back to the inventory, which no longer shows it."""
        return str(self.crumbs()[0][1])


class LinkDependency(ActionPage):
    """Say what an asset relies on."""

    action = link_dependency
    form_class = LinkDependencyForm
    records = staticmethod(reads.assets)
    parameter = "asset"
    label = _("Add a dependency")
    title = _("Add a dependency")
    icon = "link"


class AssetList(ListPage):
    """The inventory of assets (A.5.9)."""

    title = _("Assets")
    permission = "risks.view"
    rows = staticmethod(reads.assets)
    columns = (
        Column("reference", _("Ref."), link=True),
        Column("name", _("Name"), wide=True),
        Column("nature", _("Nature")),
        Column("asset_type", _("Type"), sort="asset_type__title_fr"),
        Column("needs", _("Needs (DICT)"), sort=False),
        Column("health_data", _("Health data")),
        Column("owner.display_name", _("Owner"), sort="owner__identity__sort_key"),
        Column("risk_count", _("Risks"), numeric=True),
        Column("perimeter.name", _("Perimeter"), sort="perimeter__path", hidden=True),
    )
    filter_class = AssetFilter
    search_paths = ("reference", "name")
    default_sort = "name"
    actions = (IdentifyAsset,)
    empty_title = _("The inventory is empty")
    empty_text = _("Add what the organisation protects, then what it relies on. An imported register adds its assets.")


class AssetPage(RecordPage):
    """One asset."""

    permission = "risks.view"
    records = staticmethod(reads.assets)
    facts = (
        Column("nature", _("Nature")),
        Column("asset_type", _("Type")),
        Column("description", _("Description"), text=True),
        Column("owner.display_name", _("Owner")),
        Column("availability", _("Availability")),
        Column("integrity", _("Integrity")),
        Column("confidentiality", _("Confidentiality")),
        Column("traceability", _("Traceability")),
        Column("personal_data", _("Personal data")),
        Column("health_data", _("Health data")),
        Column("perimeter.name", _("Perimeter")),
    )
    actions = (EditAsset, WithdrawAsset)
    tables = (
        RelatedTable(
            title=_("Risks"),
            rows=reads.risks_on,
            columns=(
                Column("reference", _("Ref."), link=True),
                Column("title", _("Scenario"), wide=True),
                *(column for column in LEVELS if not column.hidden),
                Column("status", _("Status"), badge=True),
            ),
            empty=_("No risk bears on this asset yet."),
        ),
        RelatedTable(
            title=_("Relies on"),
            rows=reads.dependencies_of,
            columns=(Column("relies_on", _("Asset"), link="relies_on", wide=True),),
            empty=_("No dependency is recorded."),
            actions=(LinkDependency,),
        ),
        RelatedTable(
            title=_("Relied on by"),
            rows=reads.dependants_of,
            columns=(Column("asset", _("Asset"), link="asset", wide=True),),
            empty=_("Nothing relies on this asset."),
        ),
    )

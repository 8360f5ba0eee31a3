"""Assets: the inventory, one asset, and the doors of the actions on it."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from risks.actions.assets import edit_asset, identify_asset, link_dependency, unlink_dependency, withdraw_asset
from risks.columns import LEVELS
from risks.filters import AssetFilter
from risks.forms.assets import (
    EditAssetForm,
    IdentifyAssetForm,
    LinkDependencyForm,
    UnlinkDependencyForm,
    WithdrawAssetForm,
)
from risks.queries import assets as reads
from risks.queries.needs import need_graph, need_lines, waivers_of
from web.pages import ActionPage, ListPage, RecordPage
from web.tables import Column, RelatedTable, url_of


class IdentifyAsset(ActionPage):
    """A new asset."""

    action = identify_asset
    form_class = IdentifyAssetForm
    title = _("Add an asset")
    label = _("Add an asset")
    style = "primary"
    icon = "plus"
    parent = "risks:asset_list"


class EditAsset(ActionPage):
    """Correct an asset."""

    action = edit_asset
    form_class = EditAssetForm
    records = staticmethod(reads.assets)
    parameter = "asset"
    label = _("Edit")
    title = _("Edit the asset")
    icon = "pencil"
    template_name = "risks/asset_form.html"

    def initial(self) -> dict[str, Any]:
        """What the asset says, and the reason already given for a lower need."""
        reasons = {row.reason for row in waivers_of(self.user, self.record)}
        return {**super().initial(), "undercut_reason": "\n".join(sorted(reasons))}

    def context(self) -> dict[str, Any]:
        """What it inherits."""
        return {"needs": need_lines(self.user, self.record)}


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


class UnlinkDependency(ActionPage):
    """Say that an asset no longer relies on another."""

    action = unlink_dependency
    form_class = UnlinkDependencyForm
    records = staticmethod(reads.dependencies)
    parameter = "dependency"
    label = _("Remove the dependency")
    title = _("Remove the dependency")
    style = "danger"

    def crumbs(self) -> list[tuple[Any, str]]:
        """Back to the asset."""
        return [(str(self.record.asset), url_of(self.record.asset))]

    def success_url(self, result: Any) -> str:
        """Back to the asset."""
        return url_of(self.record.asset)

    def cancel_url(self) -> str:
        """Back to the asset."""
        return url_of(self.record.asset)


class AssetList(ListPage):
    """The inventory of assets (A.5.9)."""

    title = _("Assets")
    permission = "risks.view"
    rows = staticmethod(reads.assets)
    columns: ClassVar[Sequence[Column]] = (
        Column("reference", _("Ref."), link=True),
        Column("name", _("Name"), wide=True),
        Column("nature", _("Nature")),
        Column("asset_type", _("Type"), sort="asset_type__title_fr"),
        Column("needs", _("Own needs (DICT)"), sort=False, hidden=True),
        Column("retained", _("Needs (DICT)"), sort=False),
        Column("rto_text", _("RTO"), sort="rto_minutes", hidden=True),
        Column("rpo_text", _("RPO"), sort="rpo_minutes", hidden=True),
        Column("health_data", _("Health data")),
        Column("owner.display_name", _("Owner"), sort="owner__identity__sort_key"),
        Column("risk_count", _("Risks"), numeric=True),
        Column("perimeter.name", _("Perimeter"), sort="perimeter__path", hidden=True),
    )
    filter_class = AssetFilter
    search_paths = ("reference", "name")
    default_sort = "name"
    actions = (IdentifyAsset,)
    template_name = "risks/asset_list.html"
    empty_title = _("The inventory is empty")
    empty_text = _("Add what the organisation protects, then what it relies on. An imported register adds its assets.")

    @cached_property
    def chosen(self) -> list[Column]:
        """The columns shown; the needs that count are worked out once for the whole list."""
        graph = need_graph()
        return [
            replace(column, value=lambda asset: graph.letters(asset.pk)) if column.key == "retained" else column
            for column in super().chosen
        ]


class AssetPage(RecordPage):
    """One asset."""

    permission = "risks.view"
    records = staticmethod(reads.assets)
    template_name = "risks/asset.html"
    facts = (
        Column("nature", _("Nature")),
        Column("asset_type", _("Type")),
        Column("description", _("Description"), text=True),
        Column("owner.display_name", _("Owner")),
        Column("rto_text", _("RTO: back within")),
        Column("rpo_text", _("RPO: data lost at most")),
        Column("mtd_text", _("MTD: out of order at most")),
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
            columns=(
                Column("relies_on", _("Asset"), link="relies_on", wide=True),
                Column("unlink", "", value=lambda _link: _("Remove"), link="risks:dependency_unlink", sort=False),
            ),
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

    def context(self) -> dict[str, Any]:
        """The needs as they count, and the life cycle of the data."""
        asset = self.record
        return {
            "needs": need_lines(self.user, asset),
            "life": [(label, getattr(asset, name)) for name, label in LIFE if getattr(asset, name)],
        }


LIFE = (
    ("data_collected", _("Collected")),
    ("data_used", _("Used")),
    ("data_shared", _("Shared")),
    ("data_archived", _("Archived")),
    ("data_destroyed", _("Destroyed")),
)

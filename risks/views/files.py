"""Files that an import reads back without loss: the inventory of assets, the treatment plan."""

from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext_lazy as _

from risks.queries.assets import assets_file
from risks.registers.files import asset_columns, plan_columns
from risks.views.assets import AssetList
from risks.views.treatment import TreatmentPlan
from web.exports import FORMATS
from web.pages import ListPage


class ImportableFile(ListPage):
    """A list that is only a file: `?export=xlsx` or `csv`, filters apply."""

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        """The file."""
        asked = request.GET.get("export", "")
        return self.exported(asked if asked in FORMATS else "xlsx")


class AssetFile(ImportableFile, AssetList):
    """The inventory, with what each asset relies on."""

    title = _("Assets to import again")
    rows = staticmethod(assets_file)
    columns = asset_columns()
    parent = "risks:asset_list"


class PlanFile(ImportableFile, TreatmentPlan):
    """The treatment plan."""

    title = _("Treatment plan to import again")
    columns = plan_columns()
    parent = "risks:treatment_plan"

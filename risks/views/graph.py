"""The drawn graph of assets, and the same as a table."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from organisation.queries import perimeters
from risks.models import Nature
from risks.queries.assets import assets, assets_to_choose
from risks.queries.graph import asset_map
from web.forms import RecordChoiceField, UserForm
from web.pages import Page

STEPS = [("", _("However far")), ("1", _("One step")), ("2", _("Two steps"))]


class GraphForm(UserForm):
    """What to draw: a perimeter, a nature, or the neighbourhood of one asset."""

    perimeter = RecordChoiceField(label=_("Perimeter"), records=perimeters, required=False)
    nature = forms.ChoiceField(label=_("Nature"), choices=[("", _("All")), *Nature.choices], required=False)
    around = RecordChoiceField(label=_("Around"), records=assets_to_choose, required=False)
    steps = forms.ChoiceField(label=_("How far"), choices=STEPS, required=False)


class AssetGraph(Page):
    """Who relies on whom, drawn from left to right."""

    title = _("Dependencies of assets")
    intro = _("From left to right: what relies, then what is relied on. Needs go along the lines, the highest wins.")
    permission = "risks.view"
    parent = "risks:asset_list"
    template_name = "risks/graph.html"

    def context(self) -> dict[str, Any]:
        """The drawing of what was asked."""
        form = GraphForm(self.request.GET or None, user=self.user)
        chosen = form.cleaned_data if form.is_valid() else {}
        rows = assets(self.user)
        if chosen.get("perimeter"):
            rows = rows.of(chosen["perimeter"])  # type: ignore[attr-defined]
        if chosen.get("nature"):
            rows = rows.filter(nature=chosen["nature"])
        centre = chosen.get("around")
        drawn = asset_map(user=self.user, rows=rows, centre=centre, steps=int(chosen.get("steps") or 0))
        return {"form": form, "map": drawn, "around": centre}

"""Scales, criteria and acceptances."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from risks.actions.catalogues import load_risk_catalogues
from risks.actions.scales import choose_criteria
from risks.filters import AcceptanceFilter
from risks.forms.settings import ChooseCriteriaForm, LoadCataloguesForm
from risks.lifecycle import Kind
from risks.models import Axis
from risks.queries.frozen import Standing, frozen_lines, standing_of
from risks.queries.matrix import Matrix, empty_matrix
from risks.queries.register import acceptances
from risks.queries.scales import decided_criteria, scales
from trail import clock
from web.pages import ActionPage, ListPage, RecordPage
from web.tables import Column, RelatedTable


class ChooseCriteria(ActionPage):
    """Decide the criteria of a perimeter."""

    action = choose_criteria
    form_class = ChooseCriteriaForm
    title = _("Choose the scale and the acceptance line")
    label = _("Choose for a perimeter")
    style = "primary"
    parent = "risks:scale_list"


class LoadCatalogues(ActionPage):
    """Load the shipped catalogues again."""

    action = load_risk_catalogues
    form_class = LoadCataloguesForm
    title = _("Load the reference catalogues")
    label = _("Load the catalogues")
    intro = _("Threats, vulnerabilities, feared events, types of assets and scales. Loading twice changes nothing.")
    success = _("The catalogues are loaded.")
    parent = "risks:scale_list"

    def success_url(self, result: Any) -> str:
        """Back to the scales."""
        return self.cancel_url()


class ScaleList(ListPage):
    """The scales on offer."""

    title = _("Scales")
    permission = "risks.view"
    rows = staticmethod(scales)
    columns = (
        Column("ref", _("Ref."), link=True),
        Column("title", _("Scale"), value=str, wide=True),
        Column("edition", _("Edition"), numeric=True),
        Column("is_default", _("Proposed first")),
    )
    default_sort = "ref"
    actions = (ChooseCriteria, LoadCatalogues)
    empty_title = _("No scale is loaded")
    empty_text = _("Load the reference catalogues: they hold two scales to start from.")


class CriteriaList(ListPage):
    """What each perimeter decided (6.1.2 a)."""

    title = _("Risk criteria")
    permission = "risks.view"
    parent = "risks:scale_list"
    rows = staticmethod(decided_criteria)
    columns = (
        Column("perimeter.name", _("Perimeter"), sort="perimeter__path"),
        Column("scale", _("Scale"), link="scale"),
        Column("line", _("Acceptance line"), value=lambda row: row.scale.step(Axis.LEVEL, row.acceptance_line)),
        Column("decided_on", _("Decided on"), date=True),
    )
    default_sort = "perimeter__path"
    actions = (ChooseCriteria,)
    empty_title = _("The proposed criteria apply everywhere")
    empty_text = _("Have management approve a scale and an acceptance line for each perimeter.")


def _steps(axis: Axis) -> RelatedTable:
    return RelatedTable(
        title=axis.label,
        rows=lambda _user, scale: list(scale.steps_by_axis.get(axis, {}).values()),
        columns=(
            Column("value", _("Value"), numeric=True),
            Column("code", _("Code")),
            Column("title", _("Wording"), badge=True, value=lambda step: step),
            Column("description", _("Meaning"), text=True),
        ),
    )


class ScalePage(RecordPage):
    """One scale with its matrix."""

    permission = "risks.view"
    records = staticmethod(scales)
    template_name = "risks/scale.html"
    facts = (
        Column("ref", _("Ref.")),
        Column("edition", _("Edition"), numeric=True),
        Column("line", _("Acceptance line"), value=lambda scale: scale.step(Axis.LEVEL, scale.acceptance_line)),
    )
    tables = (_steps(Axis.LIKELIHOOD), _steps(Axis.SEVERITY), _steps(Axis.LEVEL))

    def context(self) -> dict[str, Any]:
        """The matrix without any risk in it."""
        matrix: Matrix = empty_matrix(scale=self.record, kind=Kind.CURRENT)
        return {"matrix": matrix}


class AcceptanceList(ListPage):
    """Every acceptance (6.1.3 f)."""

    title = _("Acceptances")
    permission = "risks.view"
    rows = staticmethod(acceptances)
    columns = (
        Column("at", _("Date"), date=True, link=True),
        Column("risk.reference", _("Ref."), link="risk", sort="risk__reference"),
        Column("risk.title", _("Risk"), wide=True, sort="risk__title"),
        Column("level_step", _("Level accepted"), badge=True, sort="level"),
        Column("accepted_by", _("Accepted by"), sort="accepted_by__person__identity__sort_key"),
        Column("as_owner", _("As the owner")),
        Column("expires_on", _("Valid until"), date=True),
    )
    filter_class = AcceptanceFilter
    search_paths = ("risk__reference", "risk__title")
    default_sort = "-at"
    empty_title = _("Nothing is accepted yet")
    empty_text = _("The owner of a risk accepts what remains of it, from the page of the risk.")


class AcceptancePage(RecordPage):
    """One acceptance: the exact state that was accepted."""

    permission = "risks.view"
    records = staticmethod(acceptances)
    template_name = "risks/acceptance.html"
    facts = (
        Column("risk", _("Risk"), link="risk"),
        Column("at", _("Accepted on")),
        Column("accepted_by", _("Accepted by")),
        Column("as_owner", _("As the owner of the risk")),
        Column("level_step", _("Level accepted"), badge=True),
        Column("justification", _("Justification"), text=True),
        Column("expires_on", _("Valid until"), date=True),
    )

    def context(self) -> dict[str, Any]:
        """The frozen state in words, and whether it still holds."""
        standing = standing_of(acceptance=self.record, on=clock.today())
        return {
            "state": frozen_lines(
                perimeter=self.record.risk.perimeter, state=self.record.accepted_state, scale=self.record.scale
            ),
            "in_force": standing == Standing.IN_FORCE,
            "why_not": standing.label,
        }

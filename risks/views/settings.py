"""Catalogues and acceptances."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from risks.actions.catalogues import load_risk_catalogues
from risks.filters import AcceptanceFilter
from risks.forms.settings import LoadCataloguesForm
from risks.queries.frozen import Standing, frozen_lines, standing_of
from risks.queries.register import acceptances
from risks.views.printing import PrintAcceptance
from trail import clock
from web.pages import ActionPage, ListPage, RecordPage
from web.tables import Column


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
    actions = (PrintAcceptance,)

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

"""The doors of what is printed about one risk."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from risks.actions.printing import print_acceptance, print_risk
from risks.queries.register import acceptances, risks
from web.forms import ActionForm
from web.pages import ActionPage
from web.tables import url_of


class PrintForm(ActionForm):
    """Nothing to fill in."""


class Printed(ActionPage):
    """A PDF is being made; it comes among the reports."""

    form_class = PrintForm
    icon = "printer"
    success = _("The PDF is being made; it will stand among the reports.")

    def success_url(self, result: Any) -> str:
        """Back to what is printed."""
        return url_of(self.record)


class PrintRisk(Printed):
    """The file of one risk."""

    action = print_risk
    records = staticmethod(risks)
    parameter = "risk"
    label = _("Risk file (PDF)")
    title = _("Print the file of this risk")


class PrintAcceptance(Printed):
    """The record of one acceptance."""

    action = print_acceptance
    records = staticmethod(acceptances)
    parameter = "acceptance"
    parent = "risks:acceptance_list"
    label = _("Record (PDF)")
    title = _("Print the record of this acceptance")

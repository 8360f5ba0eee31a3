"""The risks that the application proposes to assess again, each with the reason in words."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from risks.actions.assessment import assess_risk, dismiss_reassessment
from risks.queries.proposals import LIMIT, proposals
from trail import clock
from web.pages import Page


class ProposalsPage(Page):
    """One line a risk: what turned, and the two answers."""

    title = _("Proposed re-assessments")
    intro = _(
        "Controls these risks count on have changed since they were assessed. A person decides, never the product."
    )
    permission = "risks.view"
    parent = "risks:risk_list"
    template_name = "risks/proposals.html"

    def context(self) -> dict[str, Any]:
        """The proposals, the highest level first, with what this person may do about each."""
        found = proposals(self.user, at=clock.now())
        rows = [
            (row, assess_risk.allowed(self.user, row.risk), dismiss_reassessment.allowed(self.user, row.risk))
            for row in found
        ]
        return {"proposals": rows, "cut": len(found) >= LIMIT}

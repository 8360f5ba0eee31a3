"""The doors of the actions on a risk."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from risks.actions.acceptance import accept_risk
from risks.actions.assessment import assess_risk, review_risk
from risks.actions.scenarios import close_risk, edit_risk, identify_risk, withdraw_risk
from risks.forms.scenarios import (
    AcceptRiskForm,
    AssessRiskForm,
    EditRiskForm,
    IdentifyRiskForm,
    ReasonForm,
    ReviewRiskForm,
)
from risks.lifecycle import Kind, Status
from risks.queries.matrix import empty_matrix
from risks.queries.register import risks
from risks.queries.scales import criteria_of
from web.pages import ActionPage


class IdentifyRisk(ActionPage):
    """A new risk."""

    action = identify_risk
    form_class = IdentifyRiskForm
    title = _("Identify a risk")
    label = _("Identify a risk")
    style = "primary"
    icon = "plus"
    parent = "risks:risk_list"


class RiskAction(ActionPage):
    """An action on the risk of the URL; closed risks are read-only."""

    records = staticmethod(risks)
    parameter = "risk"

    @classmethod
    def offered_to(cls, user: Any, record: Any = None) -> bool:
        """Nothing is offered on a closed risk."""
        closed = record is not None and record.is_closed
        return not closed and super().offered_to(user, record)


class EditRisk(RiskAction):
    """Correct the scenario."""

    action = edit_risk
    form_class = EditRiskForm
    label = _("Edit")
    title = _("Edit the scenario")
    icon = "pencil"

    def initial(self) -> dict[str, Any]:
        """What the scenario says now, links included."""
        links = {
            "assets": self.record.asset_links,
            "threats": self.record.threat_links,
            "vulnerabilities": self.record.vulnerability_links,
        }
        columns = {"assets": "asset_id", "threats": "threat_id", "vulnerabilities": "vulnerability_id"}
        chosen = {
            name: [getattr(link, columns[name]) for link in rows.filter(withdrawn_at__isnull=True)]
            for name, rows in links.items()
        }
        return {**super().initial(), **chosen}


class AssessRisk(RiskAction):
    """Assess it."""

    action = assess_risk
    form_class = AssessRiskForm
    label = _("Assess")
    title = _("Assess the risk")
    icon = "target"
    template_name = "risks/assess.html"

    def initial(self) -> dict[str, Any]:
        """The kind that comes next, at the values it has now."""
        kind = self.request.GET.get("kind", "current")
        likelihood, severity = self.record.pair(kind) if kind in type(self.record).KINDS else (None, None)
        return {"kind": kind, "likelihood": likelihood, "severity": severity}

    def context(self) -> dict[str, Any]:
        """The matrix of the scale in force, to see where the pair leads."""
        scale = criteria_of(perimeter=self.record.perimeter).scale
        return {"matrix": empty_matrix(scale=scale, kind=Kind.CURRENT)}


class ReviewRisk(RiskAction):
    """Review it."""

    action = review_risk
    form_class = ReviewRiskForm
    label = _("Review")
    title = _("Review the risk")
    icon = "eye"


class AcceptRisk(RiskAction):
    """Accept what remains of it."""

    action = accept_risk
    form_class = AcceptRiskForm
    label = _("Accept")
    title = _("Accept the residual risk")
    icon = "check"
    style = "primary"
    success = _("The residual risk is accepted. The exact state accepted is kept with its digest.")

    @classmethod
    def offered_to(cls, user: Any, record: Any = None) -> bool:
        """Once a treatment is decided, until it is accepted."""
        ready = record is None or (record.option and record.status != Status.RESIDUAL_ACCEPTED)
        return bool(ready) and super().offered_to(user, record)


class CloseRisk(RiskAction):
    """Close it."""

    action = close_risk
    form_class = ReasonForm
    label = _("Close the risk")
    title = _("Close the risk")
    intro = _("A closed risk stays readable and can no longer change.")


class WithdrawRisk(RiskAction):
    """Withdraw it."""

    action = withdraw_risk
    form_class = ReasonForm
    label = _("Withdraw the risk")
    title = _("Withdraw the risk")
    intro = _("For a risk entered by mistake. It leaves the register; its history stays.")
    style = "danger"

    def success_url(self, result: Any) -> str:
        """Back to the register, which no longer shows it."""
        return self.parent_url()

    def parent_url(self) -> str:
        """The register."""
        return str(self.crumbs()[0][1])

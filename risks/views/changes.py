"""The doors of the actions on a risk."""

from datetime import timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from risks.actions.acceptance import accept_risk, prepare_acceptance
from risks.actions.assessment import assess_risk, dismiss_reassessment, review_risk
from risks.actions.scenarios import close_risk, edit_risk, identify_risk, withdraw_risk
from risks.forms.scenarios import (
    AcceptRiskForm,
    AssessRiskForm,
    EditRiskForm,
    IdentifyRiskForm,
    PrepareAcceptanceForm,
    ReasonForm,
    ReviewRiskForm,
)
from risks.lifecycle import Kind, Status, is_settled
from risks.queries.frozen import frozen_lines
from risks.queries.matrix import empty_matrix
from risks.queries.proposals import proposal_for
from risks.queries.register import latest_assessment, open_request, risks
from risks.queries.scales import criteria_of
from risks.queries.state import state_of
from trail import clock
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
            "sources": self.record.origin_links,
        }
        columns = {
            "assets": "asset_id",
            "threats": "threat_id",
            "vulnerabilities": "vulnerability_id",
            "sources": "source_id",
        }
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
        former = latest_assessment(risk=self.record, kind=kind) if likelihood else None
        graded = former.impacts if former else {}
        found = {"kind": kind, "likelihood": likelihood, "severity": None if graded else severity, "impacts": graded}
        return {**found, "rationale": "\n".join(turned.words for turned in self.turned())}

    def turned(self) -> list[Any]:
        """The controls that turned since the risk was last looked at."""
        proposal = proposal_for(risk=self.record, at=clock.now())
        return proposal.turned if proposal else []

    def context(self) -> dict[str, Any]:
        """The matrix of the scale in force, to see where the pair leads, and why one is asked to look again."""
        scale = criteria_of(perimeter=self.record.perimeter).scale
        return {"matrix": empty_matrix(scale=scale, kind=Kind.CURRENT), "turned": self.turned()}


class DismissReassessment(RiskAction):
    """Say that what changed in the controls changes nothing."""

    action = dismiss_reassessment
    form_class = ReasonForm
    label = _("Nothing changes")
    title = _("Dismiss the proposed re-assessment")
    intro = _("Say why the level stays as it is. The reason is kept with what had changed.")

    @classmethod
    def offered_to(cls, user: Any, record: Any = None) -> bool:
        """Offered beside the proposal, not among the buttons of the page."""
        return record is None and super().offered_to(user, record)


class PrepareAcceptance(RiskAction):
    """Put what remains before whoever decides."""

    action = prepare_acceptance
    form_class = PrepareAcceptanceForm
    label = _("Prepare the acceptance")
    title = _("Prepare the acceptance")
    icon = "send"
    success = _("The request waits for the decision of the owner, or of management above the line.")

    @classmethod
    def offered_to(cls, user: Any, record: Any = None) -> bool:
        """Once a treatment is decided, to whoever does not decide."""
        ready = record is None or (record.option and record.status != Status.RESIDUAL_ACCEPTED)
        owns = record is not None and record.owner is not None and record.owner.user_id == user.pk
        return bool(ready) and not owns and super().offered_to(user, record)


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
    template_name = "risks/accept.html"
    success = _("The residual risk is accepted. The exact state accepted is kept with its digest.")

    @classmethod
    def offered_to(cls, user: Any, record: Any = None) -> bool:
        """Once a treatment is decided, until it is accepted."""
        ready = record is None or (record.option and not _accepted_for_long(record))
        return bool(ready) and super().offered_to(user, record)

    def initial(self) -> dict[str, Any]:
        """The term that was proposed to whoever decides."""
        request = open_request(self.user, self.record)
        return {"expires_on": request.proposed_until} if request else {}

    def context(self) -> dict[str, Any]:
        """What is about to be accepted, and what was said to prepare it."""
        risk = self.record
        state = state_of(risk=risk)
        lines = frozen_lines(perimeter=risk.perimeter, state=state, scale=risk.scale) if risk.scale else []
        return {"state": lines, "open_request": open_request(self.user, risk)}


def _accepted_for_long(risk: Any) -> bool:
    """Accepted, and not to be renewed yet."""
    until = risk.accepted_until
    return bool(is_settled(status=risk.status) and until and until > clock.today() + RENEWAL)


RENEWAL = timedelta(days=60)


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

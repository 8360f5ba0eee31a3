"""The endpoints of the plan, of acceptance, of proposals and of scenarios being written."""

from risks.actions.acceptance import decline_acceptance, prepare_acceptance, revoke_acceptance
from risks.actions.assessment import dismiss_reassessment
from risks.actions.drafts import discard_scenario, fill_scenario, finish_scenario, start_scenario
from risks.actions.treatment import amend_action, link_evidence, report_progress, unlink_evidence
from risks.queries.drafts import drafts
from risks.queries.links import evidence_links
from risks.queries.register import acceptance_requests, acceptances, risks
from risks.queries.treatment import plan
from risks.serializers import NothingInput, RiskOutput, RiskReasonInput, TreatmentActionOutput
from risks.serializers import story as shapes
from web.endpoints import ActionEndpoint, RecordEndpoint


class AcceptanceRequestEndpoint(RecordEndpoint):
    """The requests for acceptances."""

    records = staticmethod(acceptance_requests)
    serializer_class = shapes.AcceptanceRequestOutput
    permission = "risks.view"


class ScenarioDraftEndpoint(RecordEndpoint):
    """One's own scenarios being written."""

    records = staticmethod(drafts)
    serializer_class = shapes.ScenarioDraftOutput
    permission = "risks.edit"


class AmendActionEndpoint(ActionEndpoint):
    """Correct a line of the plan."""

    action = amend_action
    serializer_class = shapes.AmendActionInput
    records = staticmethod(plan)
    parameter = "treatment_action"
    output = TreatmentActionOutput


class ReportProgressEndpoint(ActionEndpoint):
    """Report progress."""

    action = report_progress
    serializer_class = shapes.ReportProgressInput
    records = staticmethod(plan)
    parameter = "treatment_action"
    output = TreatmentActionOutput


class LinkEvidenceEndpoint(ActionEndpoint):
    """Rest a risk on evidence."""

    action = link_evidence
    serializer_class = shapes.LinkRiskEvidenceInput
    records = staticmethod(risks)
    parameter = "risk"
    output = shapes.RiskEvidenceOutput


class UnlinkEvidenceEndpoint(ActionEndpoint):
    """Take back such a link."""

    action = unlink_evidence
    serializer_class = NothingInput
    records = staticmethod(evidence_links)
    parameter = "evidence_link"
    output = shapes.RiskEvidenceOutput


class PrepareAcceptanceEndpoint(ActionEndpoint):
    """Put a residual risk before whoever decides."""

    action = prepare_acceptance
    serializer_class = shapes.PrepareAcceptanceInput
    records = staticmethod(risks)
    parameter = "risk"
    output = shapes.AcceptanceRequestOutput


class DeclineAcceptanceEndpoint(ActionEndpoint):
    """Refuse to accept."""

    action = decline_acceptance
    serializer_class = RiskReasonInput
    records = staticmethod(acceptance_requests)
    parameter = "acceptance_request"
    output = shapes.AcceptanceRequestOutput


class RevokeAcceptanceEndpoint(ActionEndpoint):
    """Take an acceptance back."""

    action = revoke_acceptance
    serializer_class = RiskReasonInput
    records = staticmethod(acceptances)
    parameter = "acceptance"
    output = shapes.AcceptanceRevocationOutput


class DismissReassessmentEndpoint(ActionEndpoint):
    """Say that what changed changes nothing."""

    action = dismiss_reassessment
    serializer_class = RiskReasonInput
    records = staticmethod(risks)
    parameter = "risk"
    output = shapes.ReassessmentDismissalOutput


class StartScenarioEndpoint(ActionEndpoint):
    """Begin a scenario."""

    action = start_scenario
    serializer_class = shapes.StartScenarioInput
    output = shapes.ScenarioDraftOutput


class FillScenarioEndpoint(ActionEndpoint):
    """Keep what was chosen."""

    action = fill_scenario
    serializer_class = shapes.FillScenarioInput
    records = staticmethod(drafts)
    parameter = "draft"
    output = shapes.ScenarioDraftOutput


class FinishScenarioEndpoint(ActionEndpoint):
    """Make a risk of it."""

    action = finish_scenario
    serializer_class = NothingInput
    records = staticmethod(drafts)
    parameter = "draft"
    output = RiskOutput


class DiscardScenarioEndpoint(ActionEndpoint):
    """Give it up."""

    action = discard_scenario
    serializer_class = NothingInput
    records = staticmethod(drafts)
    parameter = "draft"

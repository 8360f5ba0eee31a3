"""The endpoints of the risks application."""

from risks import serializers as shapes
from risks.actions.acceptance import accept_risk
from risks.actions.assessment import assess_risk, review_risk
from risks.actions.catalogues import load_risk_catalogues
from risks.actions.imports import import_register, map_columns, stage_register
from risks.actions.scenarios import close_risk, edit_risk, identify_risk, withdraw_risk
from risks.actions.treatment import advance_action, decide_treatment, link_control, plan_action, unlink_control
from risks.filters import AcceptanceFilter, PlanFilter, RiskFilter
from risks.queries.imports import imports
from risks.queries.links import control_links
from risks.queries.register import acceptances, risks
from risks.queries.treatment import plan
from web.endpoints import ActionEndpoint, RecordEndpoint


class RiskEndpoint(RecordEndpoint):
    """The register."""

    records = staticmethod(risks)
    serializer_class = shapes.RiskOutput
    filter_class = RiskFilter
    permission = "risks.view"


class TreatmentActionEndpoint(RecordEndpoint):
    """The treatment plan."""

    records = staticmethod(plan)
    serializer_class = shapes.TreatmentActionOutput
    filter_class = PlanFilter
    permission = "risks.view"


class AcceptanceEndpoint(RecordEndpoint):
    """The acceptances."""

    records = staticmethod(acceptances)
    serializer_class = shapes.AcceptanceOutput
    filter_class = AcceptanceFilter
    permission = "risks.view"


class RegisterImportEndpoint(RecordEndpoint):
    """One's own imports."""

    records = staticmethod(imports)
    serializer_class = shapes.RegisterImportOutput
    permission = "risks.import"


class IdentifyRiskEndpoint(ActionEndpoint):
    """Identify a risk."""

    action = identify_risk
    serializer_class = shapes.IdentifyRiskInput
    output = shapes.RiskOutput


class EditRiskEndpoint(ActionEndpoint):
    """Correct a scenario."""

    action = edit_risk
    serializer_class = shapes.EditRiskInput
    records = staticmethod(risks)
    parameter = "risk"
    output = shapes.RiskOutput


class AssessRiskEndpoint(ActionEndpoint):
    """Assess a risk."""

    action = assess_risk
    serializer_class = shapes.AssessRiskInput
    records = staticmethod(risks)
    parameter = "risk"
    output = shapes.AssessmentOutput


class ReviewRiskEndpoint(ActionEndpoint):
    """Review a risk."""

    action = review_risk
    serializer_class = shapes.ReviewRiskInput
    records = staticmethod(risks)
    parameter = "risk"
    output = shapes.RiskReviewOutput


class AcceptRiskEndpoint(ActionEndpoint):
    """Accept what remains of a risk."""

    action = accept_risk
    serializer_class = shapes.AcceptRiskInput
    records = staticmethod(risks)
    parameter = "risk"
    output = shapes.AcceptanceOutput


class CloseRiskEndpoint(ActionEndpoint):
    """Close a risk."""

    action = close_risk
    serializer_class = shapes.RiskReasonInput
    records = staticmethod(risks)
    parameter = "risk"
    output = shapes.RiskOutput


class WithdrawRiskEndpoint(ActionEndpoint):
    """Withdraw a risk."""

    action = withdraw_risk
    serializer_class = shapes.RiskReasonInput
    records = staticmethod(risks)
    parameter = "risk"
    output = shapes.RiskOutput


class DecideTreatmentEndpoint(ActionEndpoint):
    """Decide the treatment of a risk."""

    action = decide_treatment
    serializer_class = shapes.DecideTreatmentInput
    records = staticmethod(risks)
    parameter = "risk"
    output = shapes.TreatmentOutput


class PlanActionEndpoint(ActionEndpoint):
    """Plan an action."""

    action = plan_action
    serializer_class = shapes.PlanActionInput
    records = staticmethod(risks)
    parameter = "risk"
    output = shapes.TreatmentActionOutput


class AdvanceActionEndpoint(ActionEndpoint):
    """Move an action on."""

    action = advance_action
    serializer_class = shapes.AdvanceActionInput
    records = staticmethod(plan)
    parameter = "treatment_action"
    output = shapes.TreatmentActionOutput


class LinkControlEndpoint(ActionEndpoint):
    """Link a control to a risk."""

    action = link_control
    serializer_class = shapes.LinkControlInput
    records = staticmethod(risks)
    parameter = "risk"
    output = shapes.RiskControlOutput


class UnlinkControlEndpoint(ActionEndpoint):
    """Take back a link."""

    action = unlink_control
    serializer_class = shapes.NothingInput
    records = staticmethod(control_links)
    parameter = "link"
    output = shapes.RiskControlOutput


class LoadCataloguesEndpoint(ActionEndpoint):
    """Load the reference catalogues."""

    action = load_risk_catalogues
    serializer_class = shapes.NothingInput
    output = shapes.CatalogueLoadOutput


class StageRegisterEndpoint(ActionEndpoint):
    """Upload a register."""

    action = stage_register
    serializer_class = shapes.StageRegisterInput
    output = shapes.RegisterImportOutput


class MapColumnsEndpoint(ActionEndpoint):
    """Say what the columns of a file hold."""

    action = map_columns
    serializer_class = shapes.MapColumnsInput
    records = staticmethod(imports)
    parameter = "staged"
    output = shapes.RegisterImportOutput


class ImportRegisterEndpoint(ActionEndpoint):
    """Confirm an import."""

    action = import_register
    serializer_class = shapes.NothingInput
    records = staticmethod(imports)
    parameter = "staged"
    output = shapes.RegisterImportOutput

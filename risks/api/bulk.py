"""The endpoints of what the register does to many risks at once, one risk a call."""

from risks import serializers as shapes
from risks.actions.bulk import assign_risk, choose_option, schedule_review
from risks.queries.register import risks
from risks.serializers import bulk as inputs
from web.endpoints import ActionEndpoint


class AssignRiskEndpoint(ActionEndpoint):
    """Give a risk to another owner."""

    action = assign_risk
    serializer_class = inputs.AssignRiskInput
    records = staticmethod(risks)
    parameter = "risk"
    output = shapes.RiskOutput


class ScheduleReviewEndpoint(ActionEndpoint):
    """Set the day of the next review."""

    action = schedule_review
    serializer_class = inputs.ScheduleReviewInput
    records = staticmethod(risks)
    parameter = "risk"
    output = shapes.RiskOutput


class ChooseOptionEndpoint(ActionEndpoint):
    """Decide the option alone."""

    action = choose_option
    serializer_class = inputs.ChooseOptionInput
    records = staticmethod(risks)
    parameter = "risk"
    output = shapes.TreatmentOutput

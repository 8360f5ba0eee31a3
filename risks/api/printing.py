"""The endpoints of what is printed about one risk."""

from risks import serializers as shapes
from risks.actions.printing import print_acceptance, print_risk
from risks.queries.register import acceptances, risks
from web.endpoints import ActionEndpoint


class PrintRiskEndpoint(ActionEndpoint):
    """Ask for the file of a risk."""

    action = print_risk
    serializer_class = shapes.NothingInput
    records = staticmethod(risks)
    parameter = "risk"
    output = shapes.RiskOutput


class PrintAcceptanceEndpoint(ActionEndpoint):
    """Ask for the record of an acceptance."""

    action = print_acceptance
    serializer_class = shapes.NothingInput
    records = staticmethod(acceptances)
    parameter = "acceptance"
    output = shapes.AcceptanceOutput

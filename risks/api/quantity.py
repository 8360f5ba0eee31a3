"""The endpoints of risks in euros."""

from risks.actions.quantity import (
    ask_for_simulation,
    choose_for_budget,
    estimate_effect,
    quantify_risk,
    switch_quantification,
)
from risks.queries.quantity import budget_choices, simulations
from risks.queries.register import risks
from risks.queries.treatment import plan
from risks.serializers import quantity as shapes
from web.endpoints import ActionEndpoint, RecordEndpoint


class SwitchQuantificationEndpoint(ActionEndpoint):
    """Switch estimates in euros on or off."""

    action = switch_quantification
    serializer_class = shapes.SwitchQuantificationInput
    output = shapes.QuantitySwitchOutput


class QuantifyRiskEndpoint(ActionEndpoint):
    """Estimate a risk in euros."""

    action = quantify_risk
    serializer_class = shapes.QuantifyRiskInput
    records = staticmethod(risks)
    parameter = "risk"
    output = shapes.QuantificationOutput


class EstimateEffectEndpoint(ActionEndpoint):
    """Estimate what an action takes away."""

    action = estimate_effect
    serializer_class = shapes.EstimateEffectInput
    records = staticmethod(plan)
    parameter = "treatment_action"
    output = shapes.EffectEstimateOutput


class AskForSimulationEndpoint(ActionEndpoint):
    """Queue simulated years; poll the job."""

    action = ask_for_simulation
    serializer_class = shapes.AskForSimulationInput
    output = shapes.QueuedOutput


class ChooseForBudgetEndpoint(ActionEndpoint):
    """What a budget buys."""

    action = choose_for_budget
    serializer_class = shapes.ChooseForBudgetInput
    output = shapes.BudgetChoiceOutput


class LossSimulationEndpoint(RecordEndpoint):
    """The simulations."""

    records = staticmethod(simulations)
    serializer_class = shapes.LossSimulationOutput
    permission = "risks.view"


class BudgetChoiceEndpoint(RecordEndpoint):
    """The choices for a budget."""

    records = staticmethod(budget_choices)
    serializer_class = shapes.BudgetChoiceOutput
    permission = "risks.view"

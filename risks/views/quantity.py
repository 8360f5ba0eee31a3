"""Risks in euros: estimates, simulated years, what a budget buys."""

from typing import Any

from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from risks.actions.quantity import (
    ask_for_simulation,
    choose_for_budget,
    estimate_effect,
    quantify_risk,
    switch_quantification,
)
from risks.curves import exceedance
from risks.forms.quantity import (
    AskForSimulationForm,
    ChooseForBudgetForm,
    EstimateEffectForm,
    QuantifyRiskForm,
    SwitchQuantificationForm,
)
from risks.queries.quantity import budget_choices, in_euros, simulations, switches
from risks.queries.treatment import plan
from risks.views.changes import RiskAction
from web.pages import ActionPage, ListPage, RecordPage
from web.tables import Column, url_of

WHY_LEFT_OUT = {
    "beyond_budget": _("It costs more than the whole budget."),
    "removes_nothing": _("It removes less than one euro a year."),
    "no_room": _("What is taken leaves too little for it, and removes more."),
    "less_worth": _("Others of the same risk already remove almost as much, or more for the same money."),
    "risk_not_estimated": _("Its risk is not estimated in euros."),
    "cost_unknown": _("Its cost is not known."),
    "effect_unknown": _("Nobody has estimated what it takes away."),
}
UNKNOWN = ("risk_not_estimated", "cost_unknown", "effect_unknown")


def libraries(row: Any) -> str:
    return ", ".join(f"{name} {version}" for name, version in sorted(row.versions.items()))


class SwitchQuantification(ActionPage):
    """On or off, here and below."""

    action = switch_quantification
    form_class = SwitchQuantificationForm
    title = _("Switch estimates in euros on or off")
    label = _("Switch on or off")
    parent = "risks:euros"
    icon = "adjustments"

    def success_url(self, result: Any) -> str:
        """To the switches."""
        return reverse("risks:quantity_switch_list")


class QuantifyRisk(RiskAction):
    """Estimate a risk in euros."""

    action = quantify_risk
    form_class = QuantifyRiskForm
    label = _("Estimate in euros")
    title = _("Estimate in euros")
    icon = "scale"
    intro = _("Two intervals in which the truth lies nine times out of ten. Wide is honest: narrow them as you learn.")

    def success_url(self, result: Any) -> str:
        """Back to the risk."""
        return url_of(self.record)


class EstimateEffect(ActionPage):
    """Estimate what a planned action takes away."""

    action = estimate_effect
    form_class = EstimateEffectForm
    records = staticmethod(plan)
    parameter = "treatment_action"
    parent = "risks:treatment_plan"
    label = _("Estimate its effect")
    title = _("Estimate the effect of the action")
    icon = "target"

    def success_url(self, result: Any) -> str:
        """Back to the action."""
        return url_of(self.record)


class AskForSimulation(ActionPage):
    """Simulate years."""

    action = ask_for_simulation
    form_class = AskForSimulationForm
    label = _("Simulate losses")
    title = _("Simulate losses")
    parent = "risks:euros"
    style = "primary"
    icon = "progress"
    success = _("The years are being lived; the result opens from the job.")


class ChooseForBudget(ActionPage):
    """What a budget buys."""

    action = choose_for_budget
    form_class = ChooseForBudgetForm
    label = _("Spend a budget best")
    title = _("Spend a budget best")
    intro = _("Advice, not a decision: the planned treatments that together remove most expected loss.")
    parent = "risks:euros"
    icon = "list-check"


class SwitchList(ListPage):
    """Where it is on."""

    title = _("Where risks are estimated in euros")
    permission = "risks.view"
    parent = "risks:euros"
    rows = staticmethod(switches)
    columns = (
        Column("perimeter.name", _("Perimeter"), sort="perimeter__path"),
        Column("on", pgettext_lazy("a switch", "On")),
        Column("reason", _("Reason"), text=True),
    )
    actions = (SwitchQuantification,)
    default_sort = "perimeter__path"
    empty_title = _("Switched off everywhere")
    empty_text = _("Levels are enough for most risks. Switch estimates in euros on where a decision costs much.")


def between(low: str, high: str, label: Any) -> Column:
    """Two ends of an interval in one column."""
    return Column(
        low, label, value=lambda row: f"{_number(getattr(row, low))} – {_number(getattr(row, high))}", sort=False
    )


def _number(value: Any) -> str:
    return number_format(
        value.normalize() if hasattr(value, "normalize") else value, use_l10n=True, force_grouping=True
    )


class EurosPage(ListPage):
    """The risks estimated in euros, the last simulation, the last choices."""

    title = _("Risks in euros")
    permission = "risks.view"
    parent = "risks:risk_list"
    rows = staticmethod(in_euros)
    template_name = "risks/euros.html"
    columns = (
        Column("reference", _("Ref."), link=True),
        Column("title", _("Scenario"), wide=True),
        between("times_low", "times_high", _("Times a year")),
        between("loss_low", "loss_high", _("Loss each time (€)")),
        Column("expected_loss", _("Expected loss a year (€)"), numeric=True),
        Column("owner_text", _("Owner"), sort="owner__identity__sort_key"),
        Column("perimeter.name", _("Perimeter"), sort="perimeter__path", hidden=True),
    )
    search_paths = ("reference", "title")
    default_sort = "-expected_loss"
    actions = (AskForSimulation, ChooseForBudget, SwitchQuantification)
    empty_title = _("No risk is estimated in euros")
    empty_text = _("Switch this on for a perimeter, then open a risk that matters and estimate it.")

    def context(self) -> dict[str, Any]:
        """The last simulation with its curve, and the last choices."""
        newest = simulations(self.user).order_by("-at").first()
        return {
            "simulation": newest,
            "curve": exceedance(points=newest.results["total"]["curve"]) if newest else None,
            "choices": list(budget_choices(self.user).order_by("-at")[:5]),
        }


class SimulationPage(RecordPage):
    """One simulation: the curve of all, and of each risk."""

    permission = "risks.view"
    parent = "risks:euros"
    records = staticmethod(simulations)
    template_name = "risks/simulation.html"
    facts = (
        Column("perimeter.name", _("Perimeter")),
        Column("at", _("Date"), date=True),
        Column("years", _("Years simulated")),
        Column("seed", _("Seed")),
        Column("asked_by", _("Asked by")),
        Column("inputs_digest", _("Digest of the inputs")),
        Column("versions", _("Libraries"), value=libraries),
    )

    def heading(self) -> Any:
        """Where, and when."""
        return _("Simulated losses – %(perimeter)s") % {"perimeter": self.record.perimeter}

    def context(self) -> dict[str, Any]:
        """Each risk with its curve, the dearest first; the curve of all."""
        results = self.record.results
        known = self.record.inputs["risks"]
        risks = sorted(results["risks"].items(), key=lambda item: (-item[1]["mean"], item[0]))
        return {
            "total": results["total"],
            "curve": exceedance(points=results["total"]["curve"]),
            "risks": [
                {
                    "reference": key,
                    "title": known[key]["title"],
                    "found": found,
                    "curve": exceedance(points=found["curve"]),
                }
                for key, found in risks
            ],
        }


class BudgetPage(RecordPage):
    """What a budget buys, what is left out, and why."""

    permission = "risks.view"
    parent = "risks:euros"
    records = staticmethod(budget_choices)
    template_name = "risks/budget.html"
    facts = (
        Column("perimeter.name", _("Perimeter")),
        Column("at", _("Date"), date=True),
        Column("asked_by", _("Asked by")),
        Column("inputs_digest", _("Digest of the inputs")),
        Column("versions", _("Libraries"), value=libraries),
    )

    def heading(self) -> Any:
        """How much, and where."""
        return _("What %(budget)s € buy – %(perimeter)s") % {
            "budget": _number(self.record.budget),
            "perimeter": self.record.perimeter,
        }

    def context(self) -> dict[str, Any]:
        """Lines taken and left out, each with its figures."""
        plan_of, results = self.record.inputs["plan"], self.record.results
        risks = self.record.inputs["risks"]

        def line(key: str) -> dict[str, Any]:
            row = plan_of[key]
            expected = risks.get(row["risk"], {}).get("expected")
            alone = round(expected * row["removes"] / 100) if expected and row["removes"] else None
            cost = int(float(row["cost"])) if row["cost"] is not None else None
            return {**row, "reference": key, "cost": cost, "alone": alone}

        left_out = sorted(results["left_out"].items())
        return {
            "taken": [line(key) for key in results["taken"]],
            "left_out": [(line(key), WHY_LEFT_OUT[why]) for key, why in left_out if why not in UNKNOWN],
            "unknown": [(line(key), WHY_LEFT_OUT[why]) for key, why in left_out if why in UNKNOWN],
            "remaining": self.record.expected_loss - self.record.removed,
        }

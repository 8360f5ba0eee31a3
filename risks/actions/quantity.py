"""Estimating risks in euros, simulating years, choosing what a budget buys; where a perimeter switched this on."""

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from jobs.actions import enqueue
from jobs.models import Job
from organisation.models import Perimeter, User
from risks.actions.scenarios import refuse_closed
from risks.models import (
    BudgetChoice,
    EffectEstimate,
    LossSimulation,
    Quantification,
    QuantitySwitch,
    Risk,
    TreatmentAction,
)
from risks.quantity.intervals import Hazard, Interval
from risks.queries.quantity import Inputs, budget_inputs_of, inputs_of, is_on
from trail.acts import action
from web.deferred import deferred

if TYPE_CHECKING:
    from risks.quantity import budget as budgets
    from risks.quantity.simulation import Outcome, simulate
    from risks.quantity.simulation import versions as versions_drawn

    choose, Candidate, versions_solved = budgets.choose, budgets.Candidate, budgets.versions
else:
    simulate, versions_drawn = (deferred(f"risks.quantity.simulation.{name}") for name in ("simulate", "versions"))
    choose, Candidate, versions_solved = (
        deferred(f"risks.quantity.budget.{name}") for name in ("choose", "Candidate", "versions")
    )


@action("risks.quantification.switch", permission="risks.configure", scope="perimeter")
def switch_quantification(*, actor: User, perimeter: Perimeter, on: bool, reason: str) -> QuantitySwitch:
    """Say whether the risks here and below are also estimated in euros, and why that is worth its effort (6.1.2)."""
    switch = QuantitySwitch.objects.active().filter(perimeter=perimeter).first() or QuantitySwitch(perimeter=perimeter)
    switch.on, switch.reason = on, reason.strip()
    switch.save()
    return switch


@action("risks.risk.quantify", permission="risks.assess", scope="risk")
def quantify_risk(
    *,
    actor: User,
    risk: Risk,
    times_low: Decimal,
    times_high: Decimal,
    loss_low: int,
    loss_high: int,
    rationale: str,
) -> Quantification:
    """Estimate how often the scenario strikes a year and what each time costs, as 90 % intervals (6.1.2 d).

    A new fact each time. Raises ValidationError when the risk is closed, the perimeter has this switched off, or an
    interval runs backwards.
    """
    refuse_closed(risk=risk)
    _require_on(risk.perimeter)
    for name, low, high in (("times_high", times_low, times_high), ("loss_high", loss_low, loss_high)):
        if not 0 < low <= high:
            raise ValidationError({name: _("The interval goes from a positive number to one that is not smaller.")})
    hazard = Hazard(risk.reference, Interval(float(times_low), float(times_high)), Interval(loss_low, loss_high))
    estimate = Quantification(
        risk=risk,
        times_low=times_low,
        times_high=times_high,
        loss_low=loss_low,
        loss_high=loss_high,
        rationale=rationale.strip(),
        expected_loss=round(hazard.expected),
        estimated_by=actor,
    )
    estimate.save()
    return estimate


@action("risks.treatment.estimate", permission="risks.treat", scope="treatment_action")
def estimate_effect(*, actor: User, treatment_action: TreatmentAction, removes: int, rationale: str) -> EffectEstimate:
    """Estimate which share of its risk's expected loss a planned action takes away, in per cent (6.1.3 e).

    Raises ValidationError where this is switched off.
    """
    _require_on(treatment_action.perimeter)
    effect = EffectEstimate(
        treatment_action=treatment_action, removes=removes, rationale=rationale.strip(), estimated_by=actor
    )
    effect.save()
    return effect


@action("risks.losses.simulate", permission="risks.assess", scope="perimeter")
def ask_for_simulation(*, actor: User, perimeter: Perimeter, years: int, seed: int) -> Job:
    """Queue simulated years for a perimeter and what lies below it (8.2). The seed is recorded with the result.

    Raises ValidationError where this is switched off or nothing was estimated.
    """
    _inputs_to_use(perimeter)
    params = {"perimeter": str(perimeter.pk), "years": years, "seed": seed}
    return enqueue(actor=actor, kind="risks.simulate_losses", params=params, perimeter=perimeter)


@action("risks.losses.record", permission="risks.assess", scope="perimeter")
def record_simulation(*, actor: User, perimeter: Perimeter, years: int, seed: int) -> LossSimulation:
    """Live the years and keep what they say: seed, inputs with their digest, versions of the libraries, results.

    Raises ValidationError where this is switched off or nothing was estimated.
    """
    inputs = _inputs_to_use(perimeter)
    outcome = simulate(hazards=inputs.hazards(), years=years, seed=seed)
    simulation = LossSimulation(
        perimeter=perimeter,
        years=years,
        seed=seed,
        expected_loss=outcome.total.mean,
        inputs=inputs.values,
        inputs_digest=inputs.digest,
        versions=versions_drawn(),
        results={
            "total": _plain(outcome.total),
            "risks": {key: _plain(found) for key, found in outcome.by_key.items()},
        },
        asked_by=actor,
    )
    simulation.save()
    return simulation


@action("risks.budget.choose", permission="risks.treat", scope="perimeter")
def choose_for_budget(*, actor: User, perimeter: Perimeter, budget: int) -> BudgetChoice:
    """For a budget, the set of planned treatments that removes most expected loss; advice, never a decision (6.1.3).

    Raises ValidationError where this is switched off or nothing was estimated.
    """
    _inputs_to_use(perimeter)
    inputs = budget_inputs_of(perimeter=perimeter)
    usable, unusable = _candidates(inputs)
    expected = {hazard.key: hazard.expected for hazard in inputs.hazards()}
    choice = choose(candidates=usable, expected=expected, budget=budget)
    made = BudgetChoice(
        perimeter=perimeter,
        budget=budget,
        cost=choice.cost,
        expected_loss=choice.expected,
        removed=choice.removed,
        inputs=inputs.values,
        inputs_digest=inputs.digest,
        versions=versions_solved(),
        results={"taken": choice.taken, "left_out": {**choice.left_out, **unusable}},
        asked_by=actor,
    )
    made.save()
    return made


def _candidates(inputs: Inputs) -> tuple[list[Any], dict[str, str]]:
    """The actions that can be compared, and why the others cannot."""
    usable, unusable = [], {}
    for reference, line in inputs.values["plan"].items():
        if line["risk"] not in inputs.values["risks"]:
            unusable[reference] = "risk_not_estimated"
        elif line["cost"] is None:
            unusable[reference] = "cost_unknown"
        elif line["removes"] is None:
            unusable[reference] = "effect_unknown"
        else:
            cost = int(Decimal(line["cost"]).to_integral_value(rounding="ROUND_CEILING"))
            usable.append(Candidate(key=reference, hazard=line["risk"], cost=cost, leaves=1 - line["removes"] / 100))
    return usable, unusable


def _inputs_to_use(perimeter: Perimeter) -> Inputs:
    _require_on(perimeter)
    inputs = inputs_of(perimeter=perimeter)
    if not inputs.values["risks"]:
        raise ValidationError(
            _("No risk is estimated in euros here: open a risk and estimate it first."), code="nothing_estimated"
        )
    return inputs


def _require_on(perimeter: Perimeter) -> None:
    if not is_on(perimeter=perimeter):
        message = _("Estimates in euros are switched off in this perimeter.")
        raise ValidationError(message, code="switched_off")


def _plain(outcome: "Outcome") -> dict[str, Any]:
    """Whole numbers only: the trail takes no others."""
    return {
        "mean": outcome.mean,
        "percentiles": {str(percent): loss for percent, loss in outcome.percentiles.items()},
        "curve": [list(point) for point in outcome.curve],
    }

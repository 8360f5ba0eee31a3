"""Risks in euros: the arithmetic keeps its promises, doors open where it is switched on, facts can be lived again."""

from decimal import Decimal
from itertools import chain, combinations
from typing import Any

import numpy as np
import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from risks.actions import quantity
from risks.actions.treatment import plan_action
from risks.models import BudgetChoice, LossSimulation, Quantification
from risks.quantity import simulation
from risks.quantity.budget import Candidate, choose
from risks.quantity.intervals import Hazard, Interval
from risks.quantity.simulation import simulate
from risks.queries.quantity import inputs_of, is_on
from tests.cast import Cast
from tests.risks.conftest import in_days, make_treated
from tests.risks.test_pages import as_user

FLOOD = Hazard("R-001", Interval(0.05, 0.5), Interval(10_000, 400_000))
THEFT = Hazard("R-002", Interval(1, 6), Interval(500, 8_000))


def test_nine_draws_in_ten_fall_in_the_interval() -> None:
    drawn = np.exp(FLOOD.loss.mu + FLOOD.loss.sigma * np.random.default_rng(1).standard_normal(200_000))
    inside = np.mean((drawn >= 10_000) & (drawn <= 400_000))
    assert abs(inside - 0.9) < 0.005
    assert abs(drawn.mean() / FLOOD.loss.mean - 1) < 0.03


def test_the_same_seed_gives_the_same_curve_and_the_mean_is_the_expected_loss() -> None:
    first, again = (simulate(hazards=[FLOOD, THEFT], years=200_000, seed=7) for _ in range(2))
    assert first == again
    assert first != simulate(hazards=[FLOOD, THEFT], years=200_000, seed=8)
    expected = FLOOD.expected + THEFT.expected
    assert abs(first.total.mean / expected - 1) < 0.06
    assert abs(first.by_key["R-002"].mean / THEFT.expected - 1) < 0.03


def test_the_number_of_processors_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    hazards = [Hazard(f"R-{number:03d}", FLOOD.frequency, THEFT.loss) for number in range(20)]
    several = simulate(hazards=hazards, years=2_000, seed=7)
    monkeypatch.setattr(simulation, "PROCESSORS", 1)
    monkeypatch.setattr(simulation, "TOGETHER", 1)
    assert simulate(hazards=hazards, years=2_000, seed=7) == several


def test_another_scenario_changes_nothing_for_the_others() -> None:
    alone, both = simulate(hazards=[FLOOD], years=5_000, seed=7), simulate(hazards=[THEFT, FLOOD], years=5_000, seed=7)
    assert alone.by_key["R-001"] == both.by_key["R-001"]


def test_a_curve_never_rises_and_percentiles_never_fall() -> None:
    total = simulate(hazards=[FLOOD, THEFT], years=20_000, seed=1).total
    above = [years for _loss, years in total.curve]
    assert above == sorted(above, reverse=True)
    assert list(total.percentiles.values()) == sorted(total.percentiles.values())


def test_a_year_without_a_strike_costs_nothing() -> None:
    rare = Hazard("R-003", Interval(0.0001, 0.0002), Interval(1_000, 2_000))
    assert simulate(hazards=[rare], years=1_000, seed=3).total.percentiles[50] == 0


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from("AB"), st.integers(0, 60), st.integers(0, 100)), min_size=1, max_size=7),
    st.integers(0, 120),
)
def test_the_choice_is_the_best_of_all_sets(lines: list[tuple[str, int, int]], budget: int) -> None:
    found = [Candidate(f"T{place}", risk, cost, share / 100) for place, (risk, cost, share) in enumerate(lines)]
    expected = {"A": 1_000.0, "B": 700.0}

    def removed(chosen: Any) -> float:
        left = {"A": 1.0, "B": 1.0}
        for one in chosen:
            left[one.hazard] *= one.leaves
        return sum(expected[risk] * (1 - share) for risk, share in left.items())

    sets = chain.from_iterable(combinations(found, size) for size in range(len(found) + 1))
    best = max(removed(chosen) for chosen in sets if sum(one.cost for one in chosen) <= budget)
    choice = choose(candidates=found, expected=expected, budget=budget)
    assert choice.cost <= budget
    assert abs(choice.removed - best) <= 1
    assert {*choice.taken, *choice.left_out} == {one.key for one in found}


@pytest.fixture
def switched(loaded: Cast) -> Cast:
    """Hosting estimates its risks in euros."""
    quantity.switch_quantification(actor=loaded.officer, perimeter=loaded.root, on=True, reason="Budget")
    return loaded


def estimated(cast: Cast, **values: Any) -> Quantification:
    """One estimate of a new risk."""
    given = {"times_low": Decimal("0.1"), "times_high": Decimal(1), "loss_low": 1_000, "loss_high": 50_000, **values}
    return quantity.quantify_risk(actor=cast.officer, risk=make_treated(cast), rationale="Incidents", **given)


def test_it_is_off_until_switched_on_and_the_nearest_switch_decides(loaded: Cast) -> None:
    risk = make_treated(loaded)
    page = as_user(loaded.officer).get(reverse("risks:risk", args=[risk.pk])).content.decode()
    assert reverse("risks:risk_quantify", args=[risk.pk]) not in page
    with pytest.raises(ValidationError):
        estimated(loaded)
    quantity.switch_quantification(actor=loaded.officer, perimeter=loaded.root, on=True, reason="Budget")
    assert is_on(perimeter=loaded.hosting)
    page = as_user(loaded.officer).get(reverse("risks:risk", args=[risk.pk])).content.decode()
    assert reverse("risks:risk_quantify", args=[risk.pk]) in page
    quantity.switch_quantification(actor=loaded.officer, perimeter=loaded.hosting, on=False, reason="Trop tôt")
    assert not is_on(perimeter=loaded.hosting)
    assert is_on(perimeter=loaded.hq)


def test_an_estimate_through_its_page(switched: Cast) -> None:
    risk = make_treated(switched)
    client = as_user(switched.officer)
    url = reverse("risks:risk_quantify", args=[risk.pk])
    sent = {"times_low": "0,1", "times_high": "2", "loss_low": "1000", "loss_high": "20000", "rationale": "Devis"}
    assert client.post(url, {**sent, "times_high": "0,05"}).status_code == 422
    assert client.post(url, sent).status_code == 303
    assert Quantification.objects.get().expected_loss > 0
    assert as_user(switched.stranger).get(url).status_code == 404
    assert as_user(switched.staff).get(url).status_code in {403, 404}


def test_a_simulation_is_a_fact_that_can_be_lived_again(switched: Cast, client: Client) -> None:
    estimated(switched)
    made = quantity.record_simulation(actor=switched.officer, perimeter=switched.root, years=2_000, seed=5)
    kept = LossSimulation.objects.get(pk=made.pk)
    inputs = inputs_of(perimeter=switched.root)
    assert kept.inputs_digest == inputs.digest
    assert set(kept.versions) == {"numpy"}
    again = simulate(hazards=inputs.hazards(), years=kept.years, seed=kept.seed)
    assert kept.results["total"]["curve"] == [list(point) for point in again.total.curve]
    officer = as_user(switched.officer)
    page = officer.get(reverse("risks:loss_simulation", args=[kept.pk])).content.decode()
    assert kept.inputs_digest in page
    assert officer.get(reverse("risks:euros")).status_code == 200
    assert as_user(switched.stranger).get(reverse("risks:loss_simulation", args=[kept.pk])).status_code == 404


def test_a_budget_is_explained(switched: Cast) -> None:
    estimate = estimated(switched)
    lines = [
        plan_action(actor=switched.officer, risk=estimate.risk, title=f"Action {cost}", due_on=in_days(30), cost=cost)
        for cost in (Decimal(1_000), Decimal(90_000), None)
    ]
    for line in lines[:2]:
        quantity.estimate_effect(actor=switched.officer, treatment_action=line, removes=60, rationale="Avis")
    client = as_user(switched.officer)
    answer = client.post(reverse("risks:budget_choose"), {"perimeter": str(switched.root.pk), "budget": "5000"})
    assert answer.status_code == 303
    choice = BudgetChoice.objects.get()
    assert choice.results == {
        "taken": [lines[0].reference],
        "left_out": {lines[1].reference: "beyond_budget", lines[2].reference: "cost_unknown"},
    }
    page = client.get(reverse("risks:budget_choice", args=[choice.pk])).content.decode()
    assert all(line.reference in page for line in lines)

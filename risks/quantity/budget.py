"""For a budget, the set of planned treatments that removes most expected loss; exact, and explained.

Two treatments of one scenario do not add up: the second works on what the first leaves. So the choice is made among the
sets of treatments of each scenario, one set a scenario: a knapsack with a choice in each class, solved exactly.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import scipy
from scipy import optimize

MOST_OF_ONE = 8
"""Treatments of one scenario that are combined; those beyond, the least worth their cost, are left out and said so."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One planned treatment: its cost in euros, and the share of its scenario's expected loss that it leaves."""

    key: str
    hazard: str
    cost: int
    leaves: float


@dataclass(frozen=True)
class Choice:
    """What is taken, what it costs and removes; why each of the others is left out, as a code."""

    taken: list[str]
    left_out: dict[str, str]
    cost: int
    removed: int
    expected: int
    remaining: int


def choose(*, candidates: Sequence[Candidate], expected: dict[str, float], budget: int) -> Choice:
    """The best set within the budget; `expected` is the yearly loss of each scenario."""
    by_hazard: dict[str, list[Candidate]] = defaultdict(list)
    for candidate in sorted(candidates, key=lambda one: one.key):
        by_hazard[candidate.hazard].append(candidate)
    sets = [
        (hazard, chosen)
        for hazard, found in by_hazard.items()
        for chosen in _sets(_most_worth(found, expected[hazard]))
    ]
    taken = _solved(sets, expected, budget) if sets else []
    cost = sum(one.cost for one in taken)
    removed = sum(
        expected[hazard] * (1 - _left([one for one in taken if one.hazard == hazard])) for hazard in by_hazard
    )
    keys = {one.key for one in taken}
    left_out = {
        one.key: _reason(one, budget=budget, spare=budget - cost, expected=expected[one.hazard])
        for one in candidates
        if one.key not in keys
    }
    whole = sum(expected.values())
    return Choice(sorted(keys), left_out, cost, round(removed), round(whole), round(whole - removed))


def _sets(found: Sequence[Candidate]) -> list[tuple[Candidate, ...]]:
    return [chosen for size in range(1, len(found) + 1) for chosen in combinations(found, size)]


def _most_worth(found: Sequence[Candidate], expected: float) -> list[Candidate]:
    ranked = sorted(found, key=lambda one: (-expected * (1 - one.leaves) / max(one.cost, 1), one.key))
    return ranked[:MOST_OF_ONE]


def _left(chosen: Sequence[Candidate]) -> float:
    share = 1.0
    for one in chosen:
        share *= one.leaves
    return share


def _solved(
    sets: Sequence[tuple[str, tuple[Candidate, ...]]], expected: dict[str, float], budget: int
) -> list[Candidate]:
    """The solver minimises what is lost; of two equal choices the cheaper one, by a breath in the objective."""
    hazards = sorted({hazard for hazard, _chosen in sets})
    removed = np.array([expected[hazard] * (1 - _left(chosen)) for hazard, chosen in sets])
    cost = np.array([float(sum(one.cost for one in chosen)) for _hazard, chosen in sets])
    breath = 1e-9 * max(1.0, float(removed.max()))
    rows = np.zeros((len(hazards) + 1, len(sets)))
    rows[0] = cost
    for place, (hazard, _chosen) in enumerate(sets):
        rows[1 + hazards.index(hazard), place] = 1
    limits = np.array([float(budget), *([1.0] * len(hazards))])
    answer = optimize.milp(
        -removed + breath * cost / max(1.0, float(cost.max())),
        constraints=optimize.LinearConstraint(rows, -np.inf, limits),
        integrality=np.ones(len(sets)),
        bounds=optimize.Bounds(0, 1),
        options={"mip_rel_gap": 0},
    )
    if answer.x is None:
        raise ArithmeticError(f"the solver gave no answer: {answer.message}")
    return [one for (_hazard, chosen), share in zip(sets, answer.x, strict=True) if share > 0.5 for one in chosen]


def _reason(one: Candidate, *, budget: int, spare: int, expected: float) -> str:
    if one.cost > budget:
        return "beyond_budget"
    if expected * (1 - one.leaves) < 1:
        return "removes_nothing"
    return "no_room" if one.cost > spare else "less_worth"


def versions() -> dict[str, str]:
    """The libraries that solved it."""
    return {"numpy": str(np.__version__), "scipy": str(scipy.__version__)}

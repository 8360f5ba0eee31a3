"""Simulated years: how often each scenario strikes (Poisson), what it costs (lognormal), and what a year costs in all.

In each year the frequency of a scenario is drawn from its own lognormal; given the frequencies, all its strikes are
drawn at once and shared among the years in proportion, which is the same as drawing each year by itself (a Poisson
process, split) and many times faster. Each scenario has its own stream of numbers, made of the seed and of its key, so
that adding a scenario changes nothing for the others, nor does the number of processors that draw them.
"""

import os
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from hashlib import sha256

import numpy as np
from numpy.typing import NDArray

from risks.quantity.intervals import Hazard, Interval

Years = NDArray[np.float64]
PERCENTILES = (50, 75, 90, 95, 98, 99)
POINTS = 60
"""How many points a curve keeps."""
PROCESSORS = os.cpu_count() or 1
TOGETHER = 4 * PROCESSORS
"""How many scenarios are held in memory at once: 800 kB each at 100,000 years."""


@dataclass(frozen=True)
class Outcome:
    """What the years say of one scenario or of all: mean, percentiles and the loss exceedance curve, in whole euros."""

    mean: int
    percentiles: dict[int, int]
    curve: list[tuple[int, int]]
    """(loss, years out of 100,000 that lose more)"""


@dataclass(frozen=True)
class Simulation:
    """Every scenario by its key, and all together."""

    total: Outcome
    by_key: dict[str, Outcome]


def simulate(
    *, hazards: Iterable[Hazard], years: int, seed: int, progress: Callable[[int], None] = lambda _done: None
) -> Simulation:
    """Live so many years; the same seed and the same scenarios always give the same euros."""
    total: Years = np.zeros(years)
    by_key: dict[str, Outcome] = {}

    def live(hazard: Hazard) -> tuple[Years, Outcome]:
        losses = _years_of(hazard, years=years, seed=seed)
        return losses, outcome_of(losses=losses)

    ordered = sorted(hazards, key=lambda hazard: hazard.key)
    with ThreadPoolExecutor(PROCESSORS) as pool:  # the drawing of numbers lets other threads run
        for start in range(0, len(ordered), TOGETHER):
            together = ordered[start : start + TOGETHER]
            for number, (hazard, (losses, outcome)) in enumerate(zip(together, pool.map(live, together), strict=True)):
                total += losses  # always in the same order: a sum of floats depends on it
                by_key[hazard.key] = outcome
                progress(start + number + 1)
    return Simulation(outcome_of(losses=total), by_key)


def _years_of(hazard: Hazard, *, years: int, seed: int) -> Years:
    """The loss of each year."""
    stream = np.random.default_rng([seed, *sha256(hazard.key.encode()).digest()])
    rates = _drawn(stream, hazard.frequency, years)
    reached = np.cumsum(rates)
    strikes = int(stream.poisson(reached[-1]))
    moments = np.cumsum(stream.standard_exponential(strikes + 1))  # in order, as the strikes of a process come
    when = np.searchsorted(reached, moments[:-1] * (reached[-1] / moments[-1]))
    losses = np.bincount(when, weights=_drawn(stream, hazard.loss, strikes), minlength=years)
    return np.asarray(losses, dtype=np.float64)  # what is weighted is counted in floats already


def _drawn(stream: np.random.Generator, interval: Interval, count: int) -> Years:
    return np.exp(interval.mu + interval.sigma * stream.standard_normal(count))


def outcome_of(*, losses: Years) -> Outcome:
    """Mean, percentiles, and the curve at losses spread evenly on the logarithm, from where it starts to the worst."""
    years, ordered = len(losses), np.sort(losses)
    last = float(ordered[-1])
    if last <= 0:
        return Outcome(0, dict.fromkeys(PERCENTILES, 0), [(0, 0)])
    first = float(ordered[np.searchsorted(ordered, 0.0, side="right")])
    ranks = [min(years - 1, -(-years * percent // 100)) for percent in PERCENTILES]
    marks = np.unique(np.geomspace(max(first, last / 1e5, 1.0), max(last, 1.0), POINTS).astype(np.int64))
    above = years - np.searchsorted(ordered, marks, side="right")
    curve = [(int(mark), round(int(count) * 100_000 / years)) for mark, count in zip(marks, above, strict=True)]
    return Outcome(
        round(float(losses.mean())),
        {percent: round(float(ordered[rank])) for percent, rank in zip(PERCENTILES, ranks, strict=True)},
        curve,
    )


def versions() -> dict[str, str]:
    """The library that drew the numbers: another version may draw others."""
    return {"numpy": str(np.__version__)}

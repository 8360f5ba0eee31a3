"""Simulated losses: python benchmarks/losses.py [years] [scenarios]. Same seed, same curve; and how long it takes."""

import os
import platform
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from risks.quantity.budget import Candidate, choose
from risks.quantity.intervals import Hazard, Interval
from risks.quantity.simulation import simulate, versions


def main(years: int, scenarios: int) -> None:
    """Print the figures; stop when a seed does not give the same curve twice."""
    hazards = [
        Hazard(
            f"R-{number:03d}",
            Interval(0.02 * (1 + number % 20), 0.2 * (1 + number % 20)),
            Interval(1_000 * (1 + number % 50), 40_000 * (1 + number % 50)),
        )
        for number in range(scenarios)
    ]
    print(
        f"{platform.machine()}, {os.cpu_count()} CPU, Python {platform.python_version()}, numpy {versions()['numpy']}"
    )
    print(f"load {os.getloadavg()[0]:.1f}")
    simulate(hazards=hazards[:1], years=1_000, seed=1)
    started, cpu = time.perf_counter(), time.process_time()
    first = simulate(hazards=hazards, years=years, seed=2026)
    spent, worked = time.perf_counter() - started, time.process_time() - cpu
    print(f"{years:,} years × {scenarios} scenarios{spent:>12.2f} s   {worked:.2f} s of processor")
    if simulate(hazards=hazards, years=years, seed=2026) != first:
        raise SystemExit("The same seed gave another curve.")
    expected = sum(hazard.expected for hazard in hazards)
    print(f"mean of the years / expected loss{first.total.mean / expected:>12.4f}")
    lines = [
        Candidate(f"T{number:03d}", hazard.key, 500 + 370 * (number % 40), 0.3 + (number % 7) / 10)
        for number, hazard in enumerate(hazards)
    ]
    losses = {hazard.key: hazard.expected for hazard in hazards}
    started = time.perf_counter()
    choice = choose(candidates=lines, expected=losses, budget=200_000)
    print(
        f"best of {len(lines)} treatments{time.perf_counter() - started:>12.2f} s   {len(choice.taken)} in the budget"
    )


if __name__ == "__main__":
    main(*(int(value) for value in (sys.argv[1:] or ("100000", "200"))))

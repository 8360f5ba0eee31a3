"""From one scale to another (pure): a correspondence of values, what it must satisfy, and what it would move."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from risks.levels import Grid

Correspondence = Mapping[int, int]


class BadCorrespondence(ValueError):
    """A correspondence that leaves a value out, leads outside the new scale, or turns the order round."""

    def __init__(self, reason: str, value: int) -> None:
        super().__init__(f"{reason} {value}")
        self.reason, self.value = reason, value


@dataclass(frozen=True, slots=True)
class Converted:
    """One pair on the new scale, with its level there."""

    likelihood: int
    severity: int
    level: int


def proposed(*, former: int, new: int) -> dict[int, int]:
    """The correspondence proposed at first: the lowest to the lowest, the highest to the highest, evenly between."""
    if former == 1:
        return {1: 1}
    return {
        value: 1 + ((value - 1) * (new - 1) * 2 + former - 1) // (2 * (former - 1)) for value in range(1, former + 1)
    }


def checked(*, correspondence: Correspondence, former: Iterable[int], new: int) -> dict[int, int]:
    """The correspondence once every former value leads to a new one in the same order. Raises BadCorrespondence."""
    found: dict[int, int] = {}
    for value in sorted(former):
        if value not in correspondence:
            raise BadCorrespondence("missing", value)
        if not 1 <= correspondence[value] <= new:
            raise BadCorrespondence("outside", value)
        found[value] = correspondence[value]
    for (_first, low), (second, high) in pairwise(found.items()):
        if high < low:
            raise BadCorrespondence("order", second)
    return found


def convert(
    *, likelihood: int, severity: int, likelihoods: Correspondence, severities: Correspondence, grid: Grid
) -> Converted:
    """One pair on the new scale; nothing is clamped."""
    first, second = likelihoods[likelihood], severities[severity]
    return Converted(first, second, grid.level(likelihood=first, severity=second))

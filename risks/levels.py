"""The arithmetic of risk levels: whole numbers only, one grid from likelihood and severity to a level."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

Band = tuple[int, int]


class OutOfScale(ValueError):
    """A likelihood, a severity or a level that the scale does not have."""


@dataclass(frozen=True, slots=True)
class Grid:
    """`rows[severity - 1][likelihood - 1]` is the level: severity rises row by row, likelihood along a row."""

    rows: tuple[tuple[int, ...], ...]

    @property
    def severities(self) -> int:
        return len(self.rows)

    @property
    def likelihoods(self) -> int:
        return len(self.rows[0])

    @property
    def highest(self) -> int:
        return max(max(row) for row in self.rows)

    def level(self, *, likelihood: int, severity: int) -> int:
        """The level of one cell; a value outside the scale is an error, never clamped."""
        if not 1 <= likelihood <= self.likelihoods:
            raise OutOfScale(f"likelihood {likelihood} is not between 1 and {self.likelihoods}")
        if not 1 <= severity <= self.severities:
            raise OutOfScale(f"severity {severity} is not between 1 and {self.severities}")
        return self.rows[severity - 1][likelihood - 1]


def grid(*, rows: Iterable[Sequence[int]]) -> Grid:
    """A checked grid: rectangular, levels from 1, and never lower when likelihood or severity rises."""
    made = Grid(tuple(tuple(row) for row in rows))
    if not made.rows or not made.rows[0]:
        raise OutOfScale("a grid needs at least one row and one column")
    if any(len(row) != made.likelihoods for row in made.rows):
        raise OutOfScale("every row of a grid has the same number of columns")
    if any(value < 1 for row in made.rows for value in row):
        raise OutOfScale("levels start at 1")
    if not _rises(made.rows) or not _rises(tuple(zip(*made.rows, strict=True))):
        raise OutOfScale("a level never falls when likelihood or severity rises")
    return made


def product_grid(*, likelihoods: int, severities: int, bands: Sequence[Band]) -> Grid:
    """The grid whose level is the rank of the band (lowest, highest) that holds likelihood x severity."""
    return grid(
        rows=[
            [_band(value=likelihood * severity, bands=bands) for likelihood in range(1, likelihoods + 1)]
            for severity in range(1, severities + 1)
        ]
    )


def above_line(*, level: int | None, line: int) -> bool:
    """True when a level is known and stands above the acceptance line."""
    return level is not None and level > line


def cells(*, pairs: Iterable[tuple[int | None, int | None]]) -> dict[tuple[int, int], int]:
    """How many (likelihood, severity) pairs fall in each cell; incomplete pairs fall in none."""
    counted: dict[tuple[int, int], int] = {}
    for likelihood, severity in pairs:
        if likelihood is not None and severity is not None:
            counted[likelihood, severity] = counted.get((likelihood, severity), 0) + 1
    return counted


def _rises(lines: tuple[tuple[int, ...], ...]) -> bool:
    return all(first <= second for line in lines for first, second in pairwise(line))


def _band(*, value: int, bands: Sequence[Band]) -> int:
    for rank, (lowest, highest) in enumerate(bands, start=1):
        if lowest <= value <= highest:
            return rank
    raise OutOfScale(f"no band holds {value}")

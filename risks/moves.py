"""The drawing of a movement on a matrix: cells, arrows from one to another, and how thick each is. Numbers only."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import hypot

from risks.levels import Grid

Pair = tuple[int, int]
CELL_WIDTH, CELL_HEIGHT = 96, 64
LEFT, FOOT = 116, 34
GAP = 3
MOST_ARROWS = 24
THICKNESSES = 5
BOW = 14.0


@dataclass(frozen=True)
class Square:
    """One cell: where it lies, and how many stay in it."""

    x: int
    y: int
    place: Pair
    staying: int

    @property
    def middle(self) -> tuple[float, float]:
        return self.x + (CELL_WIDTH - GAP) / 2, self.y + (CELL_HEIGHT - GAP) / 2


@dataclass(frozen=True)
class Arrow:
    """Some risks went from one cell to another."""

    start: Pair
    end: Pair
    count: int
    path: str
    thickness: int
    x: float
    y: float
    better: bool


@dataclass(frozen=True)
class Drawing:
    """Everything a template needs to draw the movement."""

    width: int
    height: int
    squares: list[Square]
    arrows: list[Arrow]
    left_off: int


def draw(*, moves: Mapping[tuple[Pair, Pair], int], grid: Grid) -> Drawing:
    """Likelihood from left to right, severity from the foot up; the largest movements only, the others counted."""
    likelihoods, severities = grid.likelihoods, grid.severities
    squares = {
        (likelihood, severity): Square(
            LEFT + (likelihood - 1) * CELL_WIDTH,
            (severities - severity) * CELL_HEIGHT,
            (likelihood, severity),
            moves.get(((likelihood, severity), (likelihood, severity)), 0),
        )
        for severity in range(severities, 0, -1)
        for likelihood in range(1, likelihoods + 1)
    }
    moving = sorted(((count, pair) for pair, count in moves.items() if pair[0] != pair[1]), reverse=True)
    largest = moving[0][0] if moving else 1
    arrows = [_arrow(squares[pair[0]], squares[pair[1]], count, largest, grid) for count, pair in moving[:MOST_ARROWS]]
    return Drawing(
        LEFT + likelihoods * CELL_WIDTH,
        severities * CELL_HEIGHT + FOOT,
        list(squares.values()),
        arrows,
        sum(count for count, _pair in moving[MOST_ARROWS:]),
    )


def _arrow(start: Square, end: Square, count: int, largest: int, grid: Grid) -> Arrow:
    """A slight bow to the right of the way, so that two opposite arrows lie side by side."""
    (x1, y1), (x2, y2) = start.middle, end.middle
    length = hypot(x2 - x1, y2 - y1)
    across, down = (x2 - x1) / length, (y2 - y1) / length
    x1, y1 = x1 + across * 12, y1 + down * 12
    x2, y2 = x2 - across * 18, y2 - down * 18
    bend_x, bend_y = (x1 + x2) / 2 - down * BOW * 2, (y1 + y2) / 2 + across * BOW * 2
    before, after = (grid.level(likelihood=place[0], severity=place[1]) for place in (start.place, end.place))
    return Arrow(
        start=start.place,
        end=end.place,
        count=count,
        path=f"M{x1:.1f} {y1:.1f}Q{bend_x:.1f} {bend_y:.1f} {x2:.1f} {y2:.1f}",
        thickness=1 + round((THICKNESSES - 1) * count / largest),
        x=round((x1 + x2) / 2 - down * BOW, 1),
        y=round((y1 + y2) / 2 + across * BOW, 1),
        better=(after, sum(end.place)) < (before, sum(start.place)),
    )

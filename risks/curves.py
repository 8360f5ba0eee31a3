"""The loss exceedance curve in numbers: losses on a logarithmic axis, and how many years in a hundred lose more."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, log10

WIDTH, HEIGHT = 640, 280
LEFT, RIGHT, HEAD, FOOT = 56, 16, 14, 40
ALL = 100_000


@dataclass(frozen=True)
class ExceedanceCurve:
    """A curve in a box: its line, and the graduations of both axes."""

    line: str
    area: str
    across: list[tuple[float, str]]
    up: list[tuple[float, int]]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = WIDTH - RIGHT
    base: int = HEIGHT - FOOT


def exceedance(*, points: Sequence[Sequence[int]]) -> ExceedanceCurve | None:
    """From (loss, years out of 100,000 that lose more); nothing to draw below two points."""
    known = [(max(loss, 1), years) for loss, years in points]
    if len(known) < 2:
        return None
    low, high = floor(log10(known[0][0])), max(ceil(log10(known[-1][0])), floor(log10(known[0][0])) + 1)
    top = _round_above(max(years for _loss, years in known) * 100 / ALL)

    def x(loss: float) -> float:
        return round(LEFT + (WIDTH - LEFT - RIGHT) * (log10(loss) - low) / (high - low), 1)

    def y(percent: float) -> float:
        return round(HEAD + (HEIGHT - HEAD - FOOT) * (1 - percent / top), 1)

    places = [(x(loss), y(years * 100 / ALL)) for loss, years in known]
    line = " ".join(f"{across},{up}" for across, up in places)
    base = HEIGHT - FOOT
    return ExceedanceCurve(
        line=line,
        area=f"{places[0][0]},{base} {line} {places[-1][0]},{base}",
        across=[(x(10**power), _short(power)) for power in range(low, high + 1)],
        up=[(y(top * part / 4), round(top * part / 4)) for part in range(5)],
    )


def _short(power: int) -> str:
    """10 k€, 1 M€: a power of ten as an axis shows it."""
    unit = min(power // 3, 3)
    return f"{10 ** (power - 3 * unit)}\u202f{('', 'k', 'M', 'G')[unit]}€"


def _round_above(percent: float) -> int:
    return next(step for step in (4, 8, 20, 40, 60, 80, 100) if step >= min(percent, 100))

"""Small charts worked out in numbers: what the templates draw as SVG, with no style and no script."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

Number = int | float | Decimal
RING = 100.0  # the length of a ring of radius 15.9155, so that a share is a percentage


@dataclass(frozen=True)
class Bar:
    """One horizontal bar of a chart."""

    label: Any
    value: Number
    width: float
    y: int
    tone: str = ""
    url: str = ""


@dataclass(frozen=True)
class Arc:
    """One share of a ring."""

    label: Any
    value: Number
    share: float
    offset: float
    tone: str
    url: str = ""

    @property
    def rest(self) -> float:
        """The part of the ring that this share leaves."""
        return round(RING - self.share, 3)


@dataclass(frozen=True)
class Point:
    """One point of a curve."""

    label: Any
    value: Number
    x: float
    y: float


@dataclass(frozen=True)
class Curve:
    """A curve in a box: its points, the line through them, the graduations, and the target if there is one."""

    points: list[Point]
    line: str
    area: str
    graduations: list[tuple[float, Number]]
    target: float | None
    width: int
    height: int

    @property
    def right(self) -> int:
        """Where the graduations end."""
        return self.width - 12

    @property
    def foot(self) -> int:
        """The line on which the labels stand."""
        return self.height - 8


def bars(items: Sequence[tuple[Any, ...]], *, width: int = 100, step: int = 30) -> list[Bar]:
    """Bars from (label, value, tone, url); the longest fills the width."""
    top = max([float(item[1]) for item in items], default=0) or 1
    return [
        Bar(
            label=item[0],
            value=item[1],
            width=round(float(item[1]) / top * width, 2),
            y=index * step,
            tone=item[2] if len(item) > 2 else "",
            url=item[3] if len(item) > 3 else "",
        )
        for index, item in enumerate(items)
    ]


def arcs(items: Sequence[tuple[Any, ...]]) -> list[Arc]:
    """Shares of a ring from (label, value, tone, url), clockwise from the top."""
    total = sum(float(item[1]) for item in items) or 1
    found, passed = [], 0.0
    for item in items:
        share = float(item[1]) / total * RING
        tone = item[2] if len(item) > 2 else "info"
        found.append(
            Arc(item[0], item[1], round(share, 3), round(RING / 4 - passed, 3), tone, item[3] if len(item) > 3 else "")
        )
        passed += share
    return found


def curve(
    items: Sequence[tuple[Any, Number]], *, target: Number | None = None, width: int = 480, height: int = 200
) -> Curve:
    """A curve from (label, value), from zero to a round number above the highest."""
    values = [float(value) for _label, value in items] + ([float(target)] if target is not None else [])
    top = round_above(max(values, default=0))
    left, right, head, foot = 44, 12, 12, 28
    across, down = width - left - right, height - head - foot

    def at(value: Number) -> float:
        return round(head + down * (1 - float(value) / top), 2)

    steps = max(len(items) - 1, 1)
    points = [
        Point(label, value, round(left + across * index / steps, 2), at(value))
        for index, (label, value) in enumerate(items)
    ]
    line = " ".join(f"{point.x},{point.y}" for point in points)
    base = head + down
    area = f"{points[0].x},{base} {line} {points[-1].x},{base}" if points else ""
    graduations: list[tuple[float, Number]] = [(at(top * part / 4), _plain(top * part / 4)) for part in range(5)]
    return Curve(points, line, area, graduations, at(target) if target is not None else None, width, height)


def _plain(value: float) -> Number:
    return int(value) if value == int(value) else value


def round_above(value: float) -> float:
    """The next of 1, 2, 4, 8, 10 times a power of ten that is not below the value."""
    if value <= 0:
        return 4
    power: float = 10 ** math.floor(math.log10(value))
    return next(step * power for step in (1, 2, 4, 8, 10) if step * power >= value)

"""A timeline in numbers: bars between two days, months along the top, and where today stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

WIDTH = 720
LONGEST = timedelta(days=1100)
MARGIN = timedelta(days=10)
MOST_MARKS = 12


@dataclass(frozen=True)
class Bar:
    """One line: from where, how long; a line without a start is a point."""

    x: float
    width: float

    @property
    def end(self) -> float:
        return round(self.x + self.width, 1)


@dataclass(frozen=True)
class Timeline:
    """The marks of the months, today, and one bar a line."""

    months: list[tuple[float, date]]
    today: float | None
    bars: list[Bar | None]
    width: int = WIDTH


def timeline(*, spans: Sequence[tuple[date | None, date | None]], today: date) -> Timeline:
    """From (start, due) of each line; a line without a due day has no bar."""
    days = [day for span in spans for day in span if day is not None and abs(day - today) < LONGEST] or [today]
    first, last = min([*days, today]) - MARGIN, max([*days, today]) + MARGIN
    whole = (last - first).days

    def x(day: date) -> float:
        return round(WIDTH * min(max((day - first).days / whole, 0), 1), 1)

    def bar(start: date | None, due: date | None) -> Bar | None:
        if due is None:
            return None
        begun = x(min(start, due) if start else due)
        return Bar(begun, round(x(due) - begun, 1))

    return Timeline(
        months=[(x(day), day) for day in _months(first, last)],
        today=x(today) if first <= today <= last else None,
        bars=[bar(start, due) for start, due in spans],
    )


def _months(first: date, last: date) -> list[date]:
    """The first days of the months between, or of every other one, third one… when there are many."""
    count = (last.year - first.year) * 12 + last.month - first.month
    step = next(step for step in (1, 2, 3, 6, 12) if count <= step * MOST_MARKS or step == 12)
    found = []
    for number in range(1, count + 1):
        month = first.month - 1 + number
        day = date(first.year + month // 12, month % 12 + 1, 1)
        if (day.month - 1) % step == 0:
            found.append(day)
    return found

"""The time of the demonstration: storylines say which day comes next, and the log is sequenced as time goes by."""

import heapq
from collections.abc import Generator, Iterable
from datetime import date, datetime, time, timedelta

from trail import clock
from trail.sequencer import sequence

MORNING = 8

Storyline = Generator[float, date, None]
"""Yields how many days before the end it goes on (a fraction moves the hour forwards), and is sent that date."""


class Year:
    """The twelve months before the day of the seeding."""

    def __init__(self, *, ends_on: date) -> None:
        self.ends_on = ends_on

    def day(self, before: int) -> date:
        """The day that many days before the end; a negative number lies ahead."""
        return self.ends_on - timedelta(days=before)

    def instant(self, before: float) -> datetime:
        """Eight in the morning in Paris, `before` days before the end; a fraction of a day comes later that day."""
        whole = -int(-before // 1)
        morning = datetime.combine(self.day(whole), time(MORNING), clock.PARIS)
        return morning + (whole - before) * timedelta(days=1)


def live(*, year: Year, storylines: Iterable[Storyline]) -> None:
    """Let every storyline live its days, the earliest first, whoever it belongs to."""
    waiting: list[tuple[datetime, int, float, Storyline]] = []
    for place, storyline in enumerate(storylines):
        _wait(waiting, year, place, storyline, next(storyline, None))
    while waiting:
        instant, place, before, storyline = heapq.heappop(waiting)
        with clock.simulated_time(instant + timedelta(seconds=place)):
            _wait(waiting, year, place, storyline, _resume(storyline, year.day(-int(-before // 1))))
            sequence()


def _resume(storyline: Storyline, today: date) -> float | None:
    try:
        return storyline.send(today)
    except StopIteration:
        return None


def _wait(
    waiting: list[tuple[datetime, int, float, Storyline]],
    year: Year,
    place: int,
    storyline: Storyline,
    before: float | None,
) -> None:
    if before is not None:
        heapq.heappush(waiting, (year.instant(before), place, before, storyline))

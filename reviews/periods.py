"""Periods of review: how one follows the other, and what a period is called (pure)."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True)
class Period:
    """From one civil date to another, both included."""

    starts_on: date
    ends_on: date


def plus_months(day: date, months: int) -> date:
    """The same day of the month, `months` later, or the last day of that month."""
    place = day.month - 1 + months
    year, month = day.year + place // 12, place % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def elapsed(*, next_on: date, every_months: int) -> Period:
    """The period that a review falling due on `next_on` looks back on: up to the day before."""
    return Period(plus_months(next_on, -every_months), next_on - timedelta(days=1))

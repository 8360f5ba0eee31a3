"""When periodic work falls due, across the changes of the clocks."""

from datetime import UTC, datetime, timedelta

import pytest

from jobs.registry import kind_of
from jobs.slots import Calendar
from pulsy_isms.celery import app
from pulsy_isms.schedule import PERIODIC, TICKS


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[arg-type,misc]


@pytest.mark.parametrize(
    ("when", "now", "latest"),
    [
        (Calendar(4, 30), utc(2026, 1, 10, 3, 30), utc(2026, 1, 10, 3, 30)),
        (Calendar(4, 30), utc(2026, 1, 10, 3, 29), utc(2026, 1, 9, 3, 30)),
        (Calendar(4, 30), utc(2026, 7, 10, 2, 30), utc(2026, 7, 10, 2, 30)),
        (Calendar(2, 30), utc(2026, 3, 29, 12, 0), utc(2026, 3, 29, 1, 30)),  # skipped: after the clocks moved
        (Calendar(2, 30), utc(2026, 10, 25, 12, 0), utc(2026, 10, 25, 0, 30)),  # twice: the first time
        (Calendar(6, weekday=0), utc(2026, 11, 23, 12, 0), utc(2026, 11, 23, 5, 0)),
        (Calendar(6, weekday=1), utc(2026, 11, 23, 12, 0), utc(2026, 11, 17, 5, 0)),
        (Calendar(6, day=1), utc(2026, 3, 1, 4, 59), utc(2026, 2, 1, 5, 0)),
    ],
)
def test_the_last_time_it_fell_due(when: Calendar, now: datetime, latest: datetime) -> None:
    assert when.latest(now) == latest


def test_a_slot_never_lies_ahead_and_never_goes_back() -> None:
    when, now = Calendar(2, 30), utc(2026, 3, 27)
    before = when.latest(now)
    while now < utc(2026, 3, 31):
        now += timedelta(minutes=10)
        slot = when.latest(now)
        assert before <= slot <= now
        before = slot


def test_impossible_days_are_refused() -> None:
    with pytest.raises(ValueError, match="28"):
        Calendar(4, day=31)
    with pytest.raises(ValueError, match="week"):
        Calendar(4, day=1, weekday=1)


def test_the_schedule_names_tasks_and_kinds_that_exist() -> None:
    assert {tick.task for tick in TICKS} <= set(app.tasks)
    assert len({entry.name for entry in PERIODIC}) == len(PERIODIC)
    for entry in PERIODIC:
        assert kind_of(entry.kind).internal or kind_of(entry.kind).label

"""The form of the schedule: ticks, which the clock sends, and periodic jobs, which a tick finds due in the database."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from jobs.slots import Calendar, Every


@dataclass(frozen=True)
class Tick:
    """A short task that the clock sends every few seconds; one that could not run in time is dropped."""

    name: str
    task: str
    every: Every


@dataclass(frozen=True)
class Periodic:
    """A kind of job that falls due by the calendar; its key (name and time) makes it exist once, whoever notices."""

    name: str
    kind: str
    when: Calendar
    params: Mapping[str, Any] = field(default_factory=dict)


_periodic: list[Periodic] = []


def install(periodic: Sequence[Periodic]) -> None:
    """Install the periodic jobs of the product; called once at start."""
    _periodic[:] = periodic


def periodic_jobs() -> list[Periodic]:
    """The periodic jobs of the product."""
    return list(_periodic)


def beat_table(ticks: Sequence[Tick]) -> dict[str, dict[str, Any]]:
    """The ticks as Celery's beat wants them; a message expires before the next one would pile upon it."""
    return {
        tick.name: {
            "task": tick.task,
            "schedule": tick.every.seconds,
            "options": {"expires": max(tick.every.seconds, 2.0)},
        }
        for tick in ticks
    }

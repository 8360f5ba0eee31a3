"""When the state of a control turned: in place, tested, too old, unsupported, withdrawn; derived, never stored."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import groupby
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from controls.effectiveness import EFFECTIVE, INEFFECTIVE, NEVER, PASSED, effectiveness, months_after
from controls.models import Control, ControlEvidence, ControlTest
from trail.clock import PARIS, civil_date

WITHDRAWN = "withdrawn"
IN_PLACE = "in_place"
_RANKS = {WITHDRAWN: 0, "not_started": 0, "planned": 1, "partial": 2, "failed": 3, "stale": 4, "unsupported": 4}


def rank_of(state: str) -> int:
    """How much a state protects, to tell better from worse: absent, partial, in place but unproven, effective."""
    return _RANKS.get(state, {IN_PLACE: 5, EFFECTIVE: 6}.get(state, 0))


@dataclass(frozen=True)
class Turn:
    """From this instant on the control stands so."""

    at: datetime
    state: str


@dataclass
class _Facts:
    """What is known of one control, in the order of the log."""

    months: int = 12
    statuses: list[tuple[datetime, str]] = field(default_factory=list)
    tests: list[tuple[datetime, date, str]] = field(default_factory=list)
    evidence: list[tuple[date, date | None]] = field(default_factory=list)


def turns_of(*, controls: "QuerySet[Control]", until: datetime) -> dict[UUID, list[Turn]]:
    """Every turn of each control up to an instant, the first one first, in three queries."""
    facts = _facts(controls, until)
    return {key: _turns(known, until) for key, known in facts.items()}


def state_at(*, turns: Sequence[Turn], at: datetime) -> str:
    """How a control stood at an instant; nothing before it was recorded."""
    place = bisect_right([turn.at for turn in turns], at)
    return turns[place - 1].state if place else ""


def _facts(controls: "QuerySet[Control]", until: datetime) -> dict[UUID, _Facts]:
    keys = controls.order_by().values("pk")
    found: dict[UUID, _Facts] = defaultdict(_Facts)
    columns = ("id", "history_date", "status", "withdrawn_at", "test_every_months")
    past: Any = Control.history
    for key, at, status, gone, months in (
        past.filter(id__in=keys, history_date__lte=until).order_by("history_date", "version").values_list(*columns)
    ):
        known = found[key]
        known.months = months
        known.statuses.append((at, WITHDRAWN if gone else status))
    tests = ControlTest.objects.filter(control__in=keys, at__lte=until).order_by("at", "pos")
    for key, at, on, result in tests.values_list("control_id", "at", "tested_on", "result"):
        found[key].tests.append((at, on, result))
    held = ControlEvidence.objects.active().filter(control__in=keys, evidence__withdrawn_at__isnull=True)
    for key, start, end in held.values_list("control_id", "evidence__valid_from", "evidence__valid_until"):
        found[key].evidence.append((start, end))
    return found


def _turns(known: _Facts, until: datetime) -> list[Turn]:
    found: list[Turn] = []
    moments = sorted({at for at in _moments(known) if at <= until and known.statuses and at >= known.statuses[0][0]})
    states = ((at, _state(known, at)) for at in moments)
    for state, group in groupby(states, key=lambda pair: pair[1]):
        found.append(Turn(next(group)[0], state))
    return found


def _moments(known: _Facts) -> Iterable[datetime]:
    """When the state may turn: what was recorded, and the first instant after a term."""
    yield from (at for at, _status in known.statuses)
    for at, on, _result in known.tests:
        yield at
        yield _after(months_after(on, known.months))
    for start, end in known.evidence:
        yield _after(start - timedelta(days=1))
        if end is not None:
            yield _after(end)


def _state(known: _Facts, at: datetime) -> str:
    status = [said for when, said in known.statuses if when <= at][-1]
    if status != Control.Status.IMPLEMENTED:
        return status
    on = civil_date(at)
    heard = [(tested_on, when, result) for when, tested_on, result in known.tests if when <= at]
    tested_on, _when, result = max(heard) if heard else (None, None, "")
    begun = [end for start, end in known.evidence if start <= on]
    derived = effectiveness(
        result=result,
        tested_on=tested_on,
        every_months=known.months,
        on=on,
        evidence_expired=bool(begun) and all(end is not None and end < on for end in begun),
    )
    return {NEVER: IN_PLACE, PASSED: EFFECTIVE}.get(derived.why, derived.why)


def _after(day: date) -> datetime:
    return datetime.combine(day + timedelta(days=1), time(), tzinfo=PARIS)


__all__ = ["EFFECTIVE", "INEFFECTIVE", "IN_PLACE", "WITHDRAWN", "Turn", "rank_of", "state_at", "turns_of"]

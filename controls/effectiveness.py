"""Whether a control works: derived from its latest test and that test's age, never typed (pure)."""

from dataclasses import dataclass
from datetime import date

UNTESTED, EFFECTIVE, INEFFECTIVE = "untested", "effective", "ineffective"
NEVER, STALE, PASSED, FAILED, UNSUPPORTED = "never", "stale", "passed", "failed", "unsupported"
MONTHS_IN_YEAR = 12
_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@dataclass(frozen=True)
class Effectiveness:
    """The state shown, why it is so, and when the next test falls due (None: never tested, due at once)."""

    state: str
    why: str
    tested_on: date | None
    due_on: date | None
    overdue: bool


def effectiveness(
    *, result: str, tested_on: date | None, every_months: int, on: date, evidence_expired: bool = False
) -> Effectiveness:
    """Effective only while the latest test passed, is younger than the test frequency, and evidence still holds.

    A failed test stays ineffective until a later one passes; a passed test that grew too old, or whose evidence has
    all expired, proves nothing today.
    """
    if tested_on is None:
        return Effectiveness(UNTESTED, NEVER, None, None, overdue=False)
    due_on = months_after(tested_on, every_months)
    overdue = on > due_on
    if result == INEFFECTIVE:
        return Effectiveness(INEFFECTIVE, FAILED, tested_on, due_on, overdue)
    if overdue:
        return Effectiveness(UNTESTED, STALE, tested_on, due_on, overdue)
    if evidence_expired:
        return Effectiveness(UNTESTED, UNSUPPORTED, tested_on, due_on, overdue)
    return Effectiveness(EFFECTIVE, PASSED, tested_on, due_on, overdue)


def months_after(start: date, months: int) -> date:
    """The same day `months` later, or the last day of that month when it is shorter."""
    index = start.month - 1 + months
    year, month = start.year + index // MONTHS_IN_YEAR, index % MONTHS_IN_YEAR + 1
    leap = month == 2 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return date(year, month, min(start.day, 29 if leap else _DAYS[month - 1]))


def worst(states: list[str]) -> str:
    """The effectiveness of several controls together: the weakest link speaks."""
    if not states or UNTESTED in states:
        return INEFFECTIVE if INEFFECTIVE in states else UNTESTED
    return INEFFECTIVE if INEFFECTIVE in states else EFFECTIVE

"""When whom is reminded of a reading (pure)."""

from datetime import date, timedelta

INVITATION, WEEK, EVE, LATE = "invitation", "in-7", "in-1", "late"
MANAGER_AFTER = timedelta(days=3)
MANAGER_EVERY = 7
BACK_TO_WORK = timedelta(days=7)


def stage_of(*, opened_on: date, due_on: date, on: date) -> str:
    """The reminder that is in turn on a day, or nothing: a week before, the day before, once late.

    A day on which the clock stood still is made good on the next; nobody is reminded on the day of the invitation.
    """
    left = (due_on - on).days
    if on <= opened_on or left > 7:
        return ""
    if left < 0:
        return LATE
    return EVE if left <= 1 else WEEK


def manager_round(*, due_on: date, on: date) -> int:
    """Which letter the managers are due on a day: 1 three days after the date, then one a week; 0 before."""
    since = (on - due_on - MANAGER_AFTER).days
    return 0 if since < 0 else 1 + since // MANAGER_EVERY

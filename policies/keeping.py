"""Until when an acknowledgement is kept: the end of the employment, and the years after it (pure)."""

from datetime import date

from django.conf import settings

from organisation.dates import months_after


def years() -> int:
    """How long after the employment, as the organisation has set it."""
    kept: int = settings.ACKNOWLEDGEMENT_YEARS
    return kept


def last_day(left_on: date | None) -> date | None:
    """The last day on which the acknowledgements of a person are kept; None while the person works here."""
    return months_after(left_on, 12 * years()) if left_on else None


def left_by(on: date) -> date:
    """Whoever left before this day is past the period on `on`."""
    return months_after(on, -12 * years())

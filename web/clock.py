"""The instant at which a page is shown: that of the one clock, which the trail installs here at start."""

from collections.abc import Callable
from datetime import UTC, date, datetime

from django.utils import timezone

_clock: list[Callable[[], datetime]] = []


def install_clock(read: Callable[[], datetime]) -> None:
    """Install the one clock; called once at start."""
    _clock[:] = [read]


def now() -> datetime:
    """The instant, in UTC."""
    return _clock[0]().astimezone(UTC)


def today() -> date:
    """The civil date where the product lives."""
    return timezone.localdate(now())

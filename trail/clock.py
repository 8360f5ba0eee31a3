"""The one clock: real by default, simulated only in logs whose origin says demonstration or test."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings

PARIS = ZoneInfo("Europe/Paris")
_TICK = timedelta(milliseconds=1)
_simulated: ContextVar[list[datetime] | None] = ContextVar("simulated_time", default=None)


def now() -> datetime:
    """The instant, in UTC. Simulated time moves on by a millisecond each time it is read."""
    simulated = _simulated.get()
    if simulated is None:
        return datetime.now(UTC)  # noqa: TID251 -- the one place that asks
    simulated[0] += _TICK
    return simulated[0]


def today() -> date:
    """The civil date in Europe/Paris."""
    return civil_date(now())


def civil_date(instant: datetime) -> date:
    """The civil date in Europe/Paris of an aware instant."""
    return instant.astimezone(PARIS).date()


@contextmanager
def simulated_time(instant: datetime) -> Iterator[None]:
    """Let acts and sequencer live at `instant`; refused unless the log's origin starts with demo/ or test/."""
    if not settings.TRAIL_ORIGIN.startswith(("demo/", "test/")):
        raise RuntimeError(f"Simulated time is refused in the log {settings.TRAIL_ORIGIN!r}.")
    token = _simulated.set([instant.astimezone(UTC)])
    try:
        yield
    finally:
        _simulated.reset(token)

"""When periodic work falls due, in civil time of Europe/Paris (pure)."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

PARIS = ZoneInfo("Europe/Paris")


@dataclass(frozen=True)
class Every:
    """A number of seconds: for ticks, which leave no job behind."""

    seconds: float


@dataclass(frozen=True)
class Calendar:
    """A time of day, every day, or on one day of the week (0 is Monday) or of the month (1 to 28)."""

    hour: int
    minute: int = 0
    weekday: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.weekday is not None and self.day is not None:
            raise ValueError("Choose a day of the week or a day of the month.")
        if self.day is not None and not 1 <= self.day <= 28:
            raise ValueError("Choose a day from 1 to 28, which every month has.")

    def latest(self, now: datetime) -> datetime:
        """The last time this fell due, at or before an aware instant, in UTC.

        A time that the change to summer time skips falls due when the clocks have moved; one that comes twice in
        autumn falls due the first time.
        """
        on = now.astimezone(PARIS).date()
        while not (self._is_on(on) and self._instant(on) <= now):
            on -= timedelta(days=1)
        return self._instant(on)

    def _is_on(self, on: date) -> bool:
        if self.weekday is not None:
            return on.weekday() == self.weekday
        return self.day is None or on.day == self.day

    def _instant(self, on: date) -> datetime:
        return datetime.combine(on, time(self.hour, self.minute), PARIS).astimezone(UTC)

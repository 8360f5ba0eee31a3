"""C9: the date of an entry lies between the checkpoints around it, or a recorded step of the clock explains it."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from trail.models import Entry
from trail.sequencer import CLOCK_STEPPED
from trail.verification.findings import Report

GRACE = timedelta(minutes=1)  # between writing an entry and its commit, and between the clocks of two machines


def steps() -> list[tuple[datetime, datetime]]:
    """Every recorded step back: (where the clock stood, where it went)."""
    found = []
    for why in Entry.objects.filter(act=CLOCK_STEPPED).values_list("why", flat=True):
        before, _space, after = why.partition(" ")
        found.append((_instant(before), _instant(after)))
    return found


def _instant(text: str) -> datetime:
    return datetime.strptime(text, "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=UTC)


class Dates:
    """Sees the entries in their order, each with the times signed before and after it."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._steps = steps()
        self._early: dict[UUID, list[Entry]] = {}  # nested acts waiting for the act around them to explain them

    def see(self, entry: Entry, lower: datetime | None, upper: datetime) -> None:
        if entry.began > entry.at + GRACE and not self._stepped(entry.at, entry.began):
            self._wrong(entry, "began", _("the act begins after it ends"))
        if entry.at > upper + GRACE:
            self._doubt(entry, upper, _("dated after the checkpoint that covers it"))
        elif lower is not None and entry.at < lower - GRACE:
            if entry.cause is not None:
                self._early.setdefault(entry.cause, []).append(entry)
            else:
                self._doubt(entry, lower, _("dated before the checkpoint that precedes it"))
        self._explain(entry)

    def _explain(self, outer: Entry) -> None:
        """A nested act is dated inside the act around it, which was committed with it."""
        for entry in self._early.pop(outer.entry_id, ()):
            if not outer.began - GRACE <= entry.at <= outer.at + GRACE:
                self._doubt(entry, outer.at, _("dated outside the act around it"))

    def conclude(self) -> None:
        for waiting in self._early.values():
            for entry in waiting:
                self._doubt(entry, entry.at, _("dated before the checkpoint that precedes it"))

    def _stepped(self, one: datetime, other: datetime) -> bool:
        """Whether the clock went back between these two instants."""
        low, high = min(one, other), max(one, other)
        return any(after - GRACE <= low and high <= before + GRACE for before, after in self._steps)

    def _doubt(self, entry: Entry, bound: datetime, text: str) -> None:
        if self._stepped(entry.at, bound):
            told = _("the clock went back around this entry: its date cannot be told")
            self._report.found("C9", Entry._meta.db_table, entry.seq, "at", told, grave=False)
        else:
            self._wrong(entry, "at", text)

    def _wrong(self, entry: Entry, column: str, text: str) -> None:
        self._report.found("C9", Entry._meta.db_table, entry.seq, column, text)

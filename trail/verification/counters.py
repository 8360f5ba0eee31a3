"""C6: the numbers that each run of a process took are all there, or listed as lost."""

from array import array
from collections import defaultdict
from itertools import pairwise

from django.utils.translation import gettext as _

from trail.models import Entry
from trail.runs import ranges, spans
from trail.verification.findings import Report


class Counters:
    """Sees every entry once; says at the end which numbers are missing."""

    def __init__(self, *, whole: bool) -> None:
        self._whole = whole
        self._numbers: dict[str, array[int]] = defaultdict(lambda: array("q"))
        self._lost: dict[str, list[tuple[int, int]]] = defaultdict(list)
        self._last: dict[str, tuple[int, str]] = {}

    def see(self, entry: Entry) -> None:
        self._numbers[entry.session].append(entry.counter)
        if entry.void:
            self._lost[entry.session] += spans(entry.void)
        if entry.counter >= self._last.get(entry.session, (0, ""))[0]:
            self._last[entry.session] = (entry.counter, entry.pending)

    def conclude(self, report: Report) -> None:
        for session, numbers in self._numbers.items():
            self._check(session, sorted(numbers), report)

    def _check(self, session: str, numbers: list[int], report: Report) -> None:
        table = Entry._meta.db_table
        twice = [number for number, after in pairwise(numbers) if number == after]
        if twice:
            report.found("C6", table, session, "counter", _("numbers taken twice: %s") % ranges(twice))
        gaps = _gaps(numbers, 1 if self._whole else numbers[0], self._lost[session])
        if not gaps:
            return
        # what the last entry saw in flight elsewhere never finished: the run died, or has not ended
        unfinished = spans(self._last[session][1])
        missing = [number for number in gaps if not any(first <= number <= last for first, last in unfinished)]
        report.unfinished += len(gaps) - len(missing)
        if missing and not self._whole:
            earlier = Entry.objects.filter(session=session, counter__in=missing).values_list("counter", flat=True)
            missing = sorted(set(missing) - set(earlier))
        if missing:
            report.found("C6", table, session, "", _("entries missing from this run: %s") % ranges(missing))


def _gaps(numbers: list[int], first: int, lost: list[tuple[int, int]]) -> list[int]:
    gaps: list[int] = []
    expected = first
    for number in numbers:
        if number - expected > 1_000_000:  # nobody loses a million numbers: somebody wrote this one
            return [*gaps, expected]
        gaps += range(expected, number)
        expected = number + 1
    return [number for number in gaps if not any(start <= number <= end for start, end in lost)]

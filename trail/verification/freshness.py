"""C8 and the triggers: entries that wait too long for their index, and what the database no longer refuses."""

from datetime import timedelta
from itertools import groupby

from django.db import transaction
from django.utils.translation import gettext as _

from trail import triggers
from trail.models import Entry
from trail.verification.counters import Counters
from trail.verification.findings import Report
from trail.verification.leaves import ENTRIES, check_addenda, leaf_digest
from trail.verification.reading import CHUNK, readable

PATIENCE = timedelta(minutes=1)


def waiting_entries(report: Report, counters: Counters) -> list[Entry]:
    """The entries without an index, each checked by itself; an old one means that the sequencer stands still."""
    found: list[Entry] = []
    last = 0
    while chunk := _waiting_after(last):
        last = chunk[-1]
        entries = readable(Entry.objects.filter(pk__in=chunk).order_by("seq"), report)
        sound = [entry for entry in entries if leaf_digest(entry, report) is not None]
        for entry in sound:
            counters.see(entry)
        check_addenda(sound, report)
        found += sound
    report.entries += len(found)
    oldest = min(found, key=lambda entry: entry.at, default=None)
    if oldest is not None and report.at - oldest.at > PATIENCE:
        seconds = int((report.at - oldest.at).total_seconds())
        text = _("%(count)s entries wait for their index, the oldest for %(seconds)s s: no checkpoint proves them")
        told = text % {"count": len(found), "seconds": seconds}
        report.found("C8", ENTRIES, oldest.seq, "", told, grave=False)
    return found


def _waiting_after(seq: int) -> list[int]:
    waiting = Entry.objects.filter(place__isnull=True, seq__gt=seq).order_by("seq")
    return list(waiting.values_list("seq", flat=True)[:CHUNK])


def check_triggers(report: Report) -> None:
    """Every table written once refuses changes."""
    lacking = sorted(triggers.missing(transaction.get_connection()), key=lambda trigger: (trigger.table, trigger.name))
    for table, found in groupby(lacking, key=lambda trigger: trigger.table):
        names = ", ".join(trigger.name for trigger in found)
        report.found("T", table, "", "", _("the database no longer refuses changes: trigger missing (%s)") % names)

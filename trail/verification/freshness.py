"""C8, triggers, tables: what waits too long for its index, what is no longer refused, what is gone or spoilt."""

from datetime import timedelta
from itertools import compress, groupby

from django.db import transaction
from django.db.models import DateField
from django.utils.translation import gettext as _

from trail import rows, triggers
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


def check_tables(report: Report) -> None:
    """Every governed table is there; those that are empty need no further look."""
    connection = transaction.get_connection()
    with connection.cursor() as cursor:
        present = set(connection.introspection.table_names(cursor))
    governed = frozenset(rows.governed_tables())
    report.absent = governed - present
    report.empty = governed - report.absent - _filled(sorted(governed - report.absent))
    for table in sorted(report.absent):
        report.found("C5", table, "", "", _("the table is gone"))


def _filled(tables: list[str]) -> set[str]:
    """Those of the tables that hold any row."""
    asked = " UNION ALL ".join(f"SELECT '{table}' WHERE EXISTS (SELECT 1 FROM \"{table}\")" for table in tables)
    with transaction.get_connection().cursor() as cursor:
        cursor.execute(asked)
        return {table for (table,) in cursor.fetchall()}


def check_dates(report: Report) -> None:
    """On SQLite, a date column that holds something else reads as empty: it is looked for by itself."""
    connection = transaction.get_connection()
    if connection.vendor != "sqlite":
        return
    for table, model in rows.governed_tables().items():
        fields = [field for field in model._meta.concrete_fields if isinstance(field, DateField)]
        if not fields or table in report.absent | report.empty:
            continue
        tests = [
            f'"{f.column}" IS NOT NULL AND ("{f.column}" NOT GLOB %s OR datetime("{f.column}") IS NULL)' for f in fields
        ]
        key = next(field.column for field in model._meta.concrete_fields if field.primary_key)
        with connection.cursor() as cursor:
            cursor.execute(
                f'SELECT "{key}", {", ".join(tests)} FROM "{table}" WHERE {" OR ".join(tests)}',
                [f"{'[0-9]' * 4}-[0-9][0-9]-[0-9][0-9]*"] * 2 * len(fields),
            )
            for row, *wrong in cursor.fetchall():
                for field in compress(fields, wrong):
                    text = _("the content is not of the type of the column")
                    report.found("C5", table, row, field.attname, text)

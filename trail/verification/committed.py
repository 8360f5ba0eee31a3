"""C5, first half: the history rows and Facts of each act are those that its entry committed to."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Exists, Model, OuterRef
from django.utils.translation import gettext as _

from trail import rows
from trail.fieldmarks import differing
from trail.merkle import leaf_hash, root_of
from trail.models import Entry
from trail.verification.findings import Report
from trail.verification.leaves import ENTRIES, KINDS
from trail.verification.reading import UNREADABLE, raw_keys, readable
from trail.verification.stamps import changed_stamp

NAMED = 20  # rows named one by one when nothing tells which of an act's rows is wrong


@dataclass(frozen=True)
class Hashed:
    """A row with its digest computed again."""

    row: Any
    digest: bytes

    @property
    def place(self) -> tuple[str, object]:
        return self.row._meta.db_table, self.row.pk


def tables(report: Report) -> list[type[Model]]:
    """Every table whose rows acts commit to, but for those that are gone or empty."""
    found = [*map(rows.history_model_of, rows.record_models()), *rows.fact_models()]
    return [model for model in found if model._meta.db_table not in report.absent | report.empty]


def check_acts(entries: list[Entry], report: Report) -> list[Hashed]:
    """Compute the roots of these acts again. The rows found, for the check of their objects."""
    by_act: dict[UUID, list[Hashed]] = defaultdict(list)
    known = {entry.entry_id for entry in entries}
    for model in tables(report):
        for row in readable(model._base_manager.filter(act_id__in=known), report):
            if (digest := _digest(row, report)) is not None:
                by_act[row.act_id].append(Hashed(row, digest))
    for entry in entries:
        _check_act(entry, sorted(by_act[entry.entry_id], key=lambda hashed: hashed.row.pos), report)
    found = [hashed for act in by_act.values() for hashed in act]
    report.rows += len(found)
    return found


def _digest(row: Any, report: Report) -> bytes | None:
    spoilt = [field.attname for field in row._meta.concrete_fields if not _readable(row, field)]
    for name in spoilt:
        report.found("C5", row._meta.db_table, row.pk, name, _("the content is not of the type of the column"))
    return None if spoilt else rows.row_digest(row)


def _readable(row: Any, field: Any) -> bool:
    """Whether a column's content can be hashed (SQLite takes anything anywhere)."""
    value = getattr(row, field.attname)
    kinds = KINDS.get(field.get_internal_type()) if field.name in rows.STAMP else None
    try:
        rows.canonical_value(field, value)
    except UNREADABLE:
        return False
    return kinds is None or isinstance(value, kinds)


def _check_act(entry: Entry, found: list[Hashed], report: Report) -> None:
    whole = [hashed.row.pos for hashed in found] == list(range(entry.rows))
    holds = whole and root_of([leaf_hash(hashed.digest) for hashed in found]) == bytes(entry.root)
    named = [_check_row(hashed, entry, report, holds=holds) for hashed in found]
    if holds or any(named):
        return
    if whole:
        for hashed in found[:NAMED]:
            text = _("one of the %s rows of this act is not the one that was written") % len(found)
            report.found("C5", *hashed.place, "", text)
    else:
        _name_places(entry, found, report)


def _name_places(entry: Entry, found: list[Hashed], report: Report) -> None:
    """Rows that the act did not write, and rows that it wrote and that are gone."""
    taken: set[int] = set()
    for hashed in found:
        if hashed.row.pos in taken or not 0 <= hashed.row.pos < entry.rows:
            report.found("C5", *hashed.place, "pos", _("the act did not write this row"))
        taken.add(hashed.row.pos)
    gone = sorted(set(range(entry.rows)) - taken)
    if gone:
        model, _sep, key = entry.obj.partition(":")
        text = _("the act %(act)s wrote %(count)s rows, and those at %(gone)s are gone") % {
            "act": f"{entry.act} {entry.entry_id}",
            "count": entry.rows,
            "gone": ", ".join(map(str, gone[:NAMED])),
        }
        table = next((m._meta.db_table for m in rows.fact_models() if m._meta.label_lower == model), ENTRIES)
        report.found("C5", table, entry.seq if table == ENTRIES else key, "rows" if table == ENTRIES else "", text)


def _check_row(hashed: Hashed, entry: Entry, report: Report, *, holds: bool) -> bool:
    """Name what differs in a row; `holds` when the committed root vouches for it."""
    row, state = hashed.row, bytes(hashed.row.state)
    values = rows.row_values(row)
    changed = differing(values, bytes(row.salt), bytes(row.marks))
    if holds:
        names = ["marks"] * bool(changed) + ["state"] * (state != hashed.digest)
    elif hashed.digest == state:
        names = []
    elif len(changed) == len(values):
        names = ["salt"]
    else:
        names = changed or [changed_stamp(row, entry) or "state"]
    names += rows.changed_later(row)
    for name in names:
        report.found("C5", *hashed.place, name, _("changed after it was written"))
    written = getattr(row, "history_date", None) or getattr(row, "at", None)
    if not names and written != entry.began:
        column = "history_date" if hasattr(row, "history_date") else "at"
        report.found("C9", *hashed.place, column, _("not dated as its act"))
        return True
    return bool(names)


def check_orphans(report: Report) -> None:
    """Rows that no entry answers for."""
    answered = Exists(Entry.objects.filter(entry_id=OuterRef("act_id")))
    for model in tables(report):
        for key in raw_keys(model._base_manager.filter(~answered))[:NAMED]:
            report.found("C5", model._meta.db_table, key, "act_id", _("no entry answers for this row"))

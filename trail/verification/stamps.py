"""Which column of a row's stamp was changed: the one that, put back, gives the digest that was written."""

from collections.abc import Iterator
from typing import Any

from trail import rows
from trail.models import Entry
from trail.records import NO_STATE

STAMPED = ("pos", "schema", "prev", "act_id")


def changed_stamp(row: Any, entry: Entry) -> str:
    """The name of the column, or nothing when no likely value explains the digest."""
    written = bytes(row.state)
    for column in STAMPED:
        if not hasattr(row, column):
            continue
        found = getattr(row, column)
        for value in _likely(column, row, entry):
            setattr(row, column, value)
            explained = rows.row_digest(row) == written
            setattr(row, column, found)
            if explained:
                return column
    return ""


def _likely(column: str, row: Any, entry: Entry) -> Iterator[Any]:
    if column == "act_id":
        dated = getattr(row, "history_date", None) or row.at
        yield from Entry.objects.filter(began=dated).values_list("entry_id", flat=True)
    elif column == "prev":
        before = type(row)._base_manager.filter(id=row.id, version=row.version - 1)
        yield from (bytes(state) for state in before.values_list("state", flat=True))
        yield NO_STATE
    elif column == "pos":
        acts = Entry.objects.filter(entry_id=row.act_id).values_list("rows", flat=True)
        yield from range(max([entry.rows, *acts]))
    else:
        yield from range(1, row.trail_schema + 1)

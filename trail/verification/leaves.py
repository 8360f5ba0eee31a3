"""One entry by itself: its leaf is computed again from its columns, and its addendum hashed again."""

from collections.abc import Iterable
from hashlib import sha256

from django.utils.translation import gettext as _

from trail.fieldmarks import differing
from trail.leaf import leaf_of_values, leaf_values
from trail.log import MARK_WIDTH
from trail.merkle import leaf_hash
from trail.models import Addendum, Entry
from trail.verification.findings import Report

ENTRIES = Entry._meta.db_table
KINDS: dict[str, type | tuple[type, ...]] = {
    "BigAutoField": int,
    "BigIntegerField": int,
    "BinaryField": (bytes, memoryview),
    "CharField": str,
    "PositiveIntegerField": int,
    "PositiveSmallIntegerField": int,
    "TextField": str,
}


def leaf_digest(entry: Entry, report: Report) -> bytes | None:
    """The leaf hash of an entry, from its columns; what differs from the time of writing is reported by name.

    None when the entry cannot be read at all.
    """
    if spoilt := _spoilt(entry):
        for name in spoilt:
            report.found("C2", ENTRIES, entry.seq, name, _("the content is not of the type of the column"))
        return None
    stored = bytes(entry.digest)
    values = leaf_values(entry)
    digest = leaf_hash(leaf_of_values(values))
    changed = differing(values, entry.entry_id.bytes, bytes(entry.marks), width=MARK_WIDTH)
    if digest == stored:
        names = ["marks"] * bool(changed)
    else:
        names = ["entry_id"] if len(changed) == len(values) else changed or ["digest"]
    for name in names:
        report.found("C2", ENTRIES, entry.seq, name, _("changed after it was written"))
    # with the field named, the walk goes on as if it had not been touched
    return digest if names in ([], ["marks"], ["digest"]) else stored


def _spoilt(entry: Entry) -> list[str]:
    """The columns whose content is of another kind than theirs (SQLite takes anything anywhere)."""
    names = []
    for field in Entry._meta.concrete_fields:
        value = getattr(entry, field.attname)
        kinds = KINDS.get(field.get_internal_type())
        if (kinds and not isinstance(value, kinds)) or (value is None and not field.null):
            names.append(field.attname)
    return names


def check_addenda(entries: Iterable[Entry], report: Report) -> None:
    """An addendum that is still there is the one that the entry names; one that is gone was erased."""
    named = {entry.seq: bytes(entry.addendum) for entry in entries if entry.addendum}
    for addendum in Addendum.objects.filter(pk__in=named):
        if sha256(bytes(addendum.body)).digest() != named[addendum.pk]:
            report.found("C2", Addendum._meta.db_table, addendum.pk, "body", _("changed after it was written"))

"""Writing in the log: one entry for one act, in the act's own transaction, without a lock."""

from datetime import datetime
from hashlib import sha256
from uuid import UUID

from django.db import transaction
from django.db.transaction import TransactionManagementError

from trail import fieldmarks, runs
from trail.inserts import insert
from trail.leaf import leaf_of_values, leaf_values
from trail.merkle import leaf_hash
from trail.models import Addendum, Entry

MARK_WIDTH = 4  # an entry has many columns and is written often


def next_counter() -> tuple[str, int]:
    """This process run, and its next number, tied to the current transaction (lost with it, and then listed)."""
    taken = runs.take()
    return taken.session, taken.number


def append_entry(
    *,
    entry_id: UUID,
    act: str,
    cause: UUID | None,
    actor: str,
    scope: UUID | None,
    obj: str,
    why: str,
    began: datetime,
    at: datetime,
    rows: int,
    root: bytes,
    version: int,
    previous: bytes,
    addendum: bytes = b"",
) -> Entry:
    """Write the entry of an act; `addendum` is its sealed personal part. An error here must undo the act."""
    if not transaction.get_connection().in_atomic_block:
        raise TransactionManagementError("An entry is written in the transaction of its act.")
    taken = runs.take()
    entry = Entry(
        entry_id=entry_id,
        act=act,
        cause=cause,
        actor=actor,
        session=taken.session,
        counter=taken.number,
        void=taken.void,
        pending=taken.pending,
        scope=scope,
        obj=obj,
        why=why,
        began=began,
        at=at,
        rows=rows,
        root=root,
        version=version,
        previous=previous,
        addendum=sha256(addendum).digest() if addendum else b"",
    )
    values = leaf_values(entry)
    entry.digest = leaf_hash(leaf_of_values(values))
    entry.marks = fieldmarks.field_marks(values, entry_id.bytes, width=MARK_WIDTH)
    insert(entry)
    if addendum:
        Addendum.objects.create(entry=entry, body=addendum)
    return entry

"""Gives entries their dense index, grows the tree and signs its head; one at a time, on demand or every second."""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Max
from uuid_utils.compat import uuid7

from trail import clock, keys, tree
from trail.leaf import instant
from trail.log import append_entry
from trail.merkle import EMPTY_ROOT
from trail.models import Checkpoint, Entry, EntryIndex, Tile
from trail.notes import BadNote, Head, Signer, open_note

BATCH = 4096
LOCK = 0x7472_6169_6C  # "trail", the advisory lock of sequencers
STEP = timedelta(seconds=1)  # a clock that goes back by less is corrected time, not a step
CLOCK_STEPPED = "trail.clock.stepped"


class BrokenLog(RuntimeError):
    """The stored tree is not the one that was signed: nothing more is signed until somebody has looked."""


@dataclass(frozen=True)
class Horizon:
    """Where the next search starts: on PostgreSQL a cluster and its oldest running transaction."""

    cluster: str = ""
    xmin: int = 0

    def __str__(self) -> str:
        return f"{self.cluster}:{self.xmin}" if self.cluster else ""

    @classmethod
    def parse(cls, text: str) -> "Horizon":
        cluster, _, xmin = text.partition(":")
        return cls(cluster, int(xmin or 0))

    def at_most(self, xid: int) -> "Horizon":
        """The same, but no further than a transaction that may have more entries than were taken."""
        return Horizon(self.cluster, min(self.xmin, xid))

    def watermark(self, last: "Horizon") -> int:
        """The xid from which entries may lack an index; zero in another cluster than the last time."""
        return last.xmin if last.cluster == self.cluster and last.xmin <= self.xmin else 0


def sequence() -> Checkpoint | None:
    """Put every waiting entry in the log. The newest checkpoint signed now, or None if nothing was waiting.

    Raises BrokenLog when the stored tree is not what the last checkpoint signed, ImproperlyConfigured without a key.
    """
    made: Checkpoint | None = None
    signer = keys.signer()
    while _waiting(*_position(signer)):
        with transaction.atomic():
            checkpoint = _sequence_batch(signer)
        if checkpoint is None:
            break
        made = checkpoint
    return made


def _connection() -> BaseDatabaseWrapper:
    connection: BaseDatabaseWrapper = transaction.get_connection()
    return connection


def _position(signer: Signer) -> tuple[Head | None, Horizon]:
    """The last signed head, then the horizon; read before the entries, so that nothing can commit behind it."""
    last = Checkpoint.objects.order_by("-size").first()
    try:
        head = Head.parse(open_note(last.note, [signer.verifier, *keys.verifiers()])) if last else None
    except BadNote as error:
        raise BrokenLog(f"The last checkpoint cannot be trusted ({error}): run manage.py verify_trail.") from error
    return head, _horizon()


def _horizon() -> Horizon:
    connection = _connection()
    if connection.vendor != "postgresql":
        return Horizon()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT system_identifier::text, pg_snapshot_xmin(pg_current_snapshot())::text::bigint"
            " FROM pg_control_system()"
        )
        return Horizon(*cursor.fetchone())


def _unsequenced(head: Head | None, horizon: Horizon) -> Any:
    """Entries without an index, in the order of their transactions (of their writing on SQLite)."""
    if horizon.cluster:
        watermark = horizon.watermark(Horizon.parse(head.snapshot)) if head else 0
        return Entry.objects.filter(xid__gte=watermark, place__isnull=True).order_by("xid", "seq")
    last = EntryIndex.objects.aggregate(last=Max("entry_id"))["last"] or 0
    return Entry.objects.filter(seq__gt=last).order_by("seq")


def _waiting(head: Head | None, horizon: Horizon) -> bool:
    return bool(_unsequenced(head, horizon)[:1])


def _sequence_batch(signer: Signer) -> Checkpoint | None:
    _lock()
    head, horizon = _position(signer)
    growing = tree.grown(size=head.size if head else 0)
    if growing.root() != (head.root if head else EMPTY_ROOT):
        raise BrokenLog("The stored tree differs from the last signed checkpoint: run manage.py verify_trail.")
    started = clock.now()
    if head and started < head.wall - STEP:
        _record_step(head.wall, started)
    found = list(_unsequenced(head, horizon).values_list("seq", "digest", "xid")[:BATCH])
    if not found:
        return None
    if len(found) == BATCH:
        horizon = horizon.at_most(found[-1][2])
    _place_entries(growing.size, [seq for seq, _, _ in found])
    filled = growing.extend([bytes(digest) for _, digest, _ in found])
    Tile.objects.bulk_create(Tile(level=t.level, index=t.index, data=t.data, root=t.root) for t in filled)
    wall = clock.now()  # after the entries were read, so that no date in them lies behind it
    at = max(wall, head.at) if head else wall
    signed = Head(settings.TRAIL_ORIGIN, growing.size, growing.root(), at, wall, str(horizon))
    return Checkpoint.objects.create(size=signed.size, root=signed.root, at=at, note=signer.sign(signed.text()))


def _lock() -> None:
    """One sequencer at a time; on SQLite the transaction itself is the lock."""
    connection = _connection()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


def _record_step(before: datetime, after: datetime) -> None:
    """The clock went back: say so in the log, so that dates around it are doubted and not accused."""
    append_entry(
        entry_id=uuid7(),
        act=CLOCK_STEPPED,
        cause=None,
        actor="",
        scope=None,
        obj="",
        why=f"{instant(before)} {instant(after)}",
        began=after,
        at=after,
        rows=0,
        root=EMPTY_ROOT,
        version=0,
        previous=b"",
    )


def _place_entries(first: int, seqs: list[int]) -> None:
    """Write the dense indexes at bulk speed."""
    connection = _connection()
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                'INSERT INTO trail_entryindex ("index", entry_id) SELECT * FROM unnest(%s::bigint[], %s::bigint[])',
                [list(range(first, first + len(seqs))), seqs],
            )
        else:
            cursor.execute(
                'INSERT INTO trail_entryindex ("index", entry_id) SELECT %s + key, value FROM json_each(%s)',
                [first, json.dumps(seqs)],
            )

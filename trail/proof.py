"""Whether one record stands as the trail committed to it: computed afresh each time, never read from a flag."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from trail import rows
from trail.leaf import leaf_of_values, leaf_values
from trail.merkle import inclusion_holds, leaf_hash, root_of
from trail.models import Checkpoint, Entry, EntryIndex
from trail.records import Fact, Record
from trail.tree import proof_of as path_of

MANY = 400
"""Acts that wrote more rows than this are left to the whole verification."""

VERIFIED, WAITING, ALTERED = "verified", "waiting", "altered"
WORDS = {
    VERIFIED: _("Proof verified"),
    WAITING: _("Recorded, waiting for the next checkpoint"),
    ALTERED: _("Altered: what is shown is not what was recorded"),
}


@dataclass(frozen=True)
class Proof:
    """What was found: an outcome, and where the record stands in the log."""

    outcome: str
    entry: Entry | None = None
    index: int | None = None
    checkpoint: Checkpoint | None = None
    digest: str = ""
    altered: tuple[str, ...] = ()

    @property
    def words(self) -> Any:
        """The outcome in words."""
        return WORDS[self.outcome]

    @property
    def covered_at(self) -> datetime | None:
        """When a signed checkpoint first covered the act."""
        return self.checkpoint.at if self.checkpoint else None


def proof_of(*, record: Record | Fact) -> Proof:
    """Compare the live row, its newest history row, the act that wrote it and the checkpoint that covers it."""
    newest = _newest_row(record)
    if newest is None:
        return Proof(ALTERED)
    digest = rows.row_digest(newest)
    entry = Entry.objects.filter(entry_id=newest.act_id).first()
    altered = _differences(record, newest)
    if altered or entry is None or digest != bytes(newest.state) or not _committed(entry, type(newest), digest):
        return Proof(ALTERED, entry=entry, digest=digest.hex(), altered=altered)
    place = EntryIndex.objects.filter(entry=entry).first()
    covering = Checkpoint.objects.filter(size__gt=place.index).order_by("size").first() if place else None
    if covering is not None and not _included(entry, covering):
        return Proof(ALTERED, entry=entry, digest=digest.hex())
    return Proof(
        VERIFIED if covering else WAITING,
        entry=entry,
        index=place.index if place else None,
        checkpoint=covering,
        digest=digest.hex(),
    )


def _newest_row(record: Record | Fact) -> Any:
    if isinstance(record, Fact):
        return record
    history = rows.history_model_of(type(record))._base_manager.filter(id=record.pk)
    return history.order_by("-version").first()


def _differences(record: Record | Fact, newest: Any) -> tuple[str, ...]:
    """The names of the fields of the live row that are not as its newest history row says."""
    if isinstance(record, Fact):
        return ()
    live = type(record)._base_manager.get(pk=record.pk)
    return tuple(
        str(field.verbose_name)
        for field in type(record)._meta.concrete_fields
        if rows.canonical_value(field, getattr(live, field.attname))
        != rows.canonical_value(field, getattr(newest, field.attname))
    )


def _committed(entry: Entry, model: type[Any], digest: bytes) -> bool:
    """Whether the entry's root answers for the row, where the act wrote in one table only.

    An act that wrote in several is computed again as a whole by the verification, which reads every table.
    """
    if entry.rows > MANY:
        return True
    siblings = list(model._base_manager.filter(act_id=entry.entry_id).order_by("pos"))
    if len(siblings) != entry.rows:
        return len(siblings) < entry.rows
    digests = [rows.row_digest(row) for row in siblings]
    return digest in digests and root_of([leaf_hash(each) for each in digests]) == bytes(entry.root)


def _included(entry: Entry, checkpoint: Checkpoint) -> bool:
    """Whether the entry's leaf, computed from its columns, lies under the root of the checkpoint."""
    index, path = path_of(entry=entry, checkpoint=checkpoint)
    return inclusion_holds(
        leaf=leaf_hash(leaf_of_values(leaf_values(entry))),
        index=index,
        size=checkpoint.size,
        proof=path,
        root=bytes(checkpoint.root),
    )

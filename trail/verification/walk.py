"""C1, C2, C7: the indexes are dense, the leaves give the signed roots, the tiles hold the leaves."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from trail import keys, tree
from trail.models import Checkpoint, Entry, EntryIndex, Tile
from trail.notes import BadNote, Head, open_note
from trail.tiles import HEIGHT, WIDTH, Full, Growing, hashes_of
from trail.verification.counters import Counters
from trail.verification.dates import Dates
from trail.verification.findings import Progress, Report
from trail.verification.leaves import ENTRIES, check_addenda, leaf_digest
from trail.verification.reading import CHUNK, readable

INDEXES, TILES, CHECKPOINTS = (model._meta.db_table for model in (EntryIndex, Tile, Checkpoint))


@dataclass(frozen=True)
class Placed:
    """An entry at its index."""

    index: int
    entry: Entry


class Walk:
    """Goes once through the log in its order, growing the tree again and meeting each checkpoint on the way."""

    def __init__(self, report: Report, *, start: int, counters: Counters) -> None:
        self._report, self._counters, self._dates = report, counters, Dates(report)
        self._heads = trusted_heads(report, start=start)
        self._lower: datetime | None = None
        self._head: Head | None = None
        self._growing = tree.grown(size=start) if start else Growing()
        self._start, self._broken, self._forked = start, False, False
        self._order = (0, 0)
        self._spoilt: set[int] = set()
        self._next_head()
        self._meet()

    def run(self, progress: Progress | None) -> Iterator[list[Entry]]:
        """Check every placed entry; gives them back chunk by chunk."""
        expected = self._start
        while chunk := self._places(expected):
            entries = self._entries([entry for _, entry in chunk])
            for index, key in chunk:
                self._check_index(expected, index)
                expected = index + 1
                if key in entries:
                    self._see(Placed(index, entries[key]))
                else:
                    self._report.found("C1", ENTRIES, key, "seq", _("the entry of index %s is gone") % index)
                    self._broken = True
            check_addenda(entries.values(), self._report)
            self._report.entries += len(entries)
            if progress:
                progress(expected, max(self._report.size, expected), _("entries"))
            yield [entry for entry in entries.values() if entry.seq not in self._spoilt]
        self._conclude(expected)

    def _places(self, first: int) -> list[tuple[int, int]]:
        places = EntryIndex.objects.filter(index__gte=first).order_by("index")
        return list(places.values_list("index", "entry_id")[:CHUNK])

    def _entries(self, wanted: list[int]) -> dict[int, Entry]:
        keys = [key for key in wanted if type(key) is int]  # SQLite takes anything anywhere
        return {entry.seq: entry for entry in readable(Entry.objects.filter(pk__in=keys), self._report)}

    def _check_index(self, expected: int, index: int) -> None:
        if index != expected:
            text = _("indexes missing before this one, from %s on") % expected
            self._report.found("C1", INDEXES, index, "index", text)
            self._broken = True

    def _see(self, placed: Placed) -> None:
        entry = placed.entry
        digest = leaf_digest(entry, self._report)
        if digest is None:
            self._spoilt.add(entry.seq)
            self._broken = True
            return
        self._counters.see(entry)
        while self._head and self._head.size <= placed.index:  # only when indexes are missing
            self._next_head()
        if self._head is None:
            text = _("no signed checkpoint covers this index")
            self._report.found("C1", INDEXES, placed.index, "index", text)
            self._broken = True
            return
        self._dates.see(entry, self._lower, self._head.at)
        if (entry.xid, entry.seq) < self._order:
            text = _("not in the order in which the entries were written")
            self._report.found("C1", INDEXES, placed.index, "entry_id", text)
        self._order = (entry.xid, entry.seq)
        if not self._broken:
            for tile in self._growing.append(digest):
                self._check_tile(tile)
            self._meet()

    def _next_head(self) -> None:
        if self._head:
            self._lower = self._head.at
        self._head = next(self._heads, None)
        self._order = (0, 0)

    def _meet(self) -> None:
        """Compare the root with what was signed at this size, if anything was."""
        if not self._head or self._growing.size != self._head.size:
            return
        if self._growing.root() != self._head.root and not self._forked:
            text = _("the entries do not give the root that was signed: some entry since the checkpoint before differs")
            self._report.found("C2", CHECKPOINTS, self._head.size, "root", text)
            self._forked = True  # every later root differs too
        self._next_head()

    def _check_tile(self, tile: Full) -> None:
        stored = Tile.objects.filter(level=tile.level, index=tile.index).first()
        name = f"{tile.level}/{tile.index}"
        if stored is None:
            self._report.found("C7", TILES, name, "", _("the tile is missing"))
            return
        if bytes(stored.data) != tile.data:
            wrong = [
                i
                for i, (a, b) in enumerate(zip(hashes_of(bytes(stored.data)), hashes_of(tile.data), strict=False))
                if a != b
            ]
            where = tile.index * WIDTH + wrong[0] if wrong else tile.index * WIDTH
            self._report.found("C7", TILES, name, "data", _("differs from the leaves, first at index %s") % where)
        if bytes(stored.root) != tile.root:
            self._report.found("C7", TILES, name, "root", _("differs from the leaves"))

    def _conclude(self, size: int) -> None:
        self._dates.conclude()
        while self._head:
            if self._head.size > size:
                text = _("indexes missing from %(first)s to %(last)s") % {"first": size, "last": self._head.size - 1}
                self._report.found("C1", INDEXES, size, "index", text)
                break
            self._next_head()
        if not self._broken:
            for stored in _surplus(size):
                self._report.found("C7", TILES, stored, "", _("the tile belongs to no tree of this size"))


def _surplus(size: int) -> list[str]:
    """Tiles that no tree of this size has."""
    found: list[str] = []
    for level, index in Tile.objects.order_by("level", "index").values_list("level", "index").iterator():
        if level > 8 or index < 0 or index >= size >> HEIGHT * (level + 1):
            found.append(f"{level}/{index}")
    return found


def trusted_heads(report: Report, *, start: int) -> Iterator[Head]:
    """Every checkpoint from `start` on whose signature and columns hold, in order; the others are reported."""
    known = keys.verifiers()
    last: Head | None = None
    for checkpoint in Checkpoint.objects.filter(size__gte=max(start, 1)).order_by("size").iterator():
        try:
            head = Head.parse(open_note(checkpoint.note, known))
        except BadNote as error:
            report.found("C2", CHECKPOINTS, checkpoint.size, "note", str(error))
            continue
        stored = {"size": checkpoint.size, "root": bytes(checkpoint.root), "at": checkpoint.at}
        for column, value in stored.items():
            if getattr(head, column) != value:
                report.found("C2", CHECKPOINTS, checkpoint.size, column, _("differs from what was signed"))
        if last and head.at < last.at:
            report.found("C9", CHECKPOINTS, checkpoint.size, "at", _("the signed time goes back"))
        if last and head.size <= last.size:
            continue  # its column was changed, and that is reported
        last = head
        yield head

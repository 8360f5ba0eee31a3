"""The tree as the database holds it: full tiles are stored, unfinished ones come from what lies below."""

from typing import Any

from trail.merkle import RangeRoot, inclusion_proof
from trail.models import Checkpoint, Entry, EntryIndex, Tile
from trail.tiles import HEIGHT, WIDTH, Growing, hashes_of, range_root_of, widths


def hashes(*, level: int, index: int, size: int) -> list[bytes]:
    """The hashes of a tile as it stood in the tree of `size` leaves."""
    first = index << HEIGHT
    last = min(first + WIDTH, size >> HEIGHT * level)
    if last - first == WIDTH:
        stored = Tile.objects.filter(level=level, index=index).values_list("data", flat=True).first()
        if stored is not None:
            return hashes_of(bytes(stored))
    found: list[Any]
    if level:
        below = Tile.objects.filter(level=level - 1, index__gte=first, index__lt=last).order_by("index")
        found = list(below.values_list("root", flat=True))
    else:
        places = EntryIndex.objects.filter(index__gte=first, index__lt=last).order_by("index")
        found = list(places.values_list("entry__digest", flat=True))
    return [bytes(digest) for digest in found]


def grown(*, size: int) -> Growing:
    """The tree of `size` leaves, ready to grow."""
    unfinished = [
        hashes(level=level, index=size >> HEIGHT * (level + 1), size=size) if width else []
        for level, width in enumerate(widths(size))
    ]
    return Growing(size, unfinished)


def range_root(*, size: int) -> RangeRoot:
    """What proofs in the tree of `size` leaves ask."""
    return range_root_of(lambda level, index: hashes(level=level, index=index, size=size))


def proof_of(*, entry: Entry, checkpoint: Checkpoint) -> tuple[int, list[bytes]]:
    """The index of an entry, and the hashes that lead from it to the root of a checkpoint that covers it."""
    index = EntryIndex.objects.get(entry=entry).index
    size = checkpoint.size
    return index, inclusion_proof(index=index, size=size, range_root=range_root(size=size))

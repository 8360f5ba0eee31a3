"""The tree cut in tiles of 256 hashes (C2SP tlog-tiles): growing it, reading it, naming its files. Pure."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from trail.merkle import SIZE, Edge, RangeRoot, root_of

HEIGHT = 8
WIDTH = 1 << HEIGHT


@dataclass(frozen=True)
class Full:
    """A full tile: its place, its 256 hashes end to end, and the root over them."""

    level: int
    index: int
    data: bytes
    root: bytes


class Growing:
    """A tree that grows leaf by leaf and gives back each tile as it fills."""

    def __init__(self, size: int = 0, levels: Sequence[Sequence[bytes]] = ()) -> None:
        """Start from a tree of `size` leaves, whose unfinished tiles hold `levels` (level 0 first)."""
        self.size = size
        self._levels = [list(hashes) for hashes in levels]
        if [len(hashes) for hashes in self._levels] != widths(size):
            raise ValueError(f"these unfinished tiles are not those of a tree of {size}")

    def append(self, digest: bytes) -> list[Full]:
        """Add a leaf hash. The tiles that it fills, lowest first."""
        filled: list[Full] = []
        level, self.size = 0, self.size + 1
        while True:
            if level == len(self._levels):
                self._levels.append([])
            hashes = self._levels[level]
            hashes.append(digest)
            if len(hashes) < WIDTH:
                return filled
            digest = root_of(hashes)
            index = (self.size >> HEIGHT * (level + 1)) - 1
            filled.append(Full(level, index, b"".join(hashes), digest))
            hashes.clear()
            level += 1

    def extend(self, digests: Sequence[bytes]) -> list[Full]:
        """Add many leaf hashes, as `append` would one by one: all but those that fill a tile at once."""
        filled: list[Full] = []
        start = 0
        while start < len(digests):
            lowest = self._levels[0] if self._levels else []
            together = digests[start : start + WIDTH - 1 - len(lowest)]
            if together and self._levels:
                lowest.extend(together)
                self.size += len(together)
                start += len(together)
            else:
                filled += self.append(digests[start])
                start += 1
        return filled

    def root(self) -> bytes:
        edge = Edge()
        for level in range(len(self._levels) - 1, -1, -1):
            for digest in self._levels[level]:
                edge.append(digest, WIDTH**level)
        return edge.root()


def widths(size: int) -> list[int]:
    """How many hashes the unfinished tile of each level holds in a tree of `size`."""
    found: list[int] = []
    while size:
        found.append(size % WIDTH)
        size >>= HEIGHT
    return found


def hashes_of(data: bytes) -> list[bytes]:
    return [data[start : start + SIZE] for start in range(0, len(data), SIZE)]


# The hashes of a tile, full or not: (level, index) → hashes, lowest leaf first.
ReadTile = Callable[[int, int], Sequence[bytes]]


def range_root_of(read: ReadTile) -> RangeRoot:
    """What a proof asks, answered from tiles: the root of leaves [start, end)."""

    def range_root(start: int, end: int) -> bytes:
        edge, place = Edge(), start
        while place < end:
            power = (end - place).bit_length() - 1
            level, count = power // HEIGHT, 1 << power % HEIGHT
            tile, offset = divmod(place >> HEIGHT * level, WIDTH)
            edge.append(root_of(read(level, tile)[offset : offset + count]), 1 << power)
            place += 1 << power
        return edge.root()

    return range_root


def _place(index: int) -> str:
    """The index in groups of three digits, all but the last behind an x: x001/x234/067."""
    groups = [f"{index % 1000:03}"]
    while index := index // 1000:
        groups.append(f"x{index % 1000:03}")
    return "/".join(reversed(groups))


def tile_path(level: int, index: int, width: int = WIDTH) -> str:
    """The name of a tile in a bundle; a partial one says its width."""
    return f"tile/{level}/{_place(index)}" + (f".p/{width}" if width < WIDTH else "")


def entries_path(index: int, width: int = WIDTH) -> str:
    """The name of the file that holds the leaves of a level 0 tile."""
    return f"tile/entries/{_place(index)}" + (f".p/{width}" if width < WIDTH else "")

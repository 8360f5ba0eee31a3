"""RFC 6962 Merkle trees: hashing, roots, inclusion and consistency proofs. Pure; knows no storage."""

from collections.abc import Callable, Iterable, Sequence
from hashlib import sha256

EMPTY_ROOT = sha256(b"").digest()
SIZE = 32  # bytes in a hash

# Gives the root of the leaves [start, end); a tree in memory and a tree in tiles answer it differently.
RangeRoot = Callable[[int, int], bytes]


def leaf_hash(data: bytes) -> bytes:
    return sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    return sha256(b"\x01" + left + right).digest()


class Edge:
    """The right edge of a growing tree: one root for each complete subtree, largest first. Appending is cheap."""

    def __init__(self) -> None:
        self.size = 0
        self._peaks: list[tuple[int, bytes]] = []  # (leaves under it, root)

    def append(self, digest: bytes, leaves: int = 1) -> None:
        """Add a leaf hash, or the root of a complete subtree of `leaves` leaves that starts where the tree ends."""
        if self.size % leaves:
            raise ValueError(f"a subtree of {leaves} leaves cannot start at leaf {self.size}")
        self.size += leaves
        peaks = self._peaks
        while peaks and peaks[-1][0] == leaves:
            digest = node_hash(peaks.pop()[1], digest)
            leaves *= 2
        peaks.append((leaves, digest))

    def extend(self, digests: Iterable[bytes]) -> None:
        for digest in digests:
            self.append(digest)

    def root(self) -> bytes:
        if not self._peaks:
            return EMPTY_ROOT
        root = self._peaks[-1][1]
        for _, peak in reversed(self._peaks[:-1]):
            root = node_hash(peak, root)
        return root


def root_of(leaf_hashes: Sequence[bytes]) -> bytes:
    """The tree head of these leaf hashes, in order; SHA-256 of nothing when there are none."""
    edge, start, count = Edge(), 0, len(leaf_hashes)
    while start < count:  # complete subtrees, largest first, each level by level
        size = 1 << (count - start).bit_length() - 1
        edge.append(_complete_root(leaf_hashes[start : start + size]), size)
        start += size
    return edge.root()


def _complete_root(level: Sequence[bytes]) -> bytes:
    """The root over a power of two of hashes."""
    while len(level) > 1:
        level = [sha256(b"\x01" + left + right).digest() for left, right in zip(level[::2], level[1::2], strict=True)]
    return level[0]


def range_root_of(leaf_hashes: Sequence[bytes]) -> RangeRoot:
    return lambda start, end: root_of(leaf_hashes[start:end])


def _split(count: int) -> int:
    """The largest power of two below count."""
    return 1 << (count - 1).bit_length() - 1


def inclusion_proof(*, index: int, size: int, range_root: RangeRoot) -> list[bytes]:
    """The sibling hashes, lowest first, that lead from leaf `index` to the root of the first `size` leaves."""
    if not 0 <= index < size:
        raise ValueError(f"leaf {index} is not in a tree of {size}")
    path: list[bytes] = []
    start, end = 0, size
    while end - start > 1:
        middle = start + _split(end - start)
        if index < middle:
            path.append(range_root(middle, end))
            end = middle
        else:
            path.append(range_root(start, middle))
            start = middle
    return path[::-1]


def consistency_proof(*, old: int, new: int, range_root: RangeRoot) -> list[bytes]:
    """The hashes that show that the first `old` leaves of a tree of `new` are the tree of `old`."""
    if not 0 < old <= new:
        raise ValueError(f"no proof leads from a tree of {old} to a tree of {new}")
    path: list[bytes] = []
    start, end, whole = 0, new, True
    while old - start != end - start:
        middle = start + _split(end - start)
        if old <= middle:
            path.append(range_root(middle, end))
            end = middle
        else:
            path.append(range_root(start, middle))
            start, whole = middle, False
    if not whole:
        path.append(range_root(start, end))
    return path[::-1]


def _well_formed(*digests: bytes) -> bool:
    return all(len(digest) == SIZE for digest in digests)


def inclusion_holds(*, leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes) -> bool:
    """Whether the proof leads from this leaf hash at this index to this root (RFC 9162, 2.1.3.2)."""
    if not 0 <= index < size or not _well_formed(leaf, root, *proof):
        return False
    position, last, digest = index, size - 1, leaf
    for sibling in proof:
        if last == 0:
            return False
        if position & 1 or position == last:
            digest = node_hash(sibling, digest)
            while not position & 1 and position:
                position, last = position >> 1, last >> 1
        else:
            digest = node_hash(digest, sibling)
        position, last = position >> 1, last >> 1
    return last == 0 and digest == root


def consistency_holds(*, old: int, old_root: bytes, new: int, new_root: bytes, proof: Sequence[bytes]) -> bool:
    """Whether the tree of `new` leaves extends that of `old`; size 0 proves nothing (RFC 9162, 2.1.4.2)."""
    if not 0 < old <= new or not _well_formed(old_root, new_root, *proof):
        return False
    if old == new:
        return not proof and old_root == new_root
    path = [old_root, *proof] if old & (old - 1) == 0 else list(proof)
    if not path:
        return False
    position, last = old - 1, new - 1
    while position & 1:
        position, last = position >> 1, last >> 1
    old_digest = new_digest = path[0]
    for sibling in path[1:]:
        if last == 0:
            return False
        if position & 1 or position == last:
            old_digest, new_digest = node_hash(sibling, old_digest), node_hash(sibling, new_digest)
            while not position & 1 and position:
                position, last = position >> 1, last >> 1
        else:
            new_digest = node_hash(new_digest, sibling)
        position, last = position >> 1, last >> 1
    return last == 0 and old_digest == old_root and new_digest == new_root

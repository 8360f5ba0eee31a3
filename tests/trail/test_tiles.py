"""Tiles: same root as the tree, proofs read from them, names as C2SP writes them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trail.merkle import consistency_proof, inclusion_proof, leaf_hash, range_root_of, root_of
from trail.tiles import WIDTH, Full, Growing, entries_path, hashes_of, tile_path, widths
from trail.tiles import range_root_of as tiles_range_root_of

HASHES = [leaf_hash(str(place).encode()) for place in range(WIDTH * WIDTH + 3 * WIDTH + 7)]


def grow(size: int) -> tuple[Growing, list[Full]]:
    growing, filled = Growing(), []
    for digest in HASHES[:size]:
        filled += growing.append(digest)
    return growing, filled


def test_a_tree_of_three_levels() -> None:
    growing, filled = grow(len(HASHES))
    assert growing.root() == root_of(HASHES)
    assert len([tile for tile in filled if tile.level == 0]) == WIDTH + 3
    (upper,) = [tile for tile in filled if tile.level == 1]
    assert (upper.index, upper.root) == (0, root_of(HASHES[: WIDTH * WIDTH]))


@settings(max_examples=25, deadline=None)
@given(st.integers(1, 3000), st.data())
def test_proofs_read_from_tiles_are_those_of_the_tree(size: int, data: st.DataObject) -> None:
    growing, filled = grow(size)
    full = {(tile.level, tile.index): hashes_of(tile.data) for tile in filled}
    rest = {(level, size >> 8 * (level + 1)): hashes for level, hashes in enumerate(growing._levels)}
    read = tiles_range_root_of(lambda level, index: full.get((level, index)) or rest[level, index])
    plain = range_root_of(HASHES)
    index, old = data.draw(st.integers(0, size - 1)), data.draw(st.integers(1, size))
    assert growing.root() == root_of(HASHES[:size])
    assert inclusion_proof(index=index, size=size, range_root=read) == inclusion_proof(
        index=index, size=size, range_root=plain
    )
    assert consistency_proof(old=old, new=size, range_root=read) == consistency_proof(
        old=old, new=size, range_root=plain
    )


def test_a_tree_resumes_where_it_stood() -> None:
    growing, _ = grow(700)
    resumed = Growing(700, growing._levels)
    assert resumed.root() == root_of(HASHES[:700])
    assert [tile.index for digest in HASHES[700:800] for tile in resumed.append(digest)] == [2]
    assert resumed.root() == root_of(HASHES[:800])
    with pytest.raises(ValueError, match="699"):
        Growing(699, growing._levels)
    assert widths(700) == [188, 2]


def test_names() -> None:
    assert tile_path(0, 1_234_067) == "tile/0/x001/x234/067"
    assert tile_path(1, 5, 12) == "tile/1/005.p/12"
    assert entries_path(1000) == "tile/entries/x001/000"


@settings(deadline=None)
@given(st.lists(st.integers(0, 600), max_size=4))
def test_many_at_once_are_the_same_as_one_by_one(steps: list[int]) -> None:
    one, many = Growing(), Growing()
    taken = 0
    for step in steps:
        digests = HASHES[taken : taken + step]
        assert many.extend(digests) == [tile for digest in digests for tile in one.append(digest)]
        assert (many.size, many._levels) == (one.size, one._levels)
        taken += len(digests)

"""Trees and proofs against the public vectors of RFC 6962, then by property."""

from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trail.merkle import (
    EMPTY_ROOT,
    Edge,
    consistency_holds,
    consistency_proof,
    inclusion_holds,
    inclusion_proof,
    leaf_hash,
    range_root_of,
    root_of,
)

# The vectors that the reference implementation of RFC 6962 published.
LEAVES = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
NODES = {
    "01": "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "1": "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
    "23": "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
    "4567": "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    "4": "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    "67": "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
    "0123": "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "45": "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
}
HASHES = [leaf_hash(bytes.fromhex(leaf)) for leaf in LEAVES]


def named(*names: str) -> list[bytes]:
    return [bytes.fromhex(NODES[name]) for name in names]


def test_roots() -> None:
    assert [root_of(HASHES[:size]).hex() for size in range(1, 9)] == ROOTS
    assert root_of([]) == EMPTY_ROOT == sha256(b"").digest()


@pytest.mark.parametrize(
    ("index", "size", "expected"),
    [
        (0, 1, []),
        (0, 8, ["1", "23", "4567"]),
        (5, 8, ["4", "67", "0123"]),
    ],
)
def test_inclusion_proofs(index: int, size: int, expected: list[str]) -> None:
    proof = inclusion_proof(index=index, size=size, range_root=range_root_of(HASHES))
    assert proof == named(*expected)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (1, 1, []),
        (1, 8, ["1", "23", "4567"]),
        (6, 8, ["45", "67", "0123"]),
        (2, 5, ["23", "4"]),
    ],
)
def test_consistency_proofs(old: int, new: int, expected: list[str]) -> None:
    assert consistency_proof(old=old, new=new, range_root=range_root_of(HASHES)) == named(*expected)


@settings(deadline=None)
@given(st.integers(1, 300), st.data())
def test_every_proof_holds_and_every_altered_one_fails(size: int, data: st.DataObject) -> None:
    hashes = [leaf_hash(str(place).encode()) for place in range(size)]
    root, read = root_of(hashes), range_root_of(hashes)
    index = data.draw(st.integers(0, size - 1))
    proof = inclusion_proof(index=index, size=size, range_root=read)
    assert inclusion_holds(leaf=hashes[index], index=index, size=size, proof=proof, root=root)
    assert not inclusion_holds(leaf=leaf_hash(b"x"), index=index, size=size, proof=proof, root=root)
    assert not inclusion_holds(leaf=hashes[index], index=index, size=size, proof=[*proof, root], root=root)
    for place in range(len(proof)):
        altered = [*proof[:place], leaf_hash(proof[place]), *proof[place + 1 :]]
        assert not inclusion_holds(leaf=hashes[index], index=index, size=size, proof=altered, root=root)
        shorter = proof[:place] + proof[place + 1 :]
        assert not inclusion_holds(leaf=hashes[index], index=index, size=size, proof=shorter, root=root)


@settings(deadline=None)
@given(st.integers(1, 300), st.data())
def test_consistency_holds_only_for_a_prefix(new: int, data: st.DataObject) -> None:
    hashes = [leaf_hash(str(place).encode()) for place in range(new)]
    old = data.draw(st.integers(1, new))
    proof = consistency_proof(old=old, new=new, range_root=range_root_of(hashes))
    old_root, new_root = root_of(hashes[:old]), root_of(hashes)
    assert consistency_holds(old=old, old_root=old_root, new=new, new_root=new_root, proof=proof)
    rewritten = root_of([leaf_hash(b"rewritten"), *hashes[1:old]])
    assert not consistency_holds(old=old, old_root=rewritten, new=new, new_root=new_root, proof=proof)
    assert not consistency_holds(old=old, old_root=old_root, new=new, new_root=rewritten, proof=proof) or old == new


def test_nothing_is_proved_by_an_empty_tree_or_a_short_root() -> None:
    assert not consistency_holds(old=0, old_root=EMPTY_ROOT, new=8, new_root=root_of(HASHES), proof=[])
    assert not consistency_holds(old=1, old_root=b"", new=1, new_root=b"", proof=[])
    assert not inclusion_holds(leaf=HASHES[0], index=0, size=0, proof=[], root=EMPTY_ROOT)
    assert not inclusion_holds(leaf=b"short", index=0, size=1, proof=[], root=b"short")
    with pytest.raises(ValueError, match="tree of 0"):
        consistency_proof(old=0, new=8, range_root=range_root_of(HASHES))


@given(st.integers(0, 600))
def test_a_growing_edge_has_the_root_of_the_whole(size: int) -> None:
    edge = Edge()
    hashes = [leaf_hash(str(place).encode()) for place in range(size)]
    edge.extend(hashes)
    assert (edge.root(), edge.size) == (_plain_root(hashes), size)
    assert root_of(hashes) == edge.root()


def _plain_root(hashes: list[bytes]) -> bytes:
    """The definition, word for word."""
    if not hashes:
        return sha256(b"").digest()
    if len(hashes) == 1:
        return hashes[0]
    split = 1
    while split * 2 < len(hashes):
        split *= 2
    return sha256(b"\x01" + _plain_root(hashes[:split]) + _plain_root(hashes[split:])).digest()

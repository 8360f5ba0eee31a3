"""The sealed form: what is sealed is read back, and nothing else is."""

import hashlib
import io
import os

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand
from hypothesis import given, settings
from hypothesis import strategies as st

from vault import format

KEY = bytes(range(32))
CONTEXT = b"file one"
SIZES = [
    0,
    1,
    format.CHUNK - 1,
    format.CHUNK,
    format.CHUNK + 1,
    3 * format.CHUNK,
    format.GROUP * format.CHUNK,
    1_500_000,
]


def sealed(content: bytes, *, key: bytes = KEY, context: bytes = CONTEXT) -> bytes:
    return b"".join(format.seal([content], key=key, context=context))


def opened(data: bytes, *, key: bytes = KEY, context: bytes = CONTEXT) -> format.Opened:
    return format.Opened(io.BytesIO(data), key=key, context=context)


@pytest.mark.parametrize("size", SIZES)
def test_what_is_sealed_is_read_back(size: int) -> None:
    content = os.urandom(size)
    data = sealed(content)
    assert len(data) == format.sealed_size(size=size)
    assert format.plain_size(size=len(data)) == size
    assert opened(data).read() == content
    assert b"".join(opened(data).pieces()) == content


def test_the_bytes_are_those_of_the_specification() -> None:
    """Written again from the specification with plain primitives, chunk by chunk."""
    content, salt = os.urandom(2 * format.CHUNK + 5), bytes(24)
    info = b"c2sp.org/chunked-encryption@v1+AEAD_AES_256_GCM\x00" + salt + CONTEXT
    material = HKDFExpand(algorithm=SHA256(), length=76, info=info).derive(KEY)
    expected = salt + material[44:]
    for number in range(3):
        nonce = bytes(a ^ b for a, b in zip(material[32:44], number.to_bytes(12, "big"), strict=True))
        expected += AESGCM(material[:32]).encrypt(nonce, content[number * 16384 : (number + 1) * 16384], None)
    assert b"".join(format.seal([content], key=KEY, context=CONTEXT, salt=salt)) == expected


def test_the_way_the_stream_is_cut_changes_nothing() -> None:
    content = os.urandom(200_000)
    whole = b"".join(format.seal([content], key=KEY, context=CONTEXT, salt=bytes(24)))
    pieces = [content[at : at + 777] for at in range(0, len(content), 777)]
    assert b"".join(format.seal(pieces, key=KEY, context=CONTEXT, salt=bytes(24))) == whole


@settings(max_examples=60, deadline=None)
@given(size=st.integers(0, 70_000), start=st.integers(0, 80_000), length=st.integers(0, 80_000))
def test_any_part_can_be_read_alone(size: int, start: int, length: int) -> None:
    content = hashlib.shake_256(b"content").digest(size)
    file = opened(sealed(content))
    file.seek(start)
    assert file.read(length) == content[start : start + length]
    assert b"".join(file.pieces(start=start, stop=start + length)) == content[start : start + length]


def test_one_bit_changed_in_any_chunk_is_found() -> None:
    content = os.urandom(5 * format.CHUNK + 100)
    data = sealed(content)
    for at in [0, 23, 24, 55, *range(format.HEADER, len(data), 4000), len(data) - 1]:
        altered = bytearray(data)
        altered[at] ^= 1
        with pytest.raises(format.Damaged):
            opened(bytes(altered)).read()


def test_a_damaged_chunk_is_named_and_the_others_still_read() -> None:
    content = os.urandom(5 * format.CHUNK)
    altered = bytearray(sealed(content))
    altered[format.HEADER + 2 * format.SEALED_CHUNK] ^= 1
    file = opened(bytes(altered))
    assert file.read(format.CHUNK) == content[: format.CHUNK]
    with pytest.raises(format.Damaged, match="chunk 2"):
        file.read()


@pytest.mark.parametrize(
    "kept", [0, 10, 55, 56, 71, 72, 56 + 16400, 56 + 16400 + 16, 56 + 2 * 16400, 56 + 2 * 16400 + 115]
)
def test_truncation_is_found(kept: int) -> None:
    with pytest.raises(format.Damaged):
        opened(sealed(os.urandom(2 * format.CHUNK + 100))[:kept]).read()


def test_extension_is_found() -> None:
    data = sealed(os.urandom(format.CHUNK + 100))
    for more in (b"\0", bytes(16), bytes(16400)):
        with pytest.raises(format.Damaged):
            opened(data + more)


def test_chunks_cannot_change_places_nor_files() -> None:
    data = sealed(os.urandom(3 * format.CHUNK + 1))
    other = sealed(os.urandom(3 * format.CHUNK + 1))
    cuts = [format.HEADER + number * format.SEALED_CHUNK for number in range(4)]
    swapped = data[: cuts[0]] + data[cuts[1] : cuts[2]] + data[cuts[0] : cuts[1]] + data[cuts[2] :]
    mixed = data[: cuts[1]] + other[cuts[1] : cuts[2]] + data[cuts[2] :]
    for altered in (swapped, mixed):
        with pytest.raises(format.Damaged, match="chunk"):
            opened(altered).read()


def test_another_key_or_another_file_is_refused_before_any_chunk() -> None:
    data = sealed(b"content")
    with pytest.raises(format.Damaged, match="another key"):
        opened(data, key=bytes(32))
    with pytest.raises(format.Damaged, match="another key"):
        opened(data, context=b"file two")


def test_the_same_content_never_gives_the_same_bytes() -> None:
    assert sealed(b"content") != sealed(b"content")

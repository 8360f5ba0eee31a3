"""The sealed form of a file: C2SP chunked-encryption with AES-256-GCM (docs/vault-format.md). Pure."""

from __future__ import annotations

import hmac
import io
import os
from collections.abc import Iterable, Iterator
from typing import BinaryIO, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand

KEY: Final = 32
SALT: Final = 24
COMMITMENT: Final = 32
NONCE: Final = 12
TAG: Final = 16
CHUNK: Final = 16 * 1024
SEALED_CHUNK: Final = CHUNK + TAG
HEADER: Final = SALT + COMMITMENT
GROUP: Final = 64  # chunks read, sealed and written together
CHUNKS_AT_MOST: Final = 2**38
INFO: Final = b"c2sp.org/chunked-encryption@v1+AEAD_AES_256_GCM\x00"


class Damaged(Exception):
    """The bytes are not what was sealed: altered, truncated, extended, of another file or under another key."""


def _derive(*, key: bytes, salt: bytes, context: bytes) -> tuple[AESGCM, int, bytes]:
    if len(key) != KEY:
        raise ValueError("the data key of a sealed file has 32 bytes")
    material = HKDFExpand(algorithm=SHA256(), length=KEY + NONCE + COMMITMENT, info=INFO + salt + context).derive(key)
    return AESGCM(material[:KEY]), int.from_bytes(material[KEY : KEY + NONCE], "big"), material[KEY + NONCE :]


def _nonce(base: int, number: int) -> bytes:
    return (base ^ number).to_bytes(NONCE, "big")


def sealed_size(*, size: int) -> int:
    """How long a plaintext of this size is once sealed; there is one chunking only for each size."""
    chunks = size // CHUNK + 1
    return HEADER + size + chunks * TAG


def plain_size(*, size: int) -> int:
    """The plaintext size of a sealed file of this size; Damaged when no plaintext can have it."""
    body = size - HEADER
    full, last = divmod(body, SEALED_CHUNK)
    if body < 0 or last < TAG:
        raise Damaged("truncated")
    return full * CHUNK + last - TAG


def _groups(parts: Iterable[bytes]) -> Iterator[tuple[bytes, bool]]:
    """Parts of any size, regrouped by 64 chunks; the last group is the only short one, and may be empty."""
    waiting = bytearray()
    for part in parts:
        waiting += part
        while len(waiting) >= GROUP * CHUNK:
            yield bytes(waiting[: GROUP * CHUNK]), False
            del waiting[: GROUP * CHUNK]
    yield bytes(waiting), True


def seal(parts: Iterable[bytes], *, key: bytes, context: bytes, salt: bytes | None = None) -> Iterator[bytes]:
    """The sealed form of a stream, in pieces of about 1 MiB. A key may seal one message only."""
    salt = os.urandom(SALT) if salt is None else salt
    cipher, base, commitment = _derive(key=key, salt=salt, context=context)
    yield salt + commitment
    number = 0
    for group, last in _groups(parts):
        # The end of the message is a chunk shorter than the others, empty if need be: no flag to forge.
        stop = len(group) + 1 if last else len(group)
        sealed = []
        for start in range(0, stop, CHUNK):
            if number >= CHUNKS_AT_MOST:
                raise ValueError("a sealed file has fewer than 2^38 chunks")
            sealed.append(cipher.encrypt(_nonce(base, number), group[start : start + CHUNK], None))
            number += 1
        yield b"".join(sealed)


class Opened(io.RawIOBase):
    """A sealed file read as a plain one: seekable, and every byte that leaves it has been authenticated."""

    def __init__(self, sealed: BinaryIO, *, key: bytes, context: bytes) -> None:
        super().__init__()
        self._sealed = sealed
        self.size = plain_size(size=sealed.seek(0, io.SEEK_END))
        sealed.seek(0)
        header = self._exactly(HEADER)
        self._cipher, self._base, commitment = _derive(key=key, salt=header[:SALT], context=context)
        if not hmac.compare_digest(commitment, header[SALT:]):
            raise Damaged("another key or another file")
        self._chunks = self.size // CHUNK + 1
        self._chunk(self._chunks - 1)  # the length is authenticated before anything is believed
        self._at = 0

    def _exactly(self, length: int) -> bytes:
        data = self._sealed.read(length)
        if len(data) != length:
            raise Damaged("truncated")
        return data

    def _chunk(self, first: int, count: int = 1) -> bytes:
        """`count` chunks from number `first`, read at once and checked one by one."""
        count = min(count, self._chunks - first)
        last = first + count == self._chunks
        length = (count - 1) * SEALED_CHUNK + (self.size % CHUNK + TAG if last else SEALED_CHUNK)
        self._sealed.seek(HEADER + first * SEALED_CHUNK)
        data = self._exactly(length)
        plain = []
        for number in range(count):
            piece = data[number * SEALED_CHUNK : (number + 1) * SEALED_CHUNK]
            try:
                plain.append(self._cipher.decrypt(_nonce(self._base, first + number), piece, None))
            except InvalidTag:
                raise Damaged(f"chunk {first + number}") from None
        return b"".join(plain)

    def pieces(self, *, start: int = 0, stop: int | None = None) -> Iterator[bytes]:
        """The bytes from `start` up to `stop`, 64 chunks at a time."""
        stop = self.size if stop is None else min(stop, self.size)
        at = start
        while at < stop:
            first = at // CHUNK
            count = min(GROUP, (stop - 1) // CHUNK - first + 1)
            group = self._chunk(first, count)
            piece = group[at - first * CHUNK : stop - first * CHUNK]
            at += len(piece)
            yield piece

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        origin = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self.size}[whence]
        self._at = max(0, origin + offset)
        return self._at

    def readall(self) -> bytes:
        data = b"".join(self.pieces(start=self._at))
        self._at += len(data)
        return data

    def read(self, size: int | None = -1) -> bytes:
        if size is None or size < 0:
            return self.readall()
        data = b"".join(self.pieces(start=self._at, stop=self._at + size))
        self._at += len(data)
        return data

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer).cast("B")  # type: ignore[arg-type]
        data = self.read(len(view))
        view[: len(data)] = data
        return len(data)

    def close(self) -> None:
        self._sealed.close()
        super().close()

"""Quarantine: a stream is measured and sealed on its way to the disk, so that it never lies there in clear. No ORM."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, Final, Protocol

from vault import format

READ: Final = format.GROUP * format.CHUNK


class Readable(Protocol):
    """What a deposit may come from: an uploaded file, an open file, a buffer."""

    def read(self, size: int = ..., /) -> bytes: ...


class TooLarge(Exception):
    """More came than the limit allows; nothing is kept."""


@dataclass(frozen=True)
class Received:
    """What is known of a file once it lies sealed in quarantine; digests are SHA-256 in hexadecimal."""

    size: int
    digest: str
    sealed_size: int
    sealed_digest: str


def receive(*, stream: Readable, into: BinaryIO, key: bytes, context: bytes, limit: int) -> Received:
    """Seal `stream` into the file `into` and flush it to the disk. Raises TooLarge."""
    plain, sealed, size, sealed_size = hashlib.sha256(), hashlib.sha256(), 0, 0

    def measured() -> Iterator[bytes]:
        nonlocal size
        while piece := stream.read(READ):
            size += len(piece)
            if size > limit:
                raise TooLarge
            plain.update(piece)
            yield piece

    for piece in format.seal(measured(), key=key, context=context):
        sealed.update(piece)
        sealed_size += into.write(piece)
    into.flush()
    os.fsync(into.fileno())
    return Received(size=size, digest=plain.hexdigest(), sealed_size=sealed_size, sealed_digest=sealed.hexdigest())


def digest_of(*, stream: Readable) -> tuple[str, int]:
    """SHA-256 in hexadecimal and length of what a stream holds, read in pieces."""
    found, size = hashlib.sha256(), 0
    while piece := stream.read(READ):
        found.update(piece)
        size += len(piece)
    return found.hexdigest(), size

"""Short salted marks, one for each field: they prove nothing, they name the field when a row's digest is wrong."""

from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from typing import Any

from trail.canonical import canonical

WIDTH = 8  # bytes of one mark: enough never to miss an edit by chance


def mark(name: str, value: Any, salt: bytes, width: int = WIDTH) -> bytes:
    """The mark of one value: the canonical form of [name, value], its first half remembered."""
    return sha256(salt + _opening(name) + (b"null" if value is None else canonical(value)) + b"]").digest()[:width]


@cache
def _opening(name: str) -> bytes:
    return canonical([name])[:-1] + b","


def field_marks(values: Mapping[str, Any], salt: bytes, *, width: int = WIDTH) -> bytes:
    """The marks of these canonical values, in their order, end to end."""
    return b"".join(mark(name, value, salt, width) for name, value in values.items())


def differing(values: Mapping[str, Any], salt: bytes, marks: bytes, *, width: int = WIDTH) -> list[str]:
    """The names of the fields whose value is not the one that was marked; every name when the marks do not fit."""
    if len(marks) != width * len(values):
        return list(values)
    return [
        name
        for place, (name, value) in enumerate(values.items())
        if marks[place * width : (place + 1) * width] != mark(name, value, salt, width)
    ]

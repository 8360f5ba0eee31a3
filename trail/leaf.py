"""What an entry commits to: its leaf, as canonical JSON computed from its columns. Pure."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, Protocol
from uuid import UUID

from trail.canonical import Value, canonical

FORMAT = 1


class Leaf(Protocol):
    """The columns that a leaf is made of."""

    entry_id: UUID
    began: datetime
    at: datetime
    act: str
    cause: UUID | None
    actor: str
    session: str
    counter: int
    void: str
    pending: str
    scope: UUID | None
    obj: str
    why: str
    rows: int
    root: Any  # bytes, or a view on them: it depends on the driver
    version: int
    previous: Any
    addendum: Any
    format: int


def instant(value: datetime) -> str:
    """An instant in UTC, to the microsecond."""
    return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _same(value: Any) -> Value:
    return value  # type: ignore[no-any-return]


def _id(value: UUID | None) -> str | None:
    return None if value is None else str(value)


def _hex(value: Any) -> str:
    return bytes(value).hex()


# column → (key of the leaf, how its value is written), in the order of the columns
COLUMNS: dict[str, tuple[str, Callable[[Any], Value]]] = {
    "format": ("v", _same),
    "entry_id": ("id", _id),
    "began": ("began", instant),
    "at": ("t", instant),
    "act": ("act", _same),
    "cause": ("cause", _id),
    "actor": ("actor", _same),
    "session": ("sess", _same),
    "counter": ("n", _same),
    "void": ("void", _same),
    "pending": ("open", _same),
    "scope": ("scope", _id),
    "obj": ("obj", _same),
    "why": ("why", _same),
    "rows": ("rows", _same),
    "root": ("root", _hex),
    "version": ("ver", _same),
    "previous": ("prev", _hex),
    "addendum": ("add", _hex),
}


def leaf_values(entry: Leaf) -> dict[str, Value]:
    """Column → the value that is hashed."""
    return {column: write(getattr(entry, column)) for column, (_key, write) in COLUMNS.items()}


def leaf_of_values(values: dict[str, Value]) -> bytes:
    """The leaf, from what `leaf_values` gave."""
    return canonical({COLUMNS[column][0]: value for column, value in values.items()})


def leaf_of(entry: Leaf) -> bytes:
    """The leaf of an entry, computed from its columns and nothing else."""
    return leaf_of_values(leaf_values(entry))

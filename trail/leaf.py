"""What an entry commits to: its leaf, as canonical JSON computed from its columns. Pure."""

from datetime import UTC, datetime
from typing import Protocol
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
    root: bytes
    version: int
    previous: bytes
    addendum: bytes
    format: int


# column → key of the leaf, in the order of the columns
KEYS = {
    "format": "v",
    "entry_id": "id",
    "began": "began",
    "at": "t",
    "act": "act",
    "cause": "cause",
    "actor": "actor",
    "session": "sess",
    "counter": "n",
    "void": "void",
    "pending": "open",
    "scope": "scope",
    "obj": "obj",
    "why": "why",
    "rows": "rows",
    "root": "root",
    "version": "ver",
    "previous": "prev",
    "addendum": "add",
}


def instant(value: datetime) -> str:
    """An instant in UTC, to the microsecond."""
    return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _id(value: UUID | None) -> str | None:
    return None if value is None else str(value)


def leaf_values(entry: Leaf) -> dict[str, Value]:
    """Column → the value that is hashed."""
    return {
        "format": entry.format,
        "entry_id": str(entry.entry_id),
        "began": instant(entry.began),
        "at": instant(entry.at),
        "act": entry.act,
        "cause": _id(entry.cause),
        "actor": entry.actor,
        "session": entry.session,
        "counter": entry.counter,
        "void": entry.void,
        "pending": entry.pending,
        "scope": _id(entry.scope),
        "obj": entry.obj,
        "why": entry.why,
        "rows": entry.rows,
        "root": bytes(entry.root).hex(),
        "version": entry.version,
        "previous": bytes(entry.previous).hex(),
        "addendum": bytes(entry.addendum).hex(),
    }


def leaf_of_values(values: dict[str, Value]) -> bytes:
    return canonical({KEYS[column]: value for column, value in values.items()})


def leaf_of(entry: Leaf) -> bytes:
    """The leaf of an entry, computed from its columns and nothing else."""
    return leaf_of_values(leaf_values(entry))

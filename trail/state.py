"""The act that is running, if any: what it will commit to, and the instant it carries."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Protocol
from uuid import UUID

from uuid_utils.compat import uuid7

from trail import clock


class OutsideActError(RuntimeError):
    """A governed row was about to be written without leaving a trace."""


class Actor(Protocol):
    """Whoever acts: a person's account or a machine's."""

    pk: Any


@dataclass
class Act:
    """One running action: `at` is the only clock of everything done inside it."""

    name: str
    actor: Any
    at: datetime
    cause: UUID | None = None
    perimeter: Any = None
    target: Any = None
    why: str = ""
    id: UUID = field(default_factory=uuid7)
    digests: list[bytes] = field(default_factory=list)
    previous: dict[tuple[str, Any, int], bytes] = field(default_factory=dict)
    """Record, key, version → the digest of the state before, for what this act saved."""

    @property
    def on(self) -> date:
        """The civil date of the act in Europe/Paris."""
        return clock.civil_date(self.at)

    def next_position(self) -> int:
        """The place in the act of the row about to be written, from 0."""
        return len(self.digests)

    def commit_to(self, digest: bytes) -> None:
        """Let the entry answer for one more row."""
        self.digests.append(digest)

    def forget_last(self) -> None:
        """The last row was not written after all."""
        self.digests.pop()

    def forget_from(self, position: int) -> None:
        """No row from this place on was written after all."""
        del self.digests[position:]


_running: ContextVar[Act | None] = ContextVar("running_act", default=None)


def running_act() -> Act | None:
    """The act in which this code runs, or None."""
    return _running.get()


def require_act() -> Act:
    """The running act. Raises OutsideActError when there is none."""
    act = _running.get()
    if act is None:
        raise OutsideActError("Governed rows are written inside an action only: call one.")
    return act


@contextmanager
def running(act: Act) -> Iterator[Act]:
    """Make `act` the running one."""
    token = _running.set(act)
    try:
        yield act
    finally:
        _running.reset(token)

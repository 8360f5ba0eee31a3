"""What upper applications tell this one: why a requirement or a control is needed, and which events risks consider."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol
from uuid import UUID

from controls.applicability import REASONS
from trail.queries import Moment


@dataclass(frozen=True, kw_only=True)
class Reason:
    """One reason to include a requirement, or a control of one's own: its column, what says so, where to read it."""

    requirement_id: UUID | None = None
    kind: str
    label: str
    url: str = ""
    control_id: UUID | None = None

    @property
    def short(self) -> str:
        """Its reference alone, for a narrow column."""
        return self.label.partition(" ")[0]

    def __post_init__(self) -> None:
        if self.kind not in REASONS:
            raise ValueError(f"{self.kind!r} is no column of the statement: use one of {', '.join(REASONS)}")


class ReasonSource(Protocol):
    """The reasons that one application knows for a perimeter and what lies below it, on a day.

    `moment` is a past state of the trail, None for the rows as they stand.
    """

    def __call__(self, *, perimeter: Any, on: date, moment: Moment | None = None) -> Iterable[Reason]:
        """The reasons, in few queries whatever their number."""


class Reasons:
    """The sources of reasons, in the order of registration."""

    def __init__(self) -> None:
        self._sources: dict[str, ReasonSource] = {}

    def register(self, name: str, source: ReasonSource) -> None:
        """Add a source under a name of its own."""
        if name in self._sources and self._sources[name] is not source:
            raise ValueError(f"{name} is registered twice")
        self._sources[name] = source

    def of(self, *, perimeter: Any, on: date, moment: Moment | None = None) -> dict[UUID, list[Reason]]:
        """Every reason, by requirement or control."""
        found: dict[UUID, list[Reason]] = {}
        for source in self._sources.values():
            for reason in source(perimeter=perimeter, on=on, moment=moment):
                key = reason.requirement_id or reason.control_id
                if key is not None:
                    found.setdefault(key, []).append(reason)
        return found


@dataclass(frozen=True, kw_only=True)
class EventAnswer:
    """A risk that considers a compulsory event."""

    requirement_id: UUID
    label: str
    url: str = ""


class EventSource(Protocol):
    """The risks of a perimeter and below it that consider the events that a framework makes compulsory."""

    def __call__(self, *, perimeter: Any, on: date) -> Iterable[EventAnswer]:
        """The answers, in few queries whatever their number."""


class Events:
    """The sources of answers to compulsory events (HDS EXI-05), in the order of registration."""

    def __init__(self) -> None:
        self._sources: dict[str, EventSource] = {}

    def register(self, name: str, source: EventSource) -> None:
        """Add a source under a name of its own."""
        if name in self._sources and self._sources[name] is not source:
            raise ValueError(f"{name} is registered twice")
        self._sources[name] = source

    def of(self, *, perimeter: Any, on: date) -> dict[UUID, list[EventAnswer]]:
        """Every answer, by event."""
        found: dict[UUID, list[EventAnswer]] = {}
        for source in self._sources.values():
            for answer in source(perimeter=perimeter, on=on):
                found.setdefault(answer.requirement_id, []).append(answer)
        return found


reasons = Reasons()


class PartTaker(Protocol):
    """Takes one kind of object that libraries of frameworks hold and that an upper application keeps."""

    def __call__(self, *, actor: Any, rows: Iterable[Any]) -> int:
        """Write the objects, inside the act of the import; answers how many were new or changed."""


PartJudge = Callable[[Sequence[Any]], list[tuple[str, str]]]


class LibraryParts:
    """Who takes what a library holds besides frameworks: threats, risk matrices."""

    def __init__(self) -> None:
        self._takers: dict[str, PartTaker] = {}
        self._judges: dict[str, PartJudge] = {}

    def register(self, name: str, taker: PartTaker, *, judge: "PartJudge | None" = None) -> None:
        """Declare who takes the objects of a kind (“threats”), and who says which of them cannot be taken."""
        if name in self._takers and self._takers[name] is not taker:
            raise ValueError(f"{name} is registered twice")
        self._takers[name] = taker
        if judge is not None:
            self._judges[name] = judge

    def left_out(self, name: str, *, rows: Sequence[Any]) -> list[tuple[str, str]]:
        """The objects that cannot be taken: the name of each, and the code of the reason."""
        return self._judges[name](rows) if name in self._judges else []

    def knows(self, name: str) -> bool:
        """Whether somebody takes this kind."""
        return name in self._takers

    def take(self, name: str, *, actor: Any, rows: Iterable[Any]) -> int:
        """Hand the objects over; nobody takes a kind that was not declared."""
        return self._takers[name](actor=actor, rows=rows) if name in self._takers else 0


library_parts = LibraryParts()
events = Events()

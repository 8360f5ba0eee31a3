"""What upper applications tell this one: why a requirement is included (risks treated, obligations, contracts)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol
from uuid import UUID

from controls.applicability import REASONS


@dataclass(frozen=True, kw_only=True)
class Reason:
    """One reason to include a requirement: its column, what says so, and where to read it."""

    requirement_id: UUID
    kind: str
    label: str
    url: str = ""

    def __post_init__(self) -> None:
        if self.kind not in REASONS:
            raise ValueError(f"{self.kind!r} is no column of the statement: use one of {', '.join(REASONS)}")


class ReasonSource(Protocol):
    """The reasons that one application knows for a perimeter and what lies below it, on a day."""

    def __call__(self, *, perimeter: Any, on: date) -> Iterable[Reason]:
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

    def of(self, *, perimeter: Any, on: date) -> dict[UUID, list[Reason]]:
        """Every reason, by requirement."""
        found: dict[UUID, list[Reason]] = {}
        for source in self._sources.values():
            for reason in source(perimeter=perimeter, on=on):
                found.setdefault(reason.requirement_id, []).append(reason)
        return found


reasons = Reasons()

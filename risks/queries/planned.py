"""One line of a file of assets or of actions, and what confirming would do with it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from risks.queries.planning import Change
from risks.registers.problems import Problem


@dataclass
class Planned:
    """A line, the record it speaks of if there is one, the values it brings, and the remarks it calls for."""

    row: Any
    record: Any
    values: dict[str, Any] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def outcome(self) -> str:
        """created, changed, unchanged or refused."""
        if any(problem.refuses for problem in self.problems):
            return "refused"
        if self.record is None:
            return "created"
        return "changed" if self.changes else "unchanged"

    def remark(self, code: str, field_name: str, value: str = "", **params: str) -> None:
        """Say what is to be known, or put right, about one cell."""
        self.problems.append(Problem(code, self.row.number, self.row.heading(field_name), value[:120], params))

    def takes(self, name: str, value: Any, *, shown: Any = str, heading: str = "") -> None:
        """Take a value; a change of what stands is told, before and after."""
        before = getattr(self.record, name) if self.record is not None else None
        self.values[name] = value
        if self.record is not None and before != value:
            old = shown(before) if before not in (None, "") else ""
            self.changes.append(Change(name, self.row.heading(heading or name) or name, old, shown(value)))


def met_by_row(*, problems: Sequence[Problem]) -> dict[int, list[Problem]]:
    """The problems met when reading, by line."""
    met: dict[int, list[Problem]] = {}
    for problem in problems:
        met.setdefault(problem.row, []).append(problem)
    return met

"""One line of a register, understood: plain values that survive a trip through a staging row."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any


class FromFile:
    """A line that knows the headings of its file."""

    __slots__ = ()
    headings: Mapping[str, str]

    def heading(self, name: str) -> str:
        """The heading of the column that a field came from, as the file writes it."""
        return self.headings.get(name, "")


@dataclass(frozen=True, slots=True)
class Estimate:
    """Likelihood and severity of one kind of assessment (inherent, current, residual)."""

    kind: str
    likelihood: int
    severity: int


@dataclass(frozen=True, slots=True)
class RegisterRow(FromFile):
    """A scenario as the register gives it; an empty value means that the register says nothing about it."""

    number: int
    reference: str
    title: str
    description: str = ""
    feared_event: str = ""
    assets: tuple[str, ...] = ()
    criteria: str = ""
    threats: tuple[str, ...] = ()
    vulnerabilities: tuple[str, ...] = ()
    existing_controls: tuple[str, ...] = ()
    planned_controls: tuple[str, ...] = ()
    estimates: tuple[Estimate, ...] = ()
    treatment: str = ""
    owner: str = ""
    due_on: date | None = None
    cost: Decimal | None = None
    comment: str = ""
    headings: Mapping[str, str] = field(default_factory=dict)

    def as_data(self) -> dict[str, Any]:
        """JSON-ready values."""
        data = asdict(self)
        data["due_on"] = self.due_on.isoformat() if self.due_on else None
        data["cost"] = str(self.cost) if self.cost is not None else None
        data["headings"] = dict(self.headings)
        return data


def from_data(data: Mapping[str, Any]) -> RegisterRow:
    """The row that `as_data` described."""
    lists = ("assets", "threats", "vulnerabilities", "existing_controls", "planned_controls")
    return RegisterRow(
        **{
            **data,
            **{name: tuple(data[name]) for name in lists},
            "estimates": tuple(Estimate(**estimate) for estimate in data["estimates"]),
            "due_on": date.fromisoformat(data["due_on"]) if data["due_on"] else None,
            "cost": Decimal(data["cost"]) if data["cost"] is not None else None,
        }
    )

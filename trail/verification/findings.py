"""What a verification finds: each finding names the check, the table, the row and, where it can be told, the field."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from trail.models import Verification

SHOWN = 1000  # findings kept; the rest are counted
Progress = Callable[[int, int, str], None]


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong (`grave`), or about which nothing can be said."""

    check: str
    table: str
    row: str
    field: str
    text: str
    grave: bool = True

    def __str__(self) -> str:
        place = " · ".join(part for part in (self.table, self.row, self.field) if part)
        return f"{self.check} · {place} · {self.text}" if place else f"{self.check} · {self.text}"


@dataclass
class Report:
    """Everything found in one run, and how far it went."""

    at: datetime
    size: int = 0
    since: int = 0
    entries: int = 0
    rows: int = 0
    unfinished: int = 0  # numbers of runs that died while writing
    absent: frozenset[str] = frozenset()  # governed tables that are gone
    empty: frozenset[str] = frozenset()  # those that hold nothing
    findings: list[Finding] = field(default_factory=list)
    count: int = 0
    doubts: int = 0

    def found(self, check: str, table: str, row: object, column: str, text: str, *, grave: bool = True) -> None:
        """Note a finding."""
        self.count += grave
        self.doubts += not grave
        if len(self.findings) < SHOWN:
            self.findings.append(Finding(check, table, str(row), column, str(text), grave))

    @property
    def outcome(self) -> Verification.Outcome:
        """Violated if anything is wrong, unsure if anything cannot be told, intact otherwise."""
        if self.count:
            return Verification.Outcome.VIOLATED
        return Verification.Outcome.UNSURE if self.doubts else Verification.Outcome.INTACT

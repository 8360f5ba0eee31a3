"""What is asked of the production of reports."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from organisation.models import Perimeter
from reports.registry import ReportKind


@dataclass(frozen=True)
class Order:
    """What is asked for: a kind of report on a perimeter, as things stand on a date."""

    kind: ReportKind
    perimeter: Perimeter
    on: date
    at: datetime
    language: str
    params: dict[str, Any]
    job: UUID

    @property
    def number(self) -> str:
        """The number printed on the document."""
        tail = self.job.hex[-8:].upper()
        return f"{tail[:4]}-{tail[4:]}"

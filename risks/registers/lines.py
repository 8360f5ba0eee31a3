"""One line being read: each method reads one kind of cell and adds to the problems what it cannot accept."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import ClassVar

from risks.registers.headings import Header
from risks.registers.problems import Problem
from risks.registers.values import SPREADSHEET_ERRORS, parse_amount, parse_date, split_list
from risks.registers.words import fold, is_none

MAX_TEXT = 4_000
MAX_NAME = 300


class Line:
    """What every kind of line reads alike."""

    limits: ClassVar[Mapping[str, int]] = {}

    def __init__(self, number: int, cells: Sequence[str], header: Header, problems: list[Problem]) -> None:
        self.number, self.cells, self.header, self.problems = number, cells, header, problems

    def check_unique(self, seen: dict[str, int], field: str) -> None:
        """Each line is told apart by one field."""
        key = fold(self.raw(field))
        if key and key in seen:
            self.refuse("duplicate_reference", field, row=str(seen[key]))
        elif key:
            seen[key] = self.number

    def raw(self, field: str) -> str:
        """The text of a cell; nothing for the marks that say so."""
        index = self.header.columns.get(field)
        text = self.cells[index] if index is not None and index < len(self.cells) else ""
        return "" if is_none(text) else text

    def refuse(self, code: str, field: str, **params: str) -> None:
        """Remember what is wrong, and where."""
        heading = self.header.wordings.get(field, "")
        self.problems.append(Problem(code, self.number, heading, self.raw(field)[:120], params))

    def text(self, field: str) -> str:
        """A text of bounded length."""
        text, limit = self.raw(field), self.limits.get(field, MAX_TEXT)
        if text in SPREADSHEET_ERRORS:
            self.refuse("unreadable_cell", field)
        if len(text) > limit:
            self.refuse("too_long", field, limit=str(limit))
        return text[:limit]

    def required(self, field: str) -> str:
        """A text that cannot be missing."""
        text = self.text(field)
        if not text:
            self.refuse("required", field)
        return text

    def values(self, field: str) -> tuple[str, ...]:
        """Several values of one cell."""
        found = split_list(self.text(field), commas=self.header.keyed)
        if any(len(value) > MAX_NAME for value in found):
            self.refuse("too_long", field, limit=str(MAX_NAME))
        return found

    def day(self, field: str) -> date | None:
        """A civil date."""
        text = self.raw(field)
        found = parse_date(text) if text else None
        if text and found is None:
            self.refuse("bad_date", field)
        return found

    def amount(self, field: str) -> Decimal | None:
        """An amount that is not negative."""
        text = self.raw(field)
        found = parse_amount(text) if text else None
        if text and found is None:
            self.refuse("bad_number", field)
        return found

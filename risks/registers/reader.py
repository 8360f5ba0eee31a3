"""Reads a whole register: picks the sheet, finds the headings, understands each line, names every problem."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import IO

from risks.registers.headings import HEADINGS, KINDS, Header, find_header
from risks.registers.problems import Problem, Unreadable
from risks.registers.rows import Estimate, RegisterRow
from risks.registers.sheets import Sheet, read_sheets
from risks.registers.values import SPREADSHEET_ERRORS, control_reference, parse_amount, parse_date, split_list
from risks.registers.words import TREATMENTS, UNDECIDED, Vocabulary, criteria, fold, is_none

MAX_TEXT = 4_000
MAX_SHORT = {"reference": 40, "title": 300, "owner": 200, "feared_event": 300}
THOUSAND = Decimal(1000)


@dataclass(frozen=True, slots=True)
class Register:
    """What a file holds: its lines, and every problem met, in the order of the rows."""

    sheet: str
    heading_row: int
    rows: tuple[RegisterRow, ...]
    problems: tuple[Problem, ...]

    @property
    def refused(self) -> tuple[Problem, ...]:
        return tuple(problem for problem in self.problems if problem.refuses)


def read_register(*, stream: IO[bytes], vocabulary: Vocabulary) -> Register:
    """Read a register from a spreadsheet or a CSV file. Never raises on bad input: problems say what is wrong."""
    try:
        sheet, header = _register_sheet(read_sheets(stream=stream))
        _check_header(header)
    except Unreadable as error:
        return Register("", 0, (), (error.problem,))
    problems: list[Problem] = []
    rows: list[RegisterRow] = []
    seen: dict[str, int] = {}
    for number, cells in enumerate(sheet.rows[header.row :], start=header.row + 1):
        if not any(not is_none(cell) for cell in cells):
            continue
        line = _Line(number, cells, header, vocabulary, problems)
        rows.append(line.read())
        line.check_unique(seen)
    if not rows:
        problems.append(Problem("no_rows", row=header.row))
    return Register(sheet.name, header.row, tuple(rows), tuple(problems))


def _register_sheet(sheets: Sequence[Sheet]) -> tuple[Sheet, Header]:
    found = [(sheet, header) for sheet in sheets if (header := find_header(rows=sheet.rows)) is not None]
    if not found:
        raise Unreadable(Problem("no_register"))
    return max(found, key=lambda pair: (len(pair[1].columns), len(pair[0].rows)))


def _check_header(header: Header) -> None:
    for field in header.missing:
        names = HEADINGS[field]
        heading = f"{names[0]} / {names[1]}"
        raise Unreadable(Problem("missing_column", row=header.row, column=heading, params={"heading": heading}))
    for first, second in header.repeated:
        raise Unreadable(
            Problem("repeated_column", row=header.row, column=second, params={"first": first, "heading": second})
        )


class _Line:
    """One line being read: each method reads one kind of cell and adds to the problems what it cannot accept."""

    def __init__(
        self, number: int, cells: Sequence[str], header: Header, words: Vocabulary, problems: list[Problem]
    ) -> None:
        self.number, self.cells, self.header, self.words, self.problems = number, cells, header, words, problems

    def read(self) -> RegisterRow:
        return RegisterRow(
            number=self.number,
            reference=self.required("reference"),
            title=self.required("title"),
            description=self.text("description"),
            feared_event=self.text("feared_event"),
            assets=self.values("assets", commas=self.header.keyed),
            criteria=self.criteria(),
            threats=self.values("threats", commas=self.header.keyed),
            vulnerabilities=self.values("vulnerabilities", commas=self.header.keyed),
            existing_controls=self.controls("existing_controls"),
            planned_controls=self.controls("planned_controls"),
            estimates=tuple(estimate for kind in KINDS if (estimate := self.estimate(kind)) is not None),
            treatment=self.treatment(),
            owner=self.text("owner"),
            due_on=self.due_on(),
            cost=self.cost(),
            comment=self.text("comment"),
            headings=self.header.wordings,
        )

    def check_unique(self, seen: dict[str, int]) -> None:
        key = fold(self.raw("reference"))
        if key and key in seen:
            self.refuse("duplicate_reference", "reference", row=str(seen[key]))
        elif key:
            seen[key] = self.number

    def raw(self, field: str) -> str:
        index = self.header.columns.get(field)
        text = self.cells[index] if index is not None and index < len(self.cells) else ""
        return "" if is_none(text) else text

    def refuse(self, code: str, field: str, **params: str) -> None:
        heading = self.header.wordings.get(field, "")
        self.problems.append(Problem(code, self.number, heading, self.raw(field)[:120], params))

    def text(self, field: str) -> str:
        text, limit = self.raw(field), MAX_SHORT.get(field, MAX_TEXT)
        if text in SPREADSHEET_ERRORS:
            self.refuse("unreadable_cell", field)
        if len(text) > limit:
            self.refuse("too_long", field, limit=str(limit))
        return text[:limit]

    def required(self, field: str) -> str:
        text = self.text(field)
        if not text:
            self.refuse("required", field)
        return text

    def values(self, field: str, *, commas: bool) -> tuple[str, ...]:
        found = split_list(self.text(field), commas=commas)
        if any(len(value) > MAX_SHORT["title"] for value in found):
            self.refuse("too_long", field, limit=str(MAX_SHORT["title"]))
        return found

    def controls(self, field: str) -> tuple[str, ...]:
        """References may also be separated by commas; a sentence with a comma stays whole."""
        found: dict[str, None] = {}
        for value in self.values(field, commas=self.header.keyed):
            parts = split_list(value, commas=True)
            references = [reference for part in parts if (reference := control_reference(part)) is not None]
            found.update(dict.fromkeys(references if len(references) == len(parts) else [value]))
        return tuple(found)

    def criteria(self) -> str:
        found = criteria(self.raw("criteria"))
        if found is None:
            self.refuse("unknown_value", "criteria", expected="D, I, C, T")
        return found or ""

    def estimate(self, kind: str) -> Estimate | None:
        likelihood = self.step(f"{kind}_likelihood")
        severity = self.step(f"{kind}_severity")
        given = [bool(self.raw(f"{kind}_{axis}")) for axis in ("likelihood", "severity")]
        if given[0] != given[1]:
            self.refuse("pair_incomplete", f"{kind}_severity" if given[0] else f"{kind}_likelihood")
        if likelihood is None or severity is None:
            return None
        self.compare_level(kind, likelihood=likelihood, severity=severity)
        return Estimate(kind, likelihood, severity)

    def compare_level(self, kind: str, *, likelihood: int, severity: int) -> None:
        """A level in the file is only compared: the one that counts is the scale's."""
        given, field = self.raw(f"{kind}_level"), f"{kind}_level"
        value = self.words.level.find(given) if given else None
        computed = self.words.grid.level(likelihood=likelihood, severity=severity)
        if given and value is None:
            self.refuse("unknown_value", field, expected=self.words.level.expected)
        elif given and value != computed:
            self.refuse("level_differs", field, given=given, computed=self.words.level.wording(computed))

    def step(self, field: str) -> int | None:
        axis = self.words.likelihood if field.endswith("likelihood") else self.words.severity
        text = self.raw(field)
        value = axis.find(text) if text else None
        if text and value is None:
            self.refuse("unknown_value", field, expected=axis.expected)
        return value

    def treatment(self) -> str:
        word = fold(self.raw("treatment"))
        if word and word not in TREATMENTS and word not in UNDECIDED:
            self.refuse("unknown_value", "treatment", expected="réduire, refuser, partager, maintenir")
        return TREATMENTS.get(word, "")

    def due_on(self) -> date | None:
        text = self.raw("due_on")
        found = parse_date(text) if text else None
        if text and found is None:
            self.refuse("bad_date", "due_on")
        return found

    def cost(self) -> Decimal | None:
        field = "cost_thousands" if self.raw("cost_thousands") else "cost_euros"
        text = self.raw(field)
        amount = parse_amount(text) if text else None
        if text and amount is None:
            self.refuse("bad_number", field)
        if amount is None:
            return None
        return (amount * THOUSAND if field == "cost_thousands" else amount).quantize(Decimal("0.01"))

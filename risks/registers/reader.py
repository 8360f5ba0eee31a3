"""Reads a whole file: picks the sheet, finds the headings, understands each line, names every problem."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import IO, Any

from risks.registers.headings import KINDS, RISKS, Header, Shape, find_header, likely_header
from risks.registers.lines import Line
from risks.registers.problems import Problem, Unreadable
from risks.registers.rows import Estimate, RegisterRow
from risks.registers.sheets import Sheet, read_sheets
from risks.registers.values import control_reference, split_list
from risks.registers.words import TREATMENTS, UNDECIDED, Vocabulary, criteria, fold, is_none

THOUSAND = Decimal(1000)
Reader = Callable[[int, Sequence[str], Header, list[Problem], dict[str, int]], Any]


@dataclass(frozen=True, slots=True)
class Register:
    """What a file holds: its lines, and every problem met, in the order of the rows."""

    sheet: str
    heading_row: int
    rows: tuple[Any, ...]
    problems: tuple[Problem, ...]

    @property
    def refused(self) -> tuple[Problem, ...]:
        """What stops the import."""
        return tuple(problem for problem in self.problems if problem.refuses)


@dataclass(frozen=True, slots=True)
class Table:
    """The sheet of a file that holds the lines, and its heading row."""

    sheet: Sheet
    header: Header

    @property
    def headings(self) -> list[tuple[str, str, list[str]]]:
        """Each heading as it is written, the field that it names if any, and the first values below it."""
        field_at = {index: field for field, index in self.header.columns.items()}
        cells = self.sheet.rows[self.header.row - 1]
        below = self.sheet.rows[self.header.row :][:SAMPLED]
        return [
            (cell.strip(), field_at.get(index, ""), _samples(below, index))
            for index, cell in enumerate(cells)
            if cell.strip()
        ]


SAMPLED, SAMPLES, SAMPLE_LENGTH = 30, 3, 60


def _samples(rows: Sequence[Sequence[str]], index: int) -> list[str]:
    found = [" ".join(row[index].split())[:SAMPLE_LENGTH] for row in rows if index < len(row) and row[index].strip()]
    return list(dict.fromkeys(found))[:SAMPLES]


def find_table(
    *, stream: IO[bytes], shape: Shape, mapping: Mapping[str, str] | None = None, guess: bool = False
) -> Table:
    """The lines of a file; with `guess`, those of a file of which no heading is known. Raises Unreadable."""
    sheets = read_sheets(stream=stream, shape=shape, mapping=mapping)
    found = [(sheet, find_header(rows=sheet.rows, shape=shape, mapping=mapping)) for sheet in sheets]
    known = [(sheet, header) for sheet, header in found if header is not None]
    if not known and guess:
        guessed = [(sheet, likely_header(rows=sheet.rows, shape=shape, mapping=mapping)) for sheet in sheets]
        known = [(sheet, header) for sheet, header in guessed if header is not None]
    if not known:
        raise Unreadable(Problem("no_register"))
    return Table(*max(known, key=lambda pair: (len(pair[1].columns), len(pair[0].rows))))


def read_table(*, table: Table, reader: Reader) -> Register:
    """Every line of a table, and every problem met."""
    header = table.header
    try:
        _check_header(header)
    except Unreadable as error:
        return Register(table.sheet.name, header.row, (), (error.problem,))
    problems: list[Problem] = []
    rows: list[Any] = []
    seen: dict[str, int] = {}
    for number, cells in enumerate(table.sheet.rows[header.row :], start=header.row + 1):
        if any(not is_none(cell) for cell in cells):
            rows.append(reader(number, cells, header, problems, seen))
    if not rows:
        problems.append(Problem("no_rows", row=header.row))
    return Register(table.sheet.name, header.row, tuple(rows), tuple(problems))


def read_register(*, stream: IO[bytes], vocabulary: Vocabulary, mapping: Mapping[str, str] | None = None) -> Register:
    """Read a register from a spreadsheet or a CSV file. Never raises on bad input: problems say what is wrong."""
    try:
        table = find_table(stream=stream, shape=RISKS, mapping=mapping)
    except Unreadable as error:
        return Register("", 0, (), (error.problem,))
    return read_table(table=table, reader=scenarios(vocabulary=vocabulary))


def scenarios(*, vocabulary: Vocabulary) -> Reader:
    """How a line of a register of risks is read, with the words of a scale."""

    def read(
        number: int, cells: Sequence[str], header: Header, problems: list[Problem], seen: dict[str, int]
    ) -> RegisterRow:
        line = _Scenario(number, cells, header, problems)
        line.words = vocabulary
        row = line.read()
        line.check_unique(seen, "reference")
        return row

    return read


def _check_header(header: Header) -> None:
    for field in header.missing:
        names = header.shape.headings[field]
        heading = f"{names[0]} / {names[1]}"
        raise Unreadable(Problem("missing_column", row=header.row, column=heading, params={"heading": heading}))
    for first, second in header.repeated:
        raise Unreadable(
            Problem("repeated_column", row=header.row, column=second, params={"first": first, "heading": second})
        )


class _Scenario(Line):
    """One scenario of a register."""

    limits = {"reference": 40, "title": 300, "owner": 200, "feared_event": 300}
    words: Vocabulary

    def read(self) -> RegisterRow:
        return RegisterRow(
            number=self.number,
            reference=self.required("reference"),
            title=self.required("title"),
            description=self.text("description"),
            feared_event=self.text("feared_event"),
            assets=self.values("assets"),
            criteria=self.criteria(),
            threats=self.values("threats"),
            vulnerabilities=self.values("vulnerabilities"),
            existing_controls=self.controls("existing_controls"),
            planned_controls=self.controls("planned_controls"),
            estimates=tuple(estimate for kind in KINDS if (estimate := self.estimate(kind)) is not None),
            treatment=self.treatment(),
            owner=self.text("owner"),
            due_on=self.day("due_on"),
            cost=self.cost(),
            comment=self.text("comment"),
            headings=self.header.wordings,
        )

    def controls(self, field: str) -> tuple[str, ...]:
        """References may also be separated by commas; a sentence with a comma stays whole."""
        found: dict[str, None] = {}
        for value in self.values(field):
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
            self.refuse("unknown_value", "treatment", expected="options")
        return TREATMENTS.get(word, "")

    def cost(self) -> Decimal | None:
        field = "cost_thousands" if self.raw("cost_thousands") else "cost_euros"
        amount = self.amount(field)
        if amount is None:
            return None
        return (amount * THOUSAND if field == "cost_thousands" else amount).quantize(Decimal("0.01"))

"""Reading registers: the four samples as they come, and every kind of bad input with its place and its reason."""

import io
import zipfile
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from risks.catalogues import read_catalogue
from risks.levels import grid
from risks.registers import sheets, words
from risks.registers.problems import MESSAGES, NOTICES, Problem
from risks.registers.reader import Register, read_register
from risks.registers.rows import RegisterRow, from_data
from risks.registers.template import write_template
from risks.registers.values import control_reference, parse_amount, parse_date, split_list
from tests.risks.conftest import SAMPLES

HEADER = "Réf.;Scénario;Vraisemblance actuelle;Gravité actuelle;Propriétaire;Échéance;Coût estimé (k€);Mesures prévues"


def vocabulary(ref: str = "ebios_rm_4x4") -> words.Vocabulary:
    """The words of a shipped scale."""
    scale = next(scale for scale in read_catalogue().scales if scale["ref"] == ref)

    def axis(name: str) -> words.Axis:
        steps = [step for step in scale["steps"] if step["axis"] == name]
        return words.axis(
            steps=[words.Step(step["value"], step["code"], (step["title_fr"], step["title_en"])) for step in steps]
        )

    return words.Vocabulary(axis("likelihood"), axis("severity"), axis("level"), grid(rows=scale["matrix"]))


VOCABULARY = vocabulary()


def read(content: bytes) -> Register:
    """Read bytes as a register."""
    return read_register(stream=io.BytesIO(content), vocabulary=VOCABULARY)


def sample(name: str) -> Register:
    """Read one of the samples."""
    with (SAMPLES / name).open("rb") as stream:
        return read_register(stream=stream, vocabulary=VOCABULARY)


def csv_of(*lines: str, encoding: str = "utf-8") -> bytes:
    """A CSV file under our header."""
    return "\r\n".join((HEADER, *lines)).encode(encoding)


def places(register: Register) -> list[tuple[str, int, str]]:
    """Code, row and column of each problem."""
    return [(problem.code, problem.row, problem.column) for problem in register.problems]


# --- the samples


def test_the_french_spreadsheet_is_read_whole() -> None:
    register = sample("registre-risques-pulsy.xlsx")
    assert (register.sheet, register.heading_row, len(register.rows), register.problems) == ("Registre", 4, 48, ())
    first, second = register.rows[:2]
    assert (first.reference, first.assets, first.criteria) == ("R-001", ("Plateforme d'imagerie régionale",), "D")
    assert [(e.kind, e.likelihood, e.severity) for e in first.estimates] == [
        ("inherent", 2, 4),
        ("current", 2, 4),
        ("residual", 1, 4),
    ]
    assert (first.due_on, first.cost, first.treatment) == (date(2026, 12, 20), Decimal("4000.00"), "modify")
    assert (second.due_on, second.assets) == (date(2027, 2, 28), ("Sauvegardes HDS", "Service de consentement"))
    assert {row.cost for row in register.rows} >= {Decimal("1250750.00"), Decimal("7250.00"), Decimal("85000.00"), None}
    assert {row.criteria for row in register.rows} == {"D", "DI", "DIC", "I", "IC", "IT", "C", "CT", "T"}


def test_the_windows_csv_says_the_same_as_the_spreadsheet() -> None:
    from_csv, from_sheet = sample("registre-risques-pulsy.csv"), sample("registre-risques-pulsy.xlsx")
    assert from_csv.problems == ()
    assert [replace(row, number=0) for row in from_csv.rows] == [replace(row, number=0) for row in from_sheet.rows]


def test_the_english_keyed_csv() -> None:
    register = sample("ra-sample.csv")
    assert (len(register.rows), register.problems) == (3, ())
    last = register.rows[2]
    assert last.threats == ("Scheduled Task", "Cloud Administration Command")
    assert (last.treatment, [estimate.kind for estimate in last.estimates]) == ("retain", ["current"])
    assert register.rows[0].existing_controls == ("ISMS Scope document", "Statement of Applicability document")
    assert register.rows[0].treatment == ""


def test_the_mixed_spreadsheet() -> None:
    register = sample("risk_assessment_template.xlsx")
    assert (len(register.rows), register.problems) == (4, ())
    assert register.rows[0].assets == ("erp", "database server")
    assert register.rows[3].planned_controls == ("alpha", "beta", "gamma")
    assert [(e.likelihood, e.severity) for e in register.rows[3].estimates] == [(4, 4), (4, 4)]


# --- encodings and separators


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
def test_encodings(encoding: str) -> None:
    register = read(csv_of("R1;Évènement;très vraisemblable;GRAVE;Éloïse;;;", encoding=encoding))
    assert (register.problems, register.rows[0].owner) == ((), "Éloïse")


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_separators(separator: str) -> None:
    content = csv_of('R1;"Deux, trois; quatre | cinq";3;4;;;;').decode().replace(";", separator).encode()
    register = read(content)
    assert register.rows[0].title == "Deux, trois; quatre | cinq".replace(";", separator)
    assert [(e.likelihood, e.severity) for e in register.rows[0].estimates] == [(3, 4)]


@given(st.integers(0, 6), st.integers(0, 3))
def test_title_rows_and_empty_lines_are_skipped(above: int, between: int) -> None:
    lines = ["Titre;;"] * above + [HEADER] + [";;;"] * between + ["R1;Scénario;;;;;;"]
    register = read("\n".join(lines).encode())
    assert (register.heading_row, [row.number for row in register.rows]) == (above + 1, [above + between + 2])


# --- cells


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Très vraisemblable", 3),
        ("TRES  VRAISEMBLABLE", 3),
        ("very likely", 3),
        ("V3", 3),
        ("3", 3),
        ("3.0", 3),
        ("3 - Très vraisemblable", 3),
        ("V4 : Quasi certain", 4),
        ("certain", 4),
        ("4 - Vraisemblable", None),
        ("5", None),
        ("", None),
        ("souvent", None),
    ],
)
def test_words_of_likelihood(text: str, expected: int | None) -> None:
    assert VOCABULARY.likelihood.find(text) == expected


def test_the_same_word_stands_elsewhere_on_another_scale() -> None:
    five = vocabulary("iso27005_5x5")
    assert (VOCABULARY.severity.find("important"), five.severity.find("important")) == (3, 3)
    assert (VOCABULARY.severity.find("majeure"), five.severity.find("majeur")) == (None, 4)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("20/12/2026", date(2026, 12, 20)),
        ("2026-12-20", date(2026, 12, 20)),
        ("20.12.2026", date(2026, 12, 20)),
        ("46376", date(2026, 12, 20)),
        ("31/02/2026", None),
        ("bientôt", None),
        ("20/12/0026", None),
    ],
)
def test_dates(text: str, expected: date | None) -> None:
    assert parse_date(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 250,75", "1250.75"),
        ("1\u202f250,75 k€", "1250.75"),
        ("1.250,75", "1250.75"),
        ("1,250.75", "1250.75"),
        ("85,0", "85.0"),
        ("85", "85"),
        ("-5", None),
        ("1e9", None),
        ("=1+1", None),
        ("beaucoup", None),
    ],
)
def test_amounts(text: str, expected: str | None) -> None:
    assert parse_amount(text) == (Decimal(expected) if expected else None)


def test_lists_and_references() -> None:
    assert split_list("a ; b\nc;;a", commas=False) == ("a", "b", "c")
    assert split_list("a, b", commas=False) == ("a, b",)
    assert split_list("a, b", commas=True) == ("a", "b")
    assert [control_reference(text) for text in ("A.5.21", "a 5.7", "5.07", "A.9.1", "Antivirus", "EXI-05")] == [
        "A.5.21",
        "A.5.7",
        "A.5.7",
        "A.9.1",
        None,
        None,
    ]


@pytest.mark.parametrize(
    ("text", "expected"), [("D, I", "DI"), ("ic", "IC"), ("Traçabilité ; disponibilité", "DT"), ("", ""), ("X", None)]
)
def test_criteria(text: str, expected: str | None) -> None:
    assert words.criteria(text) == expected


# --- bad input: the whole file


def workbook(**parts: bytes) -> bytes:
    """A zip archive."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/"), content)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty_file"),
        (b"\xef\xbb\xbf \r\n", "empty_file"),
        (b"\xd0\xcf\x11\xe0" + b"\x00" * 600, "old_format"),
        (b"PK\x03\x04 not a zip", "damaged"),
        (b"%PDF-1.7\x00\x01\x02 binary", "wrong_type"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "wrong_type"),
        (workbook(readme=b"hello"), "wrong_type"),
        (workbook(**{"[Content_Types].xml": b"<Types/>"}), "damaged"),
        (workbook(**{"[Content_Types].xml": b"<Types/>", "xl__sheet.xml": b"0" * 30_000_000}), "bomb"),
        ("Réf;Scénario\x81;é".encode("latin-1"), "wrong_encoding"),
        ("RÃ©f.;ScÃ©nario;GravitÃ©".encode(), "wrong_encoding"),
        (b"a;b;c\n1;2;3\n", "no_register"),
        (HEADER.encode(), "no_rows"),
        (b"x" * (sheets.MAX_FILE + 1), "too_large"),
        (bytes(range(256)) * 20, "wrong_type"),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_a_file_that_cannot_be_read_says_why(content: bytes, code: str) -> None:
    register = read(content)
    assert [problem.code for problem in register.problems] == [code]
    assert register.refused[0].message
    assert register.rows == ()


def test_a_missing_and_a_repeated_column_are_named() -> None:
    register = read("Réf.;Gravité actuelle;Vraisemblance actuelle\nR1;4;4".encode())
    assert places(register) == [("missing_column", 1, "scenario / name")]
    register = read("Réf.;Scénario;Risque;Gravité\nR1;a;b;4".encode())
    assert places(register) == [("repeated_column", 1, "Risque")]


def test_a_sheet_with_too_many_rows_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "MAX_ROWS", 3)
    assert [problem.code for problem in read(csv_of("a", "b", "c", "d")).problems] == ["too_many_cells"]


def test_hidden_and_foreign_sheets_are_left_aside() -> None:
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream)
    notes, hidden, register = (book.add_worksheet(name) for name in ("Notes", "Vieux", "Registre"))
    notes.write_row(0, 0, ["Niveau", "Vraisemblance", "Gravité"])
    for sheet in (hidden, register):
        sheet.write_row(0, 0, ["Réf.", "Scénario", "Gravité actuelle", "Vraisemblance actuelle"])
        sheet.write_row(1, 0, ["R1", f"dans {sheet.name}", 4, 3])
    hidden.hide()
    book.close()
    found = read(stream.getvalue())
    assert (found.sheet, found.rows[0].title, found.problems) == ("Registre", "dans Registre", ())


# --- bad input: one cell


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (";Scénario;;;;;;", [("required", 2, "Réf.")]),
        ("R1;;3;3;;;;", [("required", 2, "Scénario")]),
        ("R1;S;énorme;Grave;;;;", [("unknown_value", 2, "Vraisemblance actuelle")]),
        ("R1;S;3;;;;;", [("pair_incomplete", 2, "Gravité actuelle")]),
        ("R1;S;;;;demain;;", [("bad_date", 2, "Échéance")]),
        ("R1;S;;;;;douze;", [("bad_number", 2, "Coût estimé (k€)")]),
        ("R1;#REF!;;;;;;", [("unreadable_cell", 2, "Scénario")]),
        (f"R1;{'x' * 301};;;;;;", [("too_long", 2, "Scénario")]),
    ],
)
def test_a_bad_cell_is_named_with_its_reason(line: str, expected: list[tuple[str, int, str]]) -> None:
    assert places(read(csv_of(line))) == expected


def test_each_reference_appears_once() -> None:
    register = read(csv_of("R-1;S;;;;;;", ";;;", "r 1;S;;;;;;"))
    assert places(register) == [("duplicate_reference", 4, "Réf.")]
    assert register.problems[0].params == {"row": "2"}


def test_every_problem_of_a_file_is_told_at_once() -> None:
    register = read(csv_of("R1;;énorme;Grave;;demain;douze;", "R1;S;;;;;;"))
    assert len(register.refused) == 5


def test_a_level_that_differs_from_the_scale_is_a_notice() -> None:
    content = "ref_id;name;current_impact;current_proba;current_risk\nR1;S;Critical;Likely;Low"
    register = read(content.encode())
    assert [problem.code for problem in register.problems] == ["level_differs"]
    assert register.refused == ()
    assert register.problems[0].params == {"given": "Low", "computed": "Élevé"}


def test_every_message_fills_in() -> None:
    for code in MESSAGES:
        params = {"limit": "1", "row": "1", "sheet": "s", "heading": "h", "first": "f", "expected": "e"}
        more = {"way": "w", "before": "b", "criterion": "D", "inherited": "4"}
        problem = Problem(code, params={**params, "given": "g", "computed": "c", **more})
        assert "%(" not in problem.message
        assert problem.refuses is (code not in NOTICES)


# --- round trips


@given(
    st.builds(
        RegisterRow,
        number=st.integers(1, 10_000),
        reference=st.text(max_size=20),
        title=st.text(max_size=20),
        assets=st.lists(st.text(max_size=9), max_size=3).map(tuple),
        due_on=st.none() | st.dates(),
        cost=st.none() | st.decimals(min_value=0, max_value=10**9, places=2),
        headings=st.dictionaries(st.sampled_from(["title", "owner"]), st.text(max_size=5)),
    )
)
def test_a_row_survives_staging(row: RegisterRow) -> None:
    assert from_data(row.as_data()) == row


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_template_reads_itself(language: str) -> None:
    place = 0 if language == "fr" else 1
    scale: dict[str, Any] = {
        name: [step.wordings[place] for step in axis]
        for name, axis in (("likelihood", steps_of("likelihood")), ("severity", steps_of("severity")))
    }
    stream = write_template(language=language, scales=scale)
    register = read_register(stream=stream, vocabulary=VOCABULARY)
    assert register.problems == ()
    (row,) = register.rows
    assert (row.reference, row.criteria, row.treatment, row.cost) == ("R-001", "DI", "modify", Decimal("12500.00"))
    assert [(e.likelihood, e.severity) for e in row.estimates] == [(4, 4), (3, 4), (1, 4)]
    assert row.due_on == date(2027, 12, 31)


def steps_of(axis: str) -> list[words.Step]:
    """The steps of an axis of the scale proposed first."""
    scale = read_catalogue().scales[0]
    return [
        words.Step(step["value"], step["code"], (step["title_fr"], step["title_en"]))
        for step in scale["steps"]
        if step["axis"] == axis
    ]

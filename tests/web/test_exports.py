"""Exports: nothing a spreadsheet would run, dates and numbers as such, in the reader's language."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
from django.test import Client
from django.utils import translation

from organisation import actions
from tests.cast import Cast
from web import registries
from web.exports import export, harmless
from web.tables import Column

SignIn = Callable[[str], Client]


@dataclass
class Line:
    name: str
    amount: Decimal
    on: date | None


COLUMNS = [Column("name", "Name"), Column("amount", "Amount", numeric=True), Column("on", "Day", date=True)]
LINES = [Line("=cmd|' /C calc'!A0", Decimal("-1.5"), date(2026, 12, 31)), Line("plain", Decimal(2), None)]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\tx", "\rx"])
def test_what_begins_like_a_formula_is_made_harmless(text: str) -> None:
    assert harmless(text) == f"'{text}"


def test_csv_is_written_as_french_spreadsheets_read_it() -> None:
    with translation.override("fr"):
        answer: Any = export(rows=LINES, columns=COLUMNS, name="x", file_format="csv")
    text = b"".join(answer.streaming_content).decode()
    assert text == "\ufeffName;Amount;Day\r\n'=cmd|' /C calc'!A0;-1,5;31/12/2026\r\nplain;2;\r\n"


def test_csv_is_written_as_english_spreadsheets_read_it() -> None:
    with translation.override("en"):
        answer: Any = export(rows=LINES[1:], columns=COLUMNS, name="x", file_format="csv")
    assert b"".join(answer.streaming_content).decode() == "\ufeffName,Amount,Day\r\nplain,2,\r\n"


def test_xlsx_keeps_dates_and_numbers_and_no_formula() -> None:
    answer: Any = export(rows=LINES, columns=COLUMNS, name="x", file_format="xlsx")
    sheet = openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content))).active
    assert sheet is not None
    row = [cell.value for cell in sheet[2]]
    assert row[0] == "'=cmd|' /C calc'!A0"
    assert row[1] == -1.5
    assert sheet["C2"].is_date
    assert sheet["A2"].data_type == "s"


def test_a_list_is_exported_as_filtered_with_its_columns_and_listeners_are_told(as_user: SignIn, cast: Cast) -> None:
    actions.create_perimeter(actor=cast.system, parent=cast.hq, name="=danger()", kind="site")
    told: list[tuple[str, str, int]] = []

    def listener(*, user: object, name: str, file_format: str, query: str, lines: int) -> None:
        told.append((file_format, query, lines))

    registries.exports.register("tests", listener)
    try:
        answer: Any = as_user("officer").get("/places/?kind=site&cols=name&export=csv")
    finally:
        registries.exports.forget("tests")
    assert b"".join(answer.streaming_content).decode() == "\ufeffName\r\n'=danger()\r\n"
    assert 'filename="places-' in answer["Content-Disposition"]
    assert told == [("csv", "kind=site&cols=name&export=csv", 1)]

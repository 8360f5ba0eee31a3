"""Lists as files: CSV and XLSX, streamed, every cell harmless in a spreadsheet."""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import IO, TYPE_CHECKING, Any

from django.db.models import QuerySet
from django.http import FileResponse, HttpResponseBase, StreamingHttpResponse
from django.utils import timezone, translation

from web.deferred import deferred
from web.tables import EMPTY, Column

if TYPE_CHECKING:
    from xlsxwriter import Workbook
else:
    Workbook = deferred("xlsxwriter.Workbook")

FORMATS = ("csv", "xlsx")
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
RISKY = ("=", "+", "-", "@", "\t", "\r")
CHUNK = 500


def harmless(text: str) -> str:
    """Text that no spreadsheet will run: a leading apostrophe where it begins like a formula."""
    return f"'{text}" if text.startswith(RISKY) else text


def new_workbook(file: IO[bytes], **options: bool) -> Workbook:
    """A spreadsheet to write into this file; no text in it becomes a formula."""
    return Workbook(file, {**options, "strings_to_formulas": False})


def export(*, rows: QuerySet[Any] | Iterable[Any], columns: Sequence[Column], name: str, file_format: str) -> Any:
    """The answer that downloads these rows."""
    language = translation.get_language() or "fr"  # kept here: the lines are sent after the request put it away
    body: HttpResponseBase
    if file_format == "xlsx":
        body = FileResponse(_workbook(rows, columns), content_type=XLSX_TYPE)
    else:
        body = StreamingHttpResponse(_csv_lines(rows, columns, language), content_type="text/csv; charset=utf-8")
    body.headers["Content-Disposition"] = f'attachment; filename="{name}.{file_format}"'
    return body


def _each(rows: QuerySet[Any] | Iterable[Any]) -> Iterator[Any]:
    return rows.iterator(chunk_size=CHUNK) if isinstance(rows, QuerySet) else iter(rows)


def cell_value(column: Column, row: Any) -> Any:
    """What goes into a file: dates and numbers as they are, everything else as harmless text."""
    raw = column.raw(row)
    if isinstance(raw, datetime):
        return timezone.localtime(raw).replace(tzinfo=None) if timezone.is_aware(raw) else raw
    is_choice = not column.value and hasattr(row, f"get_{column.accessor}_display")
    if isinstance(raw, (date, int, float, Decimal)) and not isinstance(raw, bool) and not is_choice:
        return raw
    text = column.shown(row)
    return "" if text == EMPTY else harmless(text)


class _Echo:
    """A file that hands back what is written to it."""

    def write(self, text: str) -> str:
        return text


def _csv_lines(rows: Any, columns: Sequence[Column], language: str) -> Iterator[str]:
    french = language.startswith("fr")
    writer = csv.writer(_Echo(), delimiter=";" if french else ",")
    with translation.override(language):
        labels = [harmless(str(column.label)) for column in columns]
    yield "\ufeff" + writer.writerow(labels)
    for row in _each(rows):
        with translation.override(language):
            values = [_csv_text(cell_value(column, row), french=french) for column in columns]
        yield writer.writerow(values)


def _csv_text(value: Any, *, french: bool) -> str:
    if isinstance(value, datetime):
        return f"{value:%d/%m/%Y %H:%M}"
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, (float, Decimal)) and french:
        return str(value).replace(".", ",")
    return str(value)


def _workbook(rows: Any, columns: Sequence[Column]) -> IO[bytes]:
    file = tempfile.TemporaryFile()  # noqa: SIM115 -- the answer that sends it closes it
    book = new_workbook(file, constant_memory=True, strings_to_urls=False)
    sheet = book.add_worksheet()
    heading = book.add_format({"bold": True, "bottom": 1})
    day, instant = book.add_format({"num_format": "dd/mm/yyyy"}), book.add_format({"num_format": "dd/mm/yyyy hh:mm"})
    for number, column in enumerate(columns):
        sheet.set_column(number, number, 48 if column.wide or column.text else 18)
        sheet.write_string(0, number, harmless(str(column.label)), heading)
    for line, row in enumerate(_each(rows), start=1):
        for number, column in enumerate(columns):
            _write(sheet, line, number, cell_value(column, row), day=day, instant=instant)
    sheet.freeze_panes(1, 0)
    book.close()
    file.seek(0)
    return file


def _write(sheet: Any, line: int, number: int, value: Any, *, day: Any, instant: Any) -> None:
    if isinstance(value, datetime):
        sheet.write_datetime(line, number, value, instant)
    elif isinstance(value, date):
        sheet.write_datetime(line, number, value, day)
    elif isinstance(value, (int, float, Decimal)):
        sheet.write_number(line, number, value)
    else:
        sheet.write_string(line, number, value)

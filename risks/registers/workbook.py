"""One spreadsheet of several sheets, every text harmless: the file of a risk, the record of an acceptance."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import IO, Any

from django.utils import timezone

from web.exports import harmless, new_workbook

WIDE, NARROW, LONG = 48, 18, 24


@dataclass(frozen=True)
class Sheet:
    """One sheet: its name, its headings, its rows."""

    name: str
    headings: Sequence[Any]
    rows: Sequence[Sequence[Any]]


def write_workbook(*, sheets: Sequence[Sheet]) -> IO[bytes]:
    """The spreadsheet, ready to be sent."""
    stream = io.BytesIO()
    book = new_workbook(stream, in_memory=True)
    styles = {
        "heading": book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"}),
        "text": book.add_format({"text_wrap": True, "valign": "top"}),
        "day": book.add_format({"num_format": "dd/mm/yyyy", "valign": "top", "align": "left"}),
    }
    for sheet in sheets:
        page = book.add_worksheet(sheet.name[:31])
        page.freeze_panes(1, 0)
        page.set_landscape()
        page.set_paper(9)
        page.fit_to_pages(1, 0)
        for place, heading in enumerate(sheet.headings):
            longest = max((len(str(row[place])) for row in sheet.rows), default=0)
            page.set_column(place, place, WIDE if longest > LONG else NARROW)
            page.write_string(0, place, str(heading), styles["heading"])
        for line, row in enumerate(sheet.rows, start=1):
            for place, value in enumerate(row):
                _write(page, line, place, value, styles)
    book.close()
    stream.seek(0)
    return stream


def _write(page: Any, line: int, place: int, value: Any, styles: dict[str, Any]) -> None:
    if isinstance(value, datetime):
        page.write_datetime(line, place, timezone.localtime(value).replace(tzinfo=None), styles["day"])
    elif isinstance(value, date):
        page.write_datetime(line, place, value, styles["day"])
    elif isinstance(value, (int, float, Decimal)) and not isinstance(value, bool):
        page.write_number(line, place, value, styles["text"])
    else:
        page.write_string(line, place, harmless("" if value is None else str(value)), styles["text"])

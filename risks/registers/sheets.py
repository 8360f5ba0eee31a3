"""From bytes to rows of text: the file's kind, its limits, its encoding and its separator."""

import csv
import io
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import IO, TYPE_CHECKING

from risks.registers.headings import RISKS, SEARCHED_ROWS, Shape, read_header
from risks.registers.problems import Problem, Unreadable
from web.deferred import deferred

if TYPE_CHECKING:  # only a worker reads spreadsheets
    from openpyxl import load_workbook
else:
    load_workbook = deferred("openpyxl.load_workbook")

MEGABYTE = 1024 * 1024
MAX_FILE = 20 * MEGABYTE
MAX_UNPACKED = 200 * MEGABYTE
MAX_RATIO = 120
MAX_PARTS = 1_000
MAX_ROWS = 50_000
MAX_COLUMNS = 100
RISKY = ("=", "+", "-", "@")
SEPARATORS = (";", ",", "\t", "|")
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
# what UTF-8 text looks like once it was read as Windows-1252 and saved again
_TWICE_ENCODED = ("Ã©", "Ã¨", "Ã‰", "Ãª")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet as text, row by row as a person sees it; a CSV file is one sheet without a name."""

    name: str
    rows: tuple[tuple[str, ...], ...]


def read_sheets(*, stream: IO[bytes], shape: Shape = RISKS, mapping: Mapping[str, str] | None = None) -> list[Sheet]:
    """Every sheet of a spreadsheet, or the one of a CSV file. Raises Unreadable with the reason.

    The headings that are expected tell how a CSV file is separated.
    """
    content = stream.read(MAX_FILE + 1)
    if len(content) > MAX_FILE:
        raise Unreadable(Problem("too_large", params={"limit": str(MAX_FILE // MEGABYTE)}))
    if not content.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise Unreadable(Problem("empty_file"))
    if content.startswith(_OLE):
        raise Unreadable(Problem("old_format"))
    if content.startswith(_ZIP):
        return _workbook(content)
    return [Sheet("", tuple(_delimited(_decoded(content), shape, mapping)))]


def _workbook(content: bytes) -> list[Sheet]:
    _check_package(content)
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        sheets = [
            Sheet(sheet.title, tuple(_cells(sheet.title, sheet.iter_rows(max_col=MAX_COLUMNS, values_only=True))))
            for sheet in book.worksheets
            if sheet.sheet_state == "visible"
        ]
    except Unreadable:
        raise
    except Exception as error:  # openpyxl has no common error: whatever it meets, the file is what is wrong
        raise Unreadable(Problem("damaged")) from error
    book.close()
    return sheets


def _check_package(content: bytes) -> None:
    """Refuse what is not a spreadsheet, or unpacks to too much, before anything is unpacked."""
    try:
        parts = zipfile.ZipFile(io.BytesIO(content)).infolist()
    except zipfile.BadZipFile as error:
        raise Unreadable(Problem("damaged")) from error
    if "[Content_Types].xml" not in {part.filename for part in parts}:
        raise Unreadable(Problem("wrong_type"))
    unpacked = sum(part.file_size for part in parts)
    inflated = any(part.file_size > MEGABYTE and part.file_size > MAX_RATIO * part.compress_size for part in parts)
    if len(parts) > MAX_PARTS or unpacked > MAX_UNPACKED or inflated:
        raise Unreadable(Problem("bomb"))


def _cells(title: str, rows: Iterator[tuple[object, ...]]) -> Iterator[tuple[str, ...]]:
    for number, row in enumerate(rows, start=1):
        if number > MAX_ROWS:
            raise Unreadable(Problem("too_many_cells", params={"sheet": title, "limit": str(MAX_ROWS)}))
        yield tuple(_text(value) for value in row)


def _text(value: object) -> str:
    """A cell as a person would type it; dates become ISO text so that they cannot be mistaken."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return shown(str(value).strip())


def shown(text: str) -> str:
    """Without the apostrophe that an export puts before what begins like a formula."""
    return text[1:] if text.startswith("'") and text[1:2] in RISKY else text


def _decoded(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _strict(content, "utf-16")
    half = content[:2000]
    if half.count(0) > len(half) // 4:  # UTF-16 without its mark: every other byte is zero
        return _strict(content, "utf-16-le" if half[1::2].count(0) > half[::2].count(0) else "utf-16-be")
    if 0 in half:
        raise Unreadable(Problem("wrong_type"))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = _strict(content, "cp1252")
    if "\ufffd" in text or any(mark in text for mark in _TWICE_ENCODED):
        raise Unreadable(Problem("wrong_encoding"))
    return text


def _strict(content: bytes, encoding: str) -> str:
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise Unreadable(Problem("wrong_encoding")) from error
    if any(ord(char) < 32 and char not in "\t\r\n" for char in text[:4000]):
        raise Unreadable(Problem("wrong_type"))
    return text


def _delimited(text: str, shape: Shape, mapping: Mapping[str, str] | None) -> Iterator[tuple[str, ...]]:
    separator = _separator(text, shape, mapping)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        for number, row in enumerate(reader, start=1):
            if number > MAX_ROWS:
                raise Unreadable(Problem("too_many_cells", params={"sheet": "CSV", "limit": str(MAX_ROWS)}))
            yield tuple(shown(cell.strip()) for cell in row[:MAX_COLUMNS])
    except csv.Error as error:
        raise Unreadable(Problem("wrong_type")) from error


def _separator(text: str, shape: Shape, mapping: Mapping[str, str] | None) -> str:
    """The separator under which the heading row makes most sense; where none does, the one that cuts most."""
    head = text[: 200 * 1024]

    def known(separator: str) -> tuple[int, int]:
        rows = []
        reader = csv.reader(io.StringIO(head, newline=""), delimiter=separator)
        try:
            for row, _number in zip(reader, range(SEARCHED_ROWS), strict=False):
                rows.append(row)
        except csv.Error:
            return 0, 0
        headers = [read_header(number=0, cells=row, shape=shape, mapping=mapping) for row in rows]
        return max((len(header.columns) for header in headers), default=0), max(map(len, rows), default=0)

    return max(SEPARATORS, key=known)

"""What one cell says: dates, amounts, lists and references of controls."""

import re
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal, InvalidOperation

_DATES = ("%d/%m/%Y", "%Y-%m-%d", "%d-%m-%Y", "%d.%m.%Y", "%d/%m/%y", "%d %m %Y")
_SERIAL_ORIGIN = date(1899, 12, 30)
_SPACES = re.compile(r"[\s\u00a0\u202f]")
_ANNEX_A = re.compile(r"^(?:a\.?\s*)?([5-8])\.(\d{1,2})$", re.IGNORECASE)
_OTHER_ANNEX = re.compile(r"^a\.?\s*\d+(?:\.\d+)*$", re.IGNORECASE)
SPREADSHEET_ERRORS = ("#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!")


def parse_date(text: str) -> date | None:
    """A civil date written the French way, the ISO way, or as a spreadsheet's day number; None if it is none."""
    bare = text.strip()
    if bare.isdigit() and 20_000 <= int(bare) <= 80_000:
        return _SERIAL_ORIGIN + timedelta(days=int(bare))
    for shape in _DATES:
        try:
            found = datetime.strptime(bare, shape).replace(tzinfo=UTC).date()
        except ValueError:
            continue
        return found if 1990 <= found.year <= 2100 else None
    return None


def parse_amount(text: str) -> Decimal | None:
    """“1 250,75”, “1250.75” or “85,0 k€” as a number; None if it is none. Negative amounts are none."""
    bare = _SPACES.sub("", text).rstrip("€kK").rstrip()
    if "," in bare and "." in bare:  # the last of the two is the decimal mark
        thousands = "." if bare.rindex(",") > bare.rindex(".") else ","
        bare = bare.replace(thousands, "")
    bare = bare.replace(",", ".")
    if not re.fullmatch(r"\d{1,12}(\.\d{1,6})?", bare):
        return None
    try:
        return Decimal(bare)
    except InvalidOperation:
        return None


def split_list(text: str, *, commas: bool) -> tuple[str, ...]:
    """The values of one cell: line breaks and semicolons always separate, commas where the source means them so."""
    marks = ";" if not commas or "\n" in text else ";,"
    seen: dict[str, None] = {}
    for part in re.split(rf"(?<!\\)[{marks}]|[\n\r]", text):
        value = " ".join(part.replace("\\;", ";").replace("\\,", ",").split())
        if value and value not in {"-", "--"}:
            seen.setdefault(value)
    return tuple(seen)


def escaped(value: str) -> str:
    """One value of a list as a cell holds it: a separator inside it does not separate."""
    return value.replace(";", "\\;").replace(",", "\\,") if ";" in value or "," in value else value


def control_reference(text: str) -> str | None:
    """“A.5.21”, “A 5.21” or “5.21” as the reference “A.5.21”; None when the text names something else."""
    match = _ANNEX_A.match(text.strip())
    if match:
        return f"A.{match.group(1)}.{int(match.group(2))}"
    return text.strip().upper().replace(" ", "") if _OTHER_ANNEX.match(text.strip()) else None

"""Reading a list of people from a CSV file: every line, or every reason why not (pure)."""

import codecs
import csv
import io
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from organisation.roles import roles
from organisation.text import folded

LARGEST = 2 * 1024 * 1024
COLUMNS = {
    "given_name": ("prenom", "given name", "first name"),
    "family_name": ("nom", "family name", "last name"),
    "email": ("courriel", "e-mail", "email", "adresse"),
    "job_title": ("fonction", "function", "job title"),
    "team": ("equipe", "team"),
    "role": ("role",),
}
LIMITS = {"given_name": 80, "family_name": 80, "job_title": 120, "team": 120}
LONGEST_ADDRESS = 150  # it is also the name of the account
TEMPLATE = "Prénom;Nom;Courriel;Fonction;Équipe;Rôle\r\n"


@dataclass(frozen=True)
class PersonLine:
    """One person of the file."""

    number: int
    given_name: str
    family_name: str
    email: str
    job_title: str = ""
    team: str = ""
    role: str = ""


@dataclass(frozen=True)
class LineError:
    """What is wrong with a line (1 is the heading), and in which column."""

    number: int
    column: str
    message: str

    def __str__(self) -> str:
        if not self.column:
            return self.message
        return _("Line %(number)s, %(column)s: %(message)s") % {
            "number": self.number,
            "column": self.column,
            "message": self.message,
        }


def read_people(content: bytes) -> tuple[list[PersonLine], list[LineError]]:
    """The people of a CSV file (any encoding, comma, semicolon or tab) and every fault found."""
    if not content.strip():
        return [], [LineError(1, "", _("The file is empty."))]
    if len(content) > LARGEST:
        return [], [LineError(1, "", _("The file is larger than 2 MB: split it."))]
    text = _text(content)
    if text is None:
        return [], [LineError(1, "", _("This is not a text file: save it as CSV (UTF-8)."))]
    if not text.strip():
        return [], [LineError(1, "", _("The file is empty."))]
    first = text.lstrip().splitlines()[0]
    separator = max(";,\t", key=first.count)
    try:
        rows = list(csv.reader(io.StringIO(text), delimiter=separator))
    except csv.Error:
        return [], [LineError(1, "", _("This is not a table: a quotation mark is never closed, or a cell has no end."))]
    return _read_rows(rows)


def _text(content: bytes) -> str | None:
    """The text, in UTF-16 when it says so, in UTF-8, or else in Windows-1252 as French spreadsheets save it."""
    order = ["utf-16"] if content[:2] in {codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE} else ["utf-8-sig", "cp1252"]
    for encoding in order:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return None if "\0" in text else text
    return None


def _read_rows(rows: list[list[str]]) -> tuple[list[PersonLine], list[LineError]]:
    heading = next(number for number, row in enumerate(rows, start=1) if any(cell.strip() for cell in row))
    places = {name: _place(rows[heading - 1], words) for name, words in COLUMNS.items()}
    faults = [
        LineError(heading, COLUMNS[name][0], _("This column is missing."))
        for name in ("family_name", "email")
        if places[name] is None
    ]
    if faults:
        return [], faults
    lines: list[PersonLine] = []
    seen: set[str] = set()
    for number, row in enumerate(rows[heading:], start=heading + 1):
        if not any(cell.strip() for cell in row):
            continue
        line = PersonLine(number, **{name: _cell(row, place) for name, place in places.items()})
        faults += _faults(line, seen)
        seen.add(line.email.lower())
        lines.append(line)
    return lines, faults


def _place(heading: list[str], words: tuple[str, ...]) -> int | None:
    names = [folded(cell) for cell in heading]
    return next((names.index(word) for word in words if word in names), None)


def _cell(row: list[str], place: int | None) -> str:
    return row[place].strip() if place is not None and place < len(row) else ""


def _faults(line: PersonLine, seen: set[str]) -> list[LineError]:
    faults = []
    if not line.family_name:
        faults.append(LineError(line.number, _("family name"), _("It is empty.")))
    faults += [
        LineError(line.number, COLUMNS[name][0], _("It is longer than %d characters.") % limit)
        for name, limit in LIMITS.items()
        if len(getattr(line, name)) > limit
    ]
    if not _is_address(line.email):
        faults.append(LineError(line.number, _("e-mail"), _("“%s” is not an e-mail address.") % line.email))
    if line.email.lower() in seen:
        faults.append(LineError(line.number, _("e-mail"), _("“%s” stands twice in the file.") % line.email))
    if line.role and role_key(line.role) is None:
        known = ", ".join(role.label_fr for role in roles().values())
        faults.append(LineError(line.number, _("role"), _("“%(role)s” is not a role. Roles: %(known)s.") % {
            "role": line.role, "known": known,
        }))  # fmt: skip
    return faults


def _is_address(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return len(text) <= LONGEST_ADDRESS


def role_key(text: str) -> str | None:
    """The role that a text names, by its key or its label in either language."""
    wanted = folded(text)
    for key, role in roles().items():
        if wanted in {key, folded(role.label_fr), folded(role.label_en)}:
            return key
    return None

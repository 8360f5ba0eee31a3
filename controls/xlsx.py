"""The statement of applicability as a spreadsheet, every cell harmless."""

import tempfile
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.http import FileResponse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from controls import queries, wording
from controls.applicability import REASONS
from organisation.models import Perimeter
from trail.queries import Moment
from web.exports import XLSX_TYPE, harmless, new_workbook

WIDTHS = (22, 9, 44, 16, 26, 26, 26, 14, 50, 24, 18, 40, 9, 12, 30)
INTERNAL_WIDTHS = (16, 9)


def statement_workbook(
    *, perimeter: Perimeter, on: date, moment: Moment | None = None, internal: bool = False
) -> FileResponse:
    """The lines on one sheet, clauses and additional controls on others; maturity and effectiveness only on request."""
    statement = queries.statement_of(perimeter=perimeter, on=on, moment=moment)
    handle = tempfile.TemporaryFile()  # noqa: SIM115 -- the answer closes it
    with new_workbook(handle, in_memory=True) as book:
        widths = (*WIDTHS, *INTERNAL_WIDTHS) if internal else WIDTHS
        rows = [cells(line, internal=internal) for line in statement.lines]
        _sheet(book, _("SoA"), headings(internal=internal), widths, rows)
        own = [own_cells(line) for line in statement.additional]
        _sheet(book, _("Additional controls"), own_headings(), (12, 50, 16, 40, 50, 18), own)
        clauses = [clause_cells(row) for row in statement.clauses]
        _sheet(book, _("Clauses 4 to 10"), clause_headings(), (9, 60, 16, 60), clauses)
    handle.seek(0)
    name = f"{slugify(_('Statement of applicability'))}-{slugify(perimeter.name)}-{on.isoformat()}.xlsx"
    return FileResponse(handle, as_attachment=True, filename=name, content_type=XLSX_TYPE)


def _sheet(book: Any, name: str, heads: Sequence[str], widths: Sequence[int], rows: Sequence[Sequence[Any]]) -> None:
    sheet = book.add_worksheet(name)
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    for place, (heading, width) in enumerate(zip(heads, widths, strict=True)):
        sheet.set_column(place, place, width, wrapped)
        sheet.write_string(0, place, heading, bold)
    for number, row in enumerate(rows, start=1):
        for place, value in enumerate(row):
            _write(sheet, number, place, value)
    sheet.freeze_panes(1, min(3, len(heads) - 1))
    sheet.autofilter(0, 0, max(len(rows), 1), len(heads) - 1)


def headings(*, internal: bool = False) -> list[str]:
    """The headings of the columns."""
    shown = [
        _("Framework"), _("Ref."), _("Requirement"), _("Decision"), _("Risk"), _("Legal"), _("Contract"),
        _("Best practice"), _("Justification"), pgettext("control", "Owner"), _("Status"), _("Controls"),
        _("Evidence"), _("Newest evidence"), _("Derogations"),
    ]  # fmt: skip
    return [*shown, _("Effectiveness"), _("Maturity")] if internal else shown


def cells(line: queries.StatementLine, *, internal: bool = False) -> list[Any]:
    """What one line says, in the order of the headings."""
    record = line.record
    newest = line.evidence.newest_on
    shown = [
        str(line.requirement.framework),
        line.requirement.ref,
        line.requirement.title,
        line.decision_label,
        *_reasons(line),
        record.justification if record else "",
        str(record.owner) if record and record.owner else "",
        str(wording.STATUS_LABELS[line.status]) if line.included else "",
        "\n".join(f"{state.reference} {state.title}" for state in line.controls),
        line.evidence.total,
        newest.strftime("%d/%m/%Y") if newest else "",
        "\n".join(f"{row.reference} ({row.expires_on:%d/%m/%Y})" for row in line.derogations),
    ]
    if not internal:
        return shown
    effect = str(wording.EFFECTIVENESS_LABELS[line.effectiveness]) if line.included and line.controls else ""
    return [*shown, effect, record.maturity if record else None]


def _reasons(line: queries.StatementLine) -> list[str]:
    """Each column: what on record fills it, or yes where the officer ticked it alone."""
    filled = {kind: "\n".join(reason.label for reason in line.sources(kind)) for kind in REASONS}
    return [filled[kind] or (_("Yes") if kind in line.reason_kinds else "") for kind in REASONS]


def own_headings() -> list[str]:
    """The headings of the additional controls."""
    return [_("Ref."), _("Control"), _("Decision"), _("Why"), _("Justification"), _("Status")]


def own_cells(line: queries.AdditionalLine) -> list[Any]:
    """What the statement says of one additional control."""
    return [
        line.control.reference,
        line.control.title,
        str(wording.DECISION_LABELS[line.decision]),
        "\n".join(reason.label for reason in line.computed),
        line.record.justification if line.record else "",
        str(wording.STATUS_LABELS[line.status]),
    ]


def clause_headings() -> list[str]:
    """The headings of the clauses."""
    return [_("Ref."), _("Requirement"), _("Decision"), _("Controls")]


def clause_cells(row: queries.Covered) -> list[Any]:
    """A clause always applies."""
    return [
        row.requirement.ref,
        row.requirement.title,
        _("Applicable"),
        "\n".join(f"{state.reference} {state.title}" for state in row.controls),
    ]


def _write(sheet: Any, row: int, column: int, value: Any) -> None:
    if isinstance(value, int):
        sheet.write_number(row, column, value)
    elif value:
        sheet.write_string(row, column, harmless(value))

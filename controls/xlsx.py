"""The statement of applicability as a spreadsheet, every cell harmless."""

import tempfile
from datetime import date
from typing import Any

from django.http import FileResponse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from controls import queries, wording
from controls.applicability import REASONS
from organisation.models import Perimeter
from web.exports import XLSX_TYPE, harmless, new_workbook

WIDTHS = (22, 9, 44, 16, 9, 9, 9, 14, 50, 24, 18, 16, 50, 9, 9)


def statement_workbook(*, perimeter: Perimeter, on: date) -> FileResponse:
    """One sheet, one row a requirement, headings frozen and filters on."""
    lines = queries.lines_of(perimeter=perimeter, on=on)
    handle = tempfile.TemporaryFile()  # noqa: SIM115 -- the answer closes it
    with new_workbook(handle, in_memory=True) as book:
        sheet = book.add_worksheet(_("SoA"))
        bold, wrapped = book.add_format({"bold": True, "text_wrap": True}), book.add_format({"text_wrap": True})
        for place, (heading, width) in enumerate(zip(headings(), WIDTHS, strict=True)):
            sheet.set_column(place, place, width, wrapped)
            sheet.write_string(0, place, heading, bold)
        for number, line in enumerate(lines, start=1):
            for place, value in enumerate(cells(line)):
                _write(sheet, number, place, value)
        sheet.freeze_panes(1, 3)
        sheet.autofilter(0, 0, len(lines), len(WIDTHS) - 1)
    handle.seek(0)
    name = f"{slugify(_('Statement of applicability'))}-{slugify(perimeter.name)}-{on.isoformat()}.xlsx"
    return FileResponse(handle, as_attachment=True, filename=name, content_type=XLSX_TYPE)


def headings() -> list[str]:
    """The headings of the columns."""
    return [
        _("Framework"), _("Ref."), _("Requirement"), _("Decision"), _("Risk"), _("Legal"), _("Contract"),
        _("Best practice"), _("Justification"), pgettext("control", "Owner"),
        _("Status"), _("Effectiveness"), _("Controls"),
        _("Evidence"), _("Maturity"),
    ]  # fmt: skip


def cells(line: queries.StatementLine) -> list[Any]:
    """What one line says, in the order of the headings."""
    record = line.record
    ticked = [_("Yes") if kind in line.reason_kinds else "" for kind in REASONS]
    return [
        str(line.requirement.framework),
        line.requirement.ref,
        line.requirement.title,
        line.decision_label,
        *ticked,
        record.justification if record else "",
        str(record.owner) if record and record.owner else "",
        str(wording.STATUS_LABELS[line.status]) if line.included else "",
        str(wording.EFFECTIVENESS_LABELS[line.effectiveness]) if line.included and line.controls else "",
        "\n".join(f"{state.reference} {state.title}" for state in line.controls),
        line.evidence.total,
        record.maturity if record else None,
    ]


def _write(sheet: Any, row: int, column: int, value: Any) -> None:
    if isinstance(value, int):
        sheet.write_number(row, column, value)
    elif value:
        sheet.write_string(row, column, harmless(value))

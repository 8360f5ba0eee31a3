"""Spreadsheets of one record: the file of a risk, the record of an acceptance."""

from typing import Any, ClassVar

from django.http import FileResponse, HttpRequest, HttpResponseBase
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from risks.queries.register import acceptances, risks
from risks.queries.sheets import sheets_of_acceptance, sheets_of_risk
from risks.registers.workbook import write_workbook
from trail import clock
from web import registries
from web.exports import XLSX_TYPE
from web.pages import Page
from web.pages.base import find
from web.protocols import Rows


class Workbook(Page):
    """A record as a spreadsheet; the export is traced as that of a list is."""

    permission = "risks.view"
    records: ClassVar[Rows]
    sheets: ClassVar[Any]

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        """The file."""
        record = find(type(self).records, self.user, kwargs["pk"])
        for listener in registries.exports:
            listener(user=self.user, name=request.path, file_format="xlsx", query="", lines=1)
        name = f"{slugify(f'{self.title} {record}')[:80]}-{clock.today():%Y-%m-%d}.xlsx"
        stream = write_workbook(sheets=type(self).sheets(record))
        return FileResponse(stream, as_attachment=True, filename=name, content_type=XLSX_TYPE)


class RiskWorkbook(Workbook):
    """The file of one risk."""

    title = _("Risk file")
    parent = "risks:risk_list"
    records = staticmethod(risks)
    sheets = staticmethod(lambda risk: sheets_of_risk(risk=risk))


class AcceptanceWorkbook(Workbook):
    """The record of one acceptance."""

    title = _("Record of acceptance")
    parent = "risks:acceptance_list"
    records = staticmethod(acceptances)
    sheets = staticmethod(lambda acceptance: sheets_of_acceptance(acceptance=acceptance))

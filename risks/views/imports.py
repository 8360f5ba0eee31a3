"""Importing a register: upload, preview, confirm."""

from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponseBase
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from jobs.queries import visible_jobs
from risks.actions.imports import import_register, map_columns, stage_register
from risks.forms.settings import ImportRegisterForm, MapColumnsForm, StageRegisterForm
from risks.models import RegisterImport, RegisterImportRow
from risks.queries.columns import label_of
from risks.queries.imports import imports, outcomes_of, problem_from, rows_of
from risks.queries.scales import wordings
from risks.registers.template import write_template
from web.exports import XLSX_TYPE
from web.pages import ActionPage, ListPage, Page, RecordPage
from web.tables import Column

SHOWN = 200
TONES = {"created": "ok", "changed": "info", "unchanged": "neutral", "refused": "bad"}


class StageRegister(ActionPage):
    """Upload a register."""

    action = stage_register
    form_class = StageRegisterForm
    title = _("Import a register")
    label = _("Import a register")
    intro = _("The file is read first. You see what would be created, changed or refused before anything is written.")
    icon = "upload"
    parent = "risks:risk_list"
    template_name = "risks/stage.html"
    success = _("The file is being read.")


class ImportRegister(ActionPage):
    """Confirm an import."""

    action = import_register
    form_class = ImportRegisterForm
    records = staticmethod(imports)
    parameter = "staged"
    label = _("Import everything")
    title = _("Import everything")
    style = "primary"
    icon = "check"
    success = _("The register is imported.")

    @classmethod
    def offered_to(cls, user: Any, record: Any = None) -> bool:
        """Once the file was read without a fault."""
        ready = record is None or record.status == RegisterImport.Status.READY
        return ready and super().offered_to(user, record)


class MapColumns(ActionPage):
    """Say what each column of the file holds."""

    action = map_columns
    form_class = MapColumnsForm
    records = staticmethod(imports)
    parameter = "staged"
    label = _("Set the columns")
    title = _("What each column holds")
    intro = _("What you say here is remembered: the next file of this source is read the same way without asking.")
    icon = "columns-3"
    parent = "risks:import_list"
    template_name = "risks/columns.html"
    success = _("The file is being read again.")

    @classmethod
    def offered_to(cls, user: Any, record: Any = None) -> bool:
        """Once the headings were found, and until everything is imported."""
        statuses = (RegisterImport.Status.COLUMNS, RegisterImport.Status.READY, RegisterImport.Status.REFUSED)
        opened = record is None or (bool(record.headings) and record.status in statuses)
        return opened and super().offered_to(user, record)

    def initial(self) -> dict[str, Any]:
        """What the columns were taken for stands on the lines themselves."""
        return {}


class ImportList(ListPage):
    """One's own imports."""

    title = _("Imports")
    permission = "risks.import"
    rows = staticmethod(imports)
    columns = (
        Column("created_at", _("Date"), link=True),
        Column("file_name", _("File"), wide=True),
        Column("content", _("What the file holds")),
        Column("source", _("Source"), hidden=True),
        Column("perimeter.name", _("Perimeter"), sort="perimeter__path"),
        Column("status", _("Status"), badge=True),
    )
    default_sort = "-created_at"
    actions = (StageRegister,)
    empty_title = _("Nothing was imported yet")
    empty_text = _("Import the register you keep in a spreadsheet, or fill in the template.")


class ImportPage(RecordPage):
    """The preview of an import: what would happen, line by line, with every reason."""

    permission = "risks.import"
    records = staticmethod(imports)
    parent = "risks:import_list"
    template_name = "risks/import.html"
    status = Column("status", _("Status"), badge=True)
    facts = (
        Column("perimeter.name", _("Perimeter")),
        Column("file_name", _("File")),
        Column("content", _("What the file holds")),
        Column("source", _("Source")),
        Column("sheet", _("Sheet")),
        Column("heading_row", _("Heading row")),
    )
    actions = (ImportRegister, MapColumns)

    def context(self) -> dict[str, Any]:
        """Counts, faults of the whole file, and the lines: refused ones first."""
        staged = self.record
        chosen = self.request.GET.get("outcome", "")
        rows = rows_of(staged=staged)
        if chosen in RegisterImportRow.Outcome.values:
            rows = rows.filter(outcome=chosen)
        counts = outcomes_of(staged=staged)
        lines = [self._line(row) for row in rows[:SHOWN]]
        return {
            "counts": [(choice, counts.get(choice.value, 0)) for choice in RegisterImportRow.Outcome],
            "chosen": chosen,
            "whole": [problem_from(data) for data in staged.counts.get("whole", [])],
            "lines": lines,
            "left_off": max(0, rows.count() - len(lines)),
            "reading": staged.status == RegisterImport.Status.QUEUED,
            "job": self._job(),
            "columns": [(each["heading"], label_of(field=each["field"])) for each in staged.headings],
            "unknown": [each["heading"] for each in staged.headings if not each["field"]],
            "may_map": MapColumns.offered_to(self.user, staged),
        }

    def _job(self) -> Any:
        """The job that reads the file, while it does or when it failed."""
        if self.record.status != RegisterImport.Status.QUEUED or self.record.job_id is None:
            return None
        return visible_jobs(self.user).filter(pk=self.record.job_id).first()

    @staticmethod
    def _line(row: RegisterImportRow) -> dict[str, Any]:
        return {"row": row, "problems": [problem_from(data) for data in row.problems], "tone": TONES[row.outcome]}


class RegisterTemplate(Page):
    """The template to download: headings, the words of the scale, one example."""

    title = _("Template of a register")
    permission = "risks.import"

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        """The spreadsheet, in the reader's language."""
        language = "en" if (get_language() or "fr").startswith("en") else "fr"
        stream = write_template(language=language, scales=wordings(user=self.user))
        name = "risk-register.xlsx" if language == "en" else "registre-des-risques.xlsx"
        return FileResponse(stream, as_attachment=True, filename=name, content_type=XLSX_TYPE)

"""The pages of reports: those produced, one of them, its PDF, asking for one."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jobs.models import Job
from reports import actions, queries
from reports.forms import ProduceForm, ReportFilter
from reports.models import ProducedReport
from web.files import file_answer
from web.pages import ActionPage, ListPage, Page, RecordPage
from web.pages.base import find
from web.tables import Column

KIND = Column("kind", _("Kind"), value=lambda report: report.kind_label, sort="kind")
PERIMETER = Column("perimeter.name", _("Perimeter"), sort="perimeter__name")
ON = Column("on", _("As it stands on"), date=True)
AT = Column("at", _("Produced on"), date=True)
LANGUAGE = Column("language", _("Language"))
NUMBER = Column("number", _("Number"))


class ProduceReport(ActionPage):
    """Ask for a report."""

    action = actions.produce
    form_class = ProduceForm
    parent = "reports:produced_report_list"
    label = _("Produce a report")
    title = _("Produce a report")
    intro = _("The report is written, sealed and kept in the vault; you can leave this page meanwhile.")
    style = "primary"
    icon = "file-text"
    success = _("The report is being written.")

    def success_url(self, result: Job) -> str:
        """Where its progress can be followed."""
        return result.get_absolute_url()


class ProducedReportList(ListPage):
    """The reports that this person may read."""

    title = _("Reports")
    intro = _("Each is a sealed PDF, kept as it was on its day.")
    permission = "reports.view"
    rows = staticmethod(queries.produced_reports)
    columns = (Column("title", _("Report"), link=True), KIND, PERIMETER, ON, AT, LANGUAGE, NUMBER)
    search_paths = ("title", "number")
    filter_class = ReportFilter
    default_sort = "-at"
    actions = (ProduceReport,)
    empty_title = _("No report yet")
    empty_text = _("Reviews and audits produce theirs; others can be asked for here.")


class ProducedReportPage(RecordPage):
    """One report: what it is about, what it rests on, and its PDF."""

    permission = "reports.view"
    records = staticmethod(queries.produced_reports)
    template_name = "reports/produced_report.html"
    facts = (
        KIND,
        PERIMETER,
        ON,
        AT,
        LANGUAGE,
        NUMBER,
        Column("file.size_label", _("Size")),
    )

    def context(self) -> dict[str, Any]:
        """Where the PDF is."""
        return {"content_url": reverse("reports:content", args=[self.record.pk])}


class ReportContent(Page):
    """The PDF: saved, or shown when `?shown` asks for it. Each reading is traced."""

    action = actions.open_report
    permission = "reports.view"
    http_method_names = ["get"]

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        """The PDF. Raises ValidationError, which the frame shows, when it is damaged or missing."""
        report: ProducedReport = find(queries.produced_reports, self.user, kwargs["pk"])
        shown = "shown" in request.GET
        content = actions.open_report(actor=self.user, report=report, reason="view" if shown else "download")
        file = report.file
        return file_answer(request, content=content, name=file.name, media_type=file.media_type, shown=shown)

"""What staff report: one field for everyone, and what became of each report."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from improvement import actions, forms, queries
from web.pages import ActionPage, ListPage, RecordPage
from web.tables import Column


class SendReport(ActionPage):
    """One field, from anyone signed in."""

    title = _("Report something")
    intro = _("You saw something unusual, a doubt, a mistake? Say it here: it is read within one working day.")
    action = actions.report_event
    form_class = forms.ReportForm
    label = pgettext_lazy("verb", "Report")
    style = "primary"
    success = _("Thank you. Your report was received; you will find the answer under “My reports”.")
    parent = "improvement:report_list"


class ReportAction(ActionPage):
    """What is done with a report that waits."""

    records = staticmethod(queries.reports)
    parameter = "report"
    parent = "improvement:report_list"

    @classmethod
    def offered_to(cls, user: Any, record: Any = None) -> bool:
        """Only while it waits."""
        return record.status == "to_triage" and super().offered_to(user, record)


class FollowReport(ReportAction):
    """A report becomes a finding."""

    action = actions.follow_report
    form_class = forms.FollowReportForm
    label = _("Follow up")
    style = "primary"


class DismissReport(ReportAction):
    """A report is closed with an answer."""

    action = actions.dismiss_report
    form_class = forms.DismissReportForm
    label = _("Close without follow-up")


class ReportList(ListPage):
    """What staff reported."""

    title = _("Reports from staff")
    intro = _("What staff saw and said; those who triage see everything, everyone sees their own.")
    permission = "improvement.report"
    rows = staticmethod(queries.reports)
    filter_class = forms.ReportFilter
    default_sort = "-reported_at"
    actions = (SendReport,)
    columns = (
        Column("reference", _("Ref."), link=True),
        Column("text", _("What happened"), text=True, wide=True),
        Column("status", _("Status"), badge=True),
        Column("reported_by.display_name", _("Reported by"), sort="reported_by__identity__sort_key"),
        Column("reported_at", _("Reported")),
        Column("perimeter.name", _("Perimeter"), sort="perimeter__path"),
    )
    empty_title = _("Nothing was reported yet")
    empty_text = _("The button “Report” at the top of every page is open to everyone.")


class ReportPage(RecordPage):
    """One report and what became of it."""

    permission = "improvement.report"
    records = staticmethod(queries.reports)
    status = Column("status", _("Status"), badge=True)
    facts = (
        Column("text", _("What happened"), text=True, wide=True),
        Column("reported_by.display_name", _("Reported by")),
        Column("reported_at", _("Reported")),
        Column("perimeter.name", _("Perimeter")),
        Column("answer", pgettext_lazy("noun", "Answer"), text=True, wide=True),
        Column("nonconformity", _("Nonconformity"), link="nonconformity"),
    )
    actions = (FollowReport, DismissReport)

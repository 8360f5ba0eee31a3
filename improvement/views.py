"""The pages of improvement."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from improvement import actions, forms, queries
from improvement.models import Nonconformity
from web.pages import ActionPage, ListPage, RecordPage
from web.tables import Column, RelatedTable

OWNER = Column("owner.display_name", _("Owner"), sort="owner__identity__sort_key")


class RaiseNonconformity(ActionPage):
    """A new finding."""

    action = actions.raise_nonconformity
    form_class = forms.RaiseNonconformityForm
    label = _("Raise a nonconformity")
    style = "primary"
    icon = "plus"
    parent = "improvement:nonconformity_list"


class _NonconformityAction(ActionPage):
    records = staticmethod(queries.nonconformities)
    parameter = "nonconformity"
    parent = "improvement:nonconformity_list"
    statuses: tuple[str, ...] = ()
    breach: bool = True

    @classmethod
    def offered_to(cls, user: Any, record: Any = None) -> bool:
        """Only where the step follows the status."""
        fits = record.status in cls.statuses and record.is_breach == cls.breach
        return fits and super().offered_to(user, record)


class RecordCorrection(_NonconformityAction):
    """The correction."""

    action = actions.record_correction
    form_class = forms.CorrectionForm
    label = _("Record the correction")
    style = "primary"
    statuses = ("open", "reopened")


class FindCause(_NonconformityAction):
    """The cause."""

    action = actions.find_cause
    form_class = forms.CauseForm
    label = _("Record the cause")
    style = "primary"
    statuses = ("corrected",)


class PlanCorrectiveAction(_NonconformityAction):
    """One more action."""

    action = actions.plan_corrective_action
    form_class = forms.CorrectiveActionForm
    label = _("Plan a corrective action")
    icon = "plus"
    statuses = tuple(status for status in Nonconformity.Status.values if status != "closed")

    def success_url(self, result: Any) -> str:
        """Back to the nonconformity."""
        return self.cancel_url()


class ApprovePlan(_NonconformityAction):
    """The plan, approved."""

    action = actions.approve_plan
    form_class = forms.ApprovePlanForm
    label = _("Approve the plan")
    style = "primary"
    statuses = ("cause_found",)


class ReviewEffectiveness(_NonconformityAction):
    """The judgement of somebody who took no part."""

    action = actions.review_effectiveness
    form_class = forms.JudgeForm
    label = _("Check the effect")
    style = "primary"
    statuses = ("implemented",)

    @classmethod
    def offered_to(cls, user: Any, record: Any = None) -> bool:
        """Never to somebody who took part."""
        return super().offered_to(user, record) and not queries.took_part(nonconformity=record, person=user.person)

    def success_url(self, result: Any) -> str:
        """Back to the nonconformity."""
        return self.cancel_url()


class CloseFinding(_NonconformityAction):
    """The answer to an observation."""

    action = actions.close_finding
    form_class = forms.CloseForm
    label = _("Close with an answer")
    statuses = ("open",)
    breach = False


class NonconformityList(ListPage):
    """Findings and nonconformities."""

    title = _("Nonconformities")
    intro = _("What did not conform, what was done about it, and whether it worked.")
    permission = "improvement.view"
    rows = staticmethod(queries.nonconformities)
    filter_class = forms.NonconformityFilter
    default_sort = "-reference"
    actions = (RaiseNonconformity,)
    columns = (
        Column("reference", _("Ref."), link=True),
        Column("title", _("Title"), link=True, wide=True),
        Column("grade", _("Grade"), badge=True, sort="gravity"),
        Column("status", _("Status"), badge=True),
        OWNER,
        Column("due_on", _("Due"), date=True),
        Column("perimeter.name", _("Perimeter"), sort="perimeter__path"),
        Column("requirement.ref", _("Requirement"), sort="requirement__ref", hidden=True),
        Column("detected_on", _("Found"), date=True, hidden=True),
    )
    empty_title = _("No nonconformity yet")
    empty_text = _("Raise one from an audit, a report from staff or what you saw yourself.")


class NonconformityPage(RecordPage):
    """One finding, step by step."""

    permission = "improvement.view"
    records = staticmethod(queries.nonconformities)
    status = Column("status", _("Status"), badge=True)
    facts = (
        Column("grade", _("Grade"), badge=True),
        Column("fact", _("Fact"), text=True, wide=True),
        Column("requirement", _("Requirement")),
        Column("criterion", _("Criterion")),
        Column("source", _("Source")),
        Column("perimeter.name", _("Perimeter")),
        Column("owner.display_name", _("Owner")),
        Column("raised_by.display_name", _("Raised by")),
        Column("detected_on", _("Found"), date=True),
        Column("due_on", _("Due"), date=True),
        Column("correction", _("Correction"), text=True, wide=True),
        Column("similar_cases", _("Similar cases"), text=True, wide=True),
        Column("root_cause", _("Root cause"), text=True, wide=True),
        Column("closed_on", _("Closed"), date=True),
    )
    actions = (
        RecordCorrection,
        FindCause,
        ApprovePlan,
        ReviewEffectiveness,
        CloseFinding,
    )
    tables = (
        RelatedTable(
            _("Corrective actions"),
            queries.actions_of,
            (
                Column("reference", _("Ref."), link=True),
                Column("title", _("Title"), link=True, wide=True),
                Column("status", _("Status"), badge=True),
                Column("progress", _("Progress"), numeric=True, suffix=" %"),
                OWNER,
                Column("due_on", _("Due"), date=True),
            ),
            empty=_("No action is planned yet."),
            actions=(PlanCorrectiveAction,),
        ),
        RelatedTable(
            _("Effectiveness reviews"),
            queries.effectiveness_reviews_of,
            (
                Column("at", _("Date")),
                Column("effective", _("Effective")),
                Column("reviewer.display_name", _("Checked by")),
                Column("conclusion", _("Conclusion"), text=True, wide=True),
            ),
            empty=_("The effect was not checked yet."),
        ),
    )


class AdvanceCorrectiveAction(ActionPage):
    """How far an action is."""

    action = actions.advance_corrective_action
    form_class = forms.AdvanceForm
    records = staticmethod(queries.corrective_actions)
    parameter = "corrective_action"
    label = _("Update the progress")
    style = "primary"
    parent = "improvement:corrective_action_list"


class CorrectiveActionList(ListPage):
    """The plan."""

    title = _("Action plan")
    intro = _("Every corrective action, whoever owns it.")
    permission = "improvement.view"
    rows = staticmethod(queries.corrective_actions)
    filter_class = forms.CorrectiveActionFilter
    default_sort = "due_on"
    columns = (
        Column("reference", _("Ref."), link=True),
        Column("title", _("Title"), link=True, wide=True),
        Column("nonconformity.reference", _("Nonconformity"), link="nonconformity", sort="nonconformity__reference"),
        Column("status", _("Status"), badge=True),
        Column("progress", _("Progress"), numeric=True, suffix=" %"),
        OWNER,
        Column("due_on", _("Due"), date=True),
        Column("perimeter.name", _("Perimeter"), sort="perimeter__path", hidden=True),
    )
    empty_title = _("No corrective action yet")
    empty_text = _("Actions are planned on the page of a nonconformity.")


class CorrectiveActionPage(RecordPage):
    """One action."""

    permission = "improvement.view"
    records = staticmethod(queries.corrective_actions)
    status = Column("status", _("Status"), badge=True)
    facts = (
        Column("description", _("Description"), text=True, wide=True),
        Column("nonconformity", _("Nonconformity"), link="nonconformity"),
        Column("owner.display_name", _("Owner")),
        Column("due_on", _("Due"), date=True),
        Column("progress", _("Progress"), numeric=True, suffix=" %"),
        Column("outcome", _("Outcome"), text=True, wide=True),
        Column("done_on", _("Done"), date=True),
    )
    actions = (AdvanceCorrectiveAction,)


class SendReport(ActionPage):
    """One field, from anyone signed in."""

    title = _("Report something")
    intro = _("You saw something unusual, a doubt, a mistake? Say it here: it is read within one working day.")
    action = actions.report_event
    form_class = forms.ReportForm
    label = _("Report")
    style = "primary"
    success = _("Thank you. Your report was received; you will find the answer under “My reports”.")
    parent = "improvement:report_list"


class _ReportAction(ActionPage):
    records = staticmethod(queries.reports)
    parameter = "report"
    parent = "improvement:report_list"

    @classmethod
    def offered_to(cls, user: Any, record: Any = None) -> bool:
        """Only while it waits."""
        return record.status == "to_triage" and super().offered_to(user, record)


class FollowReport(_ReportAction):
    """A report becomes a finding."""

    action = actions.follow_report
    form_class = forms.FollowReportForm
    label = _("Follow up")
    style = "primary"


class DismissReport(_ReportAction):
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
        Column("answer", _("Answer"), text=True, wide=True),
        Column("nonconformity", _("Nonconformity"), link="nonconformity"),
    )
    actions = (FollowReport, DismissReport)


class ProposeIdea(ActionPage):
    """A new idea."""

    action = actions.propose_idea
    form_class = forms.IdeaForm
    label = _("Propose an idea")
    style = "primary"
    icon = "plus"
    parent = "improvement:idea_list"


class AnswerIdea(ActionPage):
    """What becomes of it."""

    action = actions.answer_idea
    form_class = forms.AnswerIdeaForm
    records = staticmethod(queries.ideas)
    parameter = "idea"
    label = _("Answer")
    style = "primary"
    parent = "improvement:idea_list"


class IdeaList(ListPage):
    """Ideas from everyone."""

    title = _("Ideas")
    intro = _("Ways to do better, and what became of them.")
    permission = "improvement.report"
    rows = staticmethod(queries.ideas)
    filter_class = forms.IdeaFilter
    default_sort = "-reference"
    actions = (ProposeIdea,)
    columns = (
        Column("reference", _("Ref."), link=True),
        Column("title", _("Idea"), link=True, wide=True),
        Column("status", _("Status"), badge=True),
        Column("proposed_by.display_name", _("Proposed by"), sort="proposed_by__identity__sort_key"),
        Column("perimeter.name", _("Perimeter"), sort="perimeter__path"),
    )
    empty_title = _("No idea yet")
    empty_text = _("Anyone may propose one.")


class IdeaPage(RecordPage):
    """One idea."""

    permission = "improvement.report"
    records = staticmethod(queries.ideas)
    status = Column("status", _("Status"), badge=True)
    facts = (
        Column("description", _("What it would improve"), text=True, wide=True),
        Column("proposed_by.display_name", _("Proposed by")),
        Column("answer", _("Answer"), text=True, wide=True),
    )
    actions = (AnswerIdea,)

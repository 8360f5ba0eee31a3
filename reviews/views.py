"""The pages of reviews: PDCA reviews, their rhythm, decisions and objectives."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from reviews import actions, forms, queries
from reviews.reports import worded
from web.pages import ActionPage, ListPage, RecordPage
from web.tables import Column, RelatedTable

PERIMETER = Column("perimeter.name", _("Perimeter"), sort="perimeter__path")
OWNER = Column("owner.display_name", _("Owner"), sort="owner__identity__sort_key")
LIST = "reviews:review_list"


class OpenReview(ActionPage):
    """A review, on demand."""

    action = actions.open_review
    form_class = forms.OpenReviewForm
    label = _("Run a review")
    intro = _("Every indicator is measured now, the situation is kept as it stands, and the PDF goes to the vault.")
    style = "primary"
    icon = "plus"
    parent = LIST
    success = _("The review is open; its PDF is being written.")


class SetRhythm(ActionPage):
    """How often."""

    action = actions.set_rhythm
    form_class = forms.RhythmForm
    label = _("Set the rhythm")
    intro = _("The clock opens each review on its day, without anybody asking.")
    parent = "reviews:rhythm_list"

    def success_url(self, result: Any) -> str:
        """Back to the list."""
        return reverse("reviews:rhythm_list")


class ReviewList(ListPage):
    """Reviews."""

    title = _("PDCA reviews")
    intro = _("The situation of a perimeter over a period, measured, kept and approved by management (9.1, 9.3).")
    permission = "reviews.view"
    rows = staticmethod(queries.reviews)
    filter_class = forms.ReviewFilter
    actions = (OpenReview, SetRhythm)
    default_sort = "-ends_on"
    columns = (
        Column("reference", _("Ref."), link=True),
        PERIMETER,
        Column("starts_on", _("From"), date=True),
        Column("ends_on", _("Until"), date=True),
        Column("status", _("Status"), badge=True),
        Column("approved_by.display_name", _("Approved by"), sort="approved_by__identity__sort_key"),
        Column("approved_on", _("Approved"), date=True),
    )
    empty_title = _("No review yet")
    empty_text = _("Run one now, or set a rhythm and let the clock do it.")


class RhythmList(ListPage):
    """Rhythms."""

    title = _("Rhythm of the reviews")
    permission = "reviews.view"
    rows = staticmethod(queries.rhythms)
    search_paths = ("perimeter__name",)
    actions = (SetRhythm,)
    default_sort = "next_on"
    columns = (
        PERIMETER,
        Column("every_months", _("Every (months)"), numeric=True),
        Column("next_on", _("Next review"), date=True),
    )
    empty_title = _("No rhythm yet")
    empty_text = _("Say how often each perimeter is reviewed.")


class _ReviewAction(ActionPage):
    records = staticmethod(queries.reviews)
    parameter = "review"
    parent = LIST
    only_open = True

    @classmethod
    def offered_to(cls, user: Any, record: Any = None) -> bool:
        """While it is open, unless it may be done later."""
        return (record.is_open or not cls.only_open) and super().offered_to(user, record)

    def success_url(self, result: Any) -> str:
        """Back to the review."""
        return reverse("reviews:review", args=[self.record.pk])


class TakeDecision(_ReviewAction):
    """A decision."""

    action = actions.take_decision
    form_class = forms.DecisionForm
    label = _("Take a decision")
    icon = "plus"


class ApproveReview(_ReviewAction):
    """The conclusion of management."""

    action = actions.approve_review
    form_class = forms.ApproveReviewForm
    label = _("Approve")
    style = "primary"


class PrintReview(_ReviewAction):
    """The PDF again."""

    action = actions.print_review
    form_class = forms.NothingForm
    label = _("Produce the PDF again")
    only_open = False
    success = _("The PDF is being written.")


class ReviewPage(RecordPage):
    """One review: Plan, Do, Check, Act with their figures, and what was decided."""

    permission = "reviews.view"
    records = staticmethod(queries.reviews)
    template_name = "reviews/review.html"
    status = Column("status", _("Status"), badge=True)
    facts = (
        Column("perimeter.name", _("Perimeter")),
        Column("starts_on", _("From"), date=True),
        Column("ends_on", _("Until"), date=True),
        Column("opened_by.display_name", _("Opened by")),
        Column("approved_by.display_name", _("Approved by")),
        Column("approved_on", _("Approved"), date=True),
        Column("conclusion", _("Conclusion of management"), text=True, wide=True),
    )
    actions = (ApproveReview, TakeDecision, PrintReview)
    tables = (
        RelatedTable(
            _("Decisions"),
            queries.decisions_of,
            (
                Column("reference", _("Ref."), link=True),
                Column("text", _("Decision"), text=True, wide=True),
                OWNER,
                Column("due_on", _("Due"), date=True),
                Column("status", _("Status"), badge=True),
            ),
            empty=_("Nothing was decided yet."),
        ),
    )

    def context(self) -> dict[str, Any]:
        """The figures under each founding word, the lists, and the PDFs."""
        return {
            "phases": queries.phases(review=self.record),
            "picture": worded(self.record.picture),
            "reports": queries.reports_of(review=self.record),
            "writing": queries.writing_of(review=self.record),
        }


class CarryOutDecision(ActionPage):
    """What was done."""

    action = actions.carry_out_decision
    form_class = forms.CarryOutForm
    records = staticmethod(queries.decisions)
    parameter = "decision"
    label = _("Say what was done")
    style = "primary"
    parent = "reviews:decision_list"


class DecisionList(ListPage):
    """Decisions of management."""

    title = _("Decisions of management")
    permission = "reviews.view"
    rows = staticmethod(queries.decisions)
    search_paths = ("reference", "text")
    default_sort = "due_on"
    columns = (
        Column("reference", _("Ref."), link=True),
        Column("text", _("Decision"), text=True, wide=True),
        Column("review.reference", _("Review"), link="review"),
        OWNER,
        Column("due_on", _("Due"), date=True),
        Column("status", _("Status"), badge=True),
    )
    empty_title = _("Nothing was decided yet")
    empty_text = _("Decisions are taken on the page of a review.")


class DecisionPage(RecordPage):
    """One decision."""

    permission = "reviews.view"
    records = staticmethod(queries.decisions)
    status = Column("status", _("Status"), badge=True)
    facts = (
        Column("text", _("Decision"), text=True, wide=True),
        Column("review", _("Review"), link="review"),
        Column("owner.display_name", _("Owner")),
        Column("due_on", _("Due"), date=True),
        Column("outcome", _("What was done"), text=True, wide=True),
    )
    actions = (CarryOutDecision,)


class SetObjective(ActionPage):
    """A new objective."""

    action = actions.set_objective
    form_class = forms.ObjectiveForm
    label = _("Set an objective")
    style = "primary"
    icon = "plus"
    parent = "reviews:objective_list"


class JudgeObjective(ActionPage):
    """Whether it was met."""

    action = actions.judge_objective
    form_class = forms.JudgeObjectiveForm
    records = staticmethod(queries.objectives)
    parameter = "objective"
    label = _("Evaluate")
    style = "primary"
    parent = "reviews:objective_list"


class ObjectiveList(ListPage):
    """Objectives."""

    title = _("Security objectives")
    intro = _("What is to be reached, by whom, by when, and how it is evaluated (6.2).")
    permission = "reviews.view"
    rows = staticmethod(queries.objectives)
    filter_class = forms.ObjectiveFilter
    actions = (SetObjective,)
    default_sort = "due_on"
    columns = (
        Column("reference", _("Ref."), link=True),
        Column("title", _("Objective"), link=True, wide=True),
        Column("status", _("Status"), badge=True),
        OWNER,
        Column("due_on", _("Due"), date=True),
        PERIMETER,
    )
    empty_title = _("No objective yet")
    empty_text = _("Set the first one: what, who, when, how.")


class ObjectivePage(RecordPage):
    """One objective."""

    permission = "reviews.view"
    records = staticmethod(queries.objectives)
    status = Column("status", _("Status"), badge=True)
    facts = (
        Column("means", _("Actions and means"), text=True, wide=True),
        Column("evaluation", _("How it is evaluated"), text=True, wide=True),
        Column("indicator", _("Indicator"), value=lambda row: queries.label_of(row.indicator) if row.indicator else ""),
        Column("target", _("Target"), numeric=True),
        Column("owner.display_name", _("Owner")),
        Column("due_on", _("Due"), date=True),
        Column("perimeter.name", _("Perimeter")),
        Column("outcome", _("Result"), text=True, wide=True),
    )
    actions = (JudgeObjective,)

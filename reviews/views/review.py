"""The page of a review."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from reviews import queries
from reviews.reports import worded
from reviews.views.columns import OWNER
from reviews.views.steps import ApproveReview, PrintReview, TakeDecision
from web.pages import RecordPage
from web.tables import Column, RelatedTable


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

"""What is done on a review: decisions, its approval, its PDF again."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from reviews import actions, forms, queries
from reviews.views.columns import LIST
from web.pages import ActionPage


class ReviewAction(ActionPage):
    """A step of a review; `only_open` says that it ends with the approval."""

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


class TakeDecision(ReviewAction):
    """A decision."""

    action = actions.take_decision
    form_class = forms.DecisionForm
    label = _("Take a decision")
    icon = "plus"


class ApproveReview(ReviewAction):
    """The conclusion of management."""

    action = actions.approve_review
    form_class = forms.ApproveReviewForm
    label = _("Approve")
    style = "primary"


class PrintReview(ReviewAction):
    """The PDF again."""

    action = actions.print_review
    form_class = forms.NothingForm
    label = _("Produce the PDF again")
    only_open = False
    success = _("The PDF is being written.")

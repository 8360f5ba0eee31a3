"""Reviews: running one, and the list."""

from django.utils.translation import gettext_lazy as _

from reviews import actions, forms, queries
from reviews.views.columns import LIST, PERIMETER
from reviews.views.rhythms import SetRhythm
from web.pages import ActionPage, ListPage
from web.tables import Column


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

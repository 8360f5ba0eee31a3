"""Decisions of management."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from reviews import actions, forms, queries
from reviews.views.columns import OWNER
from web.pages import ActionPage, ListPage, RecordPage
from web.tables import Column


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
        Column("review.reference", pgettext_lazy("noun", "Review"), link="review"),
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
        Column("review", pgettext_lazy("noun", "Review"), link="review"),
        Column("owner.display_name", _("Owner")),
        Column("due_on", _("Due"), date=True),
        Column("outcome", _("What was done"), text=True, wide=True),
    )
    actions = (CarryOutDecision,)

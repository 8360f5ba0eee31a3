"""Decisions on access with the rule in words, and break-glasses with their review."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from consent import actions, forms
from consent.queries import break_glasses, decisions
from web.pages import ActionPage, ListPage, RecordPage
from web.tables import Column


class DecisionList(ListPage):
    """What systems asked, and what they were answered."""

    title = _("Decisions on access")
    intro = _("Each question of a system, its answer, and the rule that gave it.")
    permission = "consent.view"
    rows = staticmethod(decisions)
    filter_class = forms.DecisionFilter
    default_sort = "-at"
    columns = (
        Column("at", _("When"), link="consent:access_decision"),
        Column("subject.pseudonym", _("Person concerned"), link="subject", sort="subject__pseudonym"),
        Column("professional", _("Professional")),
        Column("category", _("Category of data")),
        Column("purpose.title", _("Purpose"), sort="purpose__title"),
        Column("rule", _("Answer and rule"), wide=True, link="consent:access_decision"),
    )
    empty_title = _("No system has asked yet")
    empty_text = _("Systems ask by the API: may this professional see these data, for this purpose, now?")


class DecisionPage(RecordPage):
    """One decision."""

    permission = "consent.view"
    records = staticmethod(decisions)
    template_name = "consent/decision.html"
    parent = "consent:decision_list"
    facts = (
        Column("subject", _("Person concerned"), link="subject"),
        Column("professional", _("Professional")),
        Column("purpose", _("Purpose"), link="purpose"),
        Column("category", _("Category of data")),
        Column("asked_for_at", _("Asked for the instant")),
        Column("at", _("Answered on")),
    )

    def heading(self) -> Any:
        """Yes or no."""
        return _("Access allowed") if self.record.allowed else _("Access refused")


class ReviewBreakGlass(ActionPage):
    """The conclusion."""

    action = actions.review_break_glass
    form_class = forms.ReviewForm
    records = staticmethod(break_glasses)
    parameter = "break_glass"
    title = _("Review the break-glass")
    label = _("Review the break-glass")
    style = "primary"
    parent = "consent:break_glass_list"

    @classmethod
    def offered_to(cls, user: Any, record: Any = None) -> bool:
        """Once."""
        return not hasattr(record, "review") and super().offered_to(user, record)


class BreakGlassList(ListPage):
    """Accesses opened in an emergency."""

    title = _("Break-glass")
    intro = _("Access opened in an emergency: each one is reviewed, and the person is told.")
    permission = "consent.view"
    rows = staticmethod(break_glasses)
    default_sort = "-at"
    columns = (
        Column("at", _("When"), link=True),
        Column("subject.pseudonym", _("Person concerned"), link=True, sort="subject__pseudonym"),
        Column("professional", _("Professional")),
        Column("ground", _("Ground"), wide=True),
        Column("until", _("Open until")),
        Column("review.verdict", _("Verdict"), badge=True, sort="review__verdict"),
        Column("review.person_informed_on", _("Person informed on"), date=True, sort="review__person_informed_on"),
    )
    empty_title = _("No access was opened in an emergency")


class BreakGlassPage(RecordPage):
    """One of them."""

    permission = "consent.view"
    records = staticmethod(break_glasses)
    facts = (
        Column("subject", _("Person concerned"), link="subject"),
        Column("professional", _("Professional")),
        Column("ground", _("Ground"), wide=True),
        Column("at", _("Opened on")),
        Column("until", _("Open until")),
        Column("facts", _("Facts"), text=True),
        Column("review.verdict", _("Verdict"), badge=True),
        Column("review.person_informed_on", _("Person informed on"), date=True),
        Column("review.comment", _("Comment of the review"), text=True),
    )
    actions = (ReviewBreakGlass,)

"""Evidence requests: asked by auditors, answered, accepted."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from audits import actions, forms, queries
from audits.views.columns import DUE
from web.pages import ActionPage, ListPage, RecordPage
from web.tables import Column


class AnswerRequest(ActionPage):
    """The answer of whoever was asked."""

    action = actions.answer_request
    form_class = forms.AnswerRequestForm
    records = staticmethod(queries.evidence_requests)
    parameter = "evidence_request"
    label = _("Answer")
    style = "primary"
    parent = "audits:evidence_request_list"

    @classmethod
    def offered_to(cls, user: Any, record: Any = None) -> bool:
        """To whoever was asked, until the answer is accepted."""
        mine = record.asked_of.user_id == user.pk and record.status != "accepted"
        return mine and super().offered_to(user, record)


class AcceptAnswer(ActionPage):
    """The answer, accepted."""

    action = actions.accept_answer
    form_class = forms.AcceptAnswerForm
    records = staticmethod(queries.evidence_requests)
    parameter = "evidence_request"
    label = _("Accept the answer")
    style = "primary"
    parent = "audits:evidence_request_list"

    @classmethod
    def offered_to(cls, user: Any, record: Any = None) -> bool:
        """Once there is an answer."""
        return record.status == "answered" and super().offered_to(user, record)


class EvidenceRequestList(ListPage):
    """Requests."""

    title = _("Evidence requests")
    intro = _("What auditors asked for, and what was asked of you.")
    permission = "audits.answer"
    rows = staticmethod(queries.evidence_requests)
    filter_class = forms.RequestFilter
    default_sort = "due_on"
    columns = (
        Column("reference", _("Ref."), link=True),
        Column("asked", _("What is asked"), text=True, wide=True),
        Column("audit.title", _("Audit")),
        Column("asked_of.display_name", _("Asked of"), sort="asked_of__identity__sort_key"),
        Column("status", _("Status"), badge=True),
        DUE,
    )
    empty_title = _("Nothing was asked")
    empty_text = _("Requests of auditors show here.")


class EvidenceRequestPage(RecordPage):
    """One request."""

    permission = "audits.answer"
    records = staticmethod(queries.evidence_requests)
    status = Column("status", _("Status"), badge=True)
    facts = (
        Column("asked", _("What is asked"), text=True, wide=True),
        Column("asked_of.display_name", _("Asked of")),
        Column("due_on", _("Due"), date=True),
        Column("audit.title", _("Audit")),
        Column("answer", pgettext_lazy("noun", "Answer"), text=True, wide=True),
        Column("evidence", _("Evidence"), link="evidence"),
    )
    actions = (AnswerRequest, AcceptAnswer)

"""The questions that readers ask, and the answers."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from policies import actions, forms
from policies.models import Question
from policies.queries import questions
from policies.views.reading import OfReader
from web.pages import ActionPage, ListPage, RecordPage
from web.tables import Column, url_of


class AskQuestion(OfReader):
    """A question to the author."""

    action = actions.ask_question
    form_class = forms.AskForm
    title = _("Ask the author")
    label = _("Send the question")
    intro = _("The answer will stand on the page of your question.")
    style = "primary"
    success = _("Your question was sent to the author.")

    def initial(self) -> dict[str, Any]:
        """An empty field."""
        return {}

    def success_url(self, result: Any) -> str:
        """On to the question, where the answer will stand."""
        return url_of(result)


class AnswerQuestion(ActionPage):
    """The author answers."""

    action = actions.answer_question
    form_class = forms.AnswerForm
    records = staticmethod(questions)
    parameter = "question"
    title = _("Answer")
    label = _("Answer")
    style = "primary"
    icon = "messages"
    success = _("Your answer was sent.")

    @classmethod
    def offered_to(cls, user: Any, record: Any = None) -> bool:
        """Once."""
        return record.status == Question.Status.OPEN and super().offered_to(user, record)


class QuestionList(ListPage):
    """What readers asked."""

    title = _("Questions from readers")
    permission = "policies.read"
    rows = staticmethod(questions)
    filter_class = forms.QuestionFilter
    default_sort = "-asked_at"
    columns = (
        Column("text", _("Question"), link=True, wide=True, sort=False),
        Column("policy_version.document.title", _("Document"), sort="policy_version__document__search_key"),
        Column("asked_by.display_name", _("Asked by"), sort="asked_by__identity__sort_key"),
        Column("asked_at", _("When")),
        Column("status", _("Status"), badge=True),
    )
    empty_title = _("No question yet")
    empty_text = _("Readers ask from the page of a document.")


class QuestionPage(RecordPage):
    """One question and its answer."""

    permission = "policies.read"
    records = staticmethod(questions)
    status = Column("status", _("Status"), badge=True)
    facts = (
        Column("policy_version", _("Version")),
        Column("asked_by.display_name", _("Asked by")),
        Column("asked_at", _("When")),
        Column("text", _("Question"), text=True),
        Column("answer", pgettext_lazy("noun", "Answer"), text=True),
        Column("answered_by.display_name", _("Answered by")),
        Column("answered_at", _("Answered on")),
    )
    actions = (AnswerQuestion,)

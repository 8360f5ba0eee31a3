"""The pages of staff: what is to read, reading, one's acknowledgements, the reading room, questions."""

from functools import cached_property
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from organisation.queries import person_of
from policies import actions, forms
from policies.models import Language, PolicyText, Question
from policies.queries import acknowledged, acknowledgement_of, binding_text, questions, readable, reading_room, to_read
from policies.sentences import SENTENCES
from policies.views.campaigns import AcknowledgementPage
from trail import clock
from web.markdown import minutes, render
from web.pages import ActionPage, ListPage, Page, RecordPage
from web.tables import Column, url_of


class ToReadPage(Page):
    """What is to read, the most urgent first, and one button."""

    title = _("To read")
    permission = "policies.acknowledge"
    template_name = "policies/to_read.html"

    def context(self) -> dict[str, Any]:
        """What is left to read, with how long it takes, and what was read last."""
        person, today = person_of(self.user), clock.today()
        items = to_read(person=person, on=today) if person else []
        return {
            "items": [{"item": item, "minutes": minutes(item.words)} for item in items],
            "minutes": sum(minutes(item.words) for item in items),
            "done": acknowledged(self.user)[:5],
            "today": today,
        }


class ReadPolicy(ActionPage):
    """The text, and the button that says one took note of it."""

    action = actions.acknowledge_policy
    form_class = forms.AcknowledgeForm
    records = staticmethod(readable)
    parameter = "policy_version"
    template_name = "policies/reading.html"
    parent = "policies:to_read"
    label = _("I have taken note of it")
    success = _("Noted. Thank you for having read this document.")

    def heading(self) -> Any:
        """The title of the document, without its reference."""
        return self.record.document.title

    def crumbs(self) -> list[tuple[Any, str]]:
        """Back to the list."""
        return super().crumbs()[:1]

    @cached_property
    def text(self) -> PolicyText | None:
        """The text in the language asked for, or that of the page, or the French one."""
        asked = self.request.GET.get("language") or self.request.POST.get("language") or get_language() or "fr"
        return binding_text(policy_version=self.record, language=asked[:2])

    def initial(self) -> dict[str, Any]:
        """What the button answers for."""
        return {"language": self.text.language, "digest": self.text.digest} if self.text else {}

    def context(self) -> dict[str, Any]:
        """The text, the sentence, and when it was read already."""
        if self.text is None:
            return {}
        return {
            "text": self.text,
            "html": render(self.text.body),
            "minutes": minutes(self.text.words),
            "sentence": SENTENCES[self.text.language],
            "binding": self.text.language == Language.FRENCH,
            "others": [
                (code, name)
                for code, name in Language.choices
                if code != self.text.language and self._has_text_in(code)
            ],
            "read": acknowledgement_of(self.user, self.record),
        }

    def _has_text_in(self, language: str) -> bool:
        found = binding_text(policy_version=self.record, language=language)
        return found is not None and found.language == language

    def success_url(self, result: Any) -> str:
        """Back to what is left to read."""
        return self.crumbs()[0][1]


class AskQuestion(ActionPage):
    """A question to the author."""

    action = actions.ask_question
    form_class = forms.AskForm
    records = staticmethod(readable)
    parameter = "policy_version"
    title = _("Ask the author")
    label = _("Send the question")
    intro = _("The answer will stand on the page of your question.")
    parent = "policies:to_read"
    style = "primary"
    success = _("Your question was sent to the author.")

    def initial(self) -> dict[str, Any]:
        """An empty field."""
        return {}

    def success_url(self, result: Any) -> str:
        """On to the question, where the answer will stand."""
        return url_of(result)

    def crumbs(self) -> list[tuple[Any, str]]:
        """Back to the list."""
        return super().crumbs()[:1]


class MyAcknowledgements(ListPage):
    """What one has read."""

    title = _("My acknowledgements")
    permission = "policies.acknowledge"
    rows = staticmethod(acknowledged)
    default_sort = "-at"
    columns = (
        Column(
            "policy_version.document.title", _("Document"), link="policies:my_acknowledgement", sort=False, wide=True
        ),
        Column("policy_version.number", _("Version"), numeric=True, sort=False),
        Column("at", _("When")),
        Column("language", _("Language")),
    )
    empty_title = _("You have acknowledged nothing yet")
    empty_text = _("What you read will be listed here, with its proof.")


class MyAcknowledgement(AcknowledgementPage):
    """One of one's own."""

    permission = "policies.acknowledge"
    records = staticmethod(acknowledged)
    parent = "policies:my_acknowledgements"


class ReadingRoom(ListPage):
    """Every document in force for the reader."""

    title = _("Reading room")
    intro = _("Every document that applies to you, and whether you have acknowledged it.")
    permission = "policies.read"
    rows = staticmethod(reading_room)
    filter_class = forms.ReadingRoomFilter
    default_sort = "document__search_key"
    columns = (
        Column("document.title", _("Title"), link="policies:reading", sort="document__search_key", wide=True),
        Column("document.kind", _("Kind"), sort="document__kind"),
        Column("number", _("Version"), numeric=True),
        Column("published_at", _("Published on"), date=True),
        Column("acknowledged_at", _("Acknowledged on"), date=True),
    )
    empty_title = _("No document is in force yet")
    empty_text = _("Published documents that apply to you will stand here.")


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
        Column("answer", _("Answer"), text=True),
        Column("answered_by.display_name", _("Answered by")),
        Column("answered_at", _("Answered on")),
    )
    actions = (AnswerQuestion,)

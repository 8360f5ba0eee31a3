"""Reading: what is to read, a text part by part, its file, its quiz, and the button."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language, gettext, ngettext
from django.utils.translation import gettext_lazy as _

from organisation.queries import person_of
from policies import actions, forms, reading_proof
from policies.articles import numbered
from policies.models import Language, PolicyText, QuizAttempt
from policies.parts import Part, parts_of
from policies.queries import (
    acknowledged,
    acknowledgement_of,
    attempts_left,
    binding_text,
    opposable_since,
    passed_attempt,
    quiz_of,
    readable,
    to_read,
    was_opened,
)
from policies.sentences import SENTENCES
from trail import clock
from web.files import file_answer
from web.markdown import minutes, render
from web.pages import ActionPage, Page
from web.pages.base import find

PART, SEEN, LANGUAGE = "part", "seen", "language"


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


class OfReader(ActionPage):
    """An action of somebody who has a version in force before them, in one language."""

    records = staticmethod(readable)
    parameter = "policy_version"
    parent = "policies:to_read"

    def crumbs(self) -> list[tuple[Any, str]]:
        """Back to the list."""
        return super().crumbs()[:1]

    @cached_property
    def text(self) -> PolicyText | None:
        """The text in the language asked for, or that of the page, or the French one."""
        asked = self.request.GET.get(LANGUAGE) or self.request.POST.get(LANGUAGE) or get_language() or "fr"
        return binding_text(policy_version=self.record, language=asked[:2])

    @cached_property
    def shown(self) -> reading_proof.Shown:
        """What the note in the address, or in the form, says was shown."""
        if self.text is None:
            return reading_proof.NOTHING
        token = self.request.POST.get("proof") or self.request.GET.get(SEEN) or ""
        return reading_proof.read(token=token, account=str(self.user.pk), digest=self.text.digest, at=clock.now())

    def address(self, *, part: int, seen: str) -> str:
        """Where a part is read."""
        language = self.text.language if self.text else "fr"
        query = urlencode({LANGUAGE: language, PART: str(part), SEEN: seen})
        return f"{reverse('policies:reading', args=[self.record.pk])}?{query}"


class ReadPolicy(OfReader):
    """The text, part by part, and at its end the button that says one took note of it."""

    action = actions.acknowledge_policy
    form_class = forms.AcknowledgeForm
    template_name = "policies/reading.html"
    label = _("I have taken note of it")
    success = _("Noted. Thank you for having read this document.")

    def heading(self) -> Any:
        """The title of the document, without its reference."""
        return self.record.document.title

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """The parts of the text; none of a file."""
        return parts_of(self.text.body) if self.text and not self.text.file_id else ()

    @cached_property
    def part(self) -> int:
        """The part before the reader: the one asked for, or the first that was not shown yet."""
        asked = self.request.GET.get(PART, "1")
        last = max(1, len(self.parts))
        wanted = int(asked) if asked.isdecimal() and len(asked) < 5 else 1
        return max(1, min(wanted, self.shown.parts + 1, last))

    @cached_property
    def note(self) -> str:
        """The note that goes with this part."""
        if self.text is None:
            return ""
        return reading_proof.note(
            account=str(self.user.pk), digest=self.text.digest, shown=self.shown, part=self.part, at=clock.now()
        )

    def initial(self) -> dict[str, Any]:
        """What the button answers for."""
        if self.text is None:
            return {}
        return {"language": self.text.language, "digest": self.text.digest, "proof": self.note}

    def context(self) -> dict[str, Any]:
        """The part before the reader, the way on, and at the end what the button answers for."""
        if self.text is None:
            return {}
        read = acknowledgement_of(self.user, self.record)
        return {
            "text": self.text,
            "minutes": minutes(self.text.words),
            "sentence": SENTENCES[self.text.language],
            "binding": self.text.language == Language.FRENCH,
            "others": [
                (code, name)
                for code, name in Language.choices
                if code != self.text.language and self._has_text_in(code)
            ],
            "opposable": opposable_since(policy_version=self.record),
            "read": read,
            "proof": self.note,
            **(self._file() if self.text.file_id else self._whole() if read else self._one_part()),
            **({} if read else self._quiz()),
        }

    def _whole(self) -> dict[str, Any]:
        return {"html": render(numbered(self.text.body)) if self.text else "", "at_end": True}

    def _one_part(self) -> dict[str, Any]:
        place, total = self.part, len(self.parts)
        whole = numbered(self.text.body) if self.text else ""
        body = parts_of_numbered(whole, self.parts)[place - 1]
        return {
            "html": render(body),
            "part": place,
            "total": total,
            "outline": [
                (part, self.address(part=part.number, seen=self.note) if part.number <= self.shown.parts + 1 else "")
                for part in self.parts
            ],
            "former_url": self.address(part=place - 1, seen=self.note) if place > 1 else "",
            "next_url": self.address(part=place + 1, seen=self.note) if place < total else "",
            "at_end": place == total,
        }

    def _file(self) -> dict[str, Any]:
        text: Any = self.text
        query = urlencode({LANGUAGE: text.language})
        opened = was_opened(self.user, text=text.pk)
        return {
            "file": text.file,
            "file_url": f"{reverse('policies:reading_file', args=[self.record.pk])}?{query}",
            "opened": opened,
            "at_end": opened,
        }

    def _quiz(self) -> dict[str, Any]:
        """The quiz that stands before the button, if it is not passed yet."""
        person = person_of(self.user)
        questions = quiz_of(policy_version=self.record) if person else []
        if not questions or person is None:
            return {}
        left = attempts_left(person=person, policy_version=self.record, on=clock.today())
        query = urlencode({LANGUAGE: self.text.language if self.text else "fr", SEEN: self.note})
        return {
            "quiz": {
                "passed": passed_attempt(person=person, policy_version=self.record),
                "count": len(questions),
                "left": left,
                "url": f"{reverse('policies:quiz', args=[self.record.pk])}?{query}",
            }
        }

    def _has_text_in(self, language: str) -> bool:
        found = binding_text(policy_version=self.record, language=language)
        return found is not None and found.language == language

    def success_url(self, result: Any) -> str:
        """Back to what is left to read."""
        return reverse("policies:to_read")


def parts_of_numbered(whole: str, parts: Sequence[Part]) -> list[str]:
    """The same parts in the text whose articles are numbered: numbering adds no line."""
    lines, cut, start = whole.splitlines(keepends=True), [], 0
    for part in parts:
        length = len(part.body.splitlines())
        cut.append("".join(lines[start : start + length]))
        start += length
    return cut


class AttemptQuiz(OfReader):
    """The quiz of a version."""

    action = actions.attempt_quiz
    form_class = forms.QuizForm
    title = _("Check what you have understood")
    label = _("Send my answers")
    template_name = "policies/quiz.html"

    def form(self, *, data: Any = None, files: Any = None) -> Any:
        """The questions in the language of the text."""
        form: Any = super().form(data=data, files=files)
        form.word(language=self.text.language if self.text else "fr")
        return form

    def initial(self) -> dict[str, Any]:
        """Nothing chosen."""
        return {}

    def success_message(self, result: QuizAttempt) -> Any:
        """How it went; a quiz that was not passed is no success, and says what to do."""
        if result.passed:
            return gettext("Quiz passed: %(score)s %%.") % {"score": result.score}
        left = attempts_left(person=result.person, policy_version=self.record, on=clock.today())
        again = ngettext("%(left)s attempt is left today.", "%(left)s attempts are left today.", left) % {"left": left}
        said = gettext("%(score)s %% is not enough: %(mark)s %% is needed. Read the text again.") % {
            "score": result.score,
            "mark": self.record.pass_mark,
        }
        messages.warning(self.request, f"{said} {again}")
        return ""

    def success_url(self, result: QuizAttempt) -> str:
        """To the button, or back to the beginning of the text."""
        seen = self.request.GET.get(SEEN, "")
        return self.address(part=9999 if result.passed else 1, seen=seen)

    def cancel_url(self) -> str:
        """Back to the text."""
        return self.address(part=9999, seen=self.request.GET.get(SEEN, ""))


class TextFile(Page):
    """The file of a text in force, shown where the browser can. Each reading is traced: it is the proof of reading."""

    action = actions.open_text
    permission = "policies.read"
    http_method_names = ["get"]

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        """The file. Raises ValidationError, which the frame shows, when it is damaged or missing."""
        version = find(readable, self.user, kwargs["pk"])
        text = binding_text(policy_version=version, language=request.GET.get(LANGUAGE, "fr")[:2])
        return given(request, user=self.user, text=text)


def given(request: HttpRequest, *, user: Any, text: Any) -> HttpResponseBase:
    """The file of a text, in the browser's own window where it can show it."""
    content = actions.open_text(actor=user, policy_text=text, reason="view")
    return file_answer(request, content=content, name=text.file.name, media_type=text.file.media_type, shown=True)

"""Forms of readers: taking note, the quiz, questions, certificates and their verification."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from organisation.queries import people
from policies.models import Language, Training
from policies.queries import quiz_of
from web.forms import ActionForm, DateField, FileDropInput, RecordChoiceField

LANGUAGES = Language.choices
LARGEST_CERTIFICATE = 5_000_000


class AcknowledgeForm(ActionForm):
    """The text that was on the screen."""

    language = forms.ChoiceField(label=_("Language"), choices=LANGUAGES, widget=forms.HiddenInput)
    digest = forms.CharField(label=_("Digest of the text"), max_length=64, widget=forms.HiddenInput)
    proof = forms.CharField(label=_("Proof of reading"), max_length=1000, required=False, widget=forms.HiddenInput)


class AskForm(ActionForm):
    """A question."""

    text = forms.CharField(label=_("Your question"), max_length=2000, widget=forms.Textarea)


class AnswerForm(ActionForm):
    """An answer."""

    answer = forms.CharField(label=pgettext_lazy("noun", "Answer"), max_length=4000, widget=forms.Textarea)


class QuizWidget(forms.Widget):
    """The questions of a quiz, each a group of answers to choose from: one, or several where several are right."""

    template_name = "policies/widgets/quiz.html"
    use_fieldset = True

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs)
        self.questions: Sequence[tuple[str, str, Sequence[str], bool]] = ()

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Each question with its answers, and which were chosen."""
        context = super().get_context(name, value, attrs)
        chosen = value if isinstance(value, dict) else {}
        context["questions"] = [
            {
                "name": f"{name}-{key}",
                "question": question,
                "several": several,
                "answers": [
                    {"value": place, "text": text, "chosen": place in chosen.get(key, ())}
                    for place, text in enumerate(texts)
                ],
            }
            for key, question, texts, several in self.questions
        ]
        return context

    def value_from_datadict(self, data: Any, files: Any, name: str) -> dict[str, list[int]]:
        """Question → the places of the answers chosen."""
        return {
            key: [int(place) for place in data.getlist(f"{name}-{key}") if place.isdecimal() and len(place) < 3]
            for key, *_rest in self.questions
        }

    def id_for_label(self, id_: str) -> str:
        """The label is a legend: it belongs to the group."""
        return ""


class QuizField(forms.Field):
    """The answers to a quiz; which of them are right is not known here."""

    widget = QuizWidget


class QuizForm(ActionForm):
    """The answers of a reader."""

    answers = QuizField(label=_("Your answers"))

    def word(self, *, language: str) -> None:
        """Put the questions in a language."""
        widget: Any = self.fields["answers"].widget
        worded = [(str(one.pk), *one.wording(language=language)) for one in quiz_of(policy_version=self.record)]
        widget.questions = [(key, asked, answers.texts, len(answers.right) > 1) for key, asked, answers in worded]


class QuizQuestionForm(ActionForm):
    """A question of the quiz."""

    sections = (
        (_("French"), ("question_fr", "answers_fr")),
        (_("English, if it is translated"), ("question_en", "answers_en")),
    )

    question_fr = forms.CharField(label=_("Question"), max_length=300)
    answers_fr = forms.CharField(
        label=_("Answers"),
        widget=forms.Textarea,
        help_text=_("One a line, the right ones marked by a star: * Call the support"),
    )
    question_en = forms.CharField(label=_("Question"), max_length=300, required=False)
    answers_en = forms.CharField(label=_("Answers"), widget=forms.Textarea, required=False)


class QuizRuleForm(ActionForm):
    """How much must be right, and how often one may try."""

    pass_mark = forms.IntegerField(label=_("Pass mark (%)"), min_value=1, max_value=100)
    attempts_a_day = forms.IntegerField(label=_("Attempts a day"), min_value=1, max_value=20)


class CertificateForm(ActionForm):
    """The language of a certificate."""

    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)

    def prepare(self) -> None:
        """That of the page, until another is chosen."""
        self.fields["language"].initial = (get_language() or "fr")[:2]


class VerifyForm(ActionForm):
    """A code or a file."""

    code = forms.CharField(
        label=_("Code printed on the certificate"), max_length=40, required=False, help_text=_("ABCD-EFGH-JKLM-NPQR")
    )
    file = forms.FileField(label=_("Or the certificate itself (PDF)"), required=False, widget=FileDropInput)

    def clean(self) -> dict[str, Any]:
        """One of the two."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not cleaned.get("code") and not cleaned.get("file"):
            self.add_error("code", _("Type the code, or give the file."))
        return cleaned

    def clean_file(self) -> Any:
        """A certificate is small."""
        file = self.cleaned_data["file"]
        if file and file.size > LARGEST_CERTIFICATE:
            raise forms.ValidationError(_("This file is too large to be a certificate."))
        return file


class TrainingForm(ActionForm):
    """A training record."""

    person = RecordChoiceField(label=_("Person"), records=people)
    title = forms.CharField(label=_("Title"), max_length=200)
    kind = forms.ChoiceField(label=_("Kind"), choices=Training.Kind)
    trained_on = DateField(label=_("Trained on"))
    minutes = forms.IntegerField(label=_("Duration (minutes)"), min_value=1, max_value=100_000)
    provider = forms.CharField(label=_("Provider"), required=False, max_length=200)

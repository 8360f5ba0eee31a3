"""The quiz of a version: its questions, and every attempt of every reader."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from organisation.models import Person
from organisation.models.governed import GovernedFactQuerySet, GovernedRecord
from policies.models.versions import PolicyVersion
from policies.quiz import Answers, BadAnswersError, answers_of
from trail.records import Fact

FAULTS = {
    "count": _("Write two to eight answers, one a line."),
    "twice": _("Write each answer once, with words after the star."),
    "right": _("Mark the right answers by a star (*) at the beginning of their line: at least one, and not all."),
}


class QuizQuestion(GovernedRecord):
    """One question on a version, in French and, where it is translated, in English (7.2 c, 7.3)."""

    perimeter_path = "policy_version__document__perimeter"
    view_permission = "policies.view"

    policy_version = models.ForeignKey(
        PolicyVersion, models.PROTECT, verbose_name=_("version"), related_name="quiz_questions"
    )
    position = models.PositiveSmallIntegerField(_("order"), default=1)
    question_fr = models.CharField(_("question in French"), max_length=300)
    answers_fr = models.TextField(_("answers in French"))
    question_en = models.CharField(_("question in English"), max_length=300, blank=True)
    answers_en = models.TextField(_("answers in English"), blank=True)

    class Meta:
        verbose_name = _("question of the quiz")
        verbose_name_plural = _("questions of the quiz")
        ordering: ClassVar[list[str]] = ["policy_version", "position", "pk"]

    def __str__(self) -> str:
        return self.question_fr

    def clean(self) -> None:
        """Answers can be chosen from, some right and some wrong; the English ones are the French ones translated."""
        french = _checked("answers_fr", self.answers_fr)
        if bool(self.question_en.strip()) != bool(self.answers_en.strip()):
            raise ValidationError({"answers_en": _("Translate both the question and its answers, or neither.")})
        if self.answers_en.strip():
            english = _checked("answers_en", self.answers_en)
            if (len(english.texts), english.right) != (len(french.texts), french.right):
                raise ValidationError({"answers_en": _("Write the same answers in the same order as in French.")})

    def wording(self, *, language: str) -> tuple[str, Answers]:
        """The question and its answers in a language, French where it is not translated."""
        if language == "en" and self.question_en:
            return self.question_en, answers_of(self.answers_en)
        return self.question_fr, answers_of(self.answers_fr)


def _checked(field: str, lines: str) -> Answers:
    try:
        return answers_of(lines)
    except BadAnswersError as error:
        raise ValidationError({field: FAULTS[str(error)]}) from error


class QuizAttempt(Fact):
    """What a reader answered once, and whether it was enough."""

    perimeter_path = "policy_version__document__perimeter"
    view_permission = "policies.view"

    policy_version = models.ForeignKey(
        PolicyVersion, models.PROTECT, verbose_name=_("version"), related_name="quiz_attempts"
    )
    person = models.ForeignKey(Person, models.PROTECT, verbose_name=_("person"), related_name="quiz_attempts")
    given = models.JSONField(_("answers given"), default=dict)
    score = models.PositiveSmallIntegerField(_("score (%)"))
    passed = models.BooleanField(_("passed"))

    objects: ClassVar[Any] = models.Manager.from_queryset(GovernedFactQuerySet)()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("attempt at a quiz")
        verbose_name_plural = _("attempts at quizzes")
        ordering: ClassVar[list[str]] = ["-at"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["person", "policy_version", "at"], name="attempt_by_reader")
        ]

    def __str__(self) -> str:
        return f"{self.policy_version} · {self.score} %"

    @property
    def perimeter(self) -> Any:
        """That of the document."""
        return self.policy_version.document.perimeter

    @classmethod
    def audience(cls, user: Any) -> Q:
        """One's own."""
        return Q(person__user=user)

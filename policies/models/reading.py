"""Acknowledgements, their certificates, and the questions that readers ask."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from organisation.models import Perimeter, Person
from organisation.models.governed import GovernedFactQuerySet, GovernedRecord
from policies.models.quiz import QuizAttempt
from policies.models.versions import Language, PolicyText, PolicyVersion
from trail.records import Fact
from vault.models import SealedFile


class Identification(models.TextChoices):
    """How the person was identified when signing in, from the weakest to the strongest."""

    LINK = "link", _("One-time link")
    PASSWORD = "password", _("Password")
    SINGLE_SIGN_ON = "single_sign_on", _("Single sign-on")
    TWO_FACTORS = "two_factors", _("Two factors")


LINKS = ("policy_version", "person", "perimeter", "text", "quiz_attempt")


class Acknowledgement(Fact):
    """A person took note of one exact text: once a person and version, never deleted, never transferred (7.3)."""

    trail_schema = 2
    trail_added = {"parts": (2, 0), "seconds": (2, None), "quiz_attempt_id": (2, None)}

    view_permission = "policies.view"

    policy_version = models.ForeignKey(
        PolicyVersion, models.PROTECT, verbose_name=_("version"), related_name="acknowledgements"
    )
    person = models.ForeignKey(Person, models.PROTECT, verbose_name=_("person"), related_name="acknowledgements")
    perimeter = models.ForeignKey(Perimeter, models.PROTECT, verbose_name=_("perimeter"), related_name="+")
    text = models.ForeignKey(PolicyText, models.PROTECT, verbose_name=_("text"), related_name="acknowledgements")
    language = models.CharField(_("language"), max_length=2, choices=Language)
    digest = models.CharField(_("digest of the text"), max_length=64)
    sentence = models.CharField(_("sentence shown"), max_length=300)
    identification = models.CharField(_("identified by"), max_length=16, choices=Identification)
    parts = models.PositiveSmallIntegerField(_("parts shown"), default=0)
    seconds = models.PositiveIntegerField(_("time before the text (seconds)"), null=True, blank=True)
    quiz_attempt = models.ForeignKey(
        QuizAttempt, models.PROTECT, verbose_name=_("quiz passed"), related_name="+", null=True, blank=True
    )

    objects: ClassVar[Any] = models.Manager.from_queryset(GovernedFactQuerySet)()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("acknowledgement")
        verbose_name_plural = _("acknowledgements")
        ordering: ClassVar[list[str]] = ["-at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["person", "policy_version"],
                name="acknowledged_once",
                violation_error_message=_("You have acknowledged this version already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.policy_version} · {self.person}"

    def clean_fields(self, exclude: Any = None) -> None:
        """Every field but the links, which the act has just read and the database holds to what exists."""
        super().clean_fields(exclude={*(exclude or ()), *LINKS})

    def validate_unique(self, exclude: Any = None) -> None:
        """The key was made a moment ago: nothing to ask."""

    def validate_constraints(self, exclude: Any = None) -> None:
        """That a person acknowledges once is refused by the database alone, the same for two presses at one instant."""

    @classmethod
    def audience(cls, user: Any) -> Q:
        """One's own."""
        return Q(person__user=user)


class Certificate(Fact):
    """The sealed paper that says what one acknowledgement says; whoever holds it can have it checked (7.2 d)."""

    perimeter_path = "acknowledgement__perimeter"
    view_permission = "policies.view"

    acknowledgement = models.OneToOneField(
        Acknowledgement, models.PROTECT, verbose_name=_("acknowledgement"), related_name="certificate"
    )
    code = models.CharField(_("code"), max_length=24, unique=True)
    file = models.ForeignKey(SealedFile, models.PROTECT, verbose_name=_("file"), related_name="certificates")
    digest = models.CharField(_("digest (SHA-256)"), max_length=64)

    objects: ClassVar[Any] = models.Manager.from_queryset(GovernedFactQuerySet)()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("certificate")
        verbose_name_plural = _("certificates")

    def __str__(self) -> str:
        return self.code

    @property
    def perimeter(self) -> Any:
        """That of the acknowledgement."""
        return self.acknowledgement.perimeter

    @classmethod
    def audience(cls, user: Any) -> Q:
        """One's own."""
        return Q(acknowledgement__person__user=user)


class Question(GovernedRecord):
    """What a reader asks the author of a version, and the answer."""

    class Status(models.TextChoices):
        """Whether the reader was answered."""

        OPEN = "open", pgettext_lazy("question", "Open")
        ANSWERED = "answered", pgettext_lazy("question", "Answered")

    perimeter_path = "policy_version__document__perimeter"
    view_permission = "policies.view"

    policy_version = models.ForeignKey(
        PolicyVersion, models.PROTECT, verbose_name=_("version"), related_name="questions"
    )
    asked_by = models.ForeignKey(Person, models.PROTECT, verbose_name=_("asked by"), related_name="policy_questions")
    asked_at = models.DateTimeField(_("asked at"))
    text = models.TextField(_("question"), max_length=2000)
    status = models.CharField(_("status"), max_length=8, choices=Status, default=Status.OPEN)
    answer = models.TextField(_("answer"), blank=True, max_length=4000)
    answered_by = models.ForeignKey(
        Person, models.PROTECT, verbose_name=_("answered by"), related_name="+", null=True, blank=True
    )
    answered_at = models.DateTimeField(_("answered at"), null=True, blank=True)

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        ordering: ClassVar[list[str]] = ["-asked_at"]

    def __str__(self) -> str:
        return self.text if len(self.text) <= 60 else f"{self.text[:59]}…"

    @classmethod
    def audience(cls, user: Any) -> Q:
        """Whoever asked, and the author who is to answer."""
        return Q(asked_by__user=user) | Q(policy_version__author__user=user)

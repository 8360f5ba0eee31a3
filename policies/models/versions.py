"""Versions of documents, their texts by language, and who approved them."""

import hashlib
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from organisation.models import PerimeterClosure, Person
from organisation.models.governed import GovernedFactQuerySet, GovernedQuerySet, GovernedRecord
from organisation.text import folded
from policies import lifecycle
from policies.models.documents import Document
from trail.records import Fact
from vault.models import SealedFile


class Language(models.TextChoices):
    """The two languages of a version; the French text binds."""

    FRENCH = "fr", "Français"
    ENGLISH = "en", "English"


class VersionQuerySet(GovernedQuerySet):
    """Versions, narrowed to where they stand in their life."""

    def in_force(self) -> "VersionQuerySet":
        """The one published version of each document."""
        return self.active().filter(status__in=lifecycle.IN_FORCE)

    def in_preparation(self) -> "VersionQuerySet":
        """Those that are not published yet."""
        return self.active().filter(status__in=lifecycle.IN_PREPARATION)


class PolicyVersion(GovernedRecord):
    """What a document says from its publication until the next version supersedes it."""

    trail_schema = 2
    trail_added = {"attempts_a_day": (2, 3), "pass_mark": (2, 80)}

    class Status(models.TextChoices):
        """Where it stands in its life."""

        DRAFT = lifecycle.DRAFT, pgettext_lazy("version", "Draft")
        IN_REVIEW = lifecycle.IN_REVIEW, pgettext_lazy("version", "In review")
        APPROVED = lifecycle.APPROVED, pgettext_lazy("version", "Approved")
        PUBLISHED = lifecycle.PUBLISHED, pgettext_lazy("version", "Published")
        REVIEW_DUE = lifecycle.REVIEW_DUE, pgettext_lazy("version", "Review due")
        SUPERSEDED = lifecycle.SUPERSEDED, pgettext_lazy("version", "Superseded")
        WITHDRAWN = lifecycle.WITHDRAWN, pgettext_lazy("version", "Withdrawn")

    class Change(models.TextChoices):
        """Whether people have to read it again."""

        MATERIAL = "material", _("Material: everyone reads it again")
        MINOR = "minor", _("Minor: earlier acknowledgements hold")

    perimeter_path = "document__perimeter"
    view_permission = "policies.view"

    document = models.ForeignKey(Document, models.PROTECT, verbose_name=_("document"), related_name="versions")
    number = models.PositiveIntegerField(_("number"), editable=False)
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.DRAFT)
    change = models.CharField(_("kind of change"), max_length=8, choices=Change, default=Change.MATERIAL)
    reason = models.TextField(_("reason for the change"))
    author = models.ForeignKey(Person, models.PROTECT, verbose_name=_("author"), related_name="policy_versions")
    review_round = models.PositiveSmallIntegerField(_("round of review"), default=0, editable=False)
    approver = models.ForeignKey(
        Person, models.PROTECT, verbose_name=_("approver"), related_name="+", null=True, blank=True
    )
    submitted_at = models.DateTimeField(_("submitted at"), null=True, blank=True)
    approved_at = models.DateTimeField(_("approved at"), null=True, blank=True)
    published_at = models.DateTimeField(_("published at"), null=True, blank=True)
    ended_at = models.DateTimeField(_("out of force since"), null=True, blank=True)
    review_on = models.DateField(_("next review"), null=True, blank=True)
    pass_mark = models.PositiveSmallIntegerField(
        _("pass mark of the quiz (%)"), default=80, validators=[MinValueValidator(1), MaxValueValidator(100)]
    )
    attempts_a_day = models.PositiveSmallIntegerField(
        _("attempts a day"), default=3, validators=[MinValueValidator(1), MaxValueValidator(20)]
    )

    objects: ClassVar[Any] = models.Manager.from_queryset(VersionQuerySet)()

    class Meta:
        verbose_name = _("version")
        verbose_name_plural = _("versions")
        ordering: ClassVar[list[str]] = ["document", "-number"]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["status", "document"], name="version_by_status")]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["document", "number"], name="version_number_once"),
            models.UniqueConstraint(
                fields=["document"],
                condition=Q(status__in=lifecycle.IN_FORCE),
                name="one_version_in_force",
                violation_error_message=_("A version of this document is in force already."),
            ),
            models.UniqueConstraint(
                fields=["document"],
                condition=Q(status__in=lifecycle.IN_PREPARATION),
                name="one_version_in_preparation",
                violation_error_message=_("A version of this document is in preparation already: finish that one."),
            ),
            models.CheckConstraint(
                condition=Q(approver__isnull=True) | ~Q(approver=models.F("author")),
                name="version_approver_is_not_author",
                violation_error_message=_("Somebody other than the author approves a version."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document.reference} {self.document.title} · v{self.number}"

    @classmethod
    def audience(cls, user: Any) -> Q:
        """Everybody who reads in a perimeter sees what is in force for it, from above or in it."""
        held = user.rights.perimeters_with("policies.read")
        below = PerimeterClosure.objects.filter(ancestor__in=held).values("descendant")
        above = PerimeterClosure.objects.filter(descendant__in=held).values("ancestor")
        concerned = Q(document__perimeter__in=below) | Q(document__perimeter__in=above, document__shared=True)
        return concerned & Q(status__in=lifecycle.IN_FORCE, withdrawn_at__isnull=True)

    @property
    def is_in_force(self) -> bool:
        """Whether it is the published one."""
        return self.status in lifecycle.IN_FORCE


class PolicyText(GovernedRecord):
    """What a version says in one language, in Markdown or as a file; acknowledgements are bound to its digest."""

    trail_schema = 2
    trail_added = {"file_id": (2, None), "search_key": (2, "")}

    class Status(models.TextChoices):
        """Where this language stands."""

        DRAFT = lifecycle.DRAFT, pgettext_lazy("version", "Draft")
        IN_REVIEW = lifecycle.IN_REVIEW, pgettext_lazy("version", "In review")
        APPROVED = lifecycle.APPROVED, pgettext_lazy("version", "Approved")

    perimeter_path = "policy_version__document__perimeter"
    view_permission = "policies.view"

    policy_version = models.ForeignKey(PolicyVersion, models.PROTECT, verbose_name=_("version"), related_name="texts")
    language = models.CharField(_("language"), max_length=2, choices=Language)
    body = models.TextField(_("text"), blank=True)
    file = models.ForeignKey(
        SealedFile, models.PROTECT, verbose_name=_("file"), related_name="policy_texts", null=True, blank=True
    )
    digest = models.CharField(_("digest of the text"), max_length=64, editable=False)
    words = models.PositiveIntegerField(_("words"), default=0, editable=False)
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.DRAFT)
    editor = models.ForeignKey(Person, models.PROTECT, verbose_name=_("last edited by"), related_name="+")
    search_key = models.TextField(editable=False, default="", blank=True)

    class Meta:
        verbose_name = _("text of a version")
        verbose_name_plural = _("texts of versions")
        ordering: ClassVar[list[str]] = ["policy_version", "-language"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["policy_version", "language"], name="policy_text_once_a_language"),
        ]

    def __str__(self) -> str:
        return f"{self.policy_version} ({self.language})"

    def before_save(self, *, creating: bool) -> None:
        """The digest and the count of words always answer for the body, or the digest for the file."""
        self.digest, self.words = digest_of(self.body), len(self.body.split())
        if self.file is not None:
            self.digest = self.file.digest
        self.search_key = folded(self.body)

    def clean(self) -> None:
        """A text is written, or it is a file: never both, never neither."""
        if bool(self.body.strip()) == bool(self.file_id):
            raise ValidationError({"body": _("Write a text, or give a file.")})


def digest_of(body: str) -> str:
    """SHA-256 of the exact text in UTF-8, in hexadecimal: what `sha256sum` prints for the same text."""
    return hashlib.sha256(body.encode()).hexdigest()


class Approval(Fact):
    """What one person decided on a version in one round of review (7.5.2, A.5.1)."""

    class Decision(models.TextChoices):
        """Approve, or send back with a reason."""

        APPROVED = "approved", pgettext_lazy("version", "Approved")
        SENT_BACK = "sent_back", pgettext_lazy("version", "Sent back")

    perimeter_path = "policy_version__document__perimeter"
    view_permission = "policies.view"

    policy_version = models.ForeignKey(
        PolicyVersion, models.PROTECT, verbose_name=_("version"), related_name="approvals"
    )
    review_round = models.PositiveSmallIntegerField(_("round of review"))
    person = models.ForeignKey(Person, models.PROTECT, verbose_name=_("person"), related_name="policy_approvals")
    decision = models.CharField(_("decision"), max_length=9, choices=Decision)
    comment = models.TextField(_("comment"), blank=True)

    objects: ClassVar[Any] = models.Manager.from_queryset(GovernedFactQuerySet)()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("approval")
        verbose_name_plural = _("approvals")
        ordering: ClassVar[list[str]] = ["-at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["policy_version", "review_round", "person"],
                name="approval_once_a_round",
                violation_error_message=_("This person has decided on this version already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.policy_version} · {self.get_decision_display()}"

    @property
    def perimeter(self) -> Any:
        """Where the document lies."""
        return self.policy_version.document.perimeter

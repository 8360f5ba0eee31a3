"""Letters: what was written to whom about what (a Fact), and how far its delivery is (not governed)."""

from typing import Any, ClassVar

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from mail.kinds import LetterKind, UnknownLetterError, kind_of
from organisation.models import Perimeter, Person
from organisation.models.governed import GovernedFactQuerySet
from trail.records import Fact
from trail.untracked import untracked


class Letter(Fact):
    """One letter to one person. No address and no text is kept: both are read again when it leaves."""

    view_permission = "mail.view"
    perimeter_path = "perimeter"

    person = models.ForeignKey(Person, models.PROTECT, verbose_name=_("recipient"), related_name="letters")
    perimeter = models.ForeignKey(Perimeter, models.PROTECT, verbose_name=_("perimeter"), related_name="+")
    kind = models.CharField(_("letter"), max_length=60)
    language = models.CharField(_("language"), max_length=5)
    about = models.UUIDField(_("about"))
    """The record that it speaks of; what kind of record that is follows from the kind of letter."""
    occasion = models.CharField(_("occasion"), max_length=40, blank=True)
    """Which of several letters about the same record this is, such as the second reminder."""

    objects: ClassVar[Any] = models.Manager.from_queryset(GovernedFactQuerySet)()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["person", "kind", "about", "occasion"],
                name="letter_once_an_occasion",
                violation_error_message=_("This letter was written to this person already."),
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["about"], name="letter_about")]

    def __str__(self) -> str:
        return f"{self.label} – {self.person.display_name}"

    def get_absolute_url(self) -> str:
        """The page of the letter."""
        return reverse("mail:letter", args=[self.pk])

    @property
    def declared_kind(self) -> LetterKind | None:
        """The kind, or None when no application declares it any more."""
        try:
            return kind_of(self.kind)
        except UnknownLetterError:
            return None

    @property
    def label(self) -> Any:
        """What the letter is, in words."""
        kind = self.declared_kind
        return kind.label if kind else self.kind

    @property
    def message_id(self) -> str:
        """The same at each attempt, so that a mail server can tell a letter sent twice (RFC 5322, 3.6.4)."""
        return f"<{self.pk.hex}@pulsy-isms>"


class Delivery(models.Model):
    """How far a letter is. It is written beside its letter, and goes on until it was taken, refused or given up."""

    class Status(models.TextChoices):
        """Where the letter stands."""

        QUEUED = "queued", _("Waiting")
        SENDING = "sending", _("Leaving")
        SENT = "sent", _("Sent")
        REFUSED = "refused", _("Refused")
        FAILED = "failed", _("Given up")
        BOUNCED = "bounced", _("Returned")
        OBSOLETE = "obsolete", _("No longer needed")

    letter = models.OneToOneField(Letter, models.PROTECT, primary_key=True, related_name="delivery")
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.QUEUED)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    due_at = models.DateTimeField(_("next attempt"), null=True, blank=True)
    claimed_at = models.DateTimeField(null=True, blank=True)
    claim = models.UUIDField(null=True, blank=True)
    sent_at = models.DateTimeField(_("sent on"), null=True, blank=True)
    error = models.CharField(_("what the mail server said"), max_length=500, blank=True)

    objects: ClassVar[Any] = models.Manager()

    class Meta:
        verbose_name = _("delivery")
        verbose_name_plural = _("deliveries")
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["due_at"], name="delivery_waiting", condition=models.Q(status__in=["queued", "sending"])
            ),
        ]

    def __str__(self) -> str:
        return f"{self.letter_id}: {self.status}"


untracked(Delivery, reason="How far a letter is; that it was written is a Fact, and a return is recorded by an act.")


class Bounce(Fact):
    """A letter came back: what the returning server said."""

    view_permission = "mail.view"
    perimeter_path = "letter__perimeter"

    letter = models.ForeignKey(Letter, models.PROTECT, verbose_name=_("letter"), related_name="bounces")
    reason = models.CharField(_("reason"), max_length=500)

    objects: ClassVar[Any] = models.Manager.from_queryset(GovernedFactQuerySet)()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("return")
        verbose_name_plural = _("returns")

    def __str__(self) -> str:
        return self.reason

    @property
    def perimeter(self) -> Perimeter:
        """Where the letter lies."""
        return self.letter.perimeter

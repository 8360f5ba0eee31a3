"""Subjects, what they consented to, and what they oppose."""

from typing import Any, ClassVar

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from consent import vocabulary
from consent.models.purposes import DataCategory, Notice, Purpose
from organisation.models import PerimeterClosure, PerimeterRecord
from organisation.models.governed import GovernedFactQuerySet, GovernedQuerySet, GovernedRecord
from trail.records import Fact

pseudonym = RegexValidator(
    r"\A[A-Za-z0-9._:-]{8,80}\Z",
    _("A pseudonym has 8 to 80 letters, digits, dots, dashes, colons or underscores: never a name, never a space."),
)


class SubjectQuerySet(GovernedQuerySet):
    """Subjects, read by people who may, and named by systems that ask."""

    def askable_by(self, user: Any) -> "SubjectQuerySet":
        """The subjects about whom an account may ask for a decision, without reading anything else of them."""
        if user.is_system:
            return self.active()
        held = user.rights.perimeters_with("consent.decide")
        below = PerimeterClosure.objects.filter(ancestor__in=held).values("descendant")
        return self.active().filter(perimeter__in=below)


class Subject(PerimeterRecord):
    """A person whose data are concerned, known by a pseudonym only, never a name (27560: pii_principal)."""

    reference_prefix = "SUB"
    view_permission = "consent.view"

    pseudonym = models.CharField(_("pseudonym"), max_length=80, validators=[pseudonym])

    objects: ClassVar[Any] = models.Manager.from_queryset(SubjectQuerySet)()

    class Meta:
        verbose_name = _("person concerned")
        verbose_name_plural = _("persons concerned")
        ordering: ClassVar[list[str]] = ["reference"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["perimeter", "pseudonym"],
                condition=Q(withdrawn_at__isnull=True),
                name="pseudonym_once_a_perimeter",
                violation_error_message=_("This pseudonym is in this perimeter already."),
            ),
        ]

    def __str__(self) -> str:
        return self.pseudonym


class Status(models.TextChoices):
    """What a person said (27560: event_state)."""

    REQUESTED = vocabulary.REQUESTED, pgettext_lazy("consent", "Requested")
    GIVEN = vocabulary.GIVEN, pgettext_lazy("consent", "Given")
    REFUSED = vocabulary.REFUSED, pgettext_lazy("consent", "Refused")
    WITHDRAWN = vocabulary.WITHDRAWN, pgettext_lazy("consent", "Withdrawn")
    EXPIRED = vocabulary.EXPIRED, pgettext_lazy("consent", "Expired")
    INVALIDATED = vocabulary.INVALIDATED, pgettext_lazy("consent", "Invalidated")


class Method(models.TextChoices):
    """How it was said (27560: event_type)."""

    WRITTEN = "written", _("In writing")
    ORAL = "oral", _("Orally, in front of a professional")
    ELECTRONIC = "electronic", _("Electronically, by the person")
    REPRESENTATIVE = "representative", _("Through a legal representative")
    TRUSTED_PERSON = "trusted_person", _("Through the trusted person")


class Consent(GovernedRecord):
    """Where a person stands on one purpose today; how it came to this stands in its events."""

    perimeter_path = "subject__perimeter"
    view_permission = "consent.view"

    subject = models.ForeignKey(Subject, models.PROTECT, verbose_name=_("person concerned"), related_name="consents")
    purpose = models.ForeignKey(Purpose, models.PROTECT, verbose_name=_("purpose"), related_name="consents")
    status = models.CharField(_("status"), max_length=11, choices=Status)
    notice = models.ForeignKey(Notice, models.PROTECT, verbose_name=_("notice shown"), related_name="consents")
    language = models.CharField(_("language"), max_length=2, choices=[("fr", "Français"), ("en", "English")])
    since = models.DateTimeField(_("since"))
    expires_on = models.DateField(_("holds until"), null=True, blank=True)

    class Meta:
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        ordering: ClassVar[list[str]] = ["-since"]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["purpose", "status"], name="consent_by_status")]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["subject", "purpose"], name="consent_once_a_purpose"),
        ]

    def __str__(self) -> str:
        return f"{self.subject} · {self.purpose}"


class ConsentEvent(Fact):
    """One thing a person said on one purpose, with its proof: how, collected by whom, after which notice (GDPR 7.1)."""

    perimeter_path = "consent__subject__perimeter"
    view_permission = "consent.view"

    consent = models.ForeignKey(Consent, models.PROTECT, verbose_name=_("consent"), related_name="events")
    status = models.CharField(_("status"), max_length=11, choices=Status)
    method = models.CharField(_("how"), max_length=14, choices=Method)
    collected_by = models.CharField(_("collected by"), max_length=120)
    notice = models.ForeignKey(Notice, models.PROTECT, verbose_name=_("notice shown"), related_name="+")
    notice_digest = models.CharField(_("digest of the notice"), max_length=64)
    language = models.CharField(_("language"), max_length=2)
    expires_on = models.DateField(_("holds until"), null=True, blank=True)
    comment = models.TextField(_("comment"), blank=True)

    objects: ClassVar[Any] = models.Manager.from_queryset(GovernedFactQuerySet)()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("event of a consent")
        verbose_name_plural = _("events of consents")
        ordering: ClassVar[list[str]] = ["-at"]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["consent", "-at"], name="consent_event_last")]

    def __str__(self) -> str:
        return f"{self.consent} · {self.get_status_display()}"

    @property
    def perimeter(self) -> Any:
        """Where the subject lies."""
        return self.consent.subject.perimeter


class Opposition(GovernedRecord):
    """A person opposes: one purpose or all, one professional or all, one category of data or all (L.1110-4 IV)."""

    perimeter_path = "subject__perimeter"
    view_permission = "consent.view"

    subject = models.ForeignKey(Subject, models.PROTECT, verbose_name=_("person concerned"), related_name="oppositions")
    purpose = models.ForeignKey(
        Purpose, models.PROTECT, verbose_name=_("purpose"), related_name="oppositions", null=True, blank=True
    )
    professional = models.CharField(_("professional"), max_length=80, blank=True, validators=[pseudonym])
    category = models.CharField(_("category of data"), max_length=16, choices=DataCategory, blank=True)
    even_in_emergency = models.BooleanField(_("even in an emergency"), default=False)
    reason = models.TextField(_("reason given"), blank=True)
    method = models.CharField(_("how"), max_length=14, choices=Method)
    collected_by = models.CharField(_("collected by"), max_length=120)
    made_at = models.DateTimeField(_("since"))
    lifted_at = models.DateTimeField(_("lifted at"), null=True, blank=True)

    class Meta:
        verbose_name = _("opposition")
        verbose_name_plural = _("oppositions")
        ordering: ClassVar[list[str]] = ["-made_at"]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["subject", "made_at"], name="opposition_of")]

    def __str__(self) -> str:
        return f"{self.subject} · {self.scope}"

    @property
    def scope(self) -> str:
        """What is opposed, in words."""
        purpose = self.purpose.title if self.purpose else gettext("every purpose")
        professional = self.professional or gettext("every professional")
        return f"{purpose} · {professional} · {self.get_category_display() or gettext('all data')}"

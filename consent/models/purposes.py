"""Purposes (finalités), the data they cover, and the notices that inform people."""

import hashlib
from typing import Any, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from organisation.models import PerimeterClosure, PerimeterRecord
from organisation.models.governed import GovernedQuerySet, GovernedRecord


class DataCategory(models.TextChoices):
    """What sort of health data (27560: pii_information)."""

    IDENTITY = "identity", _("Identity and contact details")
    COVERAGE = "coverage", _("Health insurance")
    SUMMARY = "summary", _("Medical summary")
    LETTERS = "letters", _("Letters and reports")
    RESULTS = "results", _("Laboratory results")
    IMAGING = "imaging", _("Imaging")
    PRESCRIPTIONS = "prescriptions", _("Prescriptions and dispensing")
    VACCINATIONS = "vaccinations", _("Vaccinations")
    PATHWAY = "pathway", _("Care pathway and appointments")
    SOCIAL = "social", _("Social and medico-social care")
    MENTAL_HEALTH = "mental_health", _("Mental health")
    GENETICS = "genetics", _("Genetic data")
    DEVICES = "devices", _("Measures from devices")


class PurposeQuerySet(GovernedQuerySet):
    """Purposes, read by people who may, named by systems that ask, counted for statistics."""

    def askable_by(self, user: Any) -> "PurposeQuerySet":
        """The purposes for which an account may ask for a decision: those of its perimeters and of the ones above."""
        if user.is_system:
            return self.active()
        held = user.rights.perimeters_with("consent.decide")
        below = PerimeterClosure.objects.filter(ancestor__in=held).values("descendant")
        above = PerimeterClosure.objects.filter(descendant__in=held).values("ancestor")
        return self.active().filter(Q(perimeter__in=below) | Q(perimeter__in=above))

    def counted_by(self, user: Any) -> "PurposeQuerySet":
        """The purposes whose figures an account may read, without any person behind them."""
        held = user.rights.perimeters_with("consent.statistics")
        below = PerimeterClosure.objects.filter(ancestor__in=held).values("descendant")
        return self.active() if user.is_system else self.active().filter(perimeter__in=below)


class Purpose(PerimeterRecord):
    """What data of a person are used for, by whom, on which legal basis, for how long (GDPR 5, 6, 9, 13)."""

    class LegalBasis(models.TextChoices):
        """Sharing consent (CSP) and GDPR consent are two different things; care often rests on neither."""

        GDPR_CONSENT = "gdpr_consent", _("Consent (GDPR 6.1 a and 9.2 a)")
        SHARING_CONSENT = "sharing_consent", _("Consent to sharing outside the care team (CSP L.1110-12)")
        CARE = "care", _("Care (GDPR 9.2 h; CSP L.1110-4: right to oppose)")
        PUBLIC_INTEREST = "public_interest", _("Public interest in public health (GDPR 9.2 i)")
        LEGAL_DUTY = "legal_duty", _("Legal duty (GDPR 6.1 c)")
        RESEARCH = "research", _("Research (GDPR 9.2 j)")

    CONSENT_BASES: ClassVar[tuple[str, ...]] = (LegalBasis.GDPR_CONSENT, LegalBasis.SHARING_CONSENT)

    reference_prefix = "FIN"
    view_permission = "consent.view"

    title = models.CharField(_("title"), max_length=200)
    description = models.TextField(_("what the data are used for"))
    controller = models.CharField(_("controller"), max_length=200)
    legal_basis = models.CharField(_("legal basis"), max_length=16, choices=LegalBasis)
    recipients = models.TextField(_("recipients"), help_text=_("One a line."))
    retention = models.CharField(_("kept for"), max_length=200)
    validity_months = models.PositiveSmallIntegerField(
        _("a consent holds for (months)"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(600)],
        help_text=_("Empty: until it is withdrawn."),
    )
    storage_locations = models.CharField(_("stored in"), max_length=200)
    jurisdiction = models.CharField(_("law that applies"), max_length=60, default="FR")
    withdrawal_method = models.TextField(_("how to withdraw or oppose"))
    opened_at = models.DateTimeField(_("open since"))
    closed_at = models.DateTimeField(_("closed since"), null=True, blank=True)

    objects: ClassVar[Any] = models.Manager.from_queryset(PurposeQuerySet)()

    class Meta:
        verbose_name = _("purpose")
        verbose_name_plural = _("purposes")
        ordering: ClassVar[list[str]] = ["reference"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["perimeter", "title"],
                condition=Q(withdrawn_at__isnull=True),
                name="purpose_title_once_a_perimeter",
                violation_error_message=_("A purpose of this title stands in this perimeter already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reference} {self.title}"

    @property
    def needs_consent(self) -> bool:
        """Whether somebody has to say yes first; elsewhere a person may oppose."""
        return self.legal_basis in self.CONSENT_BASES


class PurposeData(GovernedRecord):
    """A purpose covers a category of data, from one instant to another."""

    perimeter_path = "purpose__perimeter"
    view_permission = "consent.view"

    purpose = models.ForeignKey(Purpose, models.PROTECT, verbose_name=_("purpose"), related_name="data")
    category = models.CharField(_("category of data"), max_length=16, choices=DataCategory)
    covered_at = models.DateTimeField(_("covered since"))

    class Meta:
        verbose_name = _("data of a purpose")
        verbose_name_plural = _("data of purposes")
        ordering: ClassVar[list[str]] = ["purpose", "category"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["purpose", "category"],
                condition=Q(withdrawn_at__isnull=True),
                name="purpose_covers_once",
                violation_error_message=_("This purpose covers these data already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.purpose.reference} · {self.get_category_display()}"


class Notice(GovernedRecord):
    """What people are told before they decide: one numbered text per purpose, never changed once in force (GDPR 13)."""

    perimeter_path = "purpose__perimeter"
    view_permission = "consent.view"

    purpose = models.ForeignKey(Purpose, models.PROTECT, verbose_name=_("purpose"), related_name="notices")
    number = models.PositiveIntegerField(_("number"), editable=False)
    body_fr = models.TextField(_("text in French"))
    body_en = models.TextField(_("text in English"), blank=True)
    digest_fr = models.CharField(_("digest of the French text"), max_length=64, editable=False)
    digest_en = models.CharField(_("digest of the English text"), max_length=64, blank=True, editable=False)
    published_at = models.DateTimeField(_("in force since"))
    superseded_at = models.DateTimeField(_("superseded since"), null=True, blank=True)

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        ordering: ClassVar[list[str]] = ["purpose", "-number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["purpose", "number"], name="notice_number_once"),
            models.UniqueConstraint(
                fields=["purpose"],
                condition=Q(superseded_at__isnull=True),
                name="one_notice_in_force",
                violation_error_message=_("A notice is in force already for this purpose."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.purpose.reference} {self.purpose.title} · {_('notice')} {self.number}"

    def before_save(self, *, creating: bool) -> None:
        """The digests always answer for the texts."""
        self.digest_fr = digest_of(self.body_fr)
        self.digest_en = digest_of(self.body_en) if self.body_en else ""

    def digest_in(self, language: str) -> str:
        """The digest of the text in a language, "" when there is none."""
        return self.digest_en if language == "en" else self.digest_fr


def digest_of(body: str) -> str:
    """SHA-256 of the exact text in UTF-8, in hexadecimal."""
    return hashlib.sha256(body.encode()).hexdigest()

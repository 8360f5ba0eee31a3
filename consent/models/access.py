"""Care teams, decisions on access, and break-glass."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from consent.models.consents import Subject, pseudonym
from consent.models.purposes import DataCategory, Purpose
from organisation.models.governed import GovernedFactQuerySet, GovernedRecord
from trail.records import Fact


class CareTeamMembership(GovernedRecord):
    """A professional takes part in the care of a person, for a period (CSP L.1110-12)."""

    class Ground(models.TextChoices):
        """Why the professional belongs to the team."""

        SAME_STRUCTURE = "same_structure", _("Same establishment, service or listed cooperation")
        CHOSEN = "chosen", _("Recognised as a member by the person")
        ORGANISED_GROUP = "organised_group", _("Organised group (order of 25/11/2016)")

    perimeter_path = "subject__perimeter"
    view_permission = "consent.view"

    subject = models.ForeignKey(Subject, models.PROTECT, verbose_name=_("person concerned"), related_name="care_team")
    professional = models.CharField(_("professional"), max_length=80, validators=[pseudonym])
    structure = models.CharField(_("structure"), max_length=200, blank=True)
    ground = models.CharField(_("ground"), max_length=16, choices=Ground)
    since = models.DateTimeField(_("since"))
    until = models.DateTimeField(_("until"), null=True, blank=True)

    class Meta:
        verbose_name = _("membership of a care team")
        verbose_name_plural = _("memberships of care teams")
        ordering: ClassVar[list[str]] = ["-since"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["subject", "professional"], name="care_team_member")
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["subject", "professional"],
                condition=Q(until__isnull=True),
                name="care_team_once",
                violation_error_message=_("This professional belongs to this care team already."),
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
                name="care_team_ends_after_it_starts",
                violation_error_message=_("A membership ends after it starts."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.professional} · {self.subject}"


class Rule(models.TextChoices):
    """The rules by which access is decided, in words; their order stands in `consent.rules`."""

    PURPOSE_CLOSED = "purpose_closed", _("Refused: this purpose was not open at that time.")
    DATA_OUTSIDE_PURPOSE = "data_outside_purpose", _("Refused: this purpose does not cover these data.")
    EMERGENCY_OPPOSED = "emergency_opposed", _("Refused: the person opposed access, even in an emergency.")
    EMERGENCY = "emergency", _("Allowed: access in an emergency, opened with its reason and to be reviewed.")
    OPPOSED = "opposed", _("Refused: the person opposes this access.")
    CONSENT_WITHDRAWN = "consent_withdrawn", _("Refused: the person withdrew their consent.")
    CONSENT_REFUSED = "consent_refused", _("Refused: the person refused their consent.")
    CONSENT_EXPIRED = "consent_expired", _("Refused: the consent has expired and has to be asked again.")
    CONSENT_GIVEN = "consent_given", _("Allowed: the person consented to this purpose.")
    CONSENT_MISSING = "consent_missing", _("Refused: this purpose needs a consent, and none was given.")
    CARE_TEAM = "care_team", _("Allowed: the professional belongs to the care team and the person does not oppose.")
    OUTSIDE_CARE_TEAM = "outside_care_team", _("Refused: the professional does not belong to the care team.")


class AccessDecision(Fact):
    """What was answered to a system that asked whether somebody may see data of a person, and by which rule."""

    perimeter_path = "subject__perimeter"
    view_permission = "consent.view"

    subject = models.ForeignKey(Subject, models.PROTECT, verbose_name=_("person concerned"), related_name="decisions")
    purpose = models.ForeignKey(Purpose, models.PROTECT, verbose_name=_("purpose"), related_name="decisions")
    professional = models.CharField(_("professional"), max_length=80, validators=[pseudonym])
    category = models.CharField(_("category of data"), max_length=16, choices=DataCategory)
    asked_for_at = models.DateTimeField(_("asked for the instant"))
    allowed = models.BooleanField(_("allowed"))
    rule = models.CharField(_("rule"), max_length=20, choices=Rule)

    objects: ClassVar[Any] = models.Manager.from_queryset(GovernedFactQuerySet)()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("decision on access")
        verbose_name_plural = _("decisions on access")
        ordering: ClassVar[list[str]] = ["-at"]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["subject", "-at"], name="decision_of_subject")]

    def __str__(self) -> str:
        return f"{self.subject} · {self.get_rule_display()}"

    @property
    def perimeter(self) -> Any:
        """Where the subject lies."""
        return self.subject.perimeter


class BreakGlass(Fact):
    """Access opened in an emergency for a short time, with its ground and the facts (CSP L.1111-17)."""

    class Ground(models.TextChoices):
        """What justifies it."""

        UNABLE = "unable", _("The person cannot express their will and faces an immediate risk")
        DISPATCH = "dispatch", _("Call handled by the emergency dispatch (SAMU)")
        OTHER = "other", _("Other, described in the facts")

    perimeter_path = "subject__perimeter"
    view_permission = "consent.view"

    subject = models.ForeignKey(
        Subject, models.PROTECT, verbose_name=_("person concerned"), related_name="break_glasses"
    )
    professional = models.CharField(_("professional"), max_length=80, validators=[pseudonym])
    ground = models.CharField(_("ground"), max_length=10, choices=Ground)
    facts = models.TextField(_("facts"))
    until = models.DateTimeField(_("open until"))

    objects: ClassVar[Any] = models.Manager.from_queryset(GovernedFactQuerySet)()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("break-glass")
        verbose_name_plural = _("break-glasses")
        ordering: ClassVar[list[str]] = ["-at"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["subject", "professional", "until"], name="break_glass_open")
        ]

    def __str__(self) -> str:
        return f"{self.subject} · {self.professional}"

    @property
    def perimeter(self) -> Any:
        """Where the subject lies."""
        return self.subject.perimeter


class BreakGlassReview(Fact):
    """What the data-protection officer concludes of a break-glass, and when the person was told."""

    class Verdict(models.TextChoices):
        """Whether it was justified."""

        JUSTIFIED = "justified", _("Justified")
        UNJUSTIFIED = "unjustified", _("Not justified")

    perimeter_path = "break_glass__subject__perimeter"
    view_permission = "consent.view"

    break_glass = models.OneToOneField(BreakGlass, models.PROTECT, verbose_name=_("break-glass"), related_name="review")
    person_informed_on = models.DateField(_("person informed on"))
    verdict = models.CharField(_("verdict"), max_length=12, choices=Verdict)
    comment = models.TextField(_("comment"), blank=True)

    objects: ClassVar[Any] = models.Manager.from_queryset(GovernedFactQuerySet)()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("review of a break-glass")
        verbose_name_plural = _("reviews of break-glasses")

    def __str__(self) -> str:
        return f"{self.break_glass} · {self.get_verdict_display()}"

    @property
    def perimeter(self) -> Any:
        """Where the subject lies."""
        return self.break_glass.subject.perimeter

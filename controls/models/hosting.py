"""Who takes part in the hosting of health data, and their certificates (HDS EXI-12, chapter 8)."""

from datetime import date
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from organisation.models import PerimeterRecord, Person
from organisation.models.governed import GovernedRecord

ACTIVITY_NUMBERS = range(1, 7)


def check_activities(value: Any) -> None:
    """A list of numbers from 1 to 6, each once."""
    if (
        not isinstance(value, list)
        or any(item not in ACTIVITY_NUMBERS for item in value)
        or len(set(value)) < len(value)
    ):
        raise ValidationError(_("Hosting activities are numbers from 1 to 6, each once."), code="activities")


class HostingActor(PerimeterRecord):
    """One row of the table of guarantees: the host itself or a subcontractor, its role, and how far the law reaches."""

    class Relation(models.TextChoices):
        """Whether it is the host or works for it."""

        HOST = "host", pgettext_lazy("hosting actor", "The host itself")
        SUBCONTRACTOR = "subcontractor", pgettext_lazy("hosting actor", "Subcontractor")

    reference_prefix = "H"
    view_permission = "controls.view"

    name = models.CharField(_("actor (company name)"), max_length=200)
    relation = models.CharField(_("relation"), max_length=14, choices=Relation, default=Relation.SUBCONTRACTOR)
    role = models.CharField(_("role in the service"), max_length=300)
    activities = models.JSONField(
        _("hosting activities performed"), default=list, blank=True, validators=[check_activities]
    )
    remote_access = models.TextField(
        _("remote access from outside the EEA"), blank=True, help_text=_("Country and legal basis (EXI-29).")
    )
    foreign_law = models.TextField(
        _("exposure to the law of a third country"),
        blank=True,
        help_text=_("Laws, mitigation, residual risk (EXI-30)."),
    )
    owner = models.ForeignKey(
        Person, models.PROTECT, verbose_name=_("followed by"), related_name="hosting_actors", null=True, blank=True
    )

    class Meta:
        verbose_name = _("actor of the hosting")
        verbose_name_plural = _("actors of the hosting")
        ordering: ClassVar[list[str]] = ["relation", "name"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["perimeter", "name"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="hosting_actor_once",
                violation_error_message=_("This actor is in the table already."),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class ActorCertificate(GovernedRecord):
    """A certificate or a qualification that an actor holds, and until when."""

    class Scheme(models.TextChoices):
        """What it certifies."""

        HDS = "hds", _("HDS certificate")
        SECNUMCLOUD = "secnumcloud", _("SecNumCloud 3.2 qualification")
        ISO27001 = "iso27001", _("ISO/IEC 27001 certificate")

    perimeter_path = "actor__perimeter"
    view_permission = "controls.view"

    actor = models.ForeignKey(HostingActor, models.PROTECT, verbose_name=_("actor"), related_name="certificates")
    scheme = models.CharField(_("scheme"), max_length=12, choices=Scheme)
    number = models.CharField(_("number"), max_length=80)
    issued_by = models.CharField(_("issued by"), max_length=200, blank=True)
    valid_from = models.DateField(_("valid from"))
    valid_until = models.DateField(_("valid until"))
    remind_days = models.PositiveSmallIntegerField(
        _("reminder before expiry (days)"), default=90, validators=[MaxValueValidator(365)]
    )

    class Meta:
        verbose_name = _("certificate of an actor")
        verbose_name_plural = _("certificates of actors")
        ordering: ClassVar[list[str]] = ["actor", "scheme", "-valid_until"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=models.Q(valid_until__gte=models.F("valid_from")),
                name="actor_certificate_ends_after_it_starts",
                violation_error_message=_("A certificate ends after it starts: check the two dates."),
            ),
            models.UniqueConstraint(
                fields=["actor", "scheme", "number"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="actor_certificate_once",
                violation_error_message=_("This certificate is recorded already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_scheme_display()} {self.number}"

    def holds_on(self, on: date) -> bool:
        """Whether it is valid on a day."""
        return self.valid_from <= on <= self.valid_until

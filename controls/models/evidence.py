"""Evidence (preuves): what supports a claim, and what it is linked to."""

from typing import ClassVar

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from controls.models.controls import Control
from controls.models.frameworks import Requirement
from organisation.models import Perimeter, PerimeterRecord, Person
from organisation.models.governed import GovernedRecord


class Evidence(PerimeterRecord):
    """A piece of evidence with an owner and a period of validity; its files supersede each other."""

    reference_prefix = "E"
    shares_downwards = True
    view_permission = "controls.view"

    title = models.CharField(_("title"), max_length=200)
    description = models.TextField(_("what it shows"), blank=True)
    owner = models.ForeignKey(
        Person, models.PROTECT, verbose_name=_("owner"), related_name="evidence", null=True, blank=True
    )
    valid_from = models.DateField(_("valid from"))
    valid_until = models.DateField(_("valid until"), null=True, blank=True)
    shared = models.BooleanField(_("seen by the perimeters below"), default=False)
    remind_days = models.PositiveSmallIntegerField(
        _("reminder before expiry (days)"), default=30, validators=[MaxValueValidator(365)]
    )

    class Meta:
        verbose_name = _("piece of evidence")
        verbose_name_plural = _("evidence")
        ordering: ClassVar[list[str]] = ["reference"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=models.Q(valid_until__isnull=True) | models.Q(valid_until__gte=models.F("valid_from")),
                name="evidence_ends_after_it_starts",
                violation_error_message=_("Evidence ends after it starts: check the two dates."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reference} {self.title}"


class EvidenceLink(GovernedRecord):
    """What each application derives to rest one of its records on evidence: one concrete table an owner."""

    evidence = models.ForeignKey(Evidence, models.PROTECT, verbose_name=_("evidence"), related_name="%(class)s_links")
    comment = models.CharField(_("what it proves"), max_length=300, blank=True)

    class Meta:
        abstract = True


class ControlEvidence(EvidenceLink):
    """A control rests on a piece of evidence."""

    perimeter_path = "control__perimeter"
    view_permission = "controls.view"

    control = models.ForeignKey(Control, models.PROTECT, verbose_name=_("control"), related_name="evidence_links")

    class Meta:
        verbose_name = _("evidence of a control")
        verbose_name_plural = _("evidence of controls")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["control", "evidence"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="control_evidence_once",
                violation_error_message=_("This control rests on this evidence already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.control} ← {self.evidence}"


class RequirementEvidence(EvidenceLink):
    """A perimeter shows a piece of evidence for a requirement, whatever control it may also support."""

    view_permission = "controls.view"

    perimeter = models.ForeignKey(
        Perimeter, models.PROTECT, verbose_name=_("perimeter"), related_name="requirement_evidence"
    )
    requirement = models.ForeignKey(
        Requirement, models.PROTECT, verbose_name=_("requirement"), related_name="evidence_links"
    )

    class Meta:
        verbose_name = _("evidence of a requirement")
        verbose_name_plural = _("evidence of requirements")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["perimeter", "requirement", "evidence"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="requirement_evidence_once",
                violation_error_message=_("This requirement rests on this evidence already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.requirement.ref} ← {self.evidence}"

"""The statement of applicability: its working lines, its versions, and the hosting activities that it depends on."""

from typing import Any, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from controls import applicability
from controls.models.controls import MATURITY
from controls.models.frameworks import Requirement
from organisation.models import Perimeter, PerimeterRecord, Person, User
from organisation.models.governed import GovernedFactQuerySet, GovernedRecord
from trail.records import Fact


class Applicability(GovernedRecord):
    """One line of the statement: what a perimeter decides about a requirement, and why."""

    class Decision(models.TextChoices):
        """Included, excluded, or still open."""

        UNDECIDED = applicability.UNDECIDED, _("Undecided")
        APPLICABLE = applicability.APPLICABLE, _("Applicable")
        NOT_APPLICABLE = applicability.NOT_APPLICABLE, _("Not applicable")
        DUE = applicability.DUE, pgettext_lazy("decision", "Due")
        WITHOUT_OBJECT = applicability.WITHOUT_OBJECT, _("Without object")

    view_permission = "controls.view"

    perimeter = models.ForeignKey(
        Perimeter, models.PROTECT, verbose_name=_("perimeter"), related_name="applicability_lines"
    )
    requirement = models.ForeignKey(
        Requirement, models.PROTECT, verbose_name=_("requirement"), related_name="applicability_lines"
    )
    decision = models.CharField(_("decision"), max_length=16, choices=Decision, default=Decision.UNDECIDED)
    reason_risk = models.BooleanField(_("treats a risk"), default=False)
    reason_legal = models.BooleanField(_("legal or regulatory obligation"), default=False)
    reason_contract = models.BooleanField(_("contract"), default=False)
    reason_best_practice = models.BooleanField(_("best practice"), default=False)
    justification = models.TextField(_("justification"), blank=True)
    owner = models.ForeignKey(
        Person, models.PROTECT, verbose_name=_("owner"), related_name="applicability_lines", null=True, blank=True
    )
    maturity = models.PositiveSmallIntegerField(_("maturity (0 to 5)"), null=True, blank=True, validators=MATURITY)

    class Meta:
        verbose_name = _("line of the statement of applicability")
        verbose_name_plural = _("lines of the statement of applicability")
        ordering: ClassVar[list[str]] = ["requirement__framework", "requirement__position"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["perimeter", "requirement"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="applicability_once",
                violation_error_message=_("This requirement has its line in this statement already."),
            ),
            models.CheckConstraint(
                condition=~models.Q(decision__in=sorted(applicability.EXCLUDED)) | ~models.Q(justification=""),
                name="applicability_exclusion_is_justified",
                violation_error_message=_("What is left out is justified: write why."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.requirement.ref}: {self.get_decision_display()}"

    @property
    def stated_reasons(self) -> list[str]:
        """The reasons that the officer ticked."""
        return [reason for reason in applicability.REASONS if getattr(self, f"reason_{reason}")]


class StatementVersion(PerimeterRecord):
    """A statement handed to an approver; what it says is frozen from the moment it is submitted."""

    class Status(models.TextChoices):
        """Its life: submitted, then approved by somebody else or returned; the newest approved one stands."""

        SUBMITTED = "submitted", _("Submitted")
        APPROVED = "approved", _("Approved")
        RETURNED = "returned", _("Returned to its author")
        SUPERSEDED = "superseded", _("Superseded")

    reference_prefix = "DDA"
    view_permission = "controls.view"

    number = models.PositiveIntegerField(_("version"))
    status = models.CharField(_("status"), max_length=12, choices=Status, default=Status.SUBMITTED)
    note = models.TextField(_("what changed"), blank=True)
    submitted_by = models.ForeignKey(User, models.PROTECT, verbose_name=_("submitted by"), related_name="+")
    submitted_on = models.DateField(_("submitted on"))
    decided_by = models.ForeignKey(
        User, models.PROTECT, verbose_name=_("decided by"), related_name="+", null=True, blank=True
    )
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    decision_note = models.TextField(_("note of the approver"), blank=True)
    pinned = models.BooleanField(_("named on the certificate"), default=False)

    class Meta:
        verbose_name = _("version of the statement")
        verbose_name_plural = _("versions of the statement")
        ordering: ClassVar[list[str]] = ["-number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["perimeter", "number"], name="statement_version_once"),
            models.CheckConstraint(
                condition=models.Q(decided_by__isnull=True) | ~models.Q(decided_by=models.F("submitted_by")),
                name="statement_four_eyes",
                violation_error_message=_("A statement is approved by somebody other than its author."),
            ),
        ]

    def __str__(self) -> str:
        return _("Statement of applicability, version %(number)s") % {"number": self.number}


class FrozenStatement(Fact):
    """What a version says, line by line, with its digest and the checkpoint of the trail that it rests on."""

    perimeter_path = "statement__perimeter"
    view_permission = "controls.view"

    statement = models.OneToOneField(
        StatementVersion, models.PROTECT, verbose_name=_("version of the statement"), related_name="frozen"
    )
    content = models.JSONField(_("content"))
    digest = models.CharField(_("digest"), max_length=64)
    checkpoint_size = models.PositiveBigIntegerField(_("entries of the trail covered"), default=0)
    checkpoint_root = models.CharField(_("root of the trail"), max_length=64, blank=True)

    objects: ClassVar[Any] = models.Manager.from_queryset(GovernedFactQuerySet)()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("frozen statement")
        verbose_name_plural = _("frozen statements")

    def __str__(self) -> str:
        return f"{self.statement} · {self.digest[:12]}"

    @property
    def perimeter(self) -> Any:
        """Where the statement holds."""
        return self.statement.perimeter


class HostingActivity(GovernedRecord):
    """A health-data hosting activity (1 to 6) that a perimeter holds; HDS requirements hang on it."""

    view_permission = "controls.view"

    perimeter = models.ForeignKey(
        Perimeter, models.PROTECT, verbose_name=_("perimeter"), related_name="hosting_activities"
    )
    number = models.PositiveSmallIntegerField(_("activity"), validators=[MinValueValidator(1), MaxValueValidator(6)])
    held_since = models.DateField(_("held since"))

    class Meta:
        verbose_name = _("hosting activity")
        verbose_name_plural = _("hosting activities")
        ordering: ClassVar[list[str]] = ["perimeter", "number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["perimeter", "number"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="hosting_activity_once",
                violation_error_message=_("This activity is declared here already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} · {self.perimeter}"

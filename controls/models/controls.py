"""Controls (mesures), the requirements they answer and the tests that prove them."""

from decimal import Decimal
from typing import Any, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from controls.models.frameworks import Requirement
from organisation.models import PerimeterRecord, Person
from organisation.models.governed import GovernedFactQuerySet, GovernedRecord
from trail.records import Fact

MATURITY = [MinValueValidator(0), MaxValueValidator(5)]


class Control(PerimeterRecord):
    """What the organisation does about requirements and risks; its effectiveness is derived, never stored."""

    class Kind(models.TextChoices):
        """What it is made of."""

        ORGANISATIONAL = "organisational", _("Organisational")
        PEOPLE = "people", _("People")
        PHYSICAL = "physical", _("Physical")
        TECHNICAL = "technical", _("Technical")
        CONTRACTUAL = "contractual", _("Contractual")

    class Status(models.TextChoices):
        """How far it is in place."""

        NOT_STARTED = "not_started", pgettext_lazy("control", "Not started")
        PLANNED = "planned", pgettext_lazy("control", "Planned")
        PARTIAL = "partial", pgettext_lazy("control", "Partly in place")
        IMPLEMENTED = "implemented", pgettext_lazy("control", "In place")

    reference_prefix = "M"
    shares_downwards = True
    view_permission = "controls.view"

    title = models.CharField(_("title"), max_length=200)
    description = models.TextField(_("description"), blank=True)
    kind = models.CharField(_("kind"), max_length=16, choices=Kind, default=Kind.ORGANISATIONAL)
    owner = models.ForeignKey(
        Person, models.PROTECT, verbose_name=_("owner"), related_name="controls", null=True, blank=True
    )
    status = models.CharField(_("status"), max_length=12, choices=Status, default=Status.NOT_STARTED)
    start_on = models.DateField(_("start"), null=True, blank=True)
    due_on = models.DateField(_("due date"), null=True, blank=True)
    implemented_on = models.DateField(_("in place since"), null=True, blank=True)
    one_off_cost = models.DecimalField(
        _("one-off cost (€)"), max_digits=12, decimal_places=2, default=Decimal(0), validators=[MinValueValidator(0)]
    )
    yearly_cost = models.DecimalField(
        _("yearly cost (€)"), max_digits=12, decimal_places=2, default=Decimal(0), validators=[MinValueValidator(0)]
    )
    effort_days = models.DecimalField(
        _("effort (days)"), max_digits=7, decimal_places=1, default=Decimal(0), validators=[MinValueValidator(0)]
    )
    maturity = models.PositiveSmallIntegerField(_("maturity (0 to 5)"), null=True, blank=True, validators=MATURITY)
    supplier = models.CharField(_("supplier"), max_length=200, blank=True)
    shared = models.BooleanField(
        _("serves the perimeters below"),
        default=False,
        help_text=_("Perimeters below see it and count on it; they cannot change it."),
    )
    residual_comment = models.TextField(_("what remains to be done"), blank=True)
    test_every_months = models.PositiveSmallIntegerField(
        _("tested every (months)"), default=12, validators=[MinValueValidator(1), MaxValueValidator(60)]
    )

    class Meta:
        verbose_name = _("control")
        verbose_name_plural = _("controls")
        ordering: ClassVar[list[str]] = ["reference"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=models.Q(start_on__isnull=True)
                | models.Q(due_on__isnull=True)
                | models.Q(due_on__gte=models.F("start_on")),
                name="control_due_after_start",
                violation_error_message=_("A control is due after it starts: check the two dates."),
            ),
            models.CheckConstraint(
                condition=~models.Q(status="implemented") | models.Q(implemented_on__isnull=False),
                name="control_in_place_since",
                violation_error_message=_("A control in place says since when."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reference} {self.title}"

    @property
    def in_place(self) -> bool:
        """Whether it is declared implemented."""
        return self.status == self.Status.IMPLEMENTED


class ControlRequirement(GovernedRecord):
    """A control answers a requirement, wholly or in part."""

    perimeter_path = "control__perimeter"
    view_permission = "controls.view"

    control = models.ForeignKey(Control, models.PROTECT, verbose_name=_("control"), related_name="answers")
    requirement = models.ForeignKey(Requirement, models.PROTECT, verbose_name=_("requirement"), related_name="answers")
    comment = models.TextField(_("how it answers"), blank=True)

    class Meta:
        verbose_name = _("answer to a requirement")
        verbose_name_plural = _("answers to requirements")
        ordering: ClassVar[list[str]] = ["requirement__framework", "requirement__position"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["control", "requirement"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="control_answers_once",
                violation_error_message=_("This control answers this requirement already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.control} → {self.requirement.ref}"


class ControlTest(Fact):
    """One test of a control: how, on what sample, with which result. A correction is a new test."""

    class Method(models.TextChoices):
        """The three methods of assessment."""

        EXAMINE = "examine", _("Examination of documents")
        INTERVIEW = "interview", _("Interview")
        TEST = "test", _("Technical test")

    class Result(models.TextChoices):
        """What the tester concludes."""

        EFFECTIVE = "effective", _("Effective")
        INEFFECTIVE = "ineffective", _("Ineffective")

    perimeter_path = "control__perimeter"
    view_permission = "controls.view"

    control = models.ForeignKey(Control, models.PROTECT, verbose_name=_("control"), related_name="tests")
    method = models.CharField(_("method"), max_length=10, choices=Method)
    result = models.CharField(_("result"), max_length=12, choices=Result)
    tested_on = models.DateField(_("tested on"))
    tester = models.ForeignKey(Person, models.PROTECT, verbose_name=_("tester"), related_name="control_tests")
    population = models.PositiveIntegerField(_("population"), null=True, blank=True)
    sample = models.PositiveIntegerField(_("sample"), null=True, blank=True)
    exceptions = models.PositiveIntegerField(_("exceptions found"), default=0)
    conclusion = models.TextField(_("what was found"))

    objects: ClassVar[Any] = models.Manager.from_queryset(GovernedFactQuerySet)()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("control test")
        verbose_name_plural = _("control tests")
        ordering: ClassVar[list[str]] = ["-tested_on", "-at"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["control", "-tested_on"], name="control_test_last")
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=models.Q(sample__isnull=True)
                | models.Q(population__isnull=True)
                | models.Q(sample__lte=models.F("population")),
                name="control_test_sample_in_population",
                violation_error_message=_("A sample is at most as large as the population it is drawn from."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.control.reference} · {self.get_method_display()} · {self.tested_on:%d/%m/%Y}"

    @property
    def perimeter(self) -> Any:
        """Where the control lies."""
        return self.control.perimeter

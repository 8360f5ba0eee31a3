"""Risks in euros, where a perimeter switched this on: estimates, simulated years, and what a budget buys."""

from typing import Any, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from organisation.models import GovernedFactQuerySet, GovernedRecord, Perimeter, User
from risks.models.scenarios import Risk
from risks.models.story import RiskFact
from risks.models.treatment import TreatmentAction
from trail.records import Fact

SMALLEST = MinValueValidator(1)


class QuantitySwitch(GovernedRecord):
    """Whether the risks of a perimeter and below are also estimated in euros; the nearest switch decides."""

    view_permission: ClassVar[str] = "risks.view"

    perimeter = models.ForeignKey(Perimeter, models.PROTECT, verbose_name=_("perimeter"), related_name="+")
    on = models.BooleanField(_("switched on"))
    reason = models.TextField(_("reason"))

    class Meta:
        verbose_name = _("switch of quantification")
        verbose_name_plural = _("switches of quantification")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["perimeter"], condition=Q(withdrawn_at__isnull=True), name="risks_quantity_switch_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.perimeter} – {_('on') if self.on else _('off')}"


class Quantification(RiskFact):
    """How often a scenario strikes and what each time costs: two intervals that hold nine times out of ten."""

    risk = models.ForeignKey(Risk, models.PROTECT, verbose_name=_("risk"), related_name="quantifications")
    times_low = models.DecimalField(
        _("times a year, at least"), max_digits=9, decimal_places=4, validators=[MinValueValidator(0)]
    )
    times_high = models.DecimalField(
        _("times a year, at most"), max_digits=9, decimal_places=4, validators=[MinValueValidator(0)]
    )
    loss_low = models.PositiveBigIntegerField(_("loss each time, at least (€)"), validators=[SMALLEST])
    loss_high = models.PositiveBigIntegerField(_("loss each time, at most (€)"), validators=[SMALLEST])
    rationale = models.TextField(_("rationale"))
    expected_loss = models.PositiveBigIntegerField(_("expected loss a year (€)"), editable=False)
    estimated_by = models.ForeignKey(User, models.PROTECT, verbose_name=_("estimated by"), related_name="+")

    class Meta:
        verbose_name = _("quantification")
        verbose_name_plural = _("quantifications")
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["risk", "at"], name="risks_quantified")]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(times_low__gt=0, times_high__gte=F("times_low"), loss_high__gte=F("loss_low")),
                name="risks_quantified_intervals",
                violation_error_message=_("Each interval goes from a positive number to one that is not smaller."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.risk.reference} – {self.expected_loss} €"


class EffectEstimate(Fact):
    """Which share of the expected loss of its risk a planned treatment takes away, once it is done."""

    perimeter_path: ClassVar[str] = "treatment_action__perimeter"
    view_permission: ClassVar[str] = "risks.view"

    treatment_action = models.ForeignKey(
        TreatmentAction, models.PROTECT, verbose_name=_("action"), related_name="effects"
    )
    removes = models.PositiveSmallIntegerField(
        _("share of the loss taken away (%)"), validators=[SMALLEST, MaxValueValidator(100)]
    )
    rationale = models.TextField(_("rationale"))
    estimated_by = models.ForeignKey(User, models.PROTECT, verbose_name=_("estimated by"), related_name="+")

    objects: ClassVar[Any] = models.Manager.from_queryset(GovernedFactQuerySet)()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("estimated effect of a treatment")
        verbose_name_plural = _("estimated effects of treatments")
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["treatment_action", "at"], name="risks_effects")]

    def __str__(self) -> str:
        return f"{self.treatment_action.reference} – {self.removes} %"

    @property
    def perimeter(self) -> Perimeter:
        """Where the action lies."""
        return self.treatment_action.perimeter


class PerimeterFact(Fact):
    """A Fact about a perimeter and what lies below it."""

    perimeter_path: ClassVar[str] = "perimeter"
    view_permission: ClassVar[str] = "risks.view"

    perimeter = models.ForeignKey(Perimeter, models.PROTECT, verbose_name=_("perimeter"), related_name="+")
    inputs = models.JSONField(_("what it was worked out from"))
    inputs_digest = models.CharField(_("digest of the inputs"), max_length=64)
    versions = models.JSONField(_("versions of the libraries"))
    asked_by = models.ForeignKey(User, models.PROTECT, verbose_name=_("asked by"), related_name="+")

    objects: ClassVar[Any] = models.Manager.from_queryset(GovernedFactQuerySet)()  # type: ignore[assignment]

    class Meta:
        abstract = True


class LossSimulation(PerimeterFact):
    """Simulated years: seed, inputs and results, so that anybody can live them again and find the same."""

    years = models.PositiveIntegerField(_("years"), validators=[MinValueValidator(1_000), MaxValueValidator(1_000_000)])
    seed = models.PositiveIntegerField(_("seed"))
    expected_loss = models.PositiveBigIntegerField(_("expected loss a year (€)"))
    results = models.JSONField(_("results"))

    class Meta:
        verbose_name = _("simulation of losses")
        verbose_name_plural = _("simulations of losses")
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["perimeter", "at"], name="risks_simulations")]

    def __str__(self) -> str:
        return f"{self.perimeter} – {self.at:%d/%m/%Y}"


class BudgetChoice(PerimeterFact):
    """For a budget, the planned treatments that remove most expected loss; those left out, and why."""

    budget = models.PositiveBigIntegerField(_("budget (€)"))
    cost = models.PositiveBigIntegerField(_("cost of what is taken (€)"))
    expected_loss = models.PositiveBigIntegerField(_("expected loss a year (€)"))
    removed = models.PositiveBigIntegerField(_("loss removed a year (€)"))
    results = models.JSONField(_("results"))

    class Meta:
        verbose_name = _("choice for a budget")
        verbose_name_plural = _("choices for a budget")
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["perimeter", "at"], name="risks_budgets")]

    def __str__(self) -> str:
        return f"{self.perimeter} – {self.budget} €"

"""Objectives, measures, PDCA reviews of a perimeter over a period, and what was decided (6.2, 9.1, 9.3)."""

from typing import Any, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from organisation.models import GovernedFactQuerySet, PerimeterRecord, Person
from organisation.models.governed import GovernedRecord
from trail.records import Fact

VIEW = "reviews.view"


class Objective(PerimeterRecord):
    """A security objective: what, by whom, by when, with which means, and how it is evaluated (6.2)."""

    class Status(models.TextChoices):
        """Where it stands."""

        PURSUED = "pursued", _("Pursued")
        MET = "met", _("Met")
        MISSED = "missed", _("Missed")

    reference_prefix = "OBJ"
    view_permission = VIEW

    title = models.CharField(_("objective"), max_length=300)
    means = models.TextField(_("actions and means"))
    evaluation = models.TextField(_("how it is evaluated"))
    indicator = models.CharField(_("indicator"), max_length=80, blank=True)
    target = models.DecimalField(_("target"), max_digits=14, decimal_places=2, null=True, blank=True)
    owner = models.ForeignKey(Person, models.PROTECT, verbose_name=_("owner"), related_name="objectives")
    due_on = models.DateField(_("due date"))
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.PURSUED, editable=False)
    outcome = models.TextField(_("result"), blank=True)

    class Meta:
        verbose_name = _("security objective")
        verbose_name_plural = _("security objectives")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["perimeter", "reference"], name="objective_reference_once"),
        ]

    def __str__(self) -> str:
        return f"{self.reference} {self.title}"


class Rhythm(GovernedRecord):
    """How often a perimeter is reviewed, and when next: the clock opens what falls due."""

    view_permission = VIEW

    perimeter = models.ForeignKey(
        "organisation.Perimeter", models.PROTECT, verbose_name=_("perimeter"), related_name="+"
    )
    every_months = models.PositiveSmallIntegerField(
        _("every (months)"), validators=[MinValueValidator(1), MaxValueValidator(12)]
    )
    next_on = models.DateField(_("next review"))

    class Meta:
        verbose_name = _("review rhythm")
        verbose_name_plural = _("review rhythms")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["perimeter"],
                condition=Q(withdrawn_at__isnull=True),
                name="rhythm_once_a_perimeter",
                violation_error_message=_("This perimeter has a rhythm already: change that one."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.perimeter)


class Review(PerimeterRecord):
    """One PDCA review of a perimeter and below over a period: its figures are kept as they stood."""

    class Status(models.TextChoices):
        """Where it stands."""

        OPEN = "open", _("To be reviewed")
        APPROVED = "approved", _("Approved by management")

    reference_prefix = "RV"
    view_permission = VIEW

    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"))
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.OPEN, editable=False)
    opened_by = models.ForeignKey(
        Person, models.PROTECT, verbose_name=_("opened by"), related_name="+", null=True, blank=True, editable=False
    )
    picture = models.JSONField(_("situation"), default=dict, blank=True, editable=False)
    """Lists as they stood when the review was opened: {"risks": [...], "nonconformities": [...], ...}."""
    conclusion = models.TextField(_("conclusion of management"), blank=True)
    approved_by = models.ForeignKey(
        Person, models.PROTECT, verbose_name=_("approved by"), related_name="+", null=True, blank=True, editable=False
    )
    approved_on = models.DateField(_("approved on"), null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("PDCA review")
        verbose_name_plural = _("PDCA reviews")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["perimeter", "starts_on", "ends_on"],
                condition=Q(withdrawn_at__isnull=True),
                name="review_once_a_period",
                violation_error_message=_("This perimeter was reviewed over this period already."),
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="review_ends_after_it_starts",
                violation_error_message=_("A period ends on or after the day it starts: check the two dates."),
            ),
            models.CheckConstraint(
                condition=~Q(status="approved") | (~Q(conclusion="") & Q(approved_by__isnull=False)),
                name="review_approved_with_conclusion",
                violation_error_message=_("Management approves a review with a conclusion."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reference} {self.perimeter.name} {self.starts_on:%d/%m/%Y} – {self.ends_on:%d/%m/%Y}"

    @property
    def is_open(self) -> bool:
        """Whether it still waits for management."""
        return self.status == self.Status.OPEN


class Measure(Fact):
    """One indicator as it stood when a review was opened (9.1)."""

    perimeter_path = "review__perimeter"
    view_permission = VIEW

    review = models.ForeignKey(Review, models.PROTECT, verbose_name=_("review"), related_name="measures")
    indicator = models.CharField(_("indicator"), max_length=80)
    unit = models.CharField(_("unit"), max_length=10)
    value = models.DecimalField(_("value"), max_digits=14, decimal_places=2, null=True, blank=True)
    position = models.PositiveSmallIntegerField(_("position"))

    objects: ClassVar[Any] = models.Manager.from_queryset(GovernedFactQuerySet)()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("measure")
        verbose_name_plural = _("measures")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["review", "indicator"], name="measure_once_a_review"),
        ]

    def __str__(self) -> str:
        return f"{self.indicator} = {self.value}"


class Decision(PerimeterRecord):
    """What management decided in a review: an improvement or a change (9.3.3)."""

    class Status(models.TextChoices):
        """Where it stands."""

        DECIDED = "decided", _("Decided")
        CARRIED_OUT = "carried_out", _("Carried out")

    reference_prefix = "DR"
    view_permission = VIEW

    review = models.ForeignKey(Review, models.PROTECT, verbose_name=_("review"), related_name="decisions")
    text = models.TextField(_("decision"))
    owner = models.ForeignKey(Person, models.PROTECT, verbose_name=_("owner"), related_name="decisions")
    due_on = models.DateField(_("due date"))
    status = models.CharField(_("status"), max_length=12, choices=Status, default=Status.DECIDED, editable=False)
    outcome = models.TextField(_("what was done"), blank=True)

    class Meta:
        verbose_name = _("decision of the management review")
        verbose_name_plural = _("decisions of the management review")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["perimeter", "reference"], name="decision_reference_once"),
        ]

    def __str__(self) -> str:
        return f"{self.reference} {self.text[:80]}"

    @classmethod
    def audience(cls, user: Any) -> Q:
        """Its owner sees it wherever it lies."""
        return Q(owner__user=user)

"""Nonconformities, corrective actions, reports from staff and ideas (clause 10)."""

from typing import Any, ClassVar

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from controls.models import Requirement
from improvement import lifecycle
from organisation.models import GovernedFactQuerySet, PerimeterRecord, Person
from trail.records import Fact


class Nonconformity(PerimeterRecord):
    """A finding graded from a major nonconformity to a strength, followed until it was effective (10.2)."""

    class Grade(models.TextChoices):
        """How grave, as a certification auditor grades."""

        MAJOR = "major", _("Major nonconformity")
        MINOR = "minor", _("Minor nonconformity")
        OBSERVATION = "observation", _("Observation")
        OPPORTUNITY = "opportunity", _("Opportunity for improvement")
        STRENGTH = "strength", _("Strength")

    class Status(models.TextChoices):
        """Where it stands."""

        OPEN = lifecycle.OPEN, pgettext_lazy("nonconformity", "Open")
        CORRECTED = lifecycle.CORRECTED, pgettext_lazy("nonconformity", "Corrected")
        CAUSE_FOUND = lifecycle.CAUSE_FOUND, _("Cause found")
        PLAN_APPROVED = lifecycle.PLAN_APPROVED, _("Plan approved")
        IMPLEMENTING = lifecycle.IMPLEMENTING, _("Being implemented")
        IMPLEMENTED = lifecycle.IMPLEMENTED, _("Implemented, to be checked")
        CLOSED = lifecycle.CLOSED, pgettext_lazy("nonconformity", "Closed")
        REOPENED = lifecycle.REOPENED, pgettext_lazy("nonconformity", "Reopened")

    class Source(models.TextChoices):
        """Where it was found."""

        AUDIT = "audit", _("Audit")
        REPORT = "report", _("Report from staff")
        REVIEW = "review", pgettext_lazy("noun", "Review")
        INDICATOR = "indicator", _("Indicator")
        INCIDENT = "incident", _("Incident")
        OTHER = "other", _("Other")

    reference_prefix = "NC"
    view_permission = "improvement.view"

    title = models.CharField(_("title"), max_length=200)
    grade = models.CharField(_("grade"), max_length=12, choices=Grade)
    source = models.CharField(_("source"), max_length=12, choices=Source, default=Source.OTHER)
    status = models.CharField(_("status"), max_length=16, choices=Status, default=Status.OPEN, editable=False)
    fact = models.TextField(_("fact"), help_text=_("What was seen, where and when; no opinion."))
    requirement = models.ForeignKey(
        Requirement, models.PROTECT, verbose_name=_("requirement"), related_name="+", null=True, blank=True
    )
    criterion = models.CharField(
        _("criterion"),
        max_length=300,
        blank=True,
        help_text=_("What was expected, when it is not a listed requirement."),
    )
    raised_by = models.ForeignKey(Person, models.PROTECT, verbose_name=_("raised by"), related_name="+", editable=False)
    owner = models.ForeignKey(Person, models.PROTECT, verbose_name=_("owner"), related_name="nonconformities")
    detected_on = models.DateField(_("found on"))
    due_on = models.DateField(_("due date"))
    correction = models.TextField(_("correction"), blank=True)
    similar_cases = models.TextField(_("similar cases"), blank=True)
    root_cause = models.TextField(_("root cause"), blank=True)
    closed_on = models.DateField(_("closed on"), null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("nonconformity")
        verbose_name_plural = _("nonconformities")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["perimeter", "reference"], name="nonconformity_reference_once"),
            models.CheckConstraint(
                condition=Q(due_on__gte=F("detected_on")),
                name="nonconformity_due_after_found",
                violation_error_message=_("The due date comes after the day of the finding: check the two dates."),
            ),
            models.CheckConstraint(
                condition=Q(requirement__isnull=False) | ~Q(criterion="") | ~Q(grade__in=lifecycle.BREACHES),
                name="nonconformity_names_what_it_breaks",
                violation_error_message=_("A nonconformity names what it breaks: choose a requirement or a criterion."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reference} {self.title}"

    @property
    def is_breach(self) -> bool:
        """Whether a requirement was not met, so that the whole of 10.2 applies."""
        return self.grade in lifecycle.BREACHES

    @property
    def is_open(self) -> bool:
        """Whether something is still expected."""
        return self.status != self.Status.CLOSED

    @classmethod
    def audience(cls, user: Any) -> Q:
        """Its owner sees it wherever it lies."""
        return Q(owner__user=user)


class CorrectiveAction(PerimeterRecord):
    """One thing to do so that a nonconformity does not come back, or so that an idea becomes real."""

    class Status(models.TextChoices):
        """Where it stands; late is derived, never stored."""

        PLANNED = "planned", _("Planned")
        IN_PROGRESS = "in_progress", _("In progress")
        DONE = "done", _("Done")
        CANCELLED = "cancelled", _("Cancelled")

    reference_prefix = "AC"
    view_permission = "improvement.view"

    nonconformity = models.ForeignKey(
        Nonconformity, models.PROTECT, verbose_name=_("nonconformity"), related_name="corrective_actions"
    )
    title = models.CharField(_("title"), max_length=200)
    description = models.TextField(_("description"), blank=True)
    owner = models.ForeignKey(Person, models.PROTECT, verbose_name=_("owner"), related_name="corrective_actions")
    due_on = models.DateField(_("due date"))
    status = models.CharField(_("status"), max_length=12, choices=Status, default=Status.PLANNED, editable=False)
    progress = models.PositiveSmallIntegerField(_("progress (%)"), default=0, validators=[MaxValueValidator(100)])
    outcome = models.TextField(_("what was done, or why it was cancelled"), blank=True)
    done_on = models.DateField(_("done on"), null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("corrective action")
        verbose_name_plural = _("corrective actions")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["perimeter", "reference"], name="corrective_action_reference_once"),
            models.CheckConstraint(
                condition=~Q(status__in=["done", "cancelled"]) | ~Q(outcome=""),
                name="corrective_action_says_its_outcome",
                violation_error_message=_("Say what was done, or why the action is cancelled."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reference} {self.title}"

    @classmethod
    def audience(cls, user: Any) -> Q:
        """Its owner sees it wherever it lies."""
        return Q(owner__user=user)


class EffectivenessReview(Fact):
    """Somebody else's judgement, after the fact, that the cause is gone or not (10.2 d)."""

    perimeter_path = "nonconformity__perimeter"
    view_permission = "improvement.view"

    nonconformity = models.ForeignKey(
        Nonconformity, models.PROTECT, verbose_name=_("nonconformity"), related_name="effectiveness_reviews"
    )
    reviewer = models.ForeignKey(Person, models.PROTECT, verbose_name=_("checked by"), related_name="+")
    effective = models.BooleanField(_("effective"))
    conclusion = models.TextField(_("conclusion"))

    objects: ClassVar[Any] = models.Manager.from_queryset(GovernedFactQuerySet)()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("effectiveness review")
        verbose_name_plural = _("effectiveness reviews")

    def __str__(self) -> str:
        return f"{self.nonconformity.reference} {self.at:%d/%m/%Y}"


class Report(PerimeterRecord):
    """What somebody saw and said, in their own words, waiting to be triaged (6.8 of Annex A)."""

    class Status(models.TextChoices):
        """What became of it."""

        TO_TRIAGE = "to_triage", _("To be triaged")
        FOLLOWED = "followed", _("Followed up")
        DISMISSED = "dismissed", _("Closed without follow-up")

    reference_prefix = "SIG"
    view_permission = "improvement.triage"

    text = models.TextField(_("what happened"), max_length=4000)
    reported_by = models.ForeignKey(Person, models.PROTECT, verbose_name=_("reported by"), related_name="+")
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.TO_TRIAGE, editable=False)
    answer = models.TextField(_("answer to the person"), blank=True)
    nonconformity = models.ForeignKey(
        Nonconformity, models.PROTECT, verbose_name=_("nonconformity"), related_name="reports", null=True, blank=True
    )
    reported_at = models.DateTimeField(_("reported at"), editable=False)

    class Meta:
        verbose_name = _("report from staff")
        verbose_name_plural = _("reports from staff")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["perimeter", "reference"], name="report_reference_once"),
        ]

    def __str__(self) -> str:
        return f"{self.reference} {self.text[:60]}"

    @classmethod
    def audience(cls, user: Any) -> Q:
        """Whoever reported follows what became of it."""
        return Q(reported_by__user=user)


class Idea(PerimeterRecord):
    """A way to do better that somebody proposed (10.1, 9.3.2 g)."""

    class Status(models.TextChoices):
        """What became of it."""

        PROPOSED = "proposed", _("Proposed")
        KEPT = "kept", _("Kept")
        DECLINED = "declined", _("Declined")
        DONE = "done", _("Done")

    reference_prefix = "ID"
    view_permission = "improvement.view"

    title = models.CharField(_("title"), max_length=200)
    description = models.TextField(_("description"), blank=True)
    proposed_by = models.ForeignKey(Person, models.PROTECT, verbose_name=_("proposed by"), related_name="+")
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.PROPOSED, editable=False)
    answer = models.TextField(_("answer"), blank=True)

    class Meta:
        verbose_name = _("improvement idea")
        verbose_name_plural = _("improvement ideas")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["perimeter", "reference"], name="idea_reference_once"),
        ]

    def __str__(self) -> str:
        return f"{self.reference} {self.title}"

    @classmethod
    def audience(cls, user: Any) -> Q:
        """Whoever proposed it follows what became of it."""
        return Q(proposed_by__user=user)

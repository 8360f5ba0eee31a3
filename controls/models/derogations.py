"""Derogations: a requirement or a control not followed for a while, with what compensates and who accepts it."""

from datetime import date
from typing import ClassVar

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from controls.models.controls import Control
from controls.models.frameworks import Requirement
from organisation.models import PerimeterRecord, Person, User


class Derogation(PerimeterRecord):
    """A time-bound exception, approved by somebody other than who asked (5.1, A.5.1, A.5.36)."""

    class Status(models.TextChoices):
        """Its life; expiry is a date, never a status that somebody types."""

        REQUESTED = "requested", pgettext_lazy("derogation", "Requested")
        APPROVED = "approved", pgettext_lazy("derogation", "Approved")
        REFUSED = "refused", pgettext_lazy("derogation", "Refused")
        ENDED = "ended", pgettext_lazy("derogation", "Ended")

    reference_prefix = "DER"
    view_permission = "controls.view"

    title = models.CharField(_("title"), max_length=200)
    requirement = models.ForeignKey(
        Requirement, models.PROTECT, verbose_name=_("requirement"), related_name="derogations", null=True, blank=True
    )
    control = models.ForeignKey(
        Control, models.PROTECT, verbose_name=_("control"), related_name="derogations", null=True, blank=True
    )
    reason = models.TextField(_("reason"))
    compensation = models.TextField(_("what compensates"))
    compensating_control = models.ForeignKey(
        Control,
        models.PROTECT,
        verbose_name=_("compensating control"),
        related_name="compensates",
        null=True,
        blank=True,
    )
    starts_on = models.DateField(_("from"))
    expires_on = models.DateField(_("expires on"))
    remind_days = models.PositiveSmallIntegerField(
        _("reminder before expiry (days)"), default=30, validators=[MaxValueValidator(365)]
    )
    owner = models.ForeignKey(Person, models.PROTECT, verbose_name=_("owner"), related_name="derogations")
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.REQUESTED, editable=False)
    requested_by = models.ForeignKey(
        User, models.PROTECT, verbose_name=_("requested by"), related_name="+", editable=False
    )
    requested_on = models.DateField(_("requested on"), editable=False)
    decided_by = models.ForeignKey(
        User, models.PROTECT, verbose_name=_("decided by"), related_name="+", null=True, blank=True, editable=False
    )
    decided_on = models.DateField(_("decided on"), null=True, blank=True, editable=False)
    decision_note = models.TextField(_("note of the approver"), blank=True, editable=False)
    ended_on = models.DateField(_("ended on"), null=True, blank=True, editable=False)
    end_note = models.TextField(_("how it ended"), blank=True, editable=False)

    class Meta:
        verbose_name = _("derogation")
        verbose_name_plural = _("derogations")
        ordering: ClassVar[list[str]] = ["expires_on", "reference"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=models.Q(requirement__isnull=False) | models.Q(control__isnull=False),
                name="derogation_is_about_something",
                violation_error_message=_("Say what it derogates from: a requirement, a control, or both."),
            ),
            models.CheckConstraint(
                condition=models.Q(expires_on__gte=models.F("starts_on")),
                name="derogation_expires_after_it_starts",
                violation_error_message=_("A derogation expires after it starts: check the two dates."),
            ),
            models.CheckConstraint(
                condition=models.Q(decided_by__isnull=True) | ~models.Q(decided_by=models.F("requested_by")),
                name="derogation_four_eyes",
                violation_error_message=_("A derogation is decided by somebody other than who asked for it."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reference} {self.title}"

    def holds_on(self, on: date) -> bool:
        """Whether it covers a day."""
        return self.status == self.Status.APPROVED and self.starts_on <= on <= self.expires_on

    def expired_on(self, on: date) -> bool:
        """Whether it was approved, was not ended, and its time is over."""
        return self.status == self.Status.APPROVED and self.expires_on < on

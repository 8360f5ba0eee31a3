"""The treatment decided for a risk, and the actions of the treatment plan."""

from datetime import date
from typing import Any, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from controls.models import Control
from organisation.models import GovernedRecord, PerimeterRecord, Person, User
from risks.lifecycle import OPEN_ACTIONS, ActionStatus, Option
from risks.models.scenarios import Risk


class Treatment(GovernedRecord):
    """How a risk is treated, and why; one decision in force a risk, its history holds the former ones (6.1.3 a)."""

    perimeter_path: ClassVar[str] = "risk__perimeter"
    view_permission: ClassVar[str] = "risks.view"

    risk = models.OneToOneField(Risk, models.PROTECT, verbose_name=_("risk"), related_name="treatment")
    option = models.CharField(_("option"), max_length=10, choices=Option)
    justification = models.TextField(_("justification"), blank=True)
    decided_on = models.DateField(_("decided on"))
    decided_by = models.ForeignKey(User, models.PROTECT, verbose_name=_("decided by"), related_name="+")

    class Meta:
        verbose_name = _("treatment")
        verbose_name_plural = _("treatments")

    def __str__(self) -> str:
        return f"{self.risk.reference} – {self.get_option_display()}"


class TreatmentAction(PerimeterRecord):
    """One line of the treatment plan (6.1.3 e): who does what, by when, at what cost."""

    trail_schema = 2
    trail_added = {"control_id": (2, None), "effort_days": (2, None), "progress": (2, 0)}

    reference_prefix = "PT"
    view_permission = "risks.view"

    risk = models.ForeignKey(Risk, models.PROTECT, verbose_name=_("risk"), related_name="actions")
    title = models.CharField(_("action"), max_length=300)
    owner = models.ForeignKey(
        Person, models.PROTECT, verbose_name=_("in charge"), related_name="treatment_actions", null=True, blank=True
    )
    owner_name = models.CharField(_("in charge, as written"), max_length=200, blank=True)
    start_on = models.DateField(_("start"), null=True, blank=True)
    due_on = models.DateField(_("due date"), null=True, blank=True)
    cost = models.DecimalField(
        _("cost (€)"), max_digits=14, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0)]
    )
    effort_days = models.DecimalField(
        _("effort (days)"), max_digits=7, decimal_places=1, null=True, blank=True, validators=[MinValueValidator(0)]
    )
    control = models.ForeignKey(
        Control, models.PROTECT, verbose_name=_("control"), related_name="treatment_actions", null=True, blank=True
    )
    progress = models.PositiveSmallIntegerField(
        _("progress (%)"), default=0, validators=[MaxValueValidator(100)], editable=False
    )
    status = models.CharField(
        _("status"), max_length=12, choices=ActionStatus, default=ActionStatus.PLANNED, editable=False, db_index=True
    )
    note = models.TextField(_("what was done, or why it is cancelled"), blank=True, editable=False)
    done_by = models.ForeignKey(
        User, models.PROTECT, verbose_name=_("done by"), related_name="+", null=True, blank=True, editable=False
    )
    done_on = models.DateField(_("done on"), null=True, blank=True, editable=False)
    from_register = models.BooleanField(_("comes from a register"), default=False, editable=False)

    class Meta:
        verbose_name = _("action of the treatment plan")
        verbose_name_plural = _("treatment plan")
        ordering: ClassVar[list[Any]] = [F("due_on").asc(nulls_last=True), "reference"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(start_on__isnull=True) | Q(due_on__isnull=True) | Q(due_on__gte=F("start_on")),
                name="risks_action_due_after_start",
                violation_error_message=_("An action is due on or after the day it starts: check the two dates."),
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["status", "due_on"], name="risks_action_due")]

    def __str__(self) -> str:
        return f"{self.reference} {self.title}"

    @property
    def owner_text(self) -> str:
        """Who is in charge, or the name that the register gave."""
        return self.owner.display_name if self.owner else self.owner_name

    def is_late(self, *, on: date) -> bool:
        """Open after its due date."""
        return self.due_on is not None and self.due_on < on and self.status in OPEN_ACTIONS

    @classmethod
    def audience(cls, user: Any) -> Q:
        """Whoever is in charge sees the action, wherever it lies."""
        own: Q = user.own("owner")
        return own

"""What a statement says of the controls that stand in no list: necessary all the same (6.1.3 b, d)."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from controls import applicability
from controls.models.controls import Control
from organisation.models import Perimeter
from organisation.models.governed import GovernedRecord


class AdditionalControl(GovernedRecord):
    """The decision on a control beyond Annex A and HDS; without one it applies, since it was recorded to be used."""

    class Decision(models.TextChoices):
        """In the statement, or left out of it."""

        APPLICABLE = applicability.APPLICABLE, _("Applicable")
        NOT_APPLICABLE = applicability.NOT_APPLICABLE, _("Not applicable")

    view_permission = "controls.view"

    perimeter = models.ForeignKey(
        Perimeter, models.PROTECT, verbose_name=_("perimeter"), related_name="additional_controls"
    )
    control = models.ForeignKey(Control, models.PROTECT, verbose_name=_("control"), related_name="statement_decisions")
    decision = models.CharField(_("decision"), max_length=16, choices=Decision)
    justification = models.TextField(_("justification"))

    class Meta:
        verbose_name = _("additional control of a statement")
        verbose_name_plural = _("additional controls of statements")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["perimeter", "control"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="additional_control_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.control.reference}: {self.get_decision_display()}"

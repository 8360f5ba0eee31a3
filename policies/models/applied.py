"""Which controls put a document into practice."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from controls.models import Control
from organisation.models.governed import GovernedRecord
from policies.models.documents import Document


class DocumentControl(GovernedRecord):
    """A control puts a document into practice: the rule on one side, what is done on the other."""

    perimeter_path = "document__perimeter"
    view_permission = "policies.view"

    document = models.ForeignKey(Document, models.PROTECT, verbose_name=_("document"), related_name="controls_applying")
    control = models.ForeignKey(Control, models.PROTECT, verbose_name=_("control"), related_name="documents_applied")

    class Meta:
        verbose_name = _("control that applies a document")
        verbose_name_plural = _("controls that apply documents")
        ordering: ClassVar[list[str]] = ["control__reference"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["document", "control"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="document_applied_once",
                violation_error_message=_("This control applies this document already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document.reference} → {self.control.reference}"

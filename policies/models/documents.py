"""Documents and the requirements that they answer."""

from typing import Any, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from controls.models import Requirement
from organisation.models import PerimeterRecord, Person
from organisation.models.governed import GovernedRecord
from organisation.text import folded


class Document(PerimeterRecord):
    """A text that binds or guides people of its perimeter; what it says stands in its versions (7.5, A.5.1)."""

    trail_schema = 2
    trail_added = {"measures_time": (2, False)}

    class Kind(models.TextChoices):
        """What sort of text it is."""

        POLICY = "policy", _("Policy")
        CHARTER = "charter", _("Charter")
        PROCEDURE = "procedure", _("Procedure")
        GUIDE = "guide", _("Guide")
        RECORD = "record", _("Record")
        MODULE = "module", _("Awareness module")

    class Classification(models.TextChoices):
        """Who may hold it (A.5.12)."""

        PUBLIC = "public", _("Public")
        INTERNAL = "internal", _("Internal")
        RESTRICTED = "restricted", _("Restricted")
        CONFIDENTIAL = "confidential", _("Confidential")

    reference_prefix = "DOC"
    shares_downwards = True
    view_permission = "policies.view"

    title = models.CharField(_("title"), max_length=200)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.POLICY)
    summary = models.TextField(_("what it is for"), blank=True)
    owner = models.ForeignKey(Person, models.PROTECT, verbose_name=_("owner"), related_name="documents")
    classification = models.CharField(
        _("classification"), max_length=12, choices=Classification, default=Classification.INTERNAL
    )
    review_every_months = models.PositiveSmallIntegerField(
        _("reviewed every (months)"), default=12, validators=[MinValueValidator(1), MaxValueValidator(60)]
    )
    approvals_needed = models.PositiveSmallIntegerField(
        _("approvals needed"), default=1, validators=[MinValueValidator(1), MaxValueValidator(9)]
    )
    shared = models.BooleanField(
        _("applies to the perimeters below"),
        default=True,
        help_text=_("The people of every perimeter below read it too."),
    )
    measures_time = models.BooleanField(
        _("keeps how long it was read"),
        default=False,
        help_text=_("Only where your rules on the monitoring of staff provide for it."),
    )
    search_key = models.CharField(max_length=260, editable=False, db_index=True)

    class Meta:
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        ordering: ClassVar[list[str]] = ["reference"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["perimeter", "title"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="document_title_once_a_perimeter",
                violation_error_message=_("A document of this title stands in this perimeter already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reference} {self.title}"

    def before_save(self, *, creating: bool) -> None:
        """The reference, and the title as people search for it, without accents."""
        super().before_save(creating=creating)
        self.search_key = folded(f"{self.reference} {self.title}")

    @classmethod
    def before_save_many(cls, instances: list[Any]) -> None:
        """The same for many."""
        super().before_save_many(instances)
        for instance in instances:
            instance.search_key = folded(f"{instance.reference} {instance.title}")


class DocumentRequirement(GovernedRecord):
    """A document answers a requirement of a framework."""

    perimeter_path = "document__perimeter"
    view_permission = "policies.view"

    document = models.ForeignKey(Document, models.PROTECT, verbose_name=_("document"), related_name="answers")
    requirement = models.ForeignKey(
        Requirement, models.PROTECT, verbose_name=_("requirement"), related_name="documents"
    )

    class Meta:
        verbose_name = _("requirement answered by a document")
        verbose_name_plural = _("requirements answered by documents")
        ordering: ClassVar[list[str]] = ["requirement__framework", "requirement__position"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["document", "requirement"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="document_answers_once",
                violation_error_message=_("This document answers this requirement already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document.reference} → {self.requirement.ref}"

"""The sealed files of a piece of evidence, version by version."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from controls.models.evidence import Evidence
from organisation.models.governed import GovernedFactQuerySet
from trail.records import Fact
from vault.models import SealedFile


class EvidenceVersion(Fact):
    """One sealed file of a piece of evidence; the highest number is the current one, the others stay."""

    perimeter_path = "evidence__perimeter"
    view_permission = "controls.view"

    evidence = models.ForeignKey(Evidence, models.PROTECT, verbose_name=_("evidence"), related_name="versions")
    number = models.PositiveIntegerField(_("version"))
    file = models.ForeignKey(SealedFile, models.PROTECT, verbose_name=_("file"), related_name="+")
    produced_on = models.DateField(_("produced on"))
    comment = models.TextField(_("what changed"), blank=True)

    objects: ClassVar[Any] = models.Manager.from_queryset(GovernedFactQuerySet)()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("version of evidence")
        verbose_name_plural = _("versions of evidence")
        ordering: ClassVar[list[str]] = ["-number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["evidence", "number"], name="evidence_version_once"),
        ]

    def __str__(self) -> str:
        return f"{self.evidence.reference} v{self.number}"

    @property
    def perimeter(self) -> Any:
        """Where the evidence lies."""
        return self.evidence.perimeter

    @property
    def files(self) -> list[SealedFile]:
        """Every file of the version, the first one first."""
        return [self.file, *(row.file for row in self.attachments.all())]


class EvidenceAttachment(Fact):
    """A further sealed file of a version of evidence."""

    perimeter_path = "evidence_version__evidence__perimeter"
    view_permission = "controls.view"

    evidence_version = models.ForeignKey(
        EvidenceVersion, models.PROTECT, verbose_name=_("version of evidence"), related_name="attachments"
    )
    part = models.PositiveSmallIntegerField(_("place in the version"))
    file = models.ForeignKey(SealedFile, models.PROTECT, verbose_name=_("file"), related_name="+")

    objects: ClassVar[Any] = models.Manager.from_queryset(GovernedFactQuerySet)()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("further file of evidence")
        verbose_name_plural = _("further files of evidence")
        ordering: ClassVar[list[str]] = ["part"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["evidence_version", "part"], name="evidence_attachment_once"),
        ]

    def __str__(self) -> str:
        return f"{self.evidence_version} · {self.part}"

    @property
    def perimeter(self) -> Any:
        """Where the evidence lies."""
        return self.evidence_version.evidence.perimeter

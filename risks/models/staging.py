"""An import being prepared: the file's lines as they were understood, before anything is written."""

from typing import Any, ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from organisation.models import Perimeter, User
from trail.untracked import untracked
from vault.models import SealedFile


class RegisterImportQuerySet(models.QuerySet["RegisterImport"]):
    """Imports, narrowed to those of the person who started them."""

    def visible_to(self, user: Any) -> Self:
        """One's own imports."""
        return self.filter(created_by=user)


class RegisterImport(models.Model):
    """One file on its way into the register of a perimeter."""

    class Status(models.TextChoices):
        """How far the file has come."""

        QUEUED = "queued", _("Waiting to be read")
        READY = "ready", _("Ready to import")
        REFUSED = "refused", _("To correct")
        APPLIED = "applied", _("Imported")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    perimeter = models.ForeignKey(Perimeter, models.PROTECT, verbose_name=_("perimeter"), related_name="+")
    created_by = models.ForeignKey(User, models.PROTECT, verbose_name=_("started by"), related_name="+")
    created_at = models.DateTimeField(_("started at"))
    file = models.ForeignKey(SealedFile, models.PROTECT, verbose_name=_("file"), related_name="+")
    file_name = models.CharField(_("file name"), max_length=255)
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.QUEUED)
    sheet = models.CharField(_("sheet"), max_length=120, blank=True)
    heading_row = models.PositiveIntegerField(_("heading row"), default=0)
    counts = models.JSONField(_("counts"), default=dict)
    job_id = models.UUIDField(null=True, blank=True)

    objects: ClassVar[Any] = models.Manager.from_queryset(RegisterImportQuerySet)()

    class Meta:
        verbose_name = _("import of a register")
        verbose_name_plural = _("imports of registers")
        ordering: ClassVar[list[str]] = ["-created_at"]

    def __str__(self) -> str:
        return self.file_name


class RegisterImportRow(models.Model):
    """One line of the file: what it holds, what it would change, and what is wrong with it."""

    class Outcome(models.TextChoices):
        """What confirming would do with the line."""

        CREATED = "created", _("Will be created")
        CHANGED = "changed", _("Will be changed")
        UNCHANGED = "unchanged", _("Unchanged")
        REFUSED = "refused", _("Refused")

    staged = models.ForeignKey(RegisterImport, models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField(_("row"))
    reference = models.CharField(_("reference"), max_length=40, blank=True)
    title = models.CharField(_("scenario"), max_length=300, blank=True)
    outcome = models.CharField(_("what will happen"), max_length=10, choices=Outcome)
    data = models.JSONField(default=dict)
    changes = models.JSONField(default=list)
    problems = models.JSONField(default=list)

    class Meta:
        ordering: ClassVar[list[str]] = ["number"]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["staged", "outcome"], name="risks_staged_rows")]

    def __str__(self) -> str:
        return f"{self.number} {self.reference}"


untracked(RegisterImport, reason="A draft: what it leads to is written by one act that names the file's digest.")
untracked(RegisterImportRow, reason="Lines of a draft, rewritten each time the file is read.")

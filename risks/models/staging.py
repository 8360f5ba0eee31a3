"""An import being prepared: the file's lines as they were understood, before anything is written."""

from typing import Any, ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from organisation.models import Perimeter, User
from risks.registers.contents import Content
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
        COLUMNS = "columns", _("Columns to check")
        READY = "ready", _("Ready to import")
        REFUSED = "refused", _("To correct")
        APPLIED = "applied", _("Imported")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    perimeter = models.ForeignKey(Perimeter, models.PROTECT, verbose_name=_("perimeter"), related_name="+")
    created_by = models.ForeignKey(User, models.PROTECT, verbose_name=_("started by"), related_name="+")
    created_at = models.DateTimeField(_("started at"))
    file = models.ForeignKey(SealedFile, models.PROTECT, verbose_name=_("file"), related_name="+")
    file_name = models.CharField(_("file name"), max_length=255)
    content = models.CharField(_("what the file holds"), max_length=10, choices=Content, default=Content.RISKS)
    source = models.CharField(_("source"), max_length=100, blank=True)
    headings = models.JSONField(_("headings"), default=list)
    columns = models.JSONField(_("what each column holds"), null=True)
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


class ColumnMapping(models.Model):
    """What the columns of one source hold: a source known by its name, or by its headings."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    perimeter = models.ForeignKey(Perimeter, models.PROTECT, verbose_name=_("perimeter"), related_name="+")
    content = models.CharField(_("what the file holds"), max_length=10, choices=Content)
    source = models.CharField(_("source"), max_length=100, blank=True)
    fingerprint = models.CharField(_("digest of the headings"), max_length=64, blank=True)
    columns = models.JSONField(_("what each column holds"), default=dict)
    kept_by = models.ForeignKey(User, models.PROTECT, verbose_name=_("kept by"), related_name="+")
    kept_at = models.DateTimeField(_("kept at"))

    class Meta:
        verbose_name = _("columns of a source")
        verbose_name_plural = _("columns of sources")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["perimeter", "content", "source", "fingerprint"], name="risks_one_mapping_a_source"
            ),
        ]

    def __str__(self) -> str:
        return self.source or self.fingerprint[:12]


untracked(ColumnMapping, reason="How a source is read: each import keeps what it used, and an act names each change.")
untracked(RegisterImport, reason="A draft: what it leads to is written by one act that names the file's digest.")
untracked(RegisterImportRow, reason="Lines of a draft, rewritten each time the file is read.")

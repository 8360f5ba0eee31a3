"""What files of frameworks bring besides trees: models of controls, succession of editions, imports being prepared."""

from typing import Any, ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from controls.models.frameworks import Framework, Requirement, in_language
from organisation.models import User
from trail.records import Record
from trail.untracked import untracked
from vault.models import SealedFile


class ReferenceControl(Record):
    """A control as a library words it: a model that a person may take, never a control in force."""

    code = models.CharField(_("code"), max_length=300, unique=True)
    ref = models.CharField(_("reference"), max_length=60)
    title_fr = models.CharField(_("title (French)"), max_length=300)
    title_en = models.CharField(_("title (English)"), max_length=300)
    summary_fr = models.TextField(_("description (French)"), blank=True)
    summary_en = models.TextField(_("description (English)"), blank=True)
    category = models.CharField(_("category"), max_length=40, blank=True)
    function = models.CharField(_("function"), max_length=40, blank=True)
    publisher = models.CharField(_("publisher"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("model of control")
        verbose_name_plural = _("models of controls")
        ordering: ClassVar[list[Any]] = ["ref", "code"]

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        """The title in the reader's language."""
        return in_language(self.title_fr, self.title_en)

    @property
    def summary(self) -> str:
        """The description in the reader's language."""
        return in_language(self.summary_fr, self.summary_en)


class SuggestedControl(Record):
    """A library proposes a model of control for a requirement."""

    requirement = models.ForeignKey(
        Requirement, models.PROTECT, related_name="suggested_controls", verbose_name=_("requirement")
    )
    model = models.ForeignKey(
        ReferenceControl, models.PROTECT, related_name="suggestions", verbose_name=_("model of control")
    )

    class Meta:
        verbose_name = _("suggested control")
        verbose_name_plural = _("suggested controls")
        ordering: ClassVar[list[Any]] = ["requirement", "model"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["requirement", "model"], name="suggested_control_once"),
        ]

    def __str__(self) -> str:
        return f"{self.requirement.ref} ← {self.model}"


class FrameworkSuccession(Record):
    """One edition of a framework follows another; decisions taken on the older one stay until a person carries them."""

    newer = models.OneToOneField(Framework, models.PROTECT, related_name="succession", verbose_name=_("newer edition"))
    older = models.ForeignKey(Framework, models.PROTECT, related_name="successions", verbose_name=_("older edition"))

    class Meta:
        verbose_name = _("succession of editions")
        verbose_name_plural = _("successions of editions")
        ordering: ClassVar[list[Any]] = ["newer"]
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(condition=~models.Q(newer=models.F("older")), name="succession_of_another_edition"),
        ]

    def __str__(self) -> str:
        return f"{self.older.code} → {self.newer.code}"


class FrameworkImportQuerySet(models.QuerySet["FrameworkImport"]):
    """Imports, narrowed to those of the person who started them."""

    def visible_to(self, user: Any) -> Self:
        """One's own imports."""
        return self.filter(created_by=user)


class FrameworkImport(models.Model):
    """One file of frameworks, sealed and read, before anything of it is written."""

    class Status(models.TextChoices):
        """How far the file has come."""

        QUEUED = "queued", _("Waiting to be read")
        READY = "ready", _("Ready to import")
        REFUSED = "refused", _("To correct")
        APPLIED = "applied", _("Imported")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    created_by = models.ForeignKey(User, models.PROTECT, verbose_name=_("started by"), related_name="+")
    created_at = models.DateTimeField(_("started at"))
    file = models.ForeignKey(SealedFile, models.PROTECT, verbose_name=_("file"), related_name="+")
    file_name = models.CharField(_("file name"), max_length=255)
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.QUEUED)
    plan = models.JSONField(_("what it would do"), default=dict)
    job_id = models.UUIDField(null=True, blank=True)

    objects: ClassVar[Any] = models.Manager.from_queryset(FrameworkImportQuerySet)()

    class Meta:
        verbose_name = _("import of a framework")
        verbose_name_plural = _("imports of frameworks")
        ordering: ClassVar[list[str]] = ["-created_at"]

    def __str__(self) -> str:
        return self.file_name


untracked(FrameworkImport, reason="A draft: what it leads to is written by one act, and the file itself is sealed.")

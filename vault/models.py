"""Files written once and sealed, the keys that open them, and the runs that check them."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from organisation.models import GovernedFactQuerySet, Perimeter
from trail.records import Fact
from trail.untracked import untracked
from vault import kinds
from vault.storage import path_of

KEYS_ARE_UNTRACKED = (
    "Keys are wrapped again at each rotation and may be destroyed, which a trail that keeps every state would prevent; "
    "the acts that do so are entries, and a key that was altered opens nothing."
)


class GroupKey(models.Model):
    """The secret of a file group, which is a perimeter: it wraps the data keys and names the files of the group."""

    perimeter = models.OneToOneField(Perimeter, models.PROTECT, primary_key=True, related_name="+")
    wrapped = models.BinaryField(max_length=72)
    master = models.CharField(max_length=16, db_index=True)

    class Meta:
        default_permissions = ()
        verbose_name = _("group key")
        verbose_name_plural = _("group keys")

    def __str__(self) -> str:
        return str(self.perimeter_id)


class FileKey(models.Model):
    """The data key of one stored content; once destroyed, the row stays and the content is lost for good."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    group = models.ForeignKey(GroupKey, models.PROTECT, related_name="+")
    content_name = models.CharField(max_length=64)
    generation = models.PositiveSmallIntegerField(default=1)
    wrapped = models.BinaryField(max_length=40, blank=True)
    destroyed_at = models.DateTimeField(_("destroyed at"), null=True, blank=True)

    class Meta:
        default_permissions = ()
        verbose_name = _("file key")
        verbose_name_plural = _("file keys")
        constraints = [
            models.UniqueConstraint(fields=["content_name", "generation"], name="vault_one_key_a_content"),
            models.CheckConstraint(
                condition=models.Q(destroyed_at__isnull=True) | models.Q(wrapped=b""), name="vault_destroyed_has_no_key"
            ),
        ]

    def __str__(self) -> str:
        return self.stored_name

    @property
    def stored_name(self) -> str:
        """The path of the sealed bytes; a content stored again after a loss has a further generation."""
        suffix = f".{self.generation}" if self.generation > 1 else ""
        return path_of(name=f"{self.content_name}{suffix}")

    @property
    def context(self) -> bytes:
        """What ties the sealed bytes to this key and no other."""
        return b"pulsy-vault/1:" + self.id.bytes


class SealedFile(Fact):
    """A file as it was given: its name, what it is, and what proves that it has not changed."""

    class Scan(models.TextChoices):
        """Whether malware was looked for; what was not scanned is never called clean."""

        NONE = "none", _("not scanned for malware")
        CLEAN = "clean", _("scanned, nothing found")

    view_permission = "vault.open"

    perimeter = models.ForeignKey(Perimeter, models.PROTECT, verbose_name=_("perimeter"), related_name="+")
    name = models.CharField(_("name"), max_length=255)
    media_type = models.CharField(_("type"), max_length=127)
    kind = models.CharField(_("kind"), max_length=12, choices=kinds.choices)
    size = models.BigIntegerField(_("size"))
    digest = models.CharField(_("digest (SHA-256)"), max_length=64, db_index=True)
    key = models.ForeignKey(FileKey, models.PROTECT, related_name="files", editable=False)
    stored_name = models.CharField(max_length=80, db_index=True, editable=False)
    sealed_size = models.BigIntegerField(editable=False)
    sealed_digest = models.CharField(max_length=64, editable=False)
    scan = models.CharField(_("malware scan"), max_length=5, choices=Scan, default=Scan.NONE)

    objects: ClassVar[Any] = models.Manager.from_queryset(GovernedFactQuerySet)()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("sealed file")
        verbose_name_plural = _("sealed files")
        indexes = [models.Index(fields=["perimeter", "-at"], name="vault_file_newest")]
        constraints = [
            models.CheckConstraint(condition=models.Q(size__gt=0), name="vault_file_is_not_empty"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def size_label(self) -> str:
        """The size as people say it."""
        return filesizeformat(self.size)


class Scrub(Fact):
    """One check of stored bytes against their digests, and the stored names that failed it."""

    job = models.UUIDField(_("job"), unique=True)
    share = models.PositiveSmallIntegerField(_("share"), null=True, blank=True)
    checked = models.PositiveIntegerField(_("files checked"))
    bytes_checked = models.BigIntegerField(_("bytes checked"))
    damaged = models.JSONField(_("damaged"), default=list, blank=True)
    missing = models.JSONField(_("missing"), default=list, blank=True)
    unclaimed = models.PositiveIntegerField(_("stored without a key"), default=0)
    swept = models.PositiveIntegerField(_("leftovers removed"), default=0)

    class Meta:
        verbose_name = _("scrub")
        verbose_name_plural = _("scrubs")
        indexes = [models.Index(fields=["-at"], name="vault_scrub_newest")]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d}"

    @property
    def perimeter(self) -> None:
        """The stored bytes of all perimeters are checked together."""
        return


untracked(GroupKey, reason=KEYS_ARE_UNTRACKED)
untracked(FileKey, reason=KEYS_ARE_UNTRACKED)

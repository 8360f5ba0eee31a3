"""The log's own tables. Nothing here is ever updated; only addenda may be deleted."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from trail.expressions import CurrentTransaction
from trail.leaf import FORMAT
from trail.untracked import untracked


class Entry(models.Model):
    """The trace of one act. Its columns are the fields of its leaf, then what serves the machinery."""

    seq = models.BigAutoField(primary_key=True)
    entry_id = models.UUIDField(unique=True)
    format = models.PositiveSmallIntegerField(default=FORMAT)
    began = models.DateTimeField(_("began"))
    at = models.DateTimeField(_("date"))
    act = models.CharField(_("act"), max_length=100)
    cause = models.UUIDField(null=True)
    actor = models.CharField(_("actor"), max_length=64, blank=True)
    session = models.CharField(max_length=32)
    counter = models.BigIntegerField()
    void = models.TextField(blank=True)
    pending = models.TextField(blank=True)
    scope = models.UUIDField(_("perimeter"), null=True)
    obj = models.CharField(_("record"), max_length=140, blank=True)
    why = models.TextField(_("reason"), blank=True)
    rows = models.PositiveIntegerField(_("rows"))
    root = models.BinaryField(max_length=32)
    version = models.PositiveIntegerField()
    previous = models.BinaryField(max_length=32)
    addendum = models.BinaryField(max_length=32)
    # outside the leaf
    digest = models.BinaryField(max_length=32)  # leaf hash: what the sequencer reads; verification computes it again
    marks = models.BinaryField()  # names the column when the leaf is wrong; proves nothing
    xid = models.BigIntegerField(db_default=CurrentTransaction())

    class Meta:
        default_permissions = ()
        verbose_name = _("entry of the trail")
        verbose_name_plural = _("entries of the trail")
        indexes = [
            models.Index(fields=["obj", "seq"], name="trail_entry_obj", condition=~models.Q(obj="")),
            models.Index(fields=["act", "at"], name="trail_entry_act"),
            models.Index(fields=["actor", "at"], name="trail_entry_actor"),
            models.Index(fields=["scope", "at"], name="trail_entry_scope"),
            models.Index(fields=["at"], name="trail_entry_at"),
            models.Index(fields=["xid", "seq"], name="trail_entry_xid", condition=models.Q(xid__gt=0)),
        ]

    def __str__(self) -> str:
        return f"{self.act} {self.entry_id}"


class Addendum(models.Model):
    """The sealed personal or free-text part of an entry; erasing deletes the row, the entry keeps its digest."""

    entry = models.OneToOneField(Entry, models.PROTECT, primary_key=True, related_name="sealed")
    body = models.BinaryField()

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.entry_id)


class EntryIndex(models.Model):
    """The dense place of an entry in the tree, given by the sequencer."""

    index = models.BigIntegerField(primary_key=True)
    entry = models.OneToOneField(Entry, models.PROTECT, related_name="place")

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.index)


class Tile(models.Model):
    """A full tile of the tree (256 hashes, C2SP tlog-tiles) and its root; partial tiles are computed when asked."""

    level = models.PositiveSmallIntegerField()
    index = models.BigIntegerField()
    data = models.BinaryField()
    root = models.BinaryField(max_length=32)

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["level", "index"], name="trail_tile_place")]

    def __str__(self) -> str:
        return f"{self.level}/{self.index}"


class Checkpoint(models.Model):
    """A signed head of the log. The note is what is signed; the other columns repeat it, to be searched."""

    size = models.BigIntegerField(_("size"), primary_key=True)
    root = models.BinaryField(max_length=32)
    at = models.DateTimeField(_("date"), db_index=True)
    note = models.TextField()

    class Meta:
        default_permissions = ()
        verbose_name = _("checkpoint")
        verbose_name_plural = _("checkpoints")

    def __str__(self) -> str:
        return f"{self.size} · {self.at:%Y-%m-%d %H:%M:%S}"


class Verification(models.Model):
    """One run of the verification and what it found, up to a checkpoint."""

    class Outcome(models.TextChoices):
        INTACT = "intact", _("intact")
        VIOLATED = "violated", _("violated")
        UNSURE = "unsure", _("cannot tell")

    at = models.DateTimeField(_("date"))
    size = models.BigIntegerField(_("size"))
    since = models.BigIntegerField(default=0)
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome)
    findings = models.PositiveIntegerField(_("findings"))

    class Meta:
        default_permissions = ()
        verbose_name = _("verification of the trail")
        verbose_name_plural = _("verifications of the trail")

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} · {self.outcome}"


for _model in (Entry, Addendum, EntryIndex, Tile, Checkpoint, Verification):
    untracked(_model, reason="The log itself: what is written once answers for the rest, and verification for it.")

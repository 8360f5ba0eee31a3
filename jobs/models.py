"""A job: long work with its progress, its outcome, and the lease of the worker that does it."""

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from jobs.registry import JobKind, UnknownKindError, kind_of, kinds, kinds_by_permission
from organisation.models import Perimeter, User
from trail.untracked import untracked
from web.badges import TONES


class JobQuerySet(models.QuerySet["Job"]):
    """Jobs, narrowed to what a person may see."""

    def visible_to(self, user: Any) -> Self:
        """What the account asked for, and every job of the perimeters where it holds the permission of the kind."""
        if not user.is_active:
            return self.none()
        if user.is_system:
            return self.all()
        clause = Q(requested_by=user)
        for permission, names in kinds_by_permission().items():
            if user.has_right(permission):
                held = Perimeter.objects.where(user, permission).order_by().values("pk")
                clause |= Q(kind__in=names) & (Q(perimeter__in=held) | Q(perimeter__isnull=True))
        return self.filter(clause)

    def listed(self) -> Self:
        """Without the housekeeping that nobody asked for, unless it failed."""
        internal = [kind.name for kind in kinds() if kind.internal]
        return self.exclude(Q(kind__in=internal) & ~Q(status=Job.Status.FAILED))

    def for_display(self) -> Self:
        """With what a page shows of each, read at once."""
        return self.select_related("requested_by__person__identity", "perimeter")


class Job(models.Model):
    """One piece of long work. This row is the truth; the broker only rings."""

    class Status(models.TextChoices):
        """Where the work stands."""

        QUEUED = "queued", _("Queued")
        RUNNING = "running", _("Running")
        SUCCEEDED = "succeeded", _("Finished")
        FAILED = "failed", _("Failed")
        CANCELLED = "cancelled", _("Cancelled")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    kind = models.CharField(_("work"), max_length=60)
    params = models.JSONField(default=dict, blank=True)
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.QUEUED)
    done = models.PositiveIntegerField(_("done"), default=0)
    total = models.PositiveIntegerField(_("total"), default=0)
    stage = models.CharField(_("stage"), max_length=200, blank=True)
    result = models.JSONField(default=dict, blank=True)
    """What came of it; `url`, `summary`, `tone` and `details` (lines) are shown to people."""
    error = models.TextField(_("what went wrong"), blank=True)
    requested_by = models.ForeignKey(User, models.PROTECT, verbose_name=_("asked by"), related_name="+")
    perimeter = models.ForeignKey(
        Perimeter, models.PROTECT, verbose_name=_("perimeter"), related_name="+", null=True, blank=True
    )
    cause = models.UUIDField(null=True, blank=True)
    """The entry of the act that asked for this job, if one did."""
    dedupe_key = models.CharField(max_length=200, blank=True)
    created_at = models.DateTimeField(_("asked on"))
    due_at = models.DateTimeField(null=True, blank=True)
    """Not to be tried before this instant."""
    rung_at = models.DateTimeField(null=True, blank=True)
    started_at = models.DateTimeField(_("started on"), null=True, blank=True)
    heartbeat_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(_("finished on"), null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    """Runs that ended in an unforeseen error."""
    max_attempts = models.PositiveSmallIntegerField(default=3)
    losses = models.PositiveSmallIntegerField(default=0)
    """Workers that disappeared while running it."""
    lease = models.UUIDField(null=True, blank=True)
    """The token of the one run that may write progress and outcome."""

    objects: ClassVar[Any] = models.Manager.from_queryset(JobQuerySet)()

    class Meta:
        default_permissions = ()
        verbose_name = _("job")
        verbose_name_plural = _("jobs")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["dedupe_key"], condition=~Q(dedupe_key=""), name="job_once_a_key"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["status", "heartbeat_at"], name="job_unfinished", condition=Q(finished_at=None)),
            models.Index(fields=["requested_by", "created_at"], name="job_of_account"),
            models.Index(fields=["perimeter", "created_at"], name="job_of_perimeter"),
        ]

    def __str__(self) -> str:
        return str(self.label)

    def get_absolute_url(self) -> str:
        """The page of the job."""
        return reverse("jobs:job", args=[self.pk])

    @property
    def declared_kind(self) -> JobKind | None:
        """The kind, or None when no application declares it any more."""
        try:
            return kind_of(self.kind)
        except UnknownKindError:
            return None

    @property
    def label(self) -> Any:
        """What the work is, in words."""
        kind = self.declared_kind
        return kind.label if kind else self.kind

    @property
    def is_finished(self) -> bool:
        """Whether nothing more will happen by itself."""
        return self.status in {self.Status.SUCCEEDED, self.Status.FAILED, self.Status.CANCELLED}

    @property
    def percent(self) -> int | None:
        """How far, from 0 to 100, or None while the extent is not known."""
        if self.status == self.Status.SUCCEEDED:
            return 100
        return min(100, self.done * 100 // self.total) if self.total else None

    @property
    def outcome_tone(self) -> str:
        """The tone of the outcome, as the work says it; good unless it says otherwise."""
        tone = str(self.result.get("tone", "ok"))
        return tone if tone in TONES else "ok"

    @property
    def result_url(self) -> str:
        """Where the outcome can be seen, when the work says so; only addresses of this product."""
        url = str(self.result.get("url", ""))
        return url if url.startswith("/") and not url.startswith("//") else ""


untracked(Job, reason="How far a piece of work is; what the work changes is written by actions, which leave entries.")

"""A scenario being thought through with the wizard: what was chosen so far, before anything enters the register."""

from typing import Any, ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from organisation.models import Perimeter, User
from trail.untracked import untracked


class ScenarioDraftQuerySet(models.QuerySet["ScenarioDraft"]):
    """Drafts, narrowed to those of the person who started them."""

    def visible_to(self, user: Any) -> Self:
        """One's own drafts that have not become a risk."""
        return self.filter(created_by=user, finished_at__isnull=True)


class ScenarioDraft(models.Model):
    """One scenario on its way; `data` holds the ids and the words chosen so far."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    perimeter = models.ForeignKey(Perimeter, models.PROTECT, verbose_name=_("perimeter"), related_name="+")
    created_by = models.ForeignKey(User, models.PROTECT, verbose_name=_("started by"), related_name="+")
    changed_at = models.DateTimeField(_("last changed"))
    data = models.JSONField(default=dict)
    finished_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[Any] = models.Manager.from_queryset(ScenarioDraftQuerySet)()

    class Meta:
        verbose_name = _("scenario being written")
        verbose_name_plural = _("scenarios being written")
        ordering: ClassVar[list[str]] = ["-changed_at"]

    def __str__(self) -> str:
        return str(self.data.get("title") or _("Scenario being written"))


untracked(ScenarioDraft, reason="A draft: what it leads to is written by one act, identify_risk.")

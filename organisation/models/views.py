"""The states of lists that people keep under a name."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from organisation.models.people import User
from trail.untracked import untracked


class SavedView(models.Model):
    """The address of a list in one state: its filters, sort and columns, for one account."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    user = models.ForeignKey(User, models.CASCADE, verbose_name=_("account"), related_name="saved_views")
    path = models.CharField(_("page"), max_length=200)
    name = models.CharField(_("name"), max_length=60)
    query = models.CharField(_("state"), max_length=2000, blank=True)

    class Meta:
        default_permissions = ()
        verbose_name = _("saved view")
        verbose_name_plural = _("saved views")
        ordering: ClassVar[list[str]] = ["name"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["user", "path", "name"], name="saved_view_name"),
        ]

    def __str__(self) -> str:
        return self.name


untracked(SavedView, reason="A bookmark of one person: it shows nothing that they may not see, and governs nothing.")

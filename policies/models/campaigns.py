"""Campaigns: who is asked to read what, until when."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from organisation.models import PerimeterRecord, Person
from organisation.models.access import role_choices
from policies.models.versions import PolicyVersion


class Campaign(PerimeterRecord):
    """Whom a version is to be read by, and until when; who belongs to it is read from the staff of the day (7.3)."""

    trail_schema = 2
    trail_added = {"by_list": (2, False), "follower_id": (2, None)}

    class Status(models.TextChoices):
        """Whether it still asks."""

        OPEN = "open", pgettext_lazy("campaign", "Open")
        CLOSED = "closed", pgettext_lazy("campaign", "Closed")

    reference_prefix = "CAM"
    shares_downwards = False
    view_permission = "policies.view"

    policy_version = models.ForeignKey(
        PolicyVersion, models.PROTECT, verbose_name=_("version"), related_name="campaigns"
    )
    role = models.CharField(_("role"), max_length=40, choices=role_choices, blank=True)
    team = models.CharField(_("team"), max_length=120, blank=True)
    by_list = models.BooleanField(_("only the people of a list"), default=False, editable=False)
    follower = models.ForeignKey(
        Person, models.PROTECT, verbose_name=_("followed up by"), related_name="+", null=True, blank=True
    )
    due_on = models.DateField(_("to be read by"))
    status = models.CharField(_("status"), max_length=6, choices=Status, default=Status.OPEN)
    opened_at = models.DateTimeField(_("opened at"))
    closed_at = models.DateTimeField(_("closed at"), null=True, blank=True)

    class Meta:
        verbose_name = _("campaign")
        verbose_name_plural = _("campaigns")
        ordering: ClassVar[list[str]] = ["-opened_at"]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["status", "due_on"], name="campaign_by_due")]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["policy_version", "perimeter", "role", "team"],
                condition=Q(status="open", by_list=False),
                name="campaign_once_an_audience",
                violation_error_message=_("A campaign for these people is open already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reference} {self.policy_version.document.title}"

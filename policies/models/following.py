"""Who follows up readings: managers of teams and their stand-ins; absences; the people named in a campaign's list."""

from datetime import date
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from organisation.models import Perimeter, Person
from organisation.models.governed import GovernedRecord
from policies.models.campaigns import Campaign


class CampaignMember(GovernedRecord):
    """A person whom a campaign names."""

    perimeter_path = "campaign__perimeter"
    view_permission = "policies.view"

    campaign = models.ForeignKey(Campaign, models.PROTECT, verbose_name=_("campaign"), related_name="members")
    person = models.ForeignKey(Person, models.PROTECT, verbose_name=_("person"), related_name="campaign_memberships")

    class Meta:
        verbose_name = _("person named in a campaign")
        verbose_name_plural = _("people named in campaigns")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["campaign", "person"], name="campaign_names_once"),
        ]

    def __str__(self) -> str:
        return f"{self.campaign} · {self.person}"


class TeamManager(GovernedRecord):
    """Who is told that people of a team are late, and who is told instead while it is delegated (7.3)."""

    perimeter_path = "perimeter"
    view_permission = "policies.view"

    perimeter: Any = models.ForeignKey(
        Perimeter, models.PROTECT, verbose_name=_("perimeter"), related_name="team_managers"
    )
    team = models.CharField(_("team"), max_length=120, blank=True, help_text=_("Empty: everyone of the perimeter."))
    person = models.ForeignKey(Person, models.PROTECT, verbose_name=_("manager"), related_name="managed_teams")
    delegate = models.ForeignKey(
        Person,
        models.PROTECT,
        verbose_name=_("reminders go to"),
        related_name="+",
        null=True,
        blank=True,
        help_text=_("While reminders are delegated."),
    )

    class Meta:
        verbose_name = _("manager of a team")
        verbose_name_plural = _("managers of teams")
        ordering: ClassVar[list[str]] = ["perimeter__path", "team"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["perimeter", "team"],
                condition=Q(withdrawn_at__isnull=True),
                name="one_manager_a_team",
                violation_error_message=_("This team has a manager already: edit that one."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.perimeter} – {self.team}" if self.team else str(self.perimeter)

    @property
    def told(self) -> Person:
        """Who is told."""
        return self.delegate or self.person


class Absence(GovernedRecord):
    """A period in which a person is not reminded; what fell due meanwhile waits until a week after the return."""

    perimeter_path = "person__perimeter"
    view_permission = "policies.view"

    person = models.ForeignKey(Person, models.PROTECT, verbose_name=_("person"), related_name="absences")
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"))

    class Meta:
        verbose_name = _("absence")
        verbose_name_plural = _("absences")
        ordering: ClassVar[list[str]] = ["-starts_on"]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["person", "ends_on"], name="absence_of_person")]

    def __str__(self) -> str:
        return f"{self.person} · {self.starts_on:%d/%m/%Y} – {self.ends_on:%d/%m/%Y}"

    def clean(self) -> None:
        """It ends on or after the day it starts."""
        days: list[date | None] = [self.starts_on, self.ends_on]
        if None not in days and self.ends_on < self.starts_on:  # one left empty is refused by itself
            raise ValidationError({"ends_on": _("An absence ends on or after the day it starts: check the two dates.")})

    @classmethod
    def audience(cls, user: Any) -> Q:
        """One's own."""
        return Q(person__user=user)

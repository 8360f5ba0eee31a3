"""Grants: a role on a perimeter and below it, or one record opened by name, each for a period."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from organisation.models.people import Person
from organisation.models.perimeters import Perimeter
from organisation.roles import roles
from trail.records import Record, RecordQuerySet


def role_choices() -> list[tuple[str, str]]:
    """The roles of the table, named in the language of the moment."""
    language = get_language() or "fr"
    return [(key, role.label(language)) for key, role in roles().items()]


class PeriodQuerySet(RecordQuerySet):
    """Grants, narrowed to those that hold on a day."""

    def on(self, day: Any) -> "PeriodQuerySet":
        """Not withdrawn, begun, and not ended on that civil date."""
        begun = Q(starts_on__lte=day) & (Q(ends_on__isnull=True) | Q(ends_on__gte=day))
        return self.active().filter(begun)

    def visible_to(self, user: Any) -> "PeriodQuerySet":
        """The grants of perimeters where the account may read the organisation, and one's own."""
        where = Perimeter.objects.where(user, "organisation.view").values("pk")
        return self.filter(Q(perimeter__in=where) | Q(person__user=user))


class Grant(Record):
    """A role that a person holds on a perimeter and below it, from one day to another."""

    view_permission = "organisation.view"

    person = models.ForeignKey(Person, models.PROTECT, verbose_name=_("person"), related_name="grants")
    role = models.CharField(_("role"), max_length=40, choices=role_choices)
    perimeter = models.ForeignKey(Perimeter, models.PROTECT, verbose_name=_("perimeter"), related_name="grants")
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"), null=True, blank=True)

    objects: ClassVar[Any] = models.Manager.from_queryset(PeriodQuerySet)()

    class Meta:
        verbose_name = _("grant")
        verbose_name_plural = _("grants")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="grant_ends_after_it_starts",
                violation_error_message=_("A grant ends on or after the day it starts: check the two dates."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()} – {self.perimeter}"

    def clean(self) -> None:
        """The role is one of the table."""
        if self.role not in roles():
            raise ValidationError({"role": _("This role is not in the table of roles.")})


class RecordGrant(Record):
    """One record opened by name to a person, seen as it stood at an instant where one is given (a guest's)."""

    view_permission = "organisation.view"

    person = models.ForeignKey(Person, models.PROTECT, verbose_name=_("person"), related_name="record_grants")
    perimeter = models.ForeignKey(Perimeter, models.PROTECT, verbose_name=_("perimeter"), related_name="+")
    record_model = models.CharField(_("kind of record"), max_length=80)
    record_id = models.UUIDField(_("record"))
    as_of_at = models.DateTimeField(_("as of"), null=True, blank=True)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"), null=True, blank=True)

    objects: ClassVar[Any] = models.Manager.from_queryset(PeriodQuerySet)()

    class Meta:
        verbose_name = _("record opened by name")
        verbose_name_plural = _("records opened by name")
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["record_model", "record_id"])]

    def __str__(self) -> str:
        return f"{self.record_model} {self.record_id}"

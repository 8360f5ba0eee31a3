"""The tree of perimeters, its closure, and the counters behind readable references."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from trail.records import Record, RecordQuerySet
from trail.untracked import untracked


class PerimeterQuerySet(RecordQuerySet):
    """Perimeters, narrowed to what a person may see."""

    def visible_to(self, user: Any) -> "PerimeterQuerySet":
        """The subtrees that the account holds any role on, and the way up from them."""
        if user.is_system:
            return self.all()
        held = user.rights.granted_perimeters()
        below = PerimeterClosure.objects.filter(ancestor__in=held).values("descendant")
        above = PerimeterClosure.objects.filter(descendant__in=held).values("ancestor")
        return self.filter(models.Q(pk__in=below) | models.Q(pk__in=above)).order_by("path")

    def where(self, user: Any, permission: str) -> "PerimeterQuerySet":
        """The perimeters on which the account holds a permission."""
        if user.is_system:
            return self.all()
        held = user.rights.perimeters_with(permission)
        below = PerimeterClosure.objects.filter(ancestor__in=held).values("descendant")
        return self.filter(pk__in=below).order_by("path")

    def below(self, perimeter: Any) -> "PerimeterQuerySet":
        """A perimeter and everything under it."""
        return self.filter(pk__in=PerimeterClosure.objects.filter(ancestor=perimeter).values("descendant"))


class Perimeter(Record):
    """A node of the tree: the whole body, a site, a service; the root is the tenant."""

    class Kind(models.TextChoices):
        """What sort of place it is."""

        HEADQUARTERS = "headquarters", _("Headquarters")
        HOSTING = "hosting", _("Health-data hosting")
        PLATFORM = "platform", _("Digital service")
        HOSPITAL = "hospital", _("Hospital")
        DEPARTMENT = "department", _("Department")
        SITE = "site", _("Site")

    view_permission = "organisation.view"

    parent = models.ForeignKey(
        "self", models.PROTECT, verbose_name=_("parent"), related_name="children", null=True, blank=True
    )
    name = models.CharField(_("name"), max_length=120)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.SITE)
    description = models.TextField(_("description"), blank=True)
    path = models.CharField(max_length=600, editable=False, db_index=True)
    """Names from the root down, folded: sorts the tree."""

    objects: ClassVar[Any] = models.Manager.from_queryset(PerimeterQuerySet)()

    class Meta:
        verbose_name = _("perimeter")
        verbose_name_plural = _("perimeters")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["parent", "name"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="perimeter_name_once_a_parent",
                violation_error_message=_("A perimeter of this name stands here already: choose another name."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def perimeter(self) -> "Perimeter":
        """A perimeter lies in itself."""
        return self

    def clean(self) -> None:
        """A perimeter never hangs below itself."""
        if self.parent_id and PerimeterClosure.objects.filter(ancestor=self.pk, descendant=self.parent_id).exists():
            raise ValidationError({"parent": _("A perimeter cannot hang below itself: choose another parent.")})


class PerimeterClosure(models.Model):
    """Every (ancestor, descendant) pair, each perimeter with itself included."""

    ancestor = models.ForeignKey(Perimeter, models.PROTECT, related_name="+")
    descendant = models.ForeignKey(Perimeter, models.PROTECT, related_name="+")
    depth = models.PositiveSmallIntegerField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["ancestor", "descendant"], name="closure_once"),
        ]

    def __str__(self) -> str:
        return f"{self.ancestor_id} > {self.descendant_id}"


untracked(PerimeterClosure, reason="Derived from Perimeter.parent; checked against it by verification.")


class ReferenceCounter(models.Model):
    """The last number given to a kind of record in a root perimeter."""

    root = models.ForeignKey(Perimeter, models.PROTECT, related_name="+")
    prefix = models.CharField(max_length=8)
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["root", "prefix"], name="counter_once"),
        ]

    def __str__(self) -> str:
        return f"{self.prefix}-{self.last:03d}"


untracked(ReferenceCounter, reason="A counter; the references it gave stand in the Records.")

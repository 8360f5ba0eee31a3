"""Records that lie in a perimeter: their reference, and the one entrance to reading them."""

from collections import defaultdict
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from organisation.models.access import RecordGrant
from organisation.models.perimeters import Perimeter, PerimeterClosure, ReferenceCounter
from trail import clock
from trail.records import Record, RecordQuerySet


class GovernedQuerySet(RecordQuerySet):
    """Rows that lie in a perimeter, directly or through the path that their model names."""

    @property
    def _path(self) -> str:
        path: str = getattr(self.model, "perimeter_path", "perimeter")
        return path

    def visible_to(self, user: Any) -> Self:
        """What the account may read: granted subtrees, shared records of ancestors, its own, and those by name."""
        if not user.is_active:
            return self.none()
        if user.is_system:
            return self.all()
        held = user.rights.perimeters_with(self.model.view_permission)
        below = PerimeterClosure.objects.filter(ancestor__in=held).values("descendant")
        clause = Q(**{f"{self._path}__in": below})
        if getattr(self.model, "shares_downwards", False):
            above = PerimeterClosure.objects.filter(descendant__in=held).values("ancestor")
            clause |= Q(**{f"{self._path}__in": above, "shared": True})
        audience = getattr(self.model, "audience", None)
        if audience is not None:
            clause |= audience(user)
        named = RecordGrant.objects.on(clock.today()).filter(
            person__user=user, record_model=self.model._meta.label_lower
        )
        return self.filter(clause | Q(pk__in=named.values("record_id")))

    def of(self, perimeter: Any) -> Self:
        """The rows of a perimeter and of everything below it."""
        below = PerimeterClosure.objects.filter(ancestor=perimeter).values("descendant")
        return self.filter(**{f"{self._path}__in": below})


class GovernedFactQuerySet(GovernedQuerySet):
    """The same entrance for Facts, which are never withdrawn."""

    def active(self) -> Self:
        """All of them."""
        return self.all()


class GovernedRecord(Record):
    """A Record whose perimeter is found through `perimeter_path`."""

    perimeter_path: ClassVar[str] = "perimeter"
    view_permission: ClassVar[str]

    objects: ClassVar[Any] = models.Manager.from_queryset(GovernedQuerySet)()

    class Meta:
        abstract = True

    @property
    def perimeter(self) -> Perimeter:
        """The perimeter at the end of `perimeter_path`."""
        found: Any = self
        for step in self.perimeter_path.split("__"):
            found = getattr(found, step)
        perimeter: Perimeter = found
        return perimeter


class PerimeterRecord(GovernedRecord):
    """A Record that lies in a perimeter and bears a readable reference such as R-012."""

    reference_prefix: ClassVar[str]

    perimeter = models.ForeignKey(Perimeter, models.PROTECT, verbose_name=_("perimeter"), related_name="+")
    reference = models.CharField(_("reference"), max_length=20, editable=False)

    class Meta:
        abstract = True

    def before_save(self, *, creating: bool) -> None:
        """Give the next reference of the root perimeter."""
        if creating and not self.reference:
            (self.reference,) = next_references(perimeter=self.perimeter, prefix=self.reference_prefix)

    @classmethod
    def before_save_many(cls, instances: list[Any]) -> None:
        """Give references in blocks, one counter update a root."""
        blank: dict[Any, list[Any]] = defaultdict(list)
        for instance in instances:
            if instance._state.adding and not instance.reference:
                blank[instance.perimeter].append(instance)
        for perimeter, waiting in blank.items():
            given = next_references(perimeter=perimeter, prefix=cls.reference_prefix, how_many=len(waiting))
            for instance, reference in zip(waiting, given, strict=True):
                instance.reference = reference


def root_of(*, perimeter: Perimeter) -> Perimeter:
    """The top of the tree above a perimeter."""
    if perimeter.parent_id is None:
        return perimeter
    root: Perimeter = Perimeter.objects.filter(
        parent__isnull=True, pk__in=PerimeterClosure.objects.filter(descendant=perimeter).values("ancestor")
    ).get()
    return root


def next_references(*, perimeter: Perimeter, prefix: str, how_many: int = 1) -> list[str]:
    """Take the next numbers of a kind of record; the counter is locked until the act commits."""
    counter, _made = ReferenceCounter.objects.select_for_update().get_or_create(
        root=root_of(perimeter=perimeter), prefix=prefix
    )
    first = counter.last + 1
    counter.last += how_many
    counter.save()
    return [f"{prefix}-{number:03d}" for number in range(first, first + how_many)]

"""Training records: what somebody learnt outside the reading room, such as a course or an exercise."""

from typing import Any, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from organisation.models import Perimeter, Person
from organisation.models.governed import GovernedFactQuerySet
from trail.records import Fact


class Training(Fact):
    """A person was trained, on a day, for so long (7.2 d, A.6.3); a correction is a new record."""

    class Kind(models.TextChoices):
        """How it was learnt."""

        COURSE = "course", _("Course")
        ONLINE = "online", _("On-line module")
        EXERCISE = "exercise", _("Exercise")
        CERTIFICATION = "certification", _("Certification")

    view_permission = "policies.view"

    person = models.ForeignKey(Person, models.PROTECT, verbose_name=_("person"), related_name="trainings")
    perimeter = models.ForeignKey(Perimeter, models.PROTECT, verbose_name=_("perimeter"), related_name="+")
    title = models.CharField(_("title"), max_length=200)
    kind = models.CharField(_("kind"), max_length=14, choices=Kind, default=Kind.COURSE)
    trained_on = models.DateField(_("trained on"))
    minutes = models.PositiveIntegerField(
        _("duration (minutes)"), validators=[MinValueValidator(1), MaxValueValidator(100_000)]
    )
    provider = models.CharField(_("provider"), max_length=200, blank=True)

    objects: ClassVar[Any] = models.Manager.from_queryset(GovernedFactQuerySet)()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("training record")
        verbose_name_plural = _("training records")
        ordering: ClassVar[list[str]] = ["-trained_on"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["person", "trained_on"], name="training_of_person")
        ]

    def __str__(self) -> str:
        return self.title

    @classmethod
    def audience(cls, user: Any) -> Q:
        """One's own."""
        return Q(person__user=user)

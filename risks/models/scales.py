"""Scales of likelihood, severity and level, and the criteria (6.1.2 a) that a perimeter chose."""

from collections import defaultdict
from functools import cached_property
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from organisation.models import GovernedRecord, Perimeter
from risks.levels import Grid, OutOfScale, grid
from risks.text import in_language
from trail.records import Record


class Axis(models.TextChoices):
    """What a step of a scale measures."""

    LIKELIHOOD = "likelihood", _("Likelihood")
    SEVERITY = "severity", _("Severity")
    LEVEL = "level", _("Level")


class Colour(models.TextChoices):
    """A colour token; the style sheet gives it contrast in light, dark and print."""

    GREEN = "green", _("Green")
    LIME = "lime", _("Lime")
    AMBER = "amber", _("Amber")
    ORANGE = "orange", _("Orange")
    RED = "red", _("Red")


BADGE_TONES = {
    Colour.GREEN: "ok",
    Colour.LIME: "ok",
    Colour.AMBER: "warn",
    Colour.ORANGE: "bad",
    Colour.RED: "bad",
}


class Scale(Record):
    """A scale: its steps, and the grid that gives a level to each pair. An edition is never changed, only replaced."""

    ref = models.CharField(_("reference"), max_length=60)
    edition = models.PositiveSmallIntegerField(_("edition"), default=1)
    title_fr = models.CharField(_("title (French)"), max_length=200)
    title_en = models.CharField(_("title (English)"), max_length=200)
    matrix = models.JSONField(_("matrix"))
    acceptance_line = models.PositiveSmallIntegerField(_("proposed acceptance line"), validators=[MinValueValidator(1)])
    is_default = models.BooleanField(_("proposed first"), default=False)

    class Meta:
        verbose_name = _("scale")
        verbose_name_plural = _("scales")
        ordering: ClassVar[list[str]] = ["-is_default", "ref", "-edition"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["ref", "edition"], name="risks_scale_edition_once"),
        ]

    def __str__(self) -> str:
        return in_language(french=self.title_fr, english=self.title_en)

    def clean(self) -> None:
        """The matrix is rectangular and never falls."""
        try:
            grid(rows=self.matrix)
        except (OutOfScale, TypeError) as error:
            raise ValidationError({"matrix": _("This matrix is not coherent: %s") % error}) from error

    @cached_property
    def grid(self) -> Grid:
        """The grid, ready for look-ups."""
        return grid(rows=self.matrix)

    @cached_property
    def steps_by_axis(self) -> dict[str, dict[int, "ScaleStep"]]:
        """Every step by axis and value; prefetch `steps` where many scales are read."""
        found: dict[str, dict[int, ScaleStep]] = defaultdict(dict)
        for step in sorted(self.steps.all(), key=lambda step: step.value):
            found[step.axis][step.value] = step
        return dict(found)

    def step(self, axis: str, value: int | None) -> "ScaleStep | None":
        """The step of an axis, None where there is no value."""
        return self.steps_by_axis.get(axis, {}).get(value) if value is not None else None


class ScaleStep(Record):
    """One step of one axis, with its wording and its colour token."""

    scale = models.ForeignKey(Scale, models.PROTECT, verbose_name=_("scale"), related_name="steps")
    axis = models.CharField(_("axis"), max_length=12, choices=Axis)
    value = models.PositiveSmallIntegerField(_("value"), validators=[MinValueValidator(1)])
    code = models.CharField(_("code"), max_length=8)
    title_fr = models.CharField(_("title (French)"), max_length=80)
    title_en = models.CharField(_("title (English)"), max_length=80)
    description_fr = models.TextField(_("description (French)"), blank=True)
    description_en = models.TextField(_("description (English)"), blank=True)
    colour = models.CharField(_("colour"), max_length=8, choices=Colour)

    class Meta:
        verbose_name = _("step of a scale")
        verbose_name_plural = _("steps of a scale")
        ordering: ClassVar[list[str]] = ["scale", "axis", "value"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["scale", "axis", "value"], name="risks_step_once"),
        ]

    def __str__(self) -> str:
        return f"{self.value} · {self.title}"

    @property
    def title(self) -> str:
        """The wording in the reader's language."""
        return in_language(french=self.title_fr, english=self.title_en)

    @property
    def description(self) -> str:
        """The description, or the decision that a level asks for, in the reader's language."""
        return in_language(french=self.description_fr, english=self.description_en)

    @property
    def tone(self) -> str:
        """The tone of the badge that shows this step."""
        return BADGE_TONES[Colour(self.colour)]


class RiskCriteria(GovernedRecord):
    """The scale and the acceptance line in force on a perimeter and below it, until a lower one sets its own."""

    view_permission: ClassVar[str] = "risks.view"

    perimeter = models.ForeignKey(Perimeter, models.PROTECT, verbose_name=_("perimeter"), related_name="+")
    scale = models.ForeignKey(Scale, models.PROTECT, verbose_name=_("scale"), related_name="chosen_by")
    acceptance_line = models.PositiveSmallIntegerField(
        _("acceptance line"),
        validators=[MinValueValidator(1)],
        help_text=_("Highest level that may be accepted without management."),
    )
    decided_on = models.DateField(_("decided on"))

    class Meta:
        verbose_name = _("risk criteria")
        verbose_name_plural = _("risk criteria")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["perimeter"], condition=models.Q(withdrawn_at__isnull=True), name="risks_criteria_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.perimeter} – {self.scale}"

    def clean(self) -> None:
        """The line is a level of the scale, and not its highest one."""
        if self.acceptance_line >= self.scale.grid.highest:
            raise ValidationError(
                {"acceptance_line": _("Choose a level below the highest one: what stands above goes to management.")}
            )

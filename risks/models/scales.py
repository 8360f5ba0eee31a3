"""Scales of likelihood, severity and level, and the criteria (6.1.2 a) that a perimeter chose."""

from collections import defaultdict
from functools import cached_property
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from organisation.models import GovernedFactQuerySet, GovernedRecord, Perimeter, User
from risks.levels import Grid, OutOfScale, grid
from risks.text import in_language
from trail.records import Fact, Record


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
    VIOLET = "violet", _("Violet")
    BLUE = "blue", _("Blue")


BADGE_TONES = {
    Colour.GREEN: "ok",
    Colour.LIME: "ok",
    Colour.AMBER: "warn",
    Colour.ORANGE: "bad",
    Colour.RED: "bad",
    Colour.VIOLET: "bad",
    Colour.BLUE: "info",
}


class Scale(Record):
    """A scale: its steps, and the grid that gives a level to each pair. An edition is never changed, only replaced."""

    trail_schema = 2
    trail_added = {"appetite": (2, None), "perimeter_id": (2, None)}

    ref = models.CharField(_("reference"), max_length=60)
    edition = models.PositiveSmallIntegerField(_("edition"), default=1)
    title_fr = models.CharField(_("title (French)"), max_length=200)
    title_en = models.CharField(_("title (English)"), max_length=200)
    matrix = models.JSONField(_("matrix"))
    acceptance_line = models.PositiveSmallIntegerField(_("proposed acceptance line"), validators=[MinValueValidator(1)])
    appetite = models.PositiveSmallIntegerField(
        _("proposed appetite"), validators=[MinValueValidator(1)], null=True, blank=True
    )
    is_default = models.BooleanField(_("proposed first"), default=False)
    perimeter = models.ForeignKey(
        Perimeter, models.PROTECT, verbose_name=_("defined by"), related_name="+", null=True, blank=True
    )

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

    @property
    def tint(self) -> str:
        """The class of the colour itself, which a matrix shows."""
        return f"c-{self.colour}"


class RiskCriteria(GovernedRecord):
    """The scale and the acceptance line in force on a perimeter and below it, until a lower one sets its own."""

    trail_schema = 2
    trail_added = {"appetite": (2, None), "review_months": (2, 12)}

    view_permission: ClassVar[str] = "risks.view"

    perimeter = models.ForeignKey(Perimeter, models.PROTECT, verbose_name=_("perimeter"), related_name="+")
    scale = models.ForeignKey(Scale, models.PROTECT, verbose_name=_("scale"), related_name="chosen_by")
    acceptance_line = models.PositiveSmallIntegerField(
        _("acceptance line"),
        validators=[MinValueValidator(1)],
        help_text=_("Highest level that may be accepted without management."),
    )
    appetite = models.PositiveSmallIntegerField(
        _("appetite"),
        validators=[MinValueValidator(1)],
        null=True,
        blank=True,
        help_text=_("Highest level that asks for no treatment."),
    )
    review_months = models.PositiveSmallIntegerField(
        _("reviewed every (months)"), default=12, validators=[MinValueValidator(1), MaxValueValidator(60)]
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
        if self.appetite is not None and self.appetite > self.acceptance_line:
            raise ValidationError({"appetite": _("The appetite is at most the acceptance line.")})


class ScaleChange(Fact):
    """The risks of a perimeter passed from one scale to another, by this correspondence and for this reason."""

    view_permission: ClassVar[str] = "risks.view"

    perimeter = models.ForeignKey(Perimeter, models.PROTECT, verbose_name=_("perimeter"), related_name="+")
    from_scale = models.ForeignKey(Scale, models.PROTECT, verbose_name=_("former scale"), related_name="+")
    to_scale = models.ForeignKey(Scale, models.PROTECT, verbose_name=_("new scale"), related_name="+")
    likelihoods = models.JSONField(_("correspondence of likelihoods"))
    severities = models.JSONField(_("correspondence of severities"))
    reason = models.TextField(_("reason"))
    converted = models.PositiveIntegerField(_("risks converted"))
    moved = models.PositiveIntegerField(_("risks whose level moved"))
    decided_by = models.ForeignKey(User, models.PROTECT, verbose_name=_("decided by"), related_name="+")

    objects: ClassVar[Any] = models.Manager.from_queryset(GovernedFactQuerySet)()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("change of scale")
        verbose_name_plural = _("changes of scale")

    def __str__(self) -> str:
        return f"{self.from_scale} → {self.to_scale}"

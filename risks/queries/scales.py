"""Which scale and which acceptance line are in force where."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import OuterRef, QuerySet, Subquery
from django.utils.translation import gettext as _

from organisation.models import Perimeter, PerimeterClosure, User
from risks.models import Axis, RiskCriteria, Scale, ScaleStep
from risks.registers import words


@dataclass(frozen=True)
class Criteria:
    """The scale and the line that apply to a perimeter; `decided` is None where the shipped proposal applies."""

    scale: Scale
    line: int
    decided: RiskCriteria | None


def criteria_of(*, perimeter: Perimeter) -> Criteria:
    """The criteria of the nearest perimeter, upwards, that decided some; the shipped proposal otherwise.

    Raises ValidationError when no scale was loaded.
    """
    way_up = PerimeterClosure.objects.filter(descendant=perimeter)
    decided: RiskCriteria | None = (
        RiskCriteria.objects.active()
        .filter(perimeter__in=way_up.values("ancestor"))
        .annotate(distance=Subquery(way_up.filter(ancestor=OuterRef("perimeter")).values("depth")[:1]))
        .select_related("scale")
        .order_by("distance")
        .first()
    )
    if decided is not None:
        return Criteria(decided.scale, decided.acceptance_line, decided)
    proposed = Scale.objects.active().filter(is_default=True).first()
    if proposed is None:
        raise ValidationError(_("No scale is loaded yet: load the reference catalogues first."), code="no_scale")
    return Criteria(proposed, proposed.acceptance_line, None)


def scales(user: User) -> "QuerySet[Scale]":
    """Every scale on offer, with its steps."""
    found: QuerySet[Scale] = Scale.objects.active() if user.is_active else Scale.objects.none()
    return found.prefetch_related("steps")


def decided_criteria(user: User) -> "QuerySet[RiskCriteria]":
    """The criteria that perimeters decided, among those the person may see."""
    found: QuerySet[RiskCriteria] = (
        RiskCriteria.objects.visible_to(user).active().select_related("perimeter", "scale").order_by("perimeter__path")
    )
    return found


def vocabulary_of(*, scale: Scale) -> words.Vocabulary:
    """Every word that names a step of the scale, for reading registers."""

    def axis(name: str) -> words.Axis:
        steps: Any = scale.steps_by_axis.get(name, {}).values()
        return words.axis(steps=[words.Step(step.value, step.code, (step.title_fr, step.title_en)) for step in steps])

    return words.Vocabulary(axis(Axis.LIKELIHOOD), axis(Axis.SEVERITY), axis(Axis.LEVEL), scale.grid)


def wordings(*, user: User) -> dict[str, list[str]]:
    """The words of the scale proposed first, likelihood and severity, in the reader's language."""
    scale = scales(user).filter(is_default=True).first()
    if scale is None:
        return {}
    axes = (Axis.LIKELIHOOD, Axis.SEVERITY)
    return {axis.value: [step.title for step in scale.steps_by_axis[axis].values()] for axis in axes}


def level_choices() -> list[tuple[int, str]]:
    """The levels of every scale in use or on offer, worded by the first scale that has each."""
    found: dict[int, str] = {}
    steps = ScaleStep.objects.filter(axis=Axis.LEVEL, scale__withdrawn_at__isnull=True)
    for step in steps.order_by("-scale__is_default", "scale__ref", "value"):
        found.setdefault(step.value, str(step))
    return sorted(found.items())

"""Which scale and which acceptance line are in force where."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext as _

from organisation.models import Perimeter, PerimeterClosure, User
from risks.models import Axis, RiskCriteria, Scale, ScaleChange, ScaleStep
from risks.registers import words

REVIEW_MONTHS = 12


@dataclass(frozen=True)
class Criteria:
    """The scale and the line that apply to a perimeter; `decided` is None where the shipped proposal applies."""

    scale: Scale
    line: int
    decided: RiskCriteria | None

    @property
    def appetite(self) -> int | None:
        """The highest level that asks for no treatment."""
        return self.decided.appetite if self.decided else self.scale.appetite

    @property
    def review_months(self) -> int:
        """How often a risk is reviewed."""
        return self.decided.review_months if self.decided else REVIEW_MONTHS


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
    """Every scale on offer, with its steps: those shipped, and those of the person's organisation."""
    return _readable(user).filter(withdrawn_at__isnull=True)


def scales_readable(user: User) -> "QuerySet[Scale]":
    """The same with the former editions, on which older assessments are read."""
    return _readable(user)


def own_scales(user: User) -> "QuerySet[Scale]":
    """The scales that the organisation defined itself, which may have a new edition."""
    return scales(user).filter(perimeter__isnull=False)


def _readable(user: User) -> "QuerySet[Scale]":
    if not user.is_active:
        return Scale.objects.none()
    found: QuerySet[Scale] = Scale.objects.select_related("perimeter").prefetch_related("steps")
    if user.is_system:
        return found
    held = user.rights.perimeters_with("risks.view")
    around = PerimeterClosure.objects.filter(descendant__in=held).values("ancestor")
    below = PerimeterClosure.objects.filter(ancestor__in=held).values("descendant")
    return found.filter(Q(perimeter__isnull=True) | Q(perimeter__in=around) | Q(perimeter__in=below))


def free_ref(*, wanted: str, former: Scale | None) -> tuple[str, int]:
    """The reference and the edition of a scale about to be defined."""
    if former is not None:
        newest = Scale.objects.filter(ref=former.ref).order_by("-edition").first()
        return former.ref, (newest or former).edition + 1
    taken = set(Scale.objects.filter(ref__startswith=wanted).values_list("ref", flat=True))
    number = 1
    while (ref := wanted if number == 1 else f"{wanted}-{number}") in taken:
        number += 1
    return ref, 1


def governed_by(*, perimeter: Perimeter) -> "QuerySet[Any]":
    """The perimeters that follow what this one decides: itself and those below, but not where a lower one decided."""
    deciding = RiskCriteria.objects.active().exclude(perimeter=perimeter).values("perimeter")
    lower = PerimeterClosure.objects.filter(ancestor=perimeter, descendant__in=deciding).values("descendant")
    apart = PerimeterClosure.objects.filter(ancestor__in=lower).values("descendant")
    return PerimeterClosure.objects.filter(ancestor=perimeter).exclude(descendant__in=apart).values("descendant")


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


def scale_changes(user: User) -> "QuerySet[ScaleChange]":
    """The changes of scale that the person may read, the latest first."""
    found: QuerySet[ScaleChange] = (
        ScaleChange.objects.visible_to(user)
        .select_related("perimeter", "from_scale", "to_scale", "decided_by__person__identity")
        .order_by("-at")
    )
    return found


def level_choices() -> list[tuple[int, str]]:
    """The levels of every scale in use or on offer, worded by the first scale that has each."""
    found: dict[int, str] = {}
    steps = ScaleStep.objects.filter(axis=Axis.LEVEL, scale__withdrawn_at__isnull=True)
    for step in steps.order_by("-scale__is_default", "scale__ref", "value"):
        found.setdefault(step.value, str(step))
    return sorted(found.items())

"""The criteria of a perimeter: its scale, its acceptance line, its appetite; and scales of one's own."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import gettext as _

from organisation.models import Perimeter, User
from risks.models import Axis, Risk, RiskCriteria, Scale, ScaleStep
from risks.queries.scales import REVIEW_MONTHS, criteria_of, free_ref, governed_by
from trail.acts import action, current_act
from trail.bulk import write_many

FEWEST, MOST = 2, 6
Step = Mapping[str, Any]


@action("risks.criteria.choose", permission="risks.configure", scope="perimeter")
def choose_criteria(
    *,
    actor: User,
    perimeter: Perimeter,
    scale: Scale,
    acceptance_line: int,
    appetite: int | None = None,
    review_months: int = REVIEW_MONTHS,
) -> RiskCriteria:
    """Decide the scale, the highest level acceptable without management, and the appetite, here and below (6.1.2 a).

    Raises ValidationError when risks are already assessed on another scale: levels are never re-labelled silently.
    """
    refuse_silent_change(perimeter=perimeter, scale=scale)
    return set_criteria(
        perimeter=perimeter,
        scale=scale,
        acceptance_line=acceptance_line,
        appetite=appetite,
        review_months=review_months,
    )


@action("risks.scale.define", permission="risks.configure", scope="perimeter")
def define_scale(
    *,
    actor: User,
    perimeter: Perimeter,
    title_fr: str,
    title_en: str,
    likelihoods: Sequence[Step],
    severities: Sequence[Step],
    levels: Sequence[Step],
    matrix: Sequence[Sequence[int]],
    acceptance_line: int,
    appetite: int | None = None,
    replaces: Scale | None = None,
) -> Scale:
    """Define a scale of one's own, or a new edition of one (6.1.2 a): its steps, its matrix, its line, its appetite.

    An edition is never changed; what was assessed on the former one stays readable on it.
    Raises ValidationError on a matrix that falls, levels of one colour, or a line that leaves nothing to management.
    """
    _check_steps(likelihoods=likelihoods, severities=severities, levels=levels)
    _check_matrix(matrix=matrix, width=len(likelihoods), height=len(severities), highest=len(levels))
    _check_lines(line=acceptance_line, appetite=appetite, highest=len(levels))
    if replaces is not None and replaces.perimeter_id is None:
        raise ValidationError({"replaces": _("A shipped scale is not changed: define one of your own from it.")})
    ref, edition = free_ref(wanted=slugify(title_en or title_fr)[:50] or "scale", former=replaces)
    scale = Scale(
        ref=ref,
        edition=edition,
        title_fr=title_fr,
        title_en=title_en,
        matrix=[list(row) for row in matrix],
        acceptance_line=acceptance_line,
        appetite=appetite,
        perimeter=perimeter,
    )
    scale.save()
    axes = ((Axis.LIKELIHOOD, likelihoods), (Axis.SEVERITY, severities), (Axis.LEVEL, levels))
    write_many(
        ScaleStep, [_step(scale, axis, rank, step) for axis, steps in axes for rank, step in enumerate(steps, 1)]
    )
    if replaces is not None and not replaces.withdrawn_at:
        replaces.withdraw()
    return scale


def set_criteria(
    *, perimeter: Perimeter, scale: Scale, acceptance_line: int, appetite: int | None, review_months: int
) -> RiskCriteria:
    """Write the criteria of a perimeter and bring the line of its risks up to date; used inside an act."""
    criteria = RiskCriteria.objects.active().filter(perimeter=perimeter).first() or RiskCriteria(perimeter=perimeter)
    criteria.scale, criteria.acceptance_line, criteria.appetite = scale, acceptance_line, appetite
    criteria.review_months, criteria.decided_on = review_months, current_act().on
    criteria.save()
    _move_lines(perimeter)
    return criteria


def refuse_silent_change(*, perimeter: Perimeter, scale: Scale) -> None:
    """Levels are never re-labelled: another scale goes through a correspondence. Raises ValidationError."""
    others = (
        Risk.objects.active()
        .filter(perimeter__in=governed_by(perimeter=perimeter), scale__isnull=False)
        .exclude(scale=scale)
    )
    if number := others.count():
        message = _("%(number)s risks are assessed on another scale: change the scale with a correspondence.")
        raise ValidationError({"scale": ValidationError(message % {"number": number}, code="scale_in_use")})


def _move_lines(perimeter: Perimeter) -> None:
    """Risks keep at hand the line that applies to them, for fast lists; a lower perimeter may have its own."""
    line = criteria_of(perimeter=perimeter).line
    below = governed_by(perimeter=perimeter)
    moved = list(Risk.objects.active().filter(perimeter__in=below, scale__isnull=False).exclude(acceptance_line=line))
    for risk in moved:
        risk.acceptance_line = line
    write_many(Risk, moved)


def _check_steps(**axes: Sequence[Step]) -> None:
    problems: dict[str, Any] = {}
    for name, steps in axes.items():
        if not FEWEST <= len(steps) <= MOST:
            problems[name] = _("Between %(fewest)s and %(most)s steps.") % {"fewest": FEWEST, "most": MOST}
        elif any(not step.get("title_fr") or not step.get("title_en") for step in steps):
            problems[name] = _("Word every step in French and in English.")
        elif len({step.get("code") for step in steps}) < len(steps) or not all(step.get("code") for step in steps):
            problems[name] = _("Give every step a code of its own, such as V1, V2.")
    colours = [step.get("colour") for step in axes["levels"]]
    if "levels" not in problems and len(set(colours)) < len(colours):
        problems["levels"] = _("Two levels bear the same colour: the matrix would not tell them apart.")
    if problems:
        raise ValidationError(problems)


def _check_matrix(*, matrix: Sequence[Sequence[int]], width: int, height: int, highest: int) -> None:
    if len(matrix) != height or any(len(row) != width for row in matrix):
        raise ValidationError({"matrix": _("The matrix has one line per severity and one column per likelihood.")})
    if any(not 1 <= level <= highest for row in matrix for level in row):
        raise ValidationError({"matrix": _("Every cell of the matrix bears one of the levels.")})
    for number, row in enumerate(matrix, start=1):
        for place, (first, second) in enumerate(pairwise(row), start=2):
            if second < first:
                raise ValidationError({"matrix": _falls(severity=number, likelihood=place)})
    for number, (low, high) in enumerate(pairwise(matrix), start=2):
        for place, (first, second) in enumerate(zip(low, high, strict=True), start=1):
            if second < first:
                raise ValidationError({"matrix": _falls(severity=number, likelihood=place)})


def _falls(*, severity: int, likelihood: int) -> str:
    message = _("At severity %(severity)s and likelihood %(likelihood)s the level is lower than just before: raise it.")
    return message % {"severity": severity, "likelihood": likelihood}


def _check_lines(*, line: int, appetite: int | None, highest: int) -> None:
    if not 1 <= line < highest:
        message = _("Choose a level below the highest one: what stands above goes to management.")
        raise ValidationError({"acceptance_line": message})
    if appetite is not None and not 1 <= appetite <= line:
        raise ValidationError({"appetite": _("The appetite is at most the acceptance line.")})


def _step(scale: Scale, axis: Axis, rank: int, step: Step) -> ScaleStep:
    texts = ("code", "title_fr", "title_en", "description_fr", "description_en", "colour")
    return ScaleStep(scale=scale, axis=axis, value=rank, **{name: step.get(name, "") for name in texts})

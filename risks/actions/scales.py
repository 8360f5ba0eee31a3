"""The criteria of a perimeter: its scale and its acceptance line."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from organisation.models import Perimeter, User
from risks.models import Risk, RiskCriteria, Scale
from risks.queries.scales import criteria_of
from trail.acts import action, current_act
from trail.bulk import write_many


@action("risks.criteria.choose", permission="risks.configure", scope="perimeter")
def choose_criteria(*, actor: User, perimeter: Perimeter, scale: Scale, acceptance_line: int) -> RiskCriteria:
    """Decide the scale and the highest level acceptable without management, here and below (6.1.2 a).

    Raises ValidationError when risks are already assessed on another scale: levels are never re-labelled silently.
    """
    _refuse_silent_change(perimeter, scale)
    criteria = RiskCriteria.objects.active().filter(perimeter=perimeter).first() or RiskCriteria(perimeter=perimeter)
    criteria.scale, criteria.acceptance_line, criteria.decided_on = scale, acceptance_line, current_act().on
    criteria.save()
    _move_lines(perimeter)
    return criteria


def _refuse_silent_change(perimeter: Perimeter, scale: Scale) -> None:
    others = Risk.objects.of(perimeter).active().filter(scale__isnull=False).exclude(scale=scale)
    if number := others.count():
        message = _("%(number)s risks are assessed on another scale: assess them on the new one first.")
        raise ValidationError({"scale": ValidationError(message % {"number": number}, code="scale_in_use")})


def _move_lines(perimeter: Perimeter) -> None:
    """Risks keep at hand the line that applies to them, for fast lists; a lower perimeter may have its own."""
    moved = []
    lines: dict[object, int] = {}
    for risk in Risk.objects.of(perimeter).active().filter(scale__isnull=False).select_related("perimeter"):
        if risk.perimeter_id not in lines:
            lines[risk.perimeter_id] = criteria_of(perimeter=risk.perimeter).line
        if risk.acceptance_line != lines[risk.perimeter_id]:
            risk.acceptance_line = lines[risk.perimeter_id]
            moved.append(risk)
    write_many(Risk, moved)

"""Passing the risks of a perimeter from one scale to another, in the open."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from organisation.models import Perimeter, User
from risks import lifecycle
from risks.actions.scales import refuse_silent_change, set_criteria
from risks.actions.scenarios import reopen
from risks.conversion import BadCorrespondence, Correspondence, checked
from risks.models import Assessment, Axis, Risk, Scale, ScaleChange
from risks.queries.conversion import conversions, moves, newest_assessments, on_scale
from risks.queries.scales import REVIEW_MONTHS, criteria_of
from trail.acts import action
from trail.bulk import write_many


@action("risks.scale.change", permission="risks.configure", scope="perimeter")
def change_scale(
    *,
    actor: User,
    perimeter: Perimeter,
    scale: Scale,
    acceptance_line: int,
    likelihoods: Correspondence,
    severities: Correspondence,
    reason: str,
    appetite: int | None = None,
    review_months: int = REVIEW_MONTHS,
) -> ScaleChange:
    """Pass every risk that follows this perimeter to another scale by a correspondence (6.1.2 a, b).

    Each assessment in force gets a successor on the new scale; the former ones stay as they were, on theirs. Accepted
    risks are to be accepted again. Raises ValidationError on a correspondence that leaves a value out, leads outside
    the new scale or turns the order round.
    """
    former = criteria_of(perimeter=perimeter).scale
    if former.pk == scale.pk:
        raise ValidationError({"scale": _("This scale is in force here already.")})
    ways = _ways(former=former, to=scale, likelihoods=likelihoods, severities=severities)
    moved = moves(perimeter=perimeter, former=former, to=scale, line=acceptance_line, **ways)
    risks = on_scale(perimeter=perimeter, scale=former)
    number = _convert(actor=actor, risks=list(risks), newest=newest_assessments(risks=risks), scale=scale, ways=ways)
    refuse_silent_change(perimeter=perimeter, scale=scale)
    set_criteria(
        perimeter=perimeter,
        scale=scale,
        acceptance_line=acceptance_line,
        appetite=appetite,
        review_months=review_months,
    )
    change = ScaleChange(
        perimeter=perimeter,
        from_scale=former,
        to_scale=scale,
        likelihoods={str(old): new for old, new in ways["likelihoods"].items()},
        severities={str(old): new for old, new in ways["severities"].items()},
        reason=reason.strip(),
        converted=number,
        moved=len({move.risk.pk for move in moved}),
        decided_by=actor,
    )
    change.save()
    return change


def _convert(
    *, actor: User, risks: list[Risk], newest: dict[Any, Assessment], scale: Scale, ways: dict[str, dict[int, int]]
) -> int:
    made: list[Assessment] = []
    for risk in risks:
        looked_at = risk.looked_at
        for kind, new in conversions(risk=risk, to=scale, **ways):
            former = newest.get((risk.pk, kind.value))
            values = {"likelihood": new.likelihood, "severity": new.severity, "level": new.level}
            impacts = {key: ways["severities"][value] for key, value in former.impacts.items()} if former else {}
            made.append(
                Assessment(
                    risk=risk,
                    kind=kind,
                    scale=scale,
                    impacts=impacts,
                    rationale=former.rationale if former else "",
                    converted_from=former,
                    assessed_by=actor,
                    **values,
                )
            )
            risk.take_levels(kind=kind, **values)
        risk.scale, risk.looked_at = scale, looked_at  # carried over, not looked at again
        if lifecycle.is_settled(status=risk.status):
            reopen(risk=risk)
    write_many(Assessment, made)
    write_many(Risk, risks)
    return len(risks)


def _ways(
    *, former: Scale, to: Scale, likelihoods: Correspondence, severities: Correspondence
) -> dict[str, dict[int, int]]:
    axes = (
        ("likelihoods", likelihoods, Axis.LIKELIHOOD, to.grid.likelihoods),
        ("severities", severities, Axis.SEVERITY, to.grid.severities),
    )
    found: dict[str, dict[int, int]] = {}
    problems: dict[str, Any] = {}
    for name, given, axis, size in axes:
        asked = {int(old): int(new) for old, new in given.items()}
        try:
            found[name] = checked(correspondence=asked, former=former.steps_by_axis[axis], new=size)
        except BadCorrespondence as error:
            problems[name] = ValidationError(_problem(error.reason) % {"value": error.value}, code=error.reason)
    if problems:
        raise ValidationError(problems)
    return found


def _problem(reason: str) -> str:
    return {
        "missing": _("Say what the former value %(value)s becomes."),
        "outside": _("The former value %(value)s leads outside the new scale."),
        "order": _("The former value %(value)s would become lower than the one before it: keep the order."),
    }[reason]

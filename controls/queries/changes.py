"""Who changed what between two versions of a statement, read from the trail: each line with its acts and their why."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q

from controls.models import Applicability, Control, ControlRequirement, ControlTest
from controls.queries.frameworks import descendants_of
from organisation.models import Perimeter

Key = tuple[str, str]


@dataclass(frozen=True, kw_only=True)
class Cause:
    """One act behind a change: when, by whom, on what (a control's reference, "" for the line), why."""

    at: datetime
    actor: Any
    about: str
    why: str


def causes_of(
    *, perimeter: Perimeter, controls: dict[str, set[Key]], after: datetime, until: datetime | None
) -> dict[Key, list[Cause]]:
    """The acts on the lines and on the controls behind them between two instants, by line, the latest first.

    `controls` says which lines each control stands behind, by its reference.
    """
    span = Q(history_date__gt=after) & (Q(history_date__lte=until) if until else Q())
    found: dict[Key, list[Cause]] = defaultdict(list)
    lines = _past(Applicability).filter(span, perimeter=perimeter)
    for row in lines.select_related("requirement__framework", "history_user__person__identity"):
        key = (row.requirement.framework.code, row.requirement.ref)
        found[key].append(Cause(at=row.history_date, actor=row.history_user, about="", why=row.justification))
    below = descendants_of(perimeter=perimeter)
    for row in (
        _past(Control).filter(span, reference__in=list(controls)).select_related("history_user__person__identity")
    ):
        why = row.residual_comment
        _add(
            found,
            controls,
            row.reference,
            Cause(at=row.history_date, actor=row.history_user, about=row.reference, why=why),
        )
    links = _past(ControlRequirement).filter(span, control__reference__in=list(controls), control__perimeter__in=below)
    for row in links.select_related("control", "history_user__person__identity"):
        reference = row.control.reference
        cause = Cause(at=row.history_date, actor=row.history_user, about=reference, why=row.comment)
        _add(found, controls, reference, cause)
    _tests(found, controls, after, until)
    return {key: sorted(causes, key=lambda cause: cause.at, reverse=True) for key, causes in found.items()}


def _past(model: Any) -> Any:
    return model.history.model._base_manager


def _add(found: dict[Key, list[Cause]], controls: dict[str, set[Key]], reference: str, cause: Cause) -> None:
    for key in controls.get(reference, ()):
        found[key].append(cause)


def _tests(
    found: dict[Key, list[Cause]], controls: dict[str, set[Key]], after: datetime, until: datetime | None
) -> None:
    span = Q(at__gt=after) & (Q(at__lte=until) if until else Q())
    rows = ControlTest.objects.filter(span, control__reference__in=list(controls)).select_related(
        "control", "tester__identity"
    )
    for row in rows:
        cause = Cause(at=row.at, actor=row.tester, about=row.control.reference, why=row.conclusion)
        _add(found, controls, row.control.reference, cause)


def controls_behind(*contents: dict[str, Any]) -> dict[str, set[Key]]:
    """Which lines each control stands behind in frozen statements."""
    found: dict[str, set[Key]] = defaultdict(set)
    for content in contents:
        for line in content["lines"]:
            for control in line["controls"]:
                found[control["reference"]].add((line["framework"], line["ref"]))
    return dict(found)

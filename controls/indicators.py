"""Figures of controls for a perimeter and what lies below it, on a date."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from controls import queries
from controls.effectiveness import EFFECTIVE
from reports.indicators import indicator

HUNDRED = Decimal(100)


def share(part: int, whole: int) -> Decimal | None:
    """A percentage with one decimal, or nothing when there is nothing to measure."""
    return (HUNDRED * part / whole).quantize(Decimal("0.1")) if whole else None


@indicator("controls.implemented", label=_("Controls in place"), unit="percent")
def implemented(*, perimeter: Any, on: date) -> Decimal | None:
    """The share of controls declared in place on that date."""
    figures = queries.control_figures(perimeter=perimeter, on=on)
    return share(figures.in_place, figures.total)


@indicator("controls.effective", label=_("Controls in place and effective"), unit="percent")
def effective(*, perimeter: Any, on: date) -> Decimal | None:
    """Among the controls in place, the share of those that a recent test shows effective."""
    states = queries.in_place_states(perimeter=perimeter, on=on)
    return share(sum(state.effectiveness.state == EFFECTIVE for state in states), len(states))


@indicator("controls.tests_overdue", label=_("Tests overdue"))
def tests_overdue(*, perimeter: Any, on: date) -> int:
    """The controls in place that were never tested, or not for too long."""
    states = queries.in_place_states(perimeter=perimeter, on=on)
    return sum(state.effectiveness.overdue or state.effectiveness.tested_on is None for state in states)


@indicator("controls.evidence_expired", label=_("Evidence expired"))
def evidence_expired(*, perimeter: Any, on: date) -> int:
    """The evidence in use that no longer holds."""
    return queries.expired_count(perimeter=perimeter, on=on)


@indicator("controls.late", label=_("Controls late"))
def late(*, perimeter: Any, on: date) -> int:
    """The controls that are not in place although they are past due."""
    return queries.control_figures(perimeter=perimeter, on=on).late


@indicator("controls.soa_decided", label=_("Lines of the statement decided"), unit="percent")
def soa_decided(*, perimeter: Any, on: date) -> Decimal | None:
    """The share of the lines of the perimeter's statement that are no longer undecided."""
    decided, total = queries.decided_figures(perimeter=perimeter)
    return share(decided, total)

"""Figures about risks, for a perimeter and what lies below it, on a day."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from reports.indicators import indicator
from risks.queries import figures


@indicator("risks.known", label=_("Risks in the register"), unit="count")
def known(*, perimeter: Any, on: date) -> int:
    """Risks known and not closed."""
    return figures.tally(perimeter=perimeter, on=on).known


@indicator("risks.above_line", label=_("Risks above the acceptance line"), unit="count")
def above_line(*, perimeter: Any, on: date) -> int:
    """Risks whose current level stood above the line."""
    return figures.tally(perimeter=perimeter, on=on).above


@indicator("risks.untreated", label=_("Risks above the line without a treatment decided"), unit="count")
def untreated(*, perimeter: Any, on: date) -> int:
    """Those that nobody decided to treat."""
    return figures.tally(perimeter=perimeter, on=on).untreated


@indicator("risks.accepted", label=_("Risks with an acceptance in force"), unit="count")
def accepted(*, perimeter: Any, on: date) -> int:
    """Those accepted and not expired."""
    return figures.tally(perimeter=perimeter, on=on).accepted


@indicator("risks.actions_late", label=_("Late actions of the treatment plan"), unit="count")
def actions_late(*, perimeter: Any, on: date) -> int:
    """Actions due and not done."""
    return figures.late_on(perimeter=perimeter, on=on).count()

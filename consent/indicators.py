"""Indicators of consent: figures, and nobody behind them."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from consent import queries
from organisation.models import Perimeter
from reports.indicators import indicator


@indicator("consent.in_force", label=_("Consents in force"))
def in_force(*, perimeter: Perimeter, on: date) -> int:
    """Consents that stand on a day (GDPR 7)."""
    return queries.totals(perimeter=perimeter, on=on)["in_force"]


@indicator("consent.withdrawals", label=_("Withdrawals of consent in twelve months"))
def withdrawals(*, perimeter: Perimeter, on: date) -> int:
    """Withdrawals of the year before a day (GDPR 7.3)."""
    return queries.totals(perimeter=perimeter, on=on)["withdrawals"]

"""Indicators of policies."""

from datetime import date, timedelta
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from organisation.models import Perimeter
from policies import queries
from reports.indicators import indicator

YEAR = timedelta(days=365)


@indicator("policies.read_in_time", label=_("Staff who acknowledged policies in time"), unit="percent")
def read_in_time(*, perimeter: Perimeter, on: date) -> Decimal | None:
    """Of the people asked by campaigns due in the last twelve months, the share who acknowledged in time (7.3)."""
    in_time, asked = queries.rate_in_time(perimeter=perimeter, since=on - YEAR, on=on)
    return (Decimal(100 * in_time) / asked).quantize(Decimal("0.1")) if asked else None


@indicator("policies.reviews_late", label=_("Documents whose review is late"))
def reviews_late(*, perimeter: Perimeter, on: date) -> int:
    """Versions in force whose review date has gone by (7.5.2, A.5.1)."""
    return queries.late_reviews(perimeter=perimeter, on=on)

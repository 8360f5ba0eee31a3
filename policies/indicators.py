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


@indicator("policies.trained", label=_("Staff trained within twelve months"), unit="percent")
def trained(*, perimeter: Perimeter, on: date) -> Decimal | None:
    """Of the people of a perimeter, the share with a training record or an awareness module acknowledged (7.2, 7.3)."""
    learnt, staff = queries.trained(perimeter=perimeter, since=on - YEAR, on=on)
    return (Decimal(100 * learnt) / staff).quantize(Decimal("0.1")) if staff else None


@indicator("policies.acknowledged", label=_("Readings asked that are acknowledged"), unit="percent")
def acknowledged(*, perimeter: Perimeter, on: date) -> Decimal | None:
    """Over the campaigns open on a day, the share of the readings asked that were acknowledged (7.3)."""
    rows = queries.standing_of_people(perimeter=perimeter, on=on)
    asked = sum(row.asked for row in rows)
    return (Decimal(100 * sum(row.read for row in rows)) / asked).quantize(Decimal("0.1")) if asked else None

"""The indicators of improvement."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from improvement import queries
from improvement.models import Nonconformity
from organisation.models import Perimeter
from reports.indicators import indicator


@indicator("improvement.open_nonconformities", label=_("Open nonconformities"))
def open_nonconformities(*, perimeter: Perimeter, on: date) -> int:
    """Major and minor, not closed (9.3.2 d 1)."""
    return queries.open_nonconformities(perimeter=perimeter).count()


@indicator("improvement.major_nonconformities", label=_("Open major nonconformities"))
def major_nonconformities(*, perimeter: Perimeter, on: date) -> int:
    """Major ones, not closed."""
    return queries.open_nonconformities(perimeter=perimeter).filter(grade=Nonconformity.Grade.MAJOR).count()


@indicator("improvement.late_actions", label=_("Late corrective actions"))
def late_actions(*, perimeter: Perimeter, on: date) -> int:
    """Due before the day, and not finished (10.2 c)."""
    return queries.late_actions(perimeter=perimeter, on=on).count()


@indicator("improvement.reports_to_triage", label=_("Reports from staff to triage"))
def reports_to_triage(*, perimeter: Perimeter, on: date) -> int:
    """Waiting for somebody to read them (A.6.8)."""
    return queries.reports_to_triage(perimeter=perimeter).count()

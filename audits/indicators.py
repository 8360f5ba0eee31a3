"""The indicators of audits."""

from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from audits import queries
from organisation.models import Perimeter
from reports.indicators import indicator

YEAR = timedelta(days=365)


@indicator("audits.closed_in_a_year", label=_("Audits concluded in the last twelve months"))
def closed_in_a_year(*, perimeter: Perimeter, on: date) -> int:
    """Concluded audits of the perimeter and below (9.2)."""
    return queries.closed_between(perimeter=perimeter, after=on - YEAR, until=on).count()


@indicator("audits.findings_in_a_year", label=_("Audit findings in the last twelve months"))
def findings_in_a_year(*, perimeter: Perimeter, on: date) -> int:
    """Findings raised by audits (9.3.2 d 3)."""
    return queries.found_between(perimeter=perimeter, after=on - YEAR, until=on).count()


@indicator("audits.late_requests", label=_("Late answers to auditors"))
def late_requests(*, perimeter: Perimeter, on: date) -> int:
    """Evidence requests past their date without an answer."""
    return queries.late_requests(perimeter=perimeter, on=on).count()

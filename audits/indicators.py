"""The indicators of audits."""

from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from audits.models import Audit, EvidenceRequest, Finding
from organisation.models import Perimeter
from reports.indicators import indicator

YEAR = timedelta(days=365)


@indicator("audits.closed_in_a_year", label=_("Audits concluded in the last twelve months"))
def closed_in_a_year(*, perimeter: Perimeter, on: date) -> int:
    """Concluded audits of the perimeter and below (9.2)."""
    return int(Audit.objects.of(perimeter).active().filter(closed_on__gt=on - YEAR, closed_on__lte=on).count())


@indicator("audits.findings_in_a_year", label=_("Audit findings in the last twelve months"))
def findings_in_a_year(*, perimeter: Perimeter, on: date) -> int:
    """Findings raised by audits (9.3.2 d 3)."""
    recent = Finding.objects.of(perimeter).active().filter(nonconformity__detected_on__gt=on - YEAR)
    return int(recent.filter(nonconformity__detected_on__lte=on).count())


@indicator("audits.late_requests", label=_("Late answers to auditors"))
def late_requests(*, perimeter: Perimeter, on: date) -> int:
    """Evidence requests past their date without an answer."""
    asked = EvidenceRequest.objects.of(perimeter).active().filter(status=EvidenceRequest.Status.ASKED)
    return int(asked.filter(due_on__lt=on).count())

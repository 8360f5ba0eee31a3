"""What the columns of a source hold, as it was remembered, and the words for what a column may hold."""

import hashlib
from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from organisation.models import Perimeter
from risks.models import ColumnMapping
from risks.registers.words import fold


def fingerprint_of(*, headings: Sequence[str]) -> str:
    """What tells files of one source apart from others: their headings, in any order."""
    words = sorted({fold(heading) for heading in headings} - {""})
    return hashlib.sha256("\n".join(words).encode()).hexdigest()


def remembered(
    *, perimeter: Perimeter, content: str, source: str = "", headings: Sequence[str] = ()
) -> dict[str, str] | None:
    """What was said of a source: of this name, or of these headings; None when nothing was."""
    key = {"source": source, "fingerprint": "" if source else fingerprint_of(headings=headings)}
    found = ColumnMapping.objects.filter(perimeter=perimeter, content=content, **key).first()
    return found.columns if found else None


def label_of(*, field: str) -> Any:
    """The words for what a column holds."""
    return LABELS.get(field, field)


LABELS: dict[str, Any] = {
    "reference": _("Reference"),
    "title": _("Title"),
    "description": _("Description"),
    "feared_event": _("Feared event"),
    "assets": _("Assets"),
    "criteria": _("Criteria touched"),
    "threats": _("Threats"),
    "vulnerabilities": _("Vulnerabilities"),
    "existing_controls": _("Existing controls"),
    "planned_controls": _("Planned controls"),
    "inherent_likelihood": _("Inherent likelihood"),
    "inherent_severity": _("Inherent severity"),
    "inherent_level": _("Inherent level"),
    "current_likelihood": _("Current likelihood"),
    "current_severity": _("Current severity"),
    "current_level": _("Current level"),
    "residual_likelihood": _("Residual likelihood"),
    "residual_severity": _("Residual severity"),
    "residual_level": _("Residual level"),
    "treatment": _("Treatment"),
    "owner": _("Owner"),
    "due_on": _("Due date"),
    "cost_thousands": _("Cost (k€)"),
    "cost_euros": _("Cost (€)"),
    "cost": _("Cost (€)"),
    "comment": _("Comment"),
    "name": _("Name"),
    "nature": _("Nature"),
    "asset_type": _("Type of asset"),
    "availability": _("Availability"),
    "integrity": _("Integrity"),
    "confidentiality": _("Confidentiality"),
    "traceability": _("Traceability"),
    "rto_minutes": _("RTO"),
    "rpo_minutes": _("RPO"),
    "mtd_minutes": _("MTD"),
    "personal_data": _("Personal data"),
    "health_data": _("Health data"),
    "data_collected": _("Data collected"),
    "data_used": _("Data used"),
    "data_shared": _("Data shared"),
    "data_archived": _("Data archived"),
    "data_destroyed": _("Data destroyed"),
    "retention_months": _("Retention (months)"),
    "retention_from": _("Retention counted from"),
    "relies_on": _("Relies on"),
    "relied_on_by": _("Relied on by"),
    "risk": _("Risk"),
    "control": _("Control"),
    "start_on": _("Start"),
    "effort_days": _("Effort (days)"),
    "status": _("Status"),
    "progress": _("Progress (%)"),
    "note": _("What was done"),
    "done_on": _("Done on"),
}

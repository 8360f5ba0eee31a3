"""What audits lend to shared pages: deadlines, contradictions, search, figures."""

from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from audits import queries
from audits.models import Audit, EvidenceRequest
from trail.clock import civil_date
from web import registries
from web.filters import containing
from web.registries import DueItem, Hit, Inconsistency, Tile

SHOWN = 5


def due_items(user: Any, _on: date) -> list[DueItem]:
    """What auditors asked of me, and the audits that I lead."""
    items = [
        DueItem(
            label=request.asked[:120],
            url=reverse("audits:evidence_request", args=[request.pk]),
            due_on=request.due_on,
            kind=gettext_lazy("Evidence request"),
            record_label=request.reference,
        )
        for request in queries.evidence_requests(user).filter(asked_of__user=user, status=EvidenceRequest.Status.ASKED)
    ]
    items += [
        DueItem(
            label=audit.title,
            url=reverse("audits:audit", args=[audit.pk]),
            due_on=audit.ends_on,
            kind=gettext_lazy("Audit to conclude"),
            record_label=audit.reference,
        )
        for audit in queries.audits(user).filter(lead_auditor__user=user).exclude(status=Audit.Status.CLOSED)
    ]
    return items


def contradictions(user: Any, at: datetime) -> list[Inconsistency]:
    """Audits whose time has passed without a conclusion."""
    if not user.has_right("audits.view"):
        return []
    late = queries.audits(user).filter(ends_on__lt=civil_date(at)).exclude(status=Audit.Status.CLOSED)
    return [
        Inconsistency(
            text=_("%(audit)s ended and has no conclusion.") % {"audit": audit},
            url=reverse("audits:audit", args=[audit.pk]),
            repair_label=_("Open"),
        )
        for audit in late
    ]


def hits(user: Any, text: str) -> list[Hit]:
    """Audits that contain the words."""
    if not user.has_right("audits.view"):
        return []
    return [
        Hit(
            label=str(audit),
            url=reverse("audits:audit", args=[audit.pk]),
            kind=gettext_lazy("Audit"),
            context=audit.get_status_display(),
        )
        for audit in containing(queries.audits(user), ["reference", "title", "criteria"], text)[:SHOWN]
    ]


def tiles(user: Any, on: date) -> list[Tile]:
    """Days to the next audit."""
    if not user.has_right("audits.view"):
        return []
    coming = queries.audits(user).filter(starts_on__gte=on).order_by("starts_on").first()
    if coming is None:
        return []
    return [
        Tile(
            label=_("Days to the next audit"),
            value=(coming.starts_on - on).days,
            url=reverse("audits:audit", args=[coming.pk]),
            hint=coming.title,
        )
    ]


def register() -> None:
    """Tell the shared pages."""
    registries.due.register("audits", due_items)
    registries.checks.register("audits", contradictions)
    registries.search.register("audits", hits)
    registries.tiles.register("audits", tiles)

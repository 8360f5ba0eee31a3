"""Reads of evidence: its versions, its validity, what rests on it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, IntegerField, Max, OuterRef, Q, QuerySet, Subquery

from controls.models import Control, ControlEvidence, Evidence, EvidenceVersion
from controls.queries.control import controls
from organisation.models import User

VALID, SOON, EXPIRED, FUTURE = "valid", "due_soon", "expired", "future"


@dataclass(frozen=True)
class Validity:
    """Whether a piece of evidence holds on a day, and for how long still."""

    state: str
    days_left: int | None


def validity_of(*, evidence: Evidence, on: date) -> Validity:
    """Expired after its last day, soon due within its reminder."""
    if evidence.valid_from > on:
        return Validity(FUTURE, None)
    if evidence.valid_until is None:
        return Validity(VALID, None)
    left = (evidence.valid_until - on).days
    if left < 0:
        return Validity(EXPIRED, left)
    return Validity(SOON if left <= evidence.remind_days else VALID, left)


def holds_on(*, evidence: Evidence, on: date) -> bool:
    """Whether a piece of evidence holds on a day."""
    return evidence.valid_from <= on and (evidence.valid_until is None or evidence.valid_until >= on)


def evidence(user: User) -> QuerySet[Evidence]:
    """The evidence that the account may read: its own perimeters', and what is shared from above."""
    found: QuerySet[Evidence] = Evidence.objects.visible_to(user).active()
    return found.select_related("perimeter", "owner__identity")


def evidence_listed(user: User) -> QuerySet[Evidence]:
    """The same with the number of versions and of controls that rest on each, for a list."""
    versions = EvidenceVersion.objects.filter(evidence=OuterRef("pk")).order_by().values("evidence")
    used = (
        ControlEvidence.objects.active()
        .filter(evidence=OuterRef("pk"), control__withdrawn_at__isnull=True)
        .order_by()
        .values("evidence")
    )
    return evidence(user).annotate(
        version_count=Subquery(versions.annotate(total=Count("pk")).values("total"), output_field=IntegerField()),
        produced_on=Subquery(versions.annotate(last=Max("produced_on")).values("last")),
        control_count=Subquery(used.annotate(total=Count("pk")).values("total"), output_field=IntegerField()),
    )


def versions(user: User) -> QuerySet[EvidenceVersion]:
    """The versions of the evidence that the account may read, the newest first."""
    return (
        EvidenceVersion.objects.filter(evidence__in=Evidence.objects.visible_to(user).values("pk"))
        .select_related("evidence__perimeter", "file")
        .prefetch_related("attachments__file")
        .order_by("-number")
    )


def versions_of(user: User, record: Evidence) -> QuerySet[EvidenceVersion]:
    """The versions of one piece of evidence."""
    return versions(user).filter(evidence=record)


def current_version(*, evidence: Evidence) -> EvidenceVersion | None:
    """The version in force: the highest number."""
    found: EvidenceVersion | None = (
        EvidenceVersion.objects.filter(evidence=evidence).select_related("file").order_by("-number").first()
    )
    return found


def evidence_links(user: User) -> QuerySet[ControlEvidence]:
    """The links between controls and evidence, of the controls that the account may read."""
    found: QuerySet[ControlEvidence] = ControlEvidence.objects.active().filter(
        control__in=controls(user).values("pk"), evidence__withdrawn_at__isnull=True
    )
    return found.select_related("control__perimeter", "evidence__owner__identity", "evidence__perimeter")


def evidence_of(user: User, record: Control) -> QuerySet[ControlEvidence]:
    """The evidence that a control rests on."""
    return evidence_links(user).filter(control=record).order_by("evidence__reference")


def evidence_behind(*, user: User, controls: Collection[Any]) -> list[dict[str, Any]]:
    """The evidence that several controls rest on, each once, with the controls that do."""
    found: dict[Any, dict[str, Any]] = {}
    rows = evidence_links(user).filter(control__in=controls) if controls else []
    for row in rows:
        held = found.setdefault(row.evidence_id, {"evidence": row.evidence, "controls": []})
        held["controls"].append(row.control)
    return sorted(found.values(), key=lambda held: held["evidence"].reference)


def supported_by(user: User, record: Evidence) -> QuerySet[ControlEvidence]:
    """The controls that rest on a piece of evidence."""
    return evidence_links(user).filter(evidence=record).order_by("control__reference")


def expiring(*, user: User, on: date, within: timedelta) -> QuerySet[Evidence]:
    """The evidence that expires within a time, or has expired already."""
    return evidence(user).filter(valid_until__isnull=False, valid_until__lte=on + within)


def expired_in_use(*, user: User, on: date) -> QuerySet[Evidence]:
    """The evidence that no longer holds although a control in use rests on it."""
    used: Any = ControlEvidence.objects.active().filter(control__withdrawn_at__isnull=True).values("evidence")
    return evidence(user).filter(Q(valid_until__lt=on), pk__in=used)

"""Reads of audits and of what hangs from them."""

from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet

from audits.models import Audit, AuditMember, ChecklistItem, EvidenceRequest, Finding, Programme
from controls.models import Evidence, Framework, Requirement
from organisation.models import Perimeter, Person, User

STAKES = ("controls.edit", "risks.edit")
"""Rights that give a stake in what is audited."""


def programmes(user: User) -> QuerySet[Programme]:
    """Audit programmes that the account may see."""
    found: QuerySet[Programme] = Programme.objects.visible_to(user).active().select_related("perimeter")
    return found


def audits(user: User) -> QuerySet[Audit]:
    """Audits that the account may see, with what a list shows."""
    findings = Count("findings", distinct=True, filter=Q(findings__withdrawn_at__isnull=True))
    found: QuerySet[Audit] = (
        Audit.objects.visible_to(user)
        .active()
        .select_related("lead_auditor__identity", "perimeter", "programme")
        .annotate(finding_count=findings)
    )
    return found


def members_of(user: User, audit: Audit) -> QuerySet[AuditMember]:
    """The team of an audit."""
    found: QuerySet[AuditMember] = (
        AuditMember.objects.visible_to(user).active().filter(audit=audit).select_related("person__identity")
    )
    return found


def checklist_items(user: User) -> QuerySet[ChecklistItem]:
    """Items of the audits that the account may see."""
    found: QuerySet[ChecklistItem] = (
        ChecklistItem.objects.active()
        .filter(audit__in=Audit.objects.visible_to(user).values("pk"))
        .select_related("requirement__framework", "audit__perimeter")
        .order_by("audit", "position")
    )
    return found


def checklist_of(user: User, audit: Audit) -> QuerySet[ChecklistItem]:
    """The checklist of an audit, in the order of the framework."""
    return checklist_items(user).filter(audit=audit)


def evidence_requests(user: User) -> QuerySet[EvidenceRequest]:
    """Requests that the account may see: those of its audits, and those asked of it."""
    found: QuerySet[EvidenceRequest] = (
        EvidenceRequest.objects.visible_to(user)
        .active()
        .select_related("asked_of__identity", "audit", "perimeter", "evidence")
    )
    return found


def requests_of(user: User, audit: Audit) -> QuerySet[EvidenceRequest]:
    """The requests of one audit, the first due first."""
    return evidence_requests(user).filter(audit=audit).order_by("due_on", "reference")


def findings(user: User) -> QuerySet[Finding]:
    """Findings of the audits that the account may see."""
    found: QuerySet[Finding] = (
        Finding.objects.active()
        .filter(audit__in=Audit.objects.visible_to(user).values("pk"))
        .select_related("audit", "nonconformity__owner__identity", "nonconformity__requirement__framework")
        .order_by("-nonconformity__reference")
    )
    return found


def findings_of(user: User, audit: Audit) -> QuerySet[Finding]:
    """What one audit found."""
    return findings(user).filter(audit=audit)


def requirements(user: User) -> QuerySet[Requirement]:
    """Requirements that a finding may name."""
    return Requirement.objects.filter(assessable=True).select_related("framework")


def evidence(user: User) -> QuerySet[Evidence]:
    """Evidence that the person may show."""
    shown: QuerySet[Evidence] = Evidence.objects.visible_to(user).active()
    return shown


def closed_between(*, perimeter: Perimeter, after: date, until: date) -> QuerySet[Audit]:
    """Audits concluded after one day and up to another (9.2)."""
    closed: QuerySet[Audit] = Audit.objects.of(perimeter).active().filter(closed_on__gt=after, closed_on__lte=until)
    return closed


def found_between(*, perimeter: Perimeter, after: date, until: date) -> QuerySet[Finding]:
    """Findings raised after one day and up to another (9.3.2 d 3)."""
    found: QuerySet[Finding] = Finding.objects.of(perimeter).active()
    return found.filter(nonconformity__detected_on__gt=after, nonconformity__detected_on__lte=until)


def late_requests(*, perimeter: Perimeter, on: date) -> QuerySet[EvidenceRequest]:
    """Evidence requests past their date without an answer."""
    asked: QuerySet[EvidenceRequest] = EvidenceRequest.objects.of(perimeter).active()
    return asked.filter(status=EvidenceRequest.Status.ASKED, due_on__lt=on)


def frameworks(user: Any) -> QuerySet[Framework]:
    """Frameworks that an audit may be held against."""
    return Framework.objects.filter(withdrawn_at__isnull=True)


def assessable(*, framework: Framework) -> QuerySet[Requirement]:
    """The requirements of a framework that an audit looks at one by one."""
    return Requirement.objects.filter(framework=framework, assessable=True, withdrawn_at__isnull=True).order_by(
        "position"
    )


def has_stake(*, person: Person, perimeter: Perimeter) -> bool:
    """Whether a person works on what is audited there, and so may not audit it (9.2.2 b)."""
    rights = person.user.rights
    return any(rights.holds(permission, perimeter) for permission in STAKES)


def is_auditor_of(*, audit: Audit, person: Person) -> bool:
    """Whether a person leads an audit or is in its team."""
    if audit.lead_auditor_id == person.pk:
        return True
    return AuditMember.objects.active().filter(audit=audit, person=person).exists()

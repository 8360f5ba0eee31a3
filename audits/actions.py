"""Every change of programmes, audits, checklists, evidence requests and findings."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from audits import queries
from audits.models import Audit, AuditMember, ChecklistItem, EvidenceRequest, Finding, Programme
from controls.models import Evidence, Framework, Requirement
from improvement.actions import raise_nonconformity
from organisation.models import Perimeter, Person, User
from trail.acts import action, current_act
from trail.bulk import write_many


@action("audits.programme.set", permission="audits.edit", scope="perimeter")
def set_programme(
    *, actor: User, perimeter: Perimeter, title: str, starts_on: date, ends_on: date, methods: str
) -> Programme:
    """Lay down what is audited over a cycle, how often and how (9.2.2 a)."""
    programme = Programme(perimeter=perimeter, title=title, starts_on=starts_on, ends_on=ends_on, methods=methods)
    programme.save()
    return programme


@action("audits.audit.plan", permission="audits.edit", scope="perimeter")
def plan_audit(
    *,
    actor: User,
    perimeter: Perimeter,
    title: str,
    kind: str,
    criteria: str,
    scope: str,
    lead_auditor: Person,
    starts_on: date,
    ends_on: date,
    programme: Programme | None = None,
) -> Audit:
    """Plan an audit with its criteria and scope, led by somebody impartial (9.2.2 a, b).

    Raises ValidationError when the lead auditor works on what is audited, or for dates in the wrong order.
    """
    _impartial(lead_auditor, perimeter, field="lead_auditor")
    audit = Audit(
        perimeter=perimeter,
        programme=programme,
        title=title,
        kind=kind,
        criteria=criteria,
        scope=scope,
        lead_auditor=lead_auditor,
        starts_on=starts_on,
        ends_on=ends_on,
    )
    audit.save()
    return audit


def _impartial(person: Person, perimeter: Perimeter, *, field: str) -> None:
    if queries.has_stake(person=person, perimeter=perimeter):
        raise ValidationError(
            {field: _("This person works on what is audited here: choose an auditor without a stake in it.")},
            code="impartial",
        )


def _open(audit: Audit) -> None:
    if not audit.is_open:
        raise ValidationError(_("This audit is closed: nothing can be added to it."), code="closed")


@action("audits.member.join", permission="audits.edit", scope="audit", record="audit")
def join_team(*, actor: User, audit: Audit, person: Person) -> AuditMember:
    """Add an auditor to the team. Raises ValidationError when the person works on what is audited (9.2.2 b)."""
    _open(audit)
    _impartial(person, audit.perimeter, field="person")
    member = AuditMember(audit=audit, person=person)
    member.save()
    return member


@action("audits.audit.prepare", permission="audits.audit", scope="audit")
def prepare_checklist(*, actor: User, audit: Audit, framework: Framework) -> Audit:
    """Put every assessable requirement of a framework on the checklist; those already there stay as they are."""
    _open(audit)
    there = set(ChecklistItem.objects.filter(audit=audit).values_list("requirement_id", flat=True))
    start = len(there)
    missing = [each for each in queries.assessable(framework=framework) if each.pk not in there]
    write_many(
        ChecklistItem,
        [
            ChecklistItem(audit=audit, requirement=requirement, position=start + place)
            for place, requirement in enumerate(missing)
        ],
    )
    return _begun(audit)


def _begun(audit: Audit) -> Audit:
    """The first work of the auditors opens the audit."""
    if audit.status == Audit.Status.PLANNED:
        audit.status = Audit.Status.IN_PROGRESS
        audit.save()
    return audit


@action("audits.item.conclude", permission="audits.audit", scope="item")
def conclude_item(*, actor: User, item: ChecklistItem, conclusion: str, note: str = "") -> ChecklistItem:
    """Write what was concluded on one requirement. A nonconformity is noted with its fact.

    Raises ValidationError when "not conforming" has no note, or the audit is closed.
    """
    _open(item.audit)
    if conclusion == ChecklistItem.Conclusion.NONCONFORMING and not note.strip():
        raise ValidationError({"note": _("Say what was seen that does not conform.")})
    item.conclusion, item.note = conclusion, note
    item.save()
    return item


@action("audits.request.ask", permission="audits.audit", scope="audit", record="audit")
def request_evidence(*, actor: User, audit: Audit, asked: str, asked_of: Person, due_on: date) -> EvidenceRequest:
    """Ask somebody to show something by a date (9.2)."""
    _open(audit)
    request = EvidenceRequest(perimeter=audit.perimeter, audit=audit, asked=asked, asked_of=asked_of, due_on=due_on)
    request.save()
    return request


@action("audits.request.answer", permission="audits.answer", scope=None, record="evidence_request")
def answer_request(
    *, actor: User, evidence_request: EvidenceRequest, answer: str, evidence: Evidence | None = None
) -> EvidenceRequest:
    """Answer what was asked of oneself, with a piece of evidence where there is one.

    Raises ValidationError for somebody who was not asked, or once the answer was accepted.
    """
    if evidence_request.asked_of_id != actor.person.pk:
        raise ValidationError(_("This was asked of somebody else."), code="not_asked")
    if evidence_request.status == EvidenceRequest.Status.ACCEPTED:
        raise ValidationError(_("The auditor accepted the answer already."), code="accepted")
    evidence_request.answer, evidence_request.evidence = answer, evidence
    evidence_request.status = EvidenceRequest.Status.ANSWERED
    evidence_request.save()
    return evidence_request


@action("audits.request.accept", permission="audits.audit", scope="evidence_request")
def accept_answer(*, actor: User, evidence_request: EvidenceRequest) -> EvidenceRequest:
    """Accept an answer. Raises ValidationError before there is one."""
    if evidence_request.status != EvidenceRequest.Status.ANSWERED:
        raise ValidationError(_("There is no answer to accept yet."), code="order")
    evidence_request.status = EvidenceRequest.Status.ACCEPTED
    evidence_request.save()
    return evidence_request


@action("audits.finding.raise", permission="audits.audit", scope="audit", record="audit")
def raise_finding(
    *,
    actor: User,
    audit: Audit,
    title: str,
    grade: str,
    fact: str,
    owner: Person,
    due_on: date,
    requirement: Requirement | None = None,
    criterion: str = "",
) -> Finding:
    """Raise a finding with its fact and what it breaks; improvement follows it from there (9.2, 10.2).

    Raises ValidationError when a breach names nothing, or the audit is closed.
    """
    _open(audit)
    raised = raise_nonconformity(
        actor=actor,
        perimeter=audit.perimeter,
        title=title,
        grade=grade,
        fact=fact,
        owner=owner,
        due_on=due_on,
        requirement=requirement,
        criterion=criterion,
        source="audit",
    )
    finding = Finding(audit=audit, nonconformity=raised)
    finding.save()
    _begun(audit)
    return finding


@action("audits.audit.close", permission="audits.audit", scope="audit")
def close_audit(*, actor: User, audit: Audit, conclusion: str) -> Audit:
    """Close an audit with its conclusion (9.2.2 c). Raises ValidationError for somebody outside the team."""
    _open(audit)
    if not queries.is_auditor_of(audit=audit, person=actor.person):
        raise ValidationError(_("An audit is concluded by its own auditors."), code="not_auditor")
    audit.conclusion, audit.status, audit.closed_on = conclusion, Audit.Status.CLOSED, current_act().on
    audit.save()
    return audit

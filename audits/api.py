"""The endpoints of audits."""

from typing import Any, ClassVar

from audits import actions, forms, queries, serializers
from web.endpoints import ActionEndpoint, RecordEndpoint


class ProgrammeEndpoint(RecordEndpoint):
    """Programmes."""

    permission = "audits.view"
    records = staticmethod(queries.programmes)
    serializer_class = serializers.ProgrammeOutput


class AuditEndpoint(RecordEndpoint):
    """Audits."""

    permission = "audits.view"
    records = staticmethod(queries.audits)
    filter_class = forms.AuditFilter
    serializer_class = serializers.AuditOutput


class ChecklistItemEndpoint(RecordEndpoint):
    """Checklists."""

    permission = "audits.view"
    records = staticmethod(queries.checklist_items)
    filter_class = forms.ChecklistFilter
    serializer_class = serializers.ChecklistItemOutput


class EvidenceRequestEndpoint(RecordEndpoint):
    """Requests."""

    permission = "audits.answer"
    records = staticmethod(queries.evidence_requests)
    filter_class = forms.RequestFilter
    serializer_class = serializers.EvidenceRequestOutput


class FindingEndpoint(RecordEndpoint):
    """Findings."""

    permission = "audits.view"
    records = staticmethod(queries.findings)
    serializer_class = serializers.FindingOutput


class SetProgrammeEndpoint(ActionEndpoint):
    """A programme."""

    action = actions.set_programme
    serializer_class = serializers.ProgrammeInput
    output = serializers.ProgrammeOutput


class PlanAuditEndpoint(ActionEndpoint):
    """An audit."""

    action = actions.plan_audit
    serializer_class = serializers.PlanAuditInput
    output = serializers.AuditOutput


class _OnAudit(ActionEndpoint):
    records = staticmethod(queries.audits)
    parameter = "audit"
    output: ClassVar[Any] = serializers.AuditOutput


class JoinTeamEndpoint(_OnAudit):
    """One more auditor."""

    action = actions.join_team
    serializer_class = serializers.JoinTeamInput
    output = serializers.AuditMemberOutput


class PrepareChecklistEndpoint(_OnAudit):
    """A checklist."""

    action = actions.prepare_checklist
    serializer_class = serializers.PrepareInput


class RequestEvidenceEndpoint(_OnAudit):
    """A request."""

    action = actions.request_evidence
    serializer_class = serializers.RequestInput
    output = serializers.EvidenceRequestOutput


class RaiseFindingEndpoint(_OnAudit):
    """A finding."""

    action = actions.raise_finding
    serializer_class = serializers.FindingInput
    output = serializers.FindingOutput


class CloseAuditEndpoint(_OnAudit):
    """A conclusion."""

    action = actions.close_audit
    serializer_class = serializers.CloseAuditInput


class ConcludeItemEndpoint(ActionEndpoint):
    """A conclusion on one requirement."""

    action = actions.conclude_item
    serializer_class = serializers.ConcludeInput
    records = staticmethod(queries.checklist_items)
    parameter = "item"
    output = serializers.ChecklistItemOutput


class _OnRequest(ActionEndpoint):
    records = staticmethod(queries.evidence_requests)
    parameter = "evidence_request"
    output = serializers.EvidenceRequestOutput


class AnswerRequestEndpoint(_OnRequest):
    """An answer."""

    action = actions.answer_request
    serializer_class = serializers.AnswerRequestInput


class AcceptAnswerEndpoint(_OnRequest):
    """An answer accepted."""

    action = actions.accept_answer
    serializer_class = serializers.AcceptAnswerInput

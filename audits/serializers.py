"""What systems send to the actions of audits, and what they read back."""

from typing import ClassVar

from rest_framework import serializers

from audits import queries
from audits.models import Audit, AuditMember, ChecklistItem, EvidenceRequest, Finding, Programme
from improvement.models import Nonconformity
from organisation.queries import people, perimeters_where
from web.endpoints import ActionSerializer, RecordField


class ProgrammeInput(ActionSerializer):
    """A programme."""

    perimeter = RecordField(records=perimeters_where("audits.edit"))
    title = serializers.CharField(max_length=200)
    starts_on = serializers.DateField()
    ends_on = serializers.DateField()
    methods = serializers.CharField()


class PlanAuditInput(ActionSerializer):
    """An audit."""

    perimeter = RecordField(records=perimeters_where("audits.edit"))
    programme = RecordField(records=queries.programmes, required=False, allow_null=True, default=None)
    title = serializers.CharField(max_length=200)
    kind = serializers.ChoiceField(choices=Audit.Kind.choices)
    criteria = serializers.CharField()
    scope = serializers.CharField()
    lead_auditor = RecordField(records=people)
    starts_on = serializers.DateField()
    ends_on = serializers.DateField()


class JoinTeamInput(ActionSerializer):
    """One more auditor."""

    person = RecordField(records=people)


class PrepareInput(ActionSerializer):
    """A framework."""

    framework = RecordField(records=queries.frameworks)


class ConcludeInput(ActionSerializer):
    """A conclusion."""

    conclusion = serializers.ChoiceField(choices=ChecklistItem.Conclusion.choices)
    note = serializers.CharField(required=False, allow_blank=True, default="")


class RequestInput(ActionSerializer):
    """A request."""

    asked = serializers.CharField()
    asked_of = RecordField(records=people)
    due_on = serializers.DateField()


class AnswerRequestInput(ActionSerializer):
    """An answer."""

    answer = serializers.CharField()
    evidence = RecordField(records=queries.evidence, required=False, allow_null=True, default=None)


class AcceptAnswerInput(ActionSerializer):
    """Nothing."""


class FindingInput(ActionSerializer):
    """A finding."""

    title = serializers.CharField(max_length=200)
    grade = serializers.ChoiceField(choices=Nonconformity.Grade.choices)
    fact = serializers.CharField()
    requirement = RecordField(records=queries.requirements, required=False, allow_null=True, default=None)
    criterion = serializers.CharField(max_length=300, required=False, allow_blank=True, default="")
    owner = RecordField(records=people)
    due_on = serializers.DateField()


class CloseAuditInput(ActionSerializer):
    """A conclusion."""

    conclusion = serializers.CharField()


_SHARED = ("id", "reference", "perimeter", "version")


class ProgrammeOutput(serializers.ModelSerializer[Programme]):
    """One programme."""

    class Meta:
        model = Programme
        fields: ClassVar[tuple[str, ...]] = (*_SHARED, "title", "starts_on", "ends_on", "methods")


class AuditOutput(serializers.ModelSerializer[Audit]):
    """One audit."""

    class Meta:
        model = Audit
        fields: ClassVar[tuple[str, ...]] = (
            *_SHARED,
            "programme",
            "title",
            "kind",
            "criteria",
            "scope",
            "lead_auditor",
            "starts_on",
            "ends_on",
            "status",
            "conclusion",
            "closed_on",
        )


class AuditMemberOutput(serializers.ModelSerializer[AuditMember]):
    """One auditor of a team."""

    class Meta:
        model = AuditMember
        fields: ClassVar[tuple[str, ...]] = ("id", "audit", "person", "version")


class ChecklistItemOutput(serializers.ModelSerializer[ChecklistItem]):
    """One line of a checklist."""

    class Meta:
        model = ChecklistItem
        fields: ClassVar[tuple[str, ...]] = ("id", "audit", "requirement", "conclusion", "note", "version")


class EvidenceRequestOutput(serializers.ModelSerializer[EvidenceRequest]):
    """One request."""

    class Meta:
        model = EvidenceRequest
        fields: ClassVar[tuple[str, ...]] = (
            *_SHARED,
            "audit",
            "asked",
            "asked_of",
            "due_on",
            "status",
            "answer",
            "evidence",
        )


class FindingOutput(serializers.ModelSerializer[Finding]):
    """One finding."""

    class Meta:
        model = Finding
        fields: ClassVar[tuple[str, ...]] = ("id", "audit", "nonconformity", "version")

"""What systems read: one serializer for each record."""

from typing import Any, ClassVar

from rest_framework import serializers

from controls.models import (
    Adoption,
    Applicability,
    Control,
    ControlEvidence,
    ControlRequirement,
    ControlTest,
    Evidence,
    EvidenceVersion,
    Framework,
    FrameworkImport,
    HostingActivity,
    Mapping,
    MappingSet,
    ReferenceControl,
    Requirement,
    RequirementEvidence,
    SampleDraw,
    StatementVersion,
    TestSheet,
)
from vault.models import SealedFile


class FrameworkOutput(serializers.ModelSerializer[Framework]):
    """A framework."""

    class Meta:
        model = Framework
        fields: ClassVar[list[str]] = [
            "id", "code", "ref", "edition", "title_fr", "title_en", "publisher", "regime", "shown_by_default",
            "in_statement", "digest",
        ]  # fmt: skip


class RequirementOutput(serializers.ModelSerializer[Requirement]):
    """A requirement with its place in the framework and its attributes."""

    framework = serializers.CharField(source="framework.code")
    attributes = serializers.SerializerMethodField()

    class Meta:
        model = Requirement
        fields: ClassVar[list[str]] = [
            "id", "framework", "ref", "parent", "kind", "position", "theme", "title_fr", "title_en", "summary_fr",
            "summary_en", "assessable", "documented_information", "new_in_2022", "amended_by", "official_ref",
            "csp_reference", "contract_clause", "expected_evidence_fr", "expected_evidence_en", "verify", "attributes",
        ]  # fmt: skip

    def get_attributes(self, row: Requirement) -> dict[str, list[str]]:
        """Attribute values by family."""
        found: dict[str, list[str]] = {}
        for attribute in row.attributes.all():
            if attribute.withdrawn_at is None:
                found.setdefault(attribute.family, []).append(attribute.value)
        return found


class MappingSetOutput(serializers.ModelSerializer[MappingSet]):
    """A comparison of two frameworks."""

    class Meta:
        model = MappingSet
        fields: ClassVar[list[str]] = ["id", "code", "source_framework", "target_framework", "digest"]


class MappingOutput(serializers.ModelSerializer[Mapping]):
    """One row of a comparison: the source is <relation> of the target."""

    class Meta:
        model = Mapping
        fields: ClassVar[list[str]] = [
            "id", "mapping_set", "source", "target", "relation", "strength", "pairs", "origin", "verify",
        ]  # fmt: skip


class ReferenceControlOutput(serializers.ModelSerializer[ReferenceControl]):
    """A model of control."""

    class Meta:
        model = ReferenceControl
        fields: ClassVar[list[str]] = [
            "id", "code", "ref", "title_fr", "title_en", "summary_fr", "summary_en", "category", "function",
            "publisher",
        ]  # fmt: skip


class FrameworkImportOutput(serializers.ModelSerializer[FrameworkImport]):
    """An import being prepared: its plan, or the place and the reason of its refusal."""

    class Meta:
        model = FrameworkImport
        fields: ClassVar[list[str]] = ["id", "file_name", "status", "plan", "created_at", "job_id"]


class AdoptionOutput(serializers.ModelSerializer[Adoption]):
    """A framework that a perimeter follows."""

    class Meta:
        model = Adoption
        fields: ClassVar[list[str]] = ["id", "perimeter", "framework", "adopted_on", "reason"]


class ControlOutput(serializers.ModelSerializer[Control]):
    """A control."""

    class Meta:
        model = Control
        fields: ClassVar[list[str]] = [
            "id", "reference", "perimeter", "title", "description", "kind", "owner", "status", "start_on", "due_on",
            "implemented_on", "one_off_cost", "yearly_cost", "effort_days", "maturity", "supplier", "shared",
            "test_every_months", "residual_comment", "version",
        ]  # fmt: skip


class ControlRequirementOutput(serializers.ModelSerializer[ControlRequirement]):
    """A requirement that a control answers."""

    class Meta:
        model = ControlRequirement
        fields: ClassVar[list[str]] = ["id", "control", "requirement", "comment"]


class TestSheetOutput(serializers.ModelSerializer[TestSheet]):
    """What a test was about, and the result of each item of its sample."""

    class Meta:
        model = TestSheet
        fields: ClassVar[list[str]] = ["subject", "draw", "items"]


class ControlTestOutput(serializers.ModelSerializer[ControlTest]):
    """A test of a control."""

    sheet = TestSheetOutput(read_only=True, default=None)

    class Meta:
        model = ControlTest
        fields: ClassVar[list[str]] = [
            "id", "control", "method", "result", "tested_on", "tester", "population", "sample", "exceptions",
            "conclusion", "at", "sheet",
        ]  # fmt: skip


class SampleDrawOutput(serializers.ModelSerializer[SampleDraw]):
    """A sample, with all that is needed to draw it again."""

    class Meta:
        model = SampleDraw
        fields: ClassVar[list[str]] = [
            "id", "control", "subject", "population", "population_size", "population_digest", "sample_size",
            "algorithm", "seed", "drawn", "drawn_on", "at",
        ]  # fmt: skip


class EvidenceOutput(serializers.ModelSerializer[Evidence]):
    """A piece of evidence."""

    class Meta:
        model = Evidence
        fields: ClassVar[list[str]] = [
            "id", "reference", "perimeter", "title", "description", "owner", "valid_from", "valid_until",
            "remind_days", "shared", "version",
        ]  # fmt: skip


class SealedPartOutput(serializers.ModelSerializer[SealedFile]):
    """One file of a version, in the order in which `?part=` counts them."""

    class Meta:
        model = SealedFile
        fields: ClassVar[list[str]] = ["name", "media_type", "size", "digest"]


class EvidenceVersionOutput(serializers.ModelSerializer[EvidenceVersion]):
    """One sealed file of a piece of evidence."""

    name = serializers.CharField(source="file.name")
    media_type = serializers.CharField(source="file.media_type")
    size = serializers.IntegerField(source="file.size")
    digest = serializers.CharField(source="file.digest")
    files = SealedPartOutput(many=True, read_only=True)

    class Meta:
        model = EvidenceVersion
        fields: ClassVar[list[str]] = [
            "id", "evidence", "number", "name", "media_type", "size", "digest", "files", "produced_on", "comment", "at",
        ]  # fmt: skip


class ControlEvidenceOutput(serializers.ModelSerializer[ControlEvidence]):
    """A piece of evidence that a control rests on."""

    class Meta:
        model = ControlEvidence
        fields: ClassVar[list[str]] = ["id", "control", "evidence", "comment"]


class RequirementEvidenceOutput(serializers.ModelSerializer[RequirementEvidence]):
    """A piece of evidence shown for a requirement."""

    class Meta:
        model = RequirementEvidence
        fields: ClassVar[list[str]] = ["id", "perimeter", "requirement", "evidence", "comment"]


class ApplicabilityOutput(serializers.ModelSerializer[Applicability]):
    """One line of a statement."""

    ref = serializers.CharField(source="requirement.ref")

    class Meta:
        model = Applicability
        fields: ClassVar[list[str]] = [
            "id", "perimeter", "requirement", "ref", "decision", "reason_risk", "reason_legal", "reason_contract",
            "reason_best_practice", "justification", "owner", "maturity",
        ]  # fmt: skip


class ManyOutput(serializers.BaseSerializer[Any]):
    """Several records of one kind."""

    output: ClassVar[type[serializers.BaseSerializer[Any]]] = ApplicabilityOutput

    def to_representation(self, instance: Any) -> dict[str, Any]:
        """How many, and each."""
        rows = [self.output(row, context=self.context).data for row in instance]
        return {"count": len(rows), "results": rows}


class MappingSetsOutput(ManyOutput):
    """The comparisons loaded."""

    output = MappingSetOutput


class HostingActivityOutput(serializers.ModelSerializer[HostingActivity]):
    """A hosting activity held."""

    class Meta:
        model = HostingActivity
        fields: ClassVar[list[str]] = ["id", "perimeter", "number", "held_since"]


class HostingActivitiesOutput(ManyOutput):
    """The hosting activities held."""

    output = HostingActivityOutput


class StatementVersionOutput(serializers.ModelSerializer[StatementVersion]):
    """A version of the statement, with the digest of what it froze."""

    digest = serializers.CharField(source="frozen.digest")

    class Meta:
        model = StatementVersion
        fields: ClassVar[list[str]] = [
            "id", "reference", "perimeter", "number", "status", "note", "submitted_by", "submitted_on", "decided_by",
            "decided_on", "decision_note", "pinned", "digest",
        ]  # fmt: skip

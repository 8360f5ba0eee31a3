"""What systems send about treatment, acceptance and scenarios being written, and what they read of them."""

from rest_framework import serializers

from controls.queries.evidence_sheet import evidence
from organisation.queries import people, perimeters_where
from risks.models import (
    AcceptanceRequest,
    AcceptanceRevocation,
    ReassessmentDismissal,
    RiskEvidence,
    ScenarioDraft,
)
from risks.queries.assets import assets_to_choose
from risks.queries.catalogues import feared_events, risk_sources, threats, vulnerabilities
from risks.queries.links import controls_to_choose, requirements_to_choose
from risks.serializers import CRITERIA, PlanActionInput, optional, text
from web.endpoints import ActionSerializer, RecordField


class AmendActionInput(PlanActionInput):
    """A line of the plan, and why a date is put off."""

    reason = text()


class ReportProgressInput(ActionSerializer):
    """How far an action has come."""

    progress = serializers.IntegerField(min_value=0, max_value=100)
    note = text()


class LinkRiskEvidenceInput(ActionSerializer):
    """A piece of evidence, and what it proves."""

    evidence = RecordField(records=evidence)
    comment = serializers.CharField(required=False, allow_blank=True, max_length=300)


class PrepareAcceptanceInput(ActionSerializer):
    """What whoever decides has to know, and the term proposed."""

    note = serializers.CharField()
    proposed_until = serializers.DateField()


class StartScenarioInput(ActionSerializer):
    """Where the scenario lies."""

    perimeter = RecordField(records=perimeters_where("risks.edit"))


class FillScenarioInput(ActionSerializer):
    """What one step chose; what is left out stays as it was."""

    assets = RecordField(records=assets_to_choose, many=True, required=False)
    threats = RecordField(records=threats, many=True, required=False)
    vulnerabilities = RecordField(records=vulnerabilities, many=True, required=False)
    sources = RecordField(records=risk_sources, many=True, required=False)
    requirements = RecordField(records=requirements_to_choose, many=True, required=False)
    controls = RecordField(records=controls_to_choose, many=True, required=False)
    feared_event = RecordField(records=feared_events, **optional())
    criteria = serializers.RegexField(CRITERIA, required=False, allow_blank=True)
    title = serializers.CharField(required=False, allow_blank=True, max_length=300)
    description = text()
    existing_controls = text()
    owner = RecordField(records=people, **optional())


class ScenarioDraftOutput(serializers.ModelSerializer[ScenarioDraft]):
    """A scenario being written."""

    class Meta:
        model = ScenarioDraft
        fields = ("id", "perimeter", "changed_at", "data")


class RiskEvidenceOutput(serializers.ModelSerializer[RiskEvidence]):
    """A link between a risk and a piece of evidence."""

    class Meta:
        model = RiskEvidence
        fields = ("id", "risk", "evidence", "comment")


class AcceptanceRequestOutput(serializers.ModelSerializer[AcceptanceRequest]):
    """A request for an acceptance."""

    class Meta:
        model = AcceptanceRequest
        fields = (
            "id",
            "version",
            "risk",
            "status",
            "note",
            "proposed_until",
            "prepared_by",
            "prepared_on",
            "answer",
            "answered_by",
            "answered_on",
        )


class AcceptanceRevocationOutput(serializers.ModelSerializer[AcceptanceRevocation]):
    """An acceptance taken back."""

    class Meta:
        model = AcceptanceRevocation
        fields = ("id", "at", "risk", "acceptance", "revoked_by", "reason")


class ReassessmentDismissalOutput(serializers.ModelSerializer[ReassessmentDismissal]):
    """A re-assessment that was proposed and dismissed."""

    class Meta:
        model = ReassessmentDismissal
        fields = ("id", "at", "risk", "changes", "reason", "dismissed_by")

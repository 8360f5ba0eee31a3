"""What systems send to the actions of this application, and what they read."""

from typing import Any

from rest_framework import serializers

from organisation.queries import people, perimeters_where
from risks.lifecycle import ActionStatus, Kind, Option
from risks.models import (
    Acceptance,
    Assessment,
    CatalogueLoad,
    RegisterImport,
    Risk,
    RiskControl,
    RiskReview,
    Treatment,
    TreatmentAction,
)
from risks.queries.assets import assets_to_choose
from risks.queries.catalogues import feared_events, risk_sources, threats, vulnerabilities
from risks.queries.links import controls_to_choose, requirements_to_choose
from risks.registers.contents import Content
from web.endpoints import ActionSerializer, RecordField

CRITERIA = r"^D?I?C?T?$"


def optional(**options: Any) -> dict[str, Any]:
    """A record that may be left out."""
    return {"required": False, "allow_null": True, **options}


def text() -> serializers.CharField:
    """A text that may be left out."""
    return serializers.CharField(required=False, allow_blank=True, max_length=20_000)


class ScenarioInput(ActionSerializer):
    """What a scenario is made of."""

    title = serializers.CharField(max_length=300)
    description = text()
    feared_event = RecordField(records=feared_events, **optional())
    criteria = serializers.RegexField(CRITERIA, required=False, allow_blank=True)
    owner = RecordField(records=people, **optional())
    assets = RecordField(records=assets_to_choose, many=True, required=False)
    threats = RecordField(records=threats, many=True, required=False)
    vulnerabilities = RecordField(records=vulnerabilities, many=True, required=False)
    sources = RecordField(records=risk_sources, many=True, required=False)
    existing_controls = text()


class IdentifyRiskInput(ScenarioInput):
    """A new risk, and where it lies."""

    perimeter = RecordField(records=perimeters_where("risks.edit"))


class EditRiskInput(ScenarioInput):
    """The scenario and a comment."""

    comment = text()


class AssessRiskInput(ActionSerializer):
    """Likelihood and severity on the scale in force."""

    kind = serializers.ChoiceField(choices=Kind.choices)
    likelihood = serializers.IntegerField(min_value=1, max_value=9)
    severity = serializers.IntegerField(min_value=1, max_value=9, required=False, allow_null=True)
    impacts = serializers.DictField(
        child=serializers.IntegerField(min_value=1, max_value=9), required=False, allow_null=True
    )
    rationale = text()


class ReviewRiskInput(ActionSerializer):
    """Why a risk still holds, and when to look again."""

    outcome = serializers.ChoiceField(choices=RiskReview.Outcome.choices, required=False)
    conclusion = serializers.CharField()
    next_on = serializers.DateField()


class AcceptRiskInput(ActionSerializer):
    """Why what remains is acceptable, and until when."""

    justification = serializers.CharField()
    expires_on = serializers.DateField()


class RiskReasonInput(ActionSerializer):
    """A reason."""

    reason = serializers.CharField()


class NothingInput(ActionSerializer):
    """Nothing to send."""


class DecideTreatmentInput(ActionSerializer):
    """The option, and why."""

    option = serializers.ChoiceField(choices=Option.choices)
    justification = text()
    planned_controls = text()


class PlanActionInput(ActionSerializer):
    """One line of the treatment plan."""

    title = serializers.CharField(max_length=300)
    owner = RecordField(records=people, **optional())
    control = RecordField(records=controls_to_choose, **optional())
    start_on = serializers.DateField(required=False, allow_null=True)
    due_on = serializers.DateField(required=False, allow_null=True)
    cost = serializers.DecimalField(required=False, allow_null=True, max_digits=14, decimal_places=2, min_value=0)
    effort_days = serializers.DecimalField(required=False, allow_null=True, max_digits=7, decimal_places=1, min_value=0)


class AdvanceActionInput(ActionSerializer):
    """The next step."""

    status = serializers.ChoiceField(choices=ActionStatus.choices)
    note = text()


class LinkControlInput(ActionSerializer):
    """A control or a requirement."""

    control = RecordField(records=controls_to_choose, **optional())
    requirement = RecordField(records=requirements_to_choose, **optional())
    role = serializers.ChoiceField(choices=RiskControl.Role.choices, required=False)


class StageRegisterInput(ActionSerializer):
    """The file of a register."""

    perimeter = RecordField(records=perimeters_where("risks.import"))
    file = serializers.FileField(allow_empty_file=True)
    content = serializers.ChoiceField(choices=Content.choices, required=False)
    source = serializers.CharField(required=False, allow_blank=True, max_length=100)


class MapColumnsInput(ActionSerializer):
    """Heading → what the column holds, nothing for a column that is left out."""

    columns = serializers.DictField(child=serializers.CharField(allow_blank=True))


class AssessmentOutput(serializers.ModelSerializer[Assessment]):
    """One assessment."""

    class Meta:
        model = Assessment
        fields = (
            "id",
            "at",
            "risk",
            "kind",
            "scale",
            "likelihood",
            "severity",
            "level",
            "impacts",
            "rationale",
            "prompted_by",
            "converted_from",
            "assessed_by",
        )


class RiskOutput(serializers.ModelSerializer[Risk]):
    """One risk with its latest levels."""

    class Meta:
        model = Risk
        fields = (
            "id",
            "version",
            "reference",
            "perimeter",
            "title",
            "description",
            "feared_event",
            "feared_event_label",
            "criteria",
            "owner",
            "owner_name",
            "status",
            "existing_controls",
            "planned_controls",
            "comment",
            "source_reference",
            "option",
            "scale",
            "acceptance_line",
            *(f"{kind}_{axis}" for kind in Kind.values for axis in ("likelihood", "severity", "level")),
            "accepted_until",
            "review_on",
        )


class TreatmentOutput(serializers.ModelSerializer[Treatment]):
    """The treatment in force."""

    class Meta:
        model = Treatment
        fields = ("id", "version", "risk", "option", "justification", "decided_on", "decided_by")


class TreatmentActionOutput(serializers.ModelSerializer[TreatmentAction]):
    """One line of the treatment plan."""

    class Meta:
        model = TreatmentAction
        fields = (
            "id",
            "version",
            "reference",
            "perimeter",
            "risk",
            "title",
            "owner",
            "owner_name",
            "start_on",
            "due_on",
            "cost",
            "effort_days",
            "control",
            "progress",
            "status",
            "note",
            "done_by",
            "done_on",
        )


class RiskControlOutput(serializers.ModelSerializer[RiskControl]):
    """A link between a risk and what answers it."""

    class Meta:
        model = RiskControl
        fields = ("id", "risk", "control", "requirement", "role")


class AcceptanceOutput(serializers.ModelSerializer[Acceptance]):
    """One acceptance, with the digest of the state accepted."""

    class Meta:
        model = Acceptance
        fields = (
            "id",
            "at",
            "risk",
            "accepted_by",
            "as_owner",
            "justification",
            "scale",
            "level",
            "acceptance_line",
            "digest",
            "expires_on",
            "renews",
        )


class RiskReviewOutput(serializers.ModelSerializer[RiskReview]):
    """One review."""

    class Meta:
        model = RiskReview
        fields = ("id", "at", "risk", "reviewed_by", "outcome", "conclusion", "next_on")


class CatalogueLoadOutput(serializers.ModelSerializer[CatalogueLoad]):
    """One loading of the catalogues."""

    class Meta:
        model = CatalogueLoad
        fields = ("id", "at", "name", "digest", "counts")


class RegisterImportOutput(serializers.ModelSerializer[RegisterImport]):
    """An import being prepared, or done."""

    class Meta:
        model = RegisterImport
        fields = (
            "id",
            "perimeter",
            "file_name",
            "content",
            "source",
            "headings",
            "columns",
            "status",
            "sheet",
            "heading_row",
            "counts",
            "job_id",
        )

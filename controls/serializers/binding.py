"""What systems send and read about obligations, hosting and derogations."""

from typing import ClassVar

from rest_framework import serializers

from controls import queries
from controls.models import (
    ActorCertificate,
    AdditionalControl,
    ContractClause,
    Derogation,
    HostingActor,
    Obligation,
    ObligationRequirement,
    ObligationReview,
)
from controls.serializers.inputs import person
from controls.serializers.outputs import ManyOutput
from organisation.queries import perimeters_where
from web.endpoints import ActionSerializer, RecordField


class ObligationSheetInput(ActionSerializer):
    """What an obligation says of itself."""

    title = serializers.CharField(max_length=200)
    kind = serializers.ChoiceField(choices=Obligation.Kind.choices)
    source = serializers.CharField(max_length=300)  # type: ignore[assignment]  # a field of that name
    summary = serializers.CharField(required=False, allow_blank=True)
    party = serializers.CharField(max_length=200, required=False, allow_blank=True)
    owner = person()
    in_force_on = serializers.DateField(required=False, allow_null=True)
    ends_on = serializers.DateField(required=False, allow_null=True)
    shared = serializers.BooleanField(required=False)
    hosting_contract = serializers.BooleanField(required=False)


class CreateObligationInput(ObligationSheetInput):
    """A new obligation."""

    perimeter = RecordField(records=perimeters_where("controls.oblige"))
    review_on = serializers.DateField()
    requirements = RecordField(records=queries.answerable_requirements, many=True, required=False)


class ReviewObligationInput(ActionSerializer):
    """What a review found."""

    conclusion = serializers.CharField()
    next_on = serializers.DateField()


class BringRequirementsInput(ActionSerializer):
    """What an obligation brings."""

    requirements = RecordField(records=queries.answerable_requirements, many=True, allow_empty=False)
    comment = serializers.CharField(max_length=300, required=False, allow_blank=True)


class CheckClausesInput(ActionSerializer):
    """What was read of some clauses."""

    requirements = RecordField(records=queries.clause_requirements, many=True, allow_empty=False)
    reading = serializers.ChoiceField(choices=ContractClause.Reading.choices)
    place = serializers.CharField(max_length=200, required=False, allow_blank=True)
    comment = serializers.CharField(required=False, allow_blank=True)


class HostingActorInput(ActionSerializer):
    """A row of the table of guarantees."""

    name = serializers.CharField(max_length=200)
    relation = serializers.ChoiceField(choices=HostingActor.Relation.choices)
    role = serializers.CharField(max_length=300)
    activities = serializers.ListField(child=serializers.IntegerField(min_value=1, max_value=6), required=False)
    remote_access = serializers.CharField(required=False, allow_blank=True)
    foreign_law = serializers.CharField(required=False, allow_blank=True)
    owner = person()


class AddHostingActorInput(HostingActorInput):
    """A new row."""

    perimeter = RecordField(records=perimeters_where("controls.oblige"))


class RecordCertificateInput(ActionSerializer):
    """A certificate of an actor."""

    scheme = serializers.ChoiceField(choices=ActorCertificate.Scheme.choices)
    number = serializers.CharField(max_length=80)
    issued_by = serializers.CharField(max_length=200, required=False, allow_blank=True)
    valid_from = serializers.DateField()
    valid_until = serializers.DateField()
    remind_days = serializers.IntegerField(min_value=0, max_value=365, required=False)


class RequestDerogationInput(ActionSerializer):
    """A request for a derogation."""

    perimeter = RecordField(records=perimeters_where("controls.derogate"))
    title = serializers.CharField(max_length=200)
    requirement = RecordField(records=queries.answerable_requirements, required=False, allow_null=True)
    control = RecordField(records=queries.controls, required=False, allow_null=True)
    reason = serializers.CharField()
    compensation = serializers.CharField()
    compensating_control = RecordField(records=queries.controls, required=False, allow_null=True)
    owner = person(required=True)
    starts_on = serializers.DateField()
    expires_on = serializers.DateField()
    remind_days = serializers.IntegerField(min_value=0, max_value=365, required=False)


class ApproveDerogationInput(ActionSerializer):
    """The note of who approves."""

    decision_note = serializers.CharField(required=False, allow_blank=True)


class RefuseDerogationInput(ActionSerializer):
    """Why it is refused."""

    decision_note = serializers.CharField()


class EndDerogationInput(ActionSerializer):
    """How it ended."""

    end_note = serializers.CharField()


class DecideAdditionalInput(ActionSerializer):
    """Whether a control of one's own applies."""

    control = RecordField(records=queries.controls)
    decision = serializers.ChoiceField(choices=AdditionalControl.Decision.choices)
    justification = serializers.CharField()


class ObligationOutput(serializers.ModelSerializer[Obligation]):
    """An obligation."""

    class Meta:
        model = Obligation
        fields: ClassVar[list[str]] = [
            "id", "reference", "perimeter", "title", "kind", "source", "summary", "party", "owner", "in_force_on",
            "ends_on", "review_on", "shared", "hosting_contract", "column", "version",
        ]  # fmt: skip


class ObligationRequirementOutput(serializers.ModelSerializer[ObligationRequirement]):
    """A requirement that an obligation brings."""

    class Meta:
        model = ObligationRequirement
        fields: ClassVar[list[str]] = ["id", "obligation", "requirement", "comment"]


class ObligationRequirementsOutput(ManyOutput):
    """What was added."""

    output = ObligationRequirementOutput


class ObligationReviewOutput(serializers.ModelSerializer[ObligationReview]):
    """A review of an obligation."""

    class Meta:
        model = ObligationReview
        fields: ClassVar[list[str]] = ["id", "obligation", "reviewed_on", "reviewer", "conclusion", "next_on", "at"]


class ContractClauseOutput(serializers.ModelSerializer[ContractClause]):
    """A clause of a hosting contract."""

    ref = serializers.CharField(source="requirement.ref")

    class Meta:
        model = ContractClause
        fields: ClassVar[list[str]] = [
            "id", "obligation", "requirement", "ref", "reading", "place", "comment", "checked_on",
        ]  # fmt: skip


class ContractClausesOutput(ManyOutput):
    """The clauses checked."""

    output = ContractClauseOutput


class HostingActorOutput(serializers.ModelSerializer[HostingActor]):
    """A row of the table of guarantees."""

    class Meta:
        model = HostingActor
        fields: ClassVar[list[str]] = [
            "id", "reference", "perimeter", "name", "relation", "role", "activities", "remote_access", "foreign_law",
            "owner", "version",
        ]  # fmt: skip


class ActorCertificateOutput(serializers.ModelSerializer[ActorCertificate]):
    """A certificate of an actor."""

    class Meta:
        model = ActorCertificate
        fields: ClassVar[list[str]] = [
            "id", "actor", "scheme", "number", "issued_by", "valid_from", "valid_until", "remind_days",
        ]  # fmt: skip


class DerogationOutput(serializers.ModelSerializer[Derogation]):
    """A derogation."""

    class Meta:
        model = Derogation
        fields: ClassVar[list[str]] = [
            "id", "reference", "perimeter", "title", "requirement", "control", "reason", "compensation",
            "compensating_control", "owner", "starts_on", "expires_on", "remind_days", "status", "requested_by",
            "requested_on", "decided_by", "decided_on", "decision_note", "ended_on", "end_note", "version",
        ]  # fmt: skip


class AdditionalControlOutput(serializers.ModelSerializer[AdditionalControl]):
    """The decision on a control of one's own."""

    class Meta:
        model = AdditionalControl
        fields: ClassVar[list[str]] = ["id", "perimeter", "control", "decision", "justification"]

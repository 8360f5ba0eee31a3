"""What systems send: one serializer for each action, its fields the action's parameters."""

from typing import Any

from rest_framework import serializers

from controls import queries
from controls.actions.testing import OUTCOMES
from controls.models import Applicability, Control, ControlTest
from organisation.queries import people, perimeters_where
from web.endpoints import ActionSerializer, RecordField


def person(*, required: bool = False) -> RecordField:
    """A person, by id."""
    return RecordField(records=people, required=required, allow_null=not required)


def money() -> serializers.DecimalField:
    """An amount in euros."""
    return serializers.DecimalField(max_digits=12, decimal_places=2, min_value=0, required=False)


class LoadFrameworkInput(ActionSerializer):
    """Which catalogue of the product to load."""

    code = serializers.CharField()


class LoadMappingsInput(ActionSerializer):
    """Nothing to say."""


class AdoptFrameworkInput(ActionSerializer):
    """Which framework a perimeter follows, and why."""

    perimeter = RecordField(records=perimeters_where("controls.adopt"))
    framework = RecordField(records=queries.adoptable_frameworks)
    reason = serializers.CharField()


class StageFrameworkInput(ActionSerializer):
    """A file of frameworks (multipart)."""

    file = serializers.FileField()


class CarryOverInput(ActionSerializer):
    """The requirements of a newer edition whose decisions are carried over, in a perimeter and below."""

    perimeter = RecordField(records=perimeters_where("controls.adopt"))
    requirements = RecordField(records=queries.requirements, many=True, allow_empty=False)


class ControlSheetInput(ActionSerializer):
    """What a control says of itself."""

    title = serializers.CharField(max_length=200)
    kind = serializers.ChoiceField(choices=Control.Kind.choices)
    description = serializers.CharField(required=False, allow_blank=True)
    owner = person()
    start_on = serializers.DateField(required=False, allow_null=True)
    due_on = serializers.DateField(required=False, allow_null=True)
    one_off_cost = money()
    yearly_cost = money()
    effort_days = serializers.DecimalField(max_digits=7, decimal_places=1, min_value=0, required=False)
    maturity = serializers.IntegerField(min_value=0, max_value=5, required=False, allow_null=True)
    supplier = serializers.CharField(max_length=200, required=False, allow_blank=True)
    shared = serializers.BooleanField(required=False)
    test_every_months = serializers.IntegerField(min_value=1, max_value=60, required=False)


class CreateControlInput(ControlSheetInput):
    """A new control."""

    perimeter = RecordField(records=perimeters_where("controls.edit"))
    requirements = RecordField(records=queries.answerable_requirements, many=True, required=False)


class EditControlInput(ControlSheetInput):
    """The sheet of a control."""

    residual_comment = serializers.CharField(required=False, allow_blank=True)


class AdvanceControlInput(ActionSerializer):
    """How far a control is in place."""

    status = serializers.ChoiceField(choices=Control.Status.choices)
    on = serializers.DateField(required=False, allow_null=True)
    residual_comment = serializers.CharField(required=False, allow_blank=True)


class EmptyInput(ActionSerializer):
    """Nothing to say."""


class AnswerRequirementInput(ActionSerializer):
    """Which requirement a control answers."""

    requirement = RecordField(records=queries.answerable_requirements)
    comment = serializers.CharField(required=False, allow_blank=True)


class DrawSampleInput(ActionSerializer):
    """A population and how many of its items to draw."""

    subject = serializers.CharField()
    size = serializers.IntegerField(min_value=1)
    names = serializers.CharField(required=False, allow_blank=True, help_text="One name a line.")
    numbered = serializers.IntegerField(min_value=1, required=False, allow_null=True)


class ItemInput(serializers.Serializer[Any]):
    """What was found on one item of a sample."""

    number = serializers.IntegerField(min_value=1)
    result = serializers.ChoiceField(choices=OUTCOMES)
    note = serializers.CharField(required=False, allow_blank=True, max_length=500)


class RecordTestInput(ActionSerializer):
    """A test and what it found."""

    method = serializers.ChoiceField(choices=ControlTest.Method.choices)
    result = serializers.ChoiceField(choices=ControlTest.Result.choices)
    tester = person(required=True)
    conclusion = serializers.CharField()
    subject = serializers.CharField(required=False, allow_blank=True)
    tested_on = serializers.DateField(required=False, allow_null=True)
    population = serializers.IntegerField(min_value=0, required=False, allow_null=True)
    sample = serializers.IntegerField(min_value=0, required=False, allow_null=True)
    exceptions = serializers.IntegerField(min_value=0, required=False)
    draw = RecordField(records=queries.draws, required=False, allow_null=True)
    items = ItemInput(many=True, required=False)
    evidence = RecordField(records=queries.evidence, many=True, required=False)


class DepositEvidenceInput(ActionSerializer):
    """A new piece of evidence and its first file (multipart)."""

    perimeter = RecordField(records=perimeters_where("vault.deposit"))
    title = serializers.CharField(max_length=200)
    file = serializers.FileField()
    more_files = serializers.ListField(child=serializers.FileField(), required=False)
    description = serializers.CharField(required=False, allow_blank=True)
    owner = person()
    valid_from = serializers.DateField(required=False, allow_null=True)
    valid_until = serializers.DateField(required=False, allow_null=True)
    remind_days = serializers.IntegerField(min_value=0, max_value=365, required=False)
    shared = serializers.BooleanField(required=False)
    controls = RecordField(records=queries.controls, many=True, required=False)


class AddEvidenceVersionInput(ActionSerializer):
    """A newer file (multipart)."""

    file = serializers.FileField()
    more_files = serializers.ListField(child=serializers.FileField(), required=False)
    valid_from = serializers.DateField(required=False, allow_null=True)
    valid_until = serializers.DateField(required=False, allow_null=True)
    comment = serializers.CharField(required=False, allow_blank=True)


class EditEvidenceInput(ActionSerializer):
    """The sheet of a piece of evidence."""

    title = serializers.CharField(max_length=200)
    description = serializers.CharField(required=False, allow_blank=True)
    owner = person()
    valid_until = serializers.DateField(required=False, allow_null=True)
    remind_days = serializers.IntegerField(min_value=0, max_value=365, required=False)
    shared = serializers.BooleanField(required=False)


class LinkEvidenceInput(ActionSerializer):
    """Which evidence a control rests on."""

    evidence = RecordField(records=queries.evidence)
    comment = serializers.CharField(max_length=300, required=False, allow_blank=True)


class ShowEvidenceInput(ActionSerializer):
    """Which evidence a perimeter shows for a requirement."""

    perimeter = RecordField(records=perimeters_where("controls.edit"))
    evidence = RecordField(records=queries.evidence)
    comment = serializers.CharField(max_length=300, required=False, allow_blank=True)


class TakeSuggestionsInput(ActionSerializer):
    """The suggestions that a person takes."""

    perimeter = RecordField(records=perimeters_where("controls.edit"))
    controls = RecordField(records=queries.controls, many=True, required=False)
    evidence = RecordField(records=queries.evidence, many=True, required=False)


class DecisionInput(ActionSerializer):
    """A decision and the reasons for it."""

    decision = serializers.ChoiceField(choices=Applicability.Decision.choices)
    reason_risk = serializers.BooleanField(required=False)
    reason_legal = serializers.BooleanField(required=False)
    reason_contract = serializers.BooleanField(required=False)
    reason_best_practice = serializers.BooleanField(required=False)
    justification = serializers.CharField(required=False, allow_blank=True)
    owner = person()
    maturity = serializers.IntegerField(min_value=0, max_value=5, required=False, allow_null=True)


class DecideApplicabilityInput(DecisionInput):
    """One line of the statement."""

    requirement = RecordField(records=queries.statement_requirements)


class DecideManyInput(DecisionInput):
    """Several lines decided alike."""

    requirements = RecordField(records=queries.statement_requirements, many=True, allow_empty=False)


class SubmitStatementInput(ActionSerializer):
    """What the approver should know."""

    note = serializers.CharField(required=False, allow_blank=True)


class ApproveStatementInput(ActionSerializer):
    """The note of the approver."""

    decision_note = serializers.CharField(required=False, allow_blank=True)


class ReturnStatementInput(ActionSerializer):
    """Why a version goes back to its author."""

    decision_note = serializers.CharField()


class DeclareActivitiesInput(ActionSerializer):
    """The hosting activities that a perimeter holds."""

    activities = serializers.ListField(child=serializers.IntegerField(min_value=1, max_value=6))
    held_since = serializers.DateField()

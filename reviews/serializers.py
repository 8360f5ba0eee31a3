"""What systems send to the actions of reviews, and what they read back."""

from typing import ClassVar

from rest_framework import serializers

from organisation.queries import people, perimeters_where
from reviews.models import Decision, Measure, Objective, Review, Rhythm
from web.endpoints import ActionSerializer, RecordField


class ObjectiveInput(ActionSerializer):
    """An objective."""

    perimeter = RecordField(records=perimeters_where("reviews.edit"))
    title = serializers.CharField(max_length=300)
    means = serializers.CharField()
    evaluation = serializers.CharField()
    indicator = serializers.CharField(max_length=80, required=False, allow_blank=True, default="")
    target = serializers.DecimalField(max_digits=14, decimal_places=2, required=False, allow_null=True, default=None)
    owner = RecordField(records=people)
    due_on = serializers.DateField()


class JudgeObjectiveInput(ActionSerializer):
    """Whether it was met."""

    status = serializers.ChoiceField(choices=Objective.Status.choices)
    outcome = serializers.CharField()


class RhythmInput(ActionSerializer):
    """How often, and when next."""

    perimeter = RecordField(records=perimeters_where("reviews.edit"))
    every_months = serializers.IntegerField(min_value=1, max_value=12)
    next_on = serializers.DateField()


class OpenReviewInput(ActionSerializer):
    """A perimeter and a period."""

    perimeter = RecordField(records=perimeters_where("reviews.edit"))
    starts_on = serializers.DateField()
    ends_on = serializers.DateField()


class NothingInput(ActionSerializer):
    """Nothing."""


class DecisionInput(ActionSerializer):
    """A decision."""

    text = serializers.CharField()
    owner = RecordField(records=people)
    due_on = serializers.DateField()


class CarryOutInput(ActionSerializer):
    """What was done."""

    outcome = serializers.CharField()


class ApproveReviewInput(ActionSerializer):
    """The conclusion."""

    conclusion = serializers.CharField()


class MeasureOutput(serializers.ModelSerializer[Measure]):
    """One measured indicator."""

    class Meta:
        model = Measure
        fields: ClassVar[tuple[str, ...]] = ("indicator", "unit", "value")


class ReviewOutput(serializers.ModelSerializer[Review]):
    """One review with its figures and the situation it kept."""

    measures = MeasureOutput(many=True, read_only=True)

    class Meta:
        model = Review
        fields: ClassVar[tuple[str, ...]] = (
            "id",
            "reference",
            "perimeter",
            "starts_on",
            "ends_on",
            "status",
            "conclusion",
            "approved_on",
            "picture",
            "measures",
            "version",
        )


class RhythmOutput(serializers.ModelSerializer[Rhythm]):
    """One rhythm."""

    class Meta:
        model = Rhythm
        fields: ClassVar[tuple[str, ...]] = ("id", "perimeter", "every_months", "next_on", "version")


class DecisionOutput(serializers.ModelSerializer[Decision]):
    """One decision."""

    class Meta:
        model = Decision
        fields: ClassVar[tuple[str, ...]] = (
            "id",
            "reference",
            "review",
            "text",
            "owner",
            "due_on",
            "status",
            "outcome",
            "version",
        )


class ObjectiveOutput(serializers.ModelSerializer[Objective]):
    """One objective."""

    class Meta:
        model = Objective
        fields: ClassVar[tuple[str, ...]] = (
            "id",
            "reference",
            "perimeter",
            "title",
            "means",
            "evaluation",
            "indicator",
            "target",
            "owner",
            "due_on",
            "status",
            "outcome",
            "version",
        )

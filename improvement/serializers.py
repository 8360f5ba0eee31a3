"""What systems send to the actions of improvement, and what they read back."""

from typing import Any, ClassVar

from rest_framework import serializers

from improvement.models import CorrectiveAction, EffectivenessReview, Idea, Nonconformity, Report
from improvement.queries import requirements
from organisation.queries import people, perimeters_where
from web.endpoints import ActionSerializer, RecordField


class RaiseNonconformityInput(ActionSerializer):
    """A new finding."""

    perimeter = RecordField(records=perimeters_where("improvement.raise"))
    title = serializers.CharField(max_length=200)
    grade = serializers.ChoiceField(choices=Nonconformity.Grade.choices)
    source: Any = serializers.ChoiceField(choices=Nonconformity.Source.choices, default=Nonconformity.Source.OTHER)
    fact = serializers.CharField()
    requirement = RecordField(records=requirements, required=False, allow_null=True, default=None)
    criterion = serializers.CharField(max_length=300, required=False, allow_blank=True, default="")
    owner = RecordField(records=people)
    due_on = serializers.DateField()


class CorrectionInput(ActionSerializer):
    """A correction."""

    correction = serializers.CharField()
    similar_cases = serializers.CharField()


class CauseInput(ActionSerializer):
    """A cause."""

    root_cause = serializers.CharField()


class CorrectiveActionInput(ActionSerializer):
    """An action to plan."""

    title = serializers.CharField(max_length=200)
    description = serializers.CharField(required=False, allow_blank=True, default="")
    owner = RecordField(records=people)
    due_on = serializers.DateField()


class ApprovePlanInput(ActionSerializer):
    """Nothing."""


class AdvanceInput(ActionSerializer):
    """How far an action is."""

    status = serializers.ChoiceField(choices=CorrectiveAction.Status.choices)
    progress = serializers.IntegerField(min_value=0, max_value=100)
    outcome = serializers.CharField(required=False, allow_blank=True, default="")


class JudgeInput(ActionSerializer):
    """A judgement."""

    effective = serializers.BooleanField()
    conclusion = serializers.CharField()


class CloseInput(ActionSerializer):
    """An answer that closes."""

    answer = serializers.CharField()


class ReportInput(ActionSerializer):
    """What somebody saw."""

    text = serializers.CharField(max_length=4000)


class FollowReportInput(ActionSerializer):
    """What a report becomes."""

    title = serializers.CharField(max_length=200)
    grade = serializers.ChoiceField(choices=Nonconformity.Grade.choices)
    criterion = serializers.CharField(max_length=300)
    owner = RecordField(records=people)
    due_on = serializers.DateField()
    answer = serializers.CharField()


class DismissReportInput(ActionSerializer):
    """Why it is not followed."""

    answer = serializers.CharField()


class IdeaInput(ActionSerializer):
    """An idea."""

    title = serializers.CharField(max_length=200)
    description = serializers.CharField(required=False, allow_blank=True, default="")


class AnswerIdeaInput(ActionSerializer):
    """What becomes of an idea."""

    status = serializers.ChoiceField(choices=Idea.Status.choices)
    answer = serializers.CharField()


_SHARED = ("id", "reference", "perimeter", "version")


class NonconformityOutput(serializers.ModelSerializer[Nonconformity]):
    """One finding."""

    class Meta:
        model = Nonconformity
        fields: ClassVar[tuple[str, ...]] = (
            *_SHARED,
            "title",
            "grade",
            "source",
            "status",
            "fact",
            "requirement",
            "criterion",
            "owner",
            "raised_by",
            "detected_on",
            "due_on",
            "correction",
            "similar_cases",
            "root_cause",
            "closed_on",
        )


class CorrectiveActionOutput(serializers.ModelSerializer[CorrectiveAction]):
    """One corrective action."""

    class Meta:
        model = CorrectiveAction
        fields: ClassVar[tuple[str, ...]] = (
            *_SHARED,
            "nonconformity",
            "title",
            "description",
            "owner",
            "due_on",
            "status",
            "progress",
            "outcome",
            "done_on",
        )


class EffectivenessReviewOutput(serializers.ModelSerializer[EffectivenessReview]):
    """One judgement."""

    class Meta:
        model = EffectivenessReview
        fields: ClassVar[tuple[str, ...]] = ("id", "at", "nonconformity", "reviewer", "effective", "conclusion")


class ReportOutput(serializers.ModelSerializer[Report]):
    """One report."""

    class Meta:
        model = Report
        fields: ClassVar[tuple[str, ...]] = (*_SHARED, "text", "status", "answer", "nonconformity", "reported_at")


class IdeaOutput(serializers.ModelSerializer[Idea]):
    """One idea."""

    class Meta:
        model = Idea
        fields: ClassVar[tuple[str, ...]] = (*_SHARED, "title", "description", "status", "answer")

"""The endpoints of reviews."""

from typing import Any, ClassVar

from reviews import actions, forms, queries, serializers
from web.endpoints import ActionEndpoint, RecordEndpoint


def reviews_with_measures(user: Any) -> Any:
    """Reviews with their figures, in two queries."""
    return queries.reviews(user).prefetch_related("measures")


class ReviewEndpoint(RecordEndpoint):
    """Reviews."""

    permission = "reviews.view"
    records = staticmethod(reviews_with_measures)
    filter_class = forms.ReviewFilter
    serializer_class = serializers.ReviewOutput


class RhythmEndpoint(RecordEndpoint):
    """Rhythms."""

    permission = "reviews.view"
    records = staticmethod(queries.rhythms)
    serializer_class = serializers.RhythmOutput


class DecisionEndpoint(RecordEndpoint):
    """Decisions."""

    permission = "reviews.view"
    records = staticmethod(queries.decisions)
    serializer_class = serializers.DecisionOutput


class ObjectiveEndpoint(RecordEndpoint):
    """Objectives."""

    permission = "reviews.view"
    records = staticmethod(queries.objectives)
    filter_class = forms.ObjectiveFilter
    serializer_class = serializers.ObjectiveOutput


class OpenReviewEndpoint(ActionEndpoint):
    """A review, on demand."""

    action = actions.open_review
    serializer_class = serializers.OpenReviewInput
    output = serializers.ReviewOutput


class SetRhythmEndpoint(ActionEndpoint):
    """How often."""

    action = actions.set_rhythm
    serializer_class = serializers.RhythmInput
    output = serializers.RhythmOutput


class _OnReview(ActionEndpoint):
    records = staticmethod(queries.reviews)
    parameter = "review"
    output: ClassVar[Any] = serializers.ReviewOutput


class TakeDecisionEndpoint(_OnReview):
    """A decision."""

    action = actions.take_decision
    serializer_class = serializers.DecisionInput
    output = serializers.DecisionOutput


class ApproveReviewEndpoint(_OnReview):
    """The conclusion."""

    action = actions.approve_review
    serializer_class = serializers.ApproveReviewInput


class PrintReviewEndpoint(_OnReview):
    """The PDF again."""

    action = actions.print_review
    serializer_class = serializers.NothingInput


class CarryOutDecisionEndpoint(ActionEndpoint):
    """What was done."""

    action = actions.carry_out_decision
    serializer_class = serializers.CarryOutInput
    records = staticmethod(queries.decisions)
    parameter = "decision"
    output = serializers.DecisionOutput


class SetObjectiveEndpoint(ActionEndpoint):
    """An objective."""

    action = actions.set_objective
    serializer_class = serializers.ObjectiveInput
    output = serializers.ObjectiveOutput


class JudgeObjectiveEndpoint(ActionEndpoint):
    """Whether it was met."""

    action = actions.judge_objective
    serializer_class = serializers.JudgeObjectiveInput
    records = staticmethod(queries.objectives)
    parameter = "objective"
    output = serializers.ObjectiveOutput

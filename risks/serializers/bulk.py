"""Inputs of what is done to many risks at once."""

from rest_framework import serializers

from organisation.queries import people
from risks.lifecycle import Option
from web.endpoints import ActionSerializer, RecordField


class AssignRiskInput(ActionSerializer):
    """The new owner."""

    owner = RecordField(records=people)


class ScheduleReviewInput(ActionSerializer):
    """The day of the next review."""

    review_on = serializers.DateField()


class ChooseOptionInput(ActionSerializer):
    """The option, and why."""

    option = serializers.ChoiceField(choices=Option.choices)
    justification = serializers.CharField(required=False, allow_blank=True)

"""What systems send about scales and criteria, and what they read of them."""

from rest_framework import serializers

from organisation.queries import perimeters_where
from risks.models import Colour, RiskCriteria, Scale, ScaleChange, ScaleStep
from risks.queries.scales import REVIEW_MONTHS, own_scales, scales
from risks.serializers import optional
from web.endpoints import ActionSerializer, RecordField


def _level(*, required: bool = True) -> serializers.IntegerField:
    return serializers.IntegerField(min_value=1, max_value=9, required=required, allow_null=not required)


def _months() -> serializers.IntegerField:
    return serializers.IntegerField(min_value=1, max_value=60, default=REVIEW_MONTHS)


class ChooseCriteriaInput(ActionSerializer):
    """The scale, the line and the appetite of a perimeter."""

    perimeter = RecordField(records=perimeters_where("risks.configure"))
    scale = RecordField(records=scales)
    acceptance_line = _level()
    appetite = _level(required=False)
    review_months = _months()


class StepInput(serializers.Serializer[ScaleStep]):
    """One step of an axis."""

    code = serializers.CharField(max_length=8)
    title_fr = serializers.CharField(max_length=80)
    title_en = serializers.CharField(max_length=80)
    description_fr = serializers.CharField(required=False, allow_blank=True)
    description_en = serializers.CharField(required=False, allow_blank=True)
    colour = serializers.ChoiceField(choices=Colour.choices)


class DefineScaleInput(ActionSerializer):
    """A scale of one's own: steps from the lowest, matrix from the lowest severity up."""

    perimeter = RecordField(records=perimeters_where("risks.configure"))
    replaces = RecordField(records=own_scales, **optional())
    title_fr = serializers.CharField(max_length=200)
    title_en = serializers.CharField(max_length=200)
    likelihoods = StepInput(many=True)
    severities = StepInput(many=True)
    levels = StepInput(many=True)
    matrix = serializers.ListField(child=serializers.ListField(child=serializers.IntegerField(min_value=1)))
    acceptance_line = _level()
    appetite = _level(required=False)


class ChangeScaleInput(ActionSerializer):
    """The new scale, and what each former step becomes: {"1": 1, "2": 3, …}."""

    perimeter = RecordField(records=perimeters_where("risks.configure"))
    scale = RecordField(records=scales)
    acceptance_line = _level()
    appetite = _level(required=False)
    review_months = _months()
    likelihoods = serializers.DictField(child=serializers.IntegerField(min_value=1))
    severities = serializers.DictField(child=serializers.IntegerField(min_value=1))
    reason = serializers.CharField()


class ScaleStepOutput(serializers.ModelSerializer[ScaleStep]):
    """One step of a scale."""

    class Meta:
        model = ScaleStep
        fields = (
            "axis",
            "value",
            "code",
            "title_fr",
            "title_en",
            "description_fr",
            "description_en",
            "colour",
        )


class ScaleOutput(serializers.ModelSerializer[Scale]):
    """One scale with its steps and its matrix."""

    steps = ScaleStepOutput(many=True, read_only=True)

    class Meta:
        model = Scale
        fields = (
            "id",
            "ref",
            "edition",
            "title_fr",
            "title_en",
            "matrix",
            "acceptance_line",
            "appetite",
            "is_default",
            "perimeter",
            "steps",
        )


class RiskCriteriaOutput(serializers.ModelSerializer[RiskCriteria]):
    """What a perimeter decided."""

    class Meta:
        model = RiskCriteria
        fields = ("id", "version", "perimeter", "scale", "acceptance_line", "appetite", "review_months", "decided_on")


class ScaleChangeOutput(serializers.ModelSerializer[ScaleChange]):
    """One change of scale."""

    class Meta:
        model = ScaleChange
        fields = (
            "id",
            "at",
            "perimeter",
            "from_scale",
            "to_scale",
            "likelihoods",
            "severities",
            "reason",
            "converted",
            "moved",
        )

"""The endpoints of scales and criteria."""

from risks.actions.conversion import change_scale
from risks.actions.scales import choose_criteria, define_scale
from risks.queries.scales import scale_changes, scales
from risks.serializers import scales as shapes
from web.endpoints import ActionEndpoint, RecordEndpoint


class ScaleEndpoint(RecordEndpoint):
    """The scales on offer."""

    records = staticmethod(scales)
    serializer_class = shapes.ScaleOutput
    permission = "risks.view"


class ScaleChangeEndpoint(RecordEndpoint):
    """The changes of scale."""

    records = staticmethod(scale_changes)
    serializer_class = shapes.ScaleChangeOutput
    permission = "risks.view"


class DefineScaleEndpoint(ActionEndpoint):
    """Define a scale of one's own."""

    action = define_scale
    serializer_class = shapes.DefineScaleInput
    output = shapes.ScaleOutput


class ChooseCriteriaEndpoint(ActionEndpoint):
    """Choose the criteria of a perimeter."""

    action = choose_criteria
    serializer_class = shapes.ChooseCriteriaInput
    output = shapes.RiskCriteriaOutput


class ChangeScaleEndpoint(ActionEndpoint):
    """Pass to another scale by a correspondence."""

    action = change_scale
    serializer_class = shapes.ChangeScaleInput
    output = shapes.ScaleChangeOutput

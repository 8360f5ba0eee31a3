"""Endpoints of controls and of what they answer."""

from controls import actions, queries
from controls.forms.controls import ControlFilter
from controls.serializers import inputs, outputs
from web.endpoints import ActionEndpoint, RecordEndpoint


class ControlEndpoint(RecordEndpoint):
    """Controls."""

    records = staticmethod(queries.controls_listed)
    serializer_class = outputs.ControlOutput
    filter_class = ControlFilter
    permission = "controls.view"


class ControlRequirementEndpoint(RecordEndpoint):
    """What controls answer."""

    records = staticmethod(queries.answers)
    serializer_class = outputs.ControlRequirementOutput
    permission = "controls.view"


class CreateControlEndpoint(ActionEndpoint):
    """Record a control."""

    action = actions.create_control
    serializer_class = inputs.CreateControlInput
    output = outputs.ControlOutput


class EditControlEndpoint(ActionEndpoint):
    """Correct the sheet of a control."""

    action = actions.edit_control
    serializer_class = inputs.EditControlInput
    records = staticmethod(queries.controls)
    parameter = "control"
    output = outputs.ControlOutput


class AdvanceControlEndpoint(ActionEndpoint):
    """Say how far a control is in place."""

    action = actions.advance_control
    serializer_class = inputs.AdvanceControlInput
    records = staticmethod(queries.controls)
    parameter = "control"
    output = outputs.ControlOutput


class WithdrawControlEndpoint(ActionEndpoint):
    """Take a control out of use."""

    action = actions.withdraw_control
    serializer_class = inputs.EmptyInput
    records = staticmethod(queries.controls)
    parameter = "control"
    output = outputs.ControlOutput


class AnswerRequirementEndpoint(ActionEndpoint):
    """Say that a control answers a requirement."""

    action = actions.answer_requirement
    serializer_class = inputs.AnswerRequirementInput
    records = staticmethod(queries.controls)
    parameter = "control"
    output = outputs.ControlRequirementOutput


class WithdrawAnswerEndpoint(ActionEndpoint):
    """Say that a control does not answer a requirement after all."""

    action = actions.withdraw_answer
    serializer_class = inputs.EmptyInput
    records = staticmethod(queries.answers)
    parameter = "answer"
    output = outputs.ControlRequirementOutput

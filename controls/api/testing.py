"""Endpoints of tests and of the samples drawn for them."""

from controls import actions, queries
from controls.serializers import inputs, outputs
from web.endpoints import ActionEndpoint, RecordEndpoint


class ControlTestEndpoint(RecordEndpoint):
    """Tests of controls, each with its sheet."""

    records = staticmethod(queries.tests_with_sheets)
    serializer_class = outputs.ControlTestOutput
    permission = "controls.view"


class SampleDrawEndpoint(RecordEndpoint):
    """Samples, with all that is needed to draw them again."""

    records = staticmethod(queries.whole_draws)
    serializer_class = outputs.SampleDrawOutput
    permission = "controls.view"


class DrawSampleEndpoint(ActionEndpoint):
    """Draw a sample for the test of a control."""

    action = actions.draw_sample
    serializer_class = inputs.DrawSampleInput
    records = staticmethod(queries.controls)
    parameter = "control"
    output = outputs.SampleDrawOutput


class RecordTestEndpoint(ActionEndpoint):
    """Record a test of a control."""

    action = actions.record_test
    serializer_class = inputs.RecordTestInput
    records = staticmethod(queries.controls)
    parameter = "control"
    output = outputs.ControlTestOutput

"""Endpoints of imports of frameworks: stage a file, read its plan, confirm it, carry decisions over."""

from controls import actions, queries
from controls.serializers import inputs, outputs
from web.endpoints import ActionEndpoint, RecordEndpoint


class FrameworkImportEndpoint(RecordEndpoint):
    """One's own imports of frameworks, with their plan."""

    records = staticmethod(queries.framework_imports)
    serializer_class = outputs.FrameworkImportOutput
    permission = "controls.adopt"


class ReferenceControlEndpoint(RecordEndpoint):
    """Models of controls that libraries propose."""

    records = staticmethod(queries.reference_controls)
    serializer_class = outputs.ReferenceControlOutput
    permission = "controls.view"


class StageFrameworkEndpoint(ActionEndpoint):
    """Give a file of frameworks to be read (multipart)."""

    action = actions.stage_framework
    serializer_class = inputs.StageFrameworkInput
    output = outputs.FrameworkImportOutput


class ImportFrameworkEndpoint(ActionEndpoint):
    """Confirm an import."""

    action = actions.import_framework
    serializer_class = inputs.EmptyInput
    records = staticmethod(queries.framework_imports)
    parameter = "staged"
    output = outputs.FrameworkImportOutput


class CarryOverEndpoint(ActionEndpoint):
    """Carry decisions from the older edition over to this one."""

    action = actions.carry_over
    serializer_class = inputs.CarryOverInput
    records = staticmethod(queries.succeeding)
    parameter = "framework"
    output = outputs.FrameworkOutput

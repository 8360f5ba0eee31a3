"""Endpoints of frameworks, requirements, mappings and adoptions."""

from controls import actions, queries
from controls.forms.frameworks import RequirementFilter
from controls.serializers import inputs, outputs
from web.endpoints import ActionEndpoint, RecordEndpoint


class FrameworkEndpoint(RecordEndpoint):
    """Frameworks."""

    records = staticmethod(queries.frameworks)
    serializer_class = outputs.FrameworkOutput
    permission = "controls.view"


class RequirementEndpoint(RecordEndpoint):
    """Requirements, `?framework=iso27001-2022`, `?kind=control`."""

    records = staticmethod(queries.requirements_with_attributes)
    serializer_class = outputs.RequirementOutput
    filter_class = RequirementFilter
    permission = "controls.view"


class MappingEndpoint(RecordEndpoint):
    """Mappings between requirements."""

    records = staticmethod(queries.mappings)
    serializer_class = outputs.MappingOutput
    permission = "controls.view"


class AdoptionEndpoint(RecordEndpoint):
    """Frameworks that perimeters follow."""

    records = staticmethod(queries.adoptions)
    serializer_class = outputs.AdoptionOutput
    permission = "controls.view"


class LoadFrameworkEndpoint(ActionEndpoint):
    """Load a catalogue of the product."""

    action = actions.load_framework
    serializer_class = inputs.LoadFrameworkInput
    output = outputs.FrameworkOutput


class LoadMappingsEndpoint(ActionEndpoint):
    """Load the comparisons between frameworks."""

    action = actions.load_mappings
    serializer_class = inputs.LoadMappingsInput
    output = outputs.MappingSetsOutput


class AdoptFrameworkEndpoint(ActionEndpoint):
    """Follow one more framework."""

    action = actions.adopt_framework
    serializer_class = inputs.AdoptFrameworkInput
    output = outputs.AdoptionOutput

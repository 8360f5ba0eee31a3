"""Endpoints of the statement: its lines, its versions, hosting activities."""

from controls import actions, queries
from controls.serializers import binding, inputs, outputs
from organisation.queries import perimeters
from web.endpoints import ActionEndpoint, RecordEndpoint


class ApplicabilityEndpoint(RecordEndpoint):
    """Lines of statements."""

    records = staticmethod(queries.applicability_lines)
    serializer_class = outputs.ApplicabilityOutput
    permission = "controls.view"


class StatementVersionEndpoint(RecordEndpoint):
    """Versions of statements."""

    records = staticmethod(queries.statements)
    serializer_class = outputs.StatementVersionOutput
    permission = "controls.view"


class HostingActivityEndpoint(RecordEndpoint):
    """Hosting activities held."""

    records = staticmethod(queries.hosting_activities)
    serializer_class = outputs.HostingActivityOutput
    permission = "controls.view"


class DecideApplicabilityEndpoint(ActionEndpoint):
    """Decide one line."""

    action = actions.decide_applicability
    serializer_class = inputs.DecideApplicabilityInput
    records = staticmethod(perimeters)
    parameter = "perimeter"
    output = outputs.ApplicabilityOutput


class DecideManyEndpoint(ActionEndpoint):
    """Decide several lines alike."""

    action = actions.decide_many
    serializer_class = inputs.DecideManyInput
    records = staticmethod(perimeters)
    parameter = "perimeter"
    output = outputs.ManyOutput


class AdditionalControlEndpoint(RecordEndpoint):
    """Decisions on controls beyond Annex A and HDS."""

    records = staticmethod(queries.additional_controls)
    serializer_class = binding.AdditionalControlOutput
    permission = "controls.view"


class DecideAdditionalEndpoint(ActionEndpoint):
    """Decide on a control of one's own."""

    action = actions.decide_additional
    serializer_class = binding.DecideAdditionalInput
    records = staticmethod(perimeters)
    parameter = "perimeter"
    output = binding.AdditionalControlOutput


class SubmitStatementEndpoint(ActionEndpoint):
    """Freeze and submit a statement."""

    action = actions.submit_statement
    serializer_class = inputs.SubmitStatementInput
    records = staticmethod(perimeters)
    parameter = "perimeter"
    output = outputs.StatementVersionOutput


class DeclareActivitiesEndpoint(ActionEndpoint):
    """Say which hosting activities are held."""

    action = actions.declare_activities
    serializer_class = inputs.DeclareActivitiesInput
    records = staticmethod(perimeters)
    parameter = "perimeter"
    output = outputs.HostingActivitiesOutput


class ApproveStatementEndpoint(ActionEndpoint):
    """Approve a version."""

    action = actions.approve_statement
    serializer_class = inputs.ApproveStatementInput
    records = staticmethod(queries.statements)
    parameter = "statement"
    output = outputs.StatementVersionOutput


class ReturnStatementEndpoint(ActionEndpoint):
    """Return a version to its author."""

    action = actions.return_statement
    serializer_class = inputs.ReturnStatementInput
    records = staticmethod(queries.statements)
    parameter = "statement"
    output = outputs.StatementVersionOutput


class PinStatementEndpoint(ActionEndpoint):
    """Mark the version that the certificate names."""

    action = actions.pin_statement
    serializer_class = inputs.EmptyInput
    records = staticmethod(queries.statements)
    parameter = "statement"
    output = outputs.StatementVersionOutput

"""Endpoints of derogations."""

from controls import actions, queries
from controls.serializers import binding
from web.endpoints import ActionEndpoint, RecordEndpoint


class DerogationEndpoint(RecordEndpoint):
    """Derogations."""

    records = staticmethod(queries.derogations)
    serializer_class = binding.DerogationOutput
    permission = "controls.view"


class RequestDerogationEndpoint(ActionEndpoint):
    """Ask for a derogation."""

    action = actions.request_derogation
    serializer_class = binding.RequestDerogationInput
    output = binding.DerogationOutput


class DerogationAction(ActionEndpoint):
    """An action on one derogation."""

    records = staticmethod(queries.derogations)
    parameter = "derogation"
    output = binding.DerogationOutput


class ApproveDerogationEndpoint(DerogationAction):
    """Approve a derogation."""

    action = actions.approve_derogation
    serializer_class = binding.ApproveDerogationInput


class RefuseDerogationEndpoint(DerogationAction):
    """Refuse a derogation."""

    action = actions.refuse_derogation
    serializer_class = binding.RefuseDerogationInput


class EndDerogationEndpoint(DerogationAction):
    """End a derogation."""

    action = actions.end_derogation
    serializer_class = binding.EndDerogationInput

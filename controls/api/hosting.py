"""Endpoints of the hosting of health data: actors and certificates."""

from typing import Any, ClassVar

from rest_framework.serializers import BaseSerializer

from controls import actions, queries
from controls.serializers import binding, inputs
from web.endpoints import ActionEndpoint, RecordEndpoint


class HostingActorEndpoint(RecordEndpoint):
    """Rows of the tables of guarantees."""

    records = staticmethod(queries.hosting_actors)
    serializer_class = binding.HostingActorOutput
    permission = "controls.view"


class ActorCertificateEndpoint(RecordEndpoint):
    """Certificates of actors."""

    records = staticmethod(queries.certificates)
    serializer_class = binding.ActorCertificateOutput
    permission = "controls.view"


class AddHostingActorEndpoint(ActionEndpoint):
    """Add an actor."""

    action = actions.add_hosting_actor
    serializer_class = binding.AddHostingActorInput
    output = binding.HostingActorOutput


class ActorAction(ActionEndpoint):
    """An action on one actor."""

    records = staticmethod(queries.hosting_actors)
    parameter = "hosting_actor"
    output: ClassVar[type[BaseSerializer[Any]] | None] = binding.HostingActorOutput


class EditHostingActorEndpoint(ActorAction):
    """Correct an actor."""

    action = actions.edit_hosting_actor
    serializer_class = binding.HostingActorInput


class WithdrawHostingActorEndpoint(ActorAction):
    """Withdraw an actor."""

    action = actions.withdraw_hosting_actor
    serializer_class = inputs.EmptyInput


class RecordCertificateEndpoint(ActorAction):
    """Record a certificate of an actor."""

    action = actions.record_certificate
    serializer_class = binding.RecordCertificateInput
    output = binding.ActorCertificateOutput


class WithdrawCertificateEndpoint(ActionEndpoint):
    """Withdraw a certificate."""

    action = actions.withdraw_certificate
    serializer_class = inputs.EmptyInput
    records = staticmethod(queries.certificates)
    parameter = "certificate"
    output = binding.ActorCertificateOutput

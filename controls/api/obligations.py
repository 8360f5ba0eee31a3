"""Endpoints of obligations: the register, what each brings, reviews, clauses of contracts."""

from typing import Any, ClassVar

from rest_framework.serializers import BaseSerializer

from controls import actions, queries
from controls.serializers import binding, inputs
from web.endpoints import ActionEndpoint, RecordEndpoint


class ObligationEndpoint(RecordEndpoint):
    """Obligations."""

    records = staticmethod(queries.obligations)
    serializer_class = binding.ObligationOutput
    permission = "controls.view"


class ObligationRequirementEndpoint(RecordEndpoint):
    """Requirements that obligations bring."""

    records = staticmethod(queries.brought)
    serializer_class = binding.ObligationRequirementOutput
    permission = "controls.view"


class ObligationReviewEndpoint(RecordEndpoint):
    """Reviews of obligations."""

    records = staticmethod(queries.obligation_reviews)
    serializer_class = binding.ObligationReviewOutput
    permission = "controls.view"


class ContractClauseEndpoint(RecordEndpoint):
    """Clauses checked in hosting contracts."""

    records = staticmethod(queries.contract_clauses)
    serializer_class = binding.ContractClauseOutput
    permission = "controls.view"


class CreateObligationEndpoint(ActionEndpoint):
    """Record an obligation."""

    action = actions.create_obligation
    serializer_class = binding.CreateObligationInput
    output = binding.ObligationOutput


class ObligationAction(ActionEndpoint):
    """An action on one obligation."""

    records = staticmethod(queries.obligations)
    parameter = "obligation"
    output: ClassVar[type[BaseSerializer[Any]] | None] = binding.ObligationOutput


class EditObligationEndpoint(ObligationAction):
    """Correct an obligation."""

    action = actions.edit_obligation
    serializer_class = binding.ObligationSheetInput


class ReviewObligationEndpoint(ObligationAction):
    """Review an obligation."""

    action = actions.review_obligation
    serializer_class = binding.ReviewObligationInput
    output = binding.ObligationReviewOutput


class WithdrawObligationEndpoint(ObligationAction):
    """Withdraw an obligation."""

    action = actions.withdraw_obligation
    serializer_class = inputs.EmptyInput


class BringRequirementsEndpoint(ObligationAction):
    """Say which requirements it brings."""

    action = actions.bring_requirements
    serializer_class = binding.BringRequirementsInput
    output = binding.ObligationRequirementsOutput


class CheckClausesEndpoint(ObligationAction):
    """Say which clauses a contract holds."""

    action = actions.check_clauses
    serializer_class = binding.CheckClausesInput
    output = binding.ContractClausesOutput


class DropRequirementEndpoint(ActionEndpoint):
    """Say that it does not bring a requirement."""

    action = actions.drop_requirement
    serializer_class = inputs.EmptyInput
    records = staticmethod(queries.brought)
    parameter = "brought"
    output = binding.ObligationRequirementOutput

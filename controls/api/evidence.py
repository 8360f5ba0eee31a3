"""Endpoints of evidence, its versions and what rests on it."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponseBase
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.generics import GenericAPIView
from rest_framework.request import Request

from controls import actions, queries
from controls.forms.evidence import EvidenceFilter
from controls.models import EvidenceVersion
from controls.serializers import inputs, outputs
from web.endpoints import ActionEndpoint, HasRight, RecordEndpoint
from web.files import file_answer, part_of


class EvidenceEndpoint(RecordEndpoint):
    """Evidence."""

    records = staticmethod(queries.evidence_listed)
    serializer_class = outputs.EvidenceOutput
    filter_class = EvidenceFilter
    permission = "controls.view"


class EvidenceVersionEndpoint(RecordEndpoint):
    """Versions of evidence."""

    records = staticmethod(queries.versions)
    serializer_class = outputs.EvidenceVersionOutput
    permission = "controls.view"


class ControlEvidenceEndpoint(RecordEndpoint):
    """What controls rest on."""

    records = staticmethod(queries.evidence_links)
    serializer_class = outputs.ControlEvidenceOutput
    permission = "controls.view"


class DepositEvidenceEndpoint(ActionEndpoint):
    """Deposit evidence (multipart)."""

    action = actions.deposit_evidence
    serializer_class = inputs.DepositEvidenceInput
    output = outputs.EvidenceOutput


class AddEvidenceVersionEndpoint(ActionEndpoint):
    """Renew a piece of evidence (multipart)."""

    action = actions.add_evidence_version
    serializer_class = inputs.AddEvidenceVersionInput
    records = staticmethod(queries.evidence)
    parameter = "evidence"
    output = outputs.EvidenceVersionOutput


class EditEvidenceEndpoint(ActionEndpoint):
    """Correct the sheet of a piece of evidence."""

    action = actions.edit_evidence
    serializer_class = inputs.EditEvidenceInput
    records = staticmethod(queries.evidence)
    parameter = "evidence"
    output = outputs.EvidenceOutput


class WithdrawEvidenceEndpoint(ActionEndpoint):
    """Take a piece of evidence out of use."""

    action = actions.withdraw_evidence
    serializer_class = inputs.EmptyInput
    records = staticmethod(queries.evidence)
    parameter = "evidence"
    output = outputs.EvidenceOutput


class LinkEvidenceEndpoint(ActionEndpoint):
    """Rest a control on a piece of evidence."""

    action = actions.link_evidence
    serializer_class = inputs.LinkEvidenceInput
    records = staticmethod(queries.controls)
    parameter = "control"
    output = outputs.ControlEvidenceOutput


class UnlinkEvidenceEndpoint(ActionEndpoint):
    """Say that a control does not rest on evidence after all."""

    action = actions.unlink_evidence
    serializer_class = inputs.EmptyInput
    records = staticmethod(queries.evidence_links)
    parameter = "link"
    output = outputs.ControlEvidenceOutput


class RequirementEvidenceEndpoint(RecordEndpoint):
    """Evidence shown for requirements."""

    records = staticmethod(queries.requirement_evidence)
    serializer_class = outputs.RequirementEvidenceOutput
    permission = "controls.view"


class ShowEvidenceEndpoint(ActionEndpoint):
    """Show a piece of evidence for a requirement."""

    action = actions.show_evidence
    serializer_class = inputs.ShowEvidenceInput
    records = staticmethod(queries.requirements)
    parameter = "requirement"
    output = outputs.RequirementEvidenceOutput


class UnshowEvidenceEndpoint(ActionEndpoint):
    """Say that a piece of evidence does not show a requirement after all."""

    action = actions.unshow_evidence
    serializer_class = inputs.EmptyInput
    records = staticmethod(queries.requirement_evidence)
    parameter = "link"
    output = outputs.RequirementEvidenceOutput


class TakeSuggestionsEndpoint(ActionEndpoint):
    """Take what mappings suggest for a requirement."""

    action = actions.take_suggestions
    serializer_class = inputs.TakeSuggestionsInput
    records = staticmethod(queries.requirements)
    parameter = "requirement"
    output = outputs.RequirementOutput


class OpenEvidenceEndpoint(GenericAPIView[EvidenceVersion]):
    """The bytes of a version; every opening is traced."""

    action = actions.open_evidence
    permission_classes = (HasRight,)
    serializer_class = outputs.EvidenceVersionOutput
    http_method_names = ("get", "options")

    @classmethod
    def required_permission(cls) -> str:
        """The right of the action."""
        return cls.action.permission

    def get_queryset(self) -> QuerySet[EvidenceVersion]:
        """The versions that the caller may see."""
        return queries.versions(self.request.user)  # type: ignore[arg-type]

    @extend_schema(responses={(200, "application/octet-stream"): OpenApiTypes.BINARY})
    def get(self, request: Request, **kwargs: Any) -> HttpResponseBase:
        """The file, whole or the range asked for; `?part=` names another file of the version than the first."""
        version, part = self.get_object(), part_of(request.query_params.get("part"))
        content = actions.open_evidence(actor=request.user, version=version, part=part)  # type: ignore[arg-type]
        file = version.files[part - 1]
        return file_answer(request, content=content, name=file.name, media_type=file.media_type)

"""Endpoints of evidence, its versions and what rests on it."""

from typing import Any

from django.http import StreamingHttpResponse
from django.utils.http import content_disposition_header
from rest_framework.request import Request

from controls import actions, queries
from controls.forms.evidence import EvidenceFilter
from controls.serializers import inputs, outputs
from web.endpoints import ActionEndpoint, RecordEndpoint


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


class OpenEvidenceEndpoint(ActionEndpoint):
    """The bytes of a version; every opening is traced."""

    action = actions.open_evidence
    serializer_class = inputs.EmptyInput
    records = staticmethod(queries.versions)
    parameter = "version"

    def post(self, request: Request, **kwargs: Any) -> Any:
        """Open, then stream."""
        version = self.get_object()
        content = actions.open_evidence(actor=request.user, version=version)
        answer = StreamingHttpResponse(content, content_type="application/octet-stream")
        answer.headers["Content-Disposition"] = content_disposition_header(True, version.file.name) or "attachment"
        return answer

"""The endpoints of the vault."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponseBase
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.generics import GenericAPIView
from rest_framework.request import Request

from vault import actions, queries
from vault.forms import FileFilter
from vault.models import SealedFile
from vault.serializers import DepositSerializer, JobSerializer, ScrubSerializer, SealedFileSerializer
from web.endpoints import ActionEndpoint, HasRight, RecordEndpoint
from web.files import file_answer


class SealedFileEndpoint(RecordEndpoint):
    """Sealed files."""

    permission = "vault.open"
    records = staticmethod(queries.files)
    serializer_class = SealedFileSerializer
    filter_class = FileFilter


class DepositEndpoint(ActionEndpoint):
    """Give a file to the vault."""

    action = actions.deposit
    serializer_class = DepositSerializer
    output = SealedFileSerializer


class ScrubEndpoint(ActionEndpoint):
    """Check all stored files; answers the job."""

    action = actions.request_scrub
    serializer_class = ScrubSerializer
    output = JobSerializer


class ContentEndpoint(GenericAPIView[SealedFile]):
    """What a file holds; each reading is traced."""

    action = actions.open_file
    permission_classes = (HasRight,)
    serializer_class = SealedFileSerializer
    http_method_names = ["get", "options"]

    @classmethod
    def required_permission(cls) -> str:
        """The right of the action."""
        return cls.action.permission

    def get_queryset(self) -> QuerySet[SealedFile]:
        """The files that the caller may open."""
        return queries.files(self.request.user)  # type: ignore[arg-type]

    @extend_schema(responses={(200, "application/octet-stream"): OpenApiTypes.BINARY})
    def get(self, request: Request, **kwargs: Any) -> HttpResponseBase:
        """The file, whole or the range asked for."""
        file = self.get_object()
        content = actions.open_file(actor=request.user, file=file, reason="api")  # type: ignore[arg-type]
        return file_answer(request, content=content, name=file.name, media_type=file.media_type)

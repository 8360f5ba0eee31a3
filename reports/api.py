"""The endpoints of reports."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponseBase
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.generics import GenericAPIView
from rest_framework.request import Request

from reports import actions, queries
from reports.forms import ReportFilter
from reports.models import ProducedReport
from reports.serializers import ProducedReportSerializer, ProduceSerializer, ReportJobSerializer
from web.endpoints import ActionEndpoint, HasRight, RecordEndpoint
from web.files import file_answer


class ProducedReportEndpoint(RecordEndpoint):
    """Produced reports."""

    permission = "reports.view"
    records = staticmethod(queries.produced_reports)
    serializer_class = ProducedReportSerializer
    filter_class = ReportFilter


class ProduceEndpoint(ActionEndpoint):
    """Ask for a report; answers the job."""

    action = actions.produce
    serializer_class = ProduceSerializer
    output = ReportJobSerializer


class ReportContentEndpoint(GenericAPIView[ProducedReport]):
    """The sealed PDF; each reading is traced."""

    action = actions.open_report
    permission_classes = (HasRight,)
    serializer_class = ProducedReportSerializer
    http_method_names = ["get", "options"]

    @classmethod
    def required_permission(cls) -> str:
        """The right of the action."""
        return cls.action.permission

    def get_queryset(self) -> QuerySet[ProducedReport]:
        """The reports that the caller may read."""
        return queries.produced_reports(self.request.user)  # type: ignore[arg-type]

    @extend_schema(responses={(200, "application/pdf"): OpenApiTypes.BINARY})
    def get(self, request: Request, **kwargs: Any) -> HttpResponseBase:
        """The PDF, whole or the range asked for."""
        report = self.get_object()
        content = actions.open_report(actor=request.user, report=report, reason="api")  # type: ignore[arg-type]
        return file_answer(request, content=content, name=report.file.name, media_type=report.file.media_type)

"""What systems give to ask for a report, and what they are told of one."""

from __future__ import annotations

from django.conf import settings
from rest_framework import serializers

from organisation.queries import perimeters_where
from reports.models import ProducedReport
from web.endpoints import ActionSerializer, RecordField


class ProduceSerializer(ActionSerializer):
    """Which report, on what, as of when; `params` are those of the kind."""

    kind = serializers.CharField(max_length=60)
    perimeter = RecordField(records=perimeters_where("reports.produce"))
    on = serializers.DateField(required=False, allow_null=True)
    language = serializers.ChoiceField(choices=settings.LANGUAGES, required=False)
    params = serializers.DictField(required=False)


class ProducedReportSerializer(serializers.ModelSerializer[ProducedReport]):
    """What is known of a report."""

    class Meta:
        model = ProducedReport
        fields = (
            "id",
            "at",
            "kind",
            "title",
            "number",
            "perimeter",
            "on",
            "language",
            "params",
            "checkpoint_size",
            "checkpoint_root",
            "digest",
            "job",
        )
        read_only_fields = fields


class ReportJobSerializer(serializers.Serializer[object]):
    """The job that produces the report; its state is read at /api/v1/jobs/."""

    id = serializers.UUIDField(read_only=True)
    kind = serializers.CharField(read_only=True)
    status = serializers.CharField(read_only=True)

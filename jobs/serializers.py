"""What systems read of a job; its actions take nothing but the job."""

from typing import Any, ClassVar

from rest_framework import serializers

from jobs.models import Job
from web.endpoints import ActionSerializer


class NothingInput(ActionSerializer):
    """No field."""


class JobOutput(serializers.ModelSerializer[Job]):
    """How far a job is and what came of it."""

    work = serializers.SerializerMethodField()
    percent = serializers.IntegerField(read_only=True, allow_null=True)
    finished = serializers.BooleanField(source="is_finished", read_only=True)
    result_url = serializers.CharField(read_only=True)

    class Meta:
        model = Job
        fields: ClassVar[list[str]] = [
            "id",
            "kind",
            "work",
            "status",
            "finished",
            "done",
            "total",
            "percent",
            "stage",
            "error",
            "result",
            "result_url",
            "requested_by",
            "perimeter",
            "created_at",
            "started_at",
            "finished_at",
        ]
        read_only_fields = fields

    def get_work(self, job: Job) -> str:
        """What the work is, in the language of the caller."""
        value: Any = job.label
        return str(value)

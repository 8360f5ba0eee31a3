"""What systems give to the vault, and what they are told of a file."""

from __future__ import annotations

from rest_framework import serializers

from organisation.queries import perimeters_where
from vault.models import SealedFile
from web.endpoints import ActionSerializer, RecordField


class DepositSerializer(ActionSerializer):
    """A file (multipart), where it belongs, and its name."""

    perimeter = RecordField(records=perimeters_where("vault.deposit"))
    name = serializers.CharField(max_length=255)
    stream = serializers.FileField()


class ScrubSerializer(ActionSerializer):
    """Nothing to give."""


class SealedFileSerializer(serializers.ModelSerializer[SealedFile]):
    """What is known of a file."""

    class Meta:
        model = SealedFile
        fields = ("id", "at", "perimeter", "name", "kind", "media_type", "size", "digest", "scan")
        read_only_fields = fields


class JobSerializer(serializers.Serializer[object]):
    """The job that does the work; its state is read at /api/v1/jobs/."""

    id = serializers.UUIDField(read_only=True)
    kind = serializers.CharField(read_only=True)
    status = serializers.CharField(read_only=True)

"""What systems send to the actions on letters, and what they read back."""

from typing import Any, ClassVar

from rest_framework import serializers

from mail.models import Bounce, Letter
from web.endpoints import ActionSerializer


class SendAgainInput(ActionSerializer):
    """No field."""


class BounceInput(ActionSerializer):
    """What came back."""

    reason = serializers.CharField(max_length=500)


class LetterOutput(serializers.ModelSerializer[Letter]):
    """A letter and how far it is."""

    status = serializers.CharField(source="delivery.status", read_only=True)
    attempts = serializers.IntegerField(source="delivery.attempts", read_only=True)
    sent_at = serializers.DateTimeField(source="delivery.sent_at", read_only=True, allow_null=True)
    error = serializers.CharField(source="delivery.error", read_only=True)
    message_id = serializers.CharField(read_only=True)

    class Meta:
        model = Letter
        fields: ClassVar[list[str]] = [
            "id",
            "person",
            "perimeter",
            "kind",
            "language",
            "about",
            "occasion",
            "at",
            "message_id",
            "status",
            "attempts",
            "sent_at",
            "error",
        ]
        read_only_fields: ClassVar[Any] = fields


class BounceOutput(serializers.ModelSerializer[Bounce]):
    """A letter that came back."""

    class Meta:
        model = Bounce
        fields: ClassVar[list[str]] = ["id", "letter", "reason", "at"]
        read_only_fields: ClassVar[Any] = fields

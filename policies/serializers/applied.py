"""Shapes of the controls that put documents into practice."""

from rest_framework import serializers

from controls.queries import controls
from policies.models import DocumentControl
from web.endpoints import ActionSerializer, RecordField


class ControlInput(ActionSerializer):
    """A control."""

    control = RecordField(records=controls)


class DocumentControlOutput(serializers.ModelSerializer[DocumentControl]):
    """A control that puts a document into practice."""

    class Meta:
        model = DocumentControl
        fields = ("id", "document", "control")

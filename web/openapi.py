"""The OpenAPI description: what an action takes and answers, told apart."""

from __future__ import annotations

from typing import Any

from drf_spectacular.openapi import AutoSchema
from drf_spectacular.plumbing import get_doc
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse
from rest_framework import serializers

from web.endpoints import ActionEndpoint, RecordEndpoint, RecordField


def described(output: Any) -> Any:
    """What an action answers: a serializer as it is, a list of its `output` where it shows several."""
    if issubclass(output, serializers.Serializer):
        return output
    inner = getattr(output, "output", None)
    return inner(many=True) if inner is not None else OpenApiTypes.OBJECT


class EndpointSchema(AutoSchema):
    """Names operations after the application and the action, and tells apart what is taken and what is answered."""

    def get_tags(self) -> list[str]:
        """One group for each application."""
        return [type(self.view).__module__.split(".")[0]]

    def get_operation_id(self) -> str:
        """risks.risk.accept for an action, risks.risk.list and risks.risk.read for records."""
        if isinstance(self.view, ActionEndpoint):
            return str(type(self.view).action.name)
        if isinstance(self.view, RecordEndpoint):
            kind = self.path.strip("/").removeprefix("api/v1/").replace("/{id}", "").replace("/", ".").replace("-", "_")
            return f"{kind}.{'read' if self.view.detail else 'list'}"
        return str(super().get_operation_id())

    def get_description(self) -> str:  # type: ignore[override]  # drf_spectacular asks without arguments
        """The rule that the action states."""
        if isinstance(self.view, ActionEndpoint):
            return (type(self.view).action.__doc__ or "").strip()
        return str(get_doc(type(self.view)))

    def _is_list_view(self, serializer: Any = None) -> bool:
        if isinstance(self.view, RecordEndpoint):
            return not self.view.detail
        if isinstance(self.view, ActionEndpoint):
            return False
        return bool(super()._is_list_view(serializer))

    def get_response_serializers(self) -> Any:
        """What an action answers is not what it takes."""
        if not isinstance(self.view, ActionEndpoint):
            return super().get_response_serializers()
        output = type(self.view).output
        done = {"200" if type(self.view).records else "201": described(output)} if output else {"204": None}
        refused = {"400": OpenApiResponse(OpenApiTypes.OBJECT, "Invalid input, by field"), "403": None, "404": None}
        return {**done, **refused}

    def _map_serializer_field(self, field: Any, direction: Any, *options: Any, **more: Any) -> Any:
        if isinstance(field, RecordField):
            return {"type": "string", "format": "uuid"}
        if isinstance(field, serializers.ManyRelatedField) and isinstance(field.child_relation, RecordField):
            return {"type": "array", "items": {"type": "string", "format": "uuid"}}
        return super()._map_serializer_field(field, direction, *options, **more)  # type: ignore[no-untyped-call]

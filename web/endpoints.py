"""Endpoints: what an application declares so that a system reads its records and calls its actions."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.exceptions import NON_FIELD_ERRORS
from django.core.exceptions import ValidationError as ModelError
from django.core.validators import MaxLengthValidator, MaxValueValidator
from django.db.models import QuerySet
from django.http import Http404
from django.urls import URLPattern, URLResolver, include, path
from rest_framework import permissions, serializers, status
from rest_framework.generics import GenericAPIView
from rest_framework.pagination import CursorPagination
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.settings import api_settings
from rest_framework.views import APIView
from rest_framework.views import exception_handler as framework_answer

from web.access import may_open
from web.filters import RecordFilter
from web.forms import LARGEST, LONGEST, errors_by_field, narrowed
from web.protocols import ActionLike, Rows


def endpoint(route: str, view: type[GenericAPIView[Any]], name: str) -> URLPattern | URLResolver:
    """One line of an application's urls. Records answer at NAME-list and NAME-detail, an action at NAME."""
    if issubclass(view, RecordEndpoint):
        many, one = view.as_view(detail=False), view.as_view(detail=True)
        return path(
            route, include([path("", many, name=f"{name}-list"), path("<uuid:pk>/", one, name=f"{name}-detail")])
        )
    return path(route, view.as_view(), name=name)


class HasRight(permissions.BasePermission):
    """The right that the endpoint declares, held anywhere; the query and the action narrow the rest."""

    def has_permission(self, request: Request, view: APIView) -> bool:
        """Whether the caller may use this endpoint at all."""
        return may_open(request.user, type(view).required_permission())  # type: ignore[attr-defined]


class RecordPagination(CursorPagination):
    """Walking by the last key seen, so that the depth of a page costs nothing."""

    ordering = "pk"
    page_size = 50
    page_size_query_param = "limit"
    max_page_size = 500


class RecordEndpoint(GenericAPIView[Any]):
    """Records of one kind: the list (filter, `limit`, `cursor`) and each one."""

    records: ClassVar[Rows]
    filter_class: ClassVar[type[RecordFilter] | None] = None
    permission: ClassVar[str] = ""
    permission_classes = (HasRight,)
    pagination_class = RecordPagination
    detail: bool = False
    http_method_names = ["get", "head", "options"]

    @classmethod
    def required_permission(cls) -> str:
        """The right a caller must hold somewhere."""
        return cls.permission

    def get_queryset(self) -> QuerySet[Any]:
        """The records this caller may see."""
        return narrowed(type(self).records, self.request.user)

    def get(self, request: Request, **kwargs: Any) -> Response:
        """One record, or a page of them."""
        if self.detail:
            return Response(self.get_serializer(self.get_object()).data)
        rows = self.get_queryset()
        if self.filter_class is not None:
            filters = self.filter_class(request.query_params, queryset=rows, request=request)
            if not filters.is_valid():
                raise serializers.ValidationError(filters.errors)
            rows = filters.qs
        page = self.paginate_queryset(rows)
        return self.get_paginated_response(self.get_serializer(page, many=True).data)


class ActionEndpoint(GenericAPIView[Any]):
    """The door of one action for a system. `parameter` names the argument that takes the record of the URL."""

    action: ClassVar[ActionLike]
    records: ClassVar[Rows | None] = None
    parameter: ClassVar[str] = ""
    output: ClassVar[type[serializers.BaseSerializer[Any]] | None] = None
    permission: ClassVar[str] = ""
    permission_classes = (HasRight,)
    pagination_class = None
    http_method_names = ["post", "options"]

    @classmethod
    def required_permission(cls) -> str:
        """The right of the action itself, unless the endpoint declares another."""
        return cls.permission or cls.action.permission

    def get_queryset(self) -> QuerySet[Any]:
        """The records this caller may see."""
        records = type(self).records
        if records is None:
            raise Http404
        return narrowed(records, self.request.user)

    def post(self, request: Request, **kwargs: Any) -> Response:
        """Call the action."""
        record = self.get_object() if type(self).records else None
        taken = self.get_serializer(data=request.data)
        taken.is_valid(raise_exception=True)
        values = dict(taken.validated_data)
        if self.parameter:
            values[self.parameter] = record
        return self.answer(type(self).action(actor=request.user, **values), created=record is None)

    def answer(self, result: Any, *, created: bool) -> Response:
        """What was made or changed."""
        if self.output is None or result is None:
            return Response(status=status.HTTP_204_NO_CONTENT)
        shown = self.output(result, context=self.get_serializer_context())
        return Response(shown.data, status=status.HTTP_201_CREATED if created else status.HTTP_200_OK)


class ActionSerializer(serializers.Serializer[Any]):
    """The input of one action: its fields are the action's parameters, and nothing else is accepted."""

    def get_fields(self) -> dict[str, Any]:
        """Every text and every number ends somewhere, as on a page."""
        fields = super().get_fields()
        for field in fields.values():
            if isinstance(field, serializers.CharField) and field.max_length is None:
                field.validators = [*field.validators, MaxLengthValidator(LONGEST)]
            if isinstance(field, serializers.IntegerField | serializers.DecimalField) and field.max_value is None:
                field.validators = [*field.validators, MaxValueValidator(LARGEST)]
        return fields

    def to_internal_value(self, data: Any) -> Any:
        """Refuse what the action does not know, so that a misspelt name is not lost in silence."""
        if hasattr(data, "keys"):
            unknown = set(data.keys()) - set(self.fields) - {"csrfmiddlewaretoken"}
            if unknown:
                problem = serializers.ErrorDetail("Unknown field.", code="unknown")
                raise serializers.ValidationError({name: [problem] for name in sorted(unknown)})
        return super().to_internal_value(data)


class RecordField(serializers.PrimaryKeyRelatedField[Any]):
    """The id of a record, among those the caller may see."""

    def __init__(self, *, records: Rows, **options: Any) -> None:
        self.records = records
        super().__init__(**options)

    def get_queryset(self) -> QuerySet[Any]:
        """What the caller may name."""
        return narrowed(self.records, self.context["request"].user)

    @classmethod
    def many_init(cls, *args: Any, **options: Any) -> Any:
        """Several ids, each among those the caller may see."""
        many = {name: options.pop(name) for name in ("allow_empty", "max_length", "min_length") if name in options}
        options.pop("many", None)
        shared = {
            name: value for name, value in options.items() if name in ("required", "default", "label", "help_text")
        }
        return serializers.ManyRelatedField(child_relation=cls(records=options["records"]), **many, **shared)


def answer_error(error: Exception, context: dict[str, Any]) -> Response | None:
    """What an action refuses answers 400 with the fields it speaks of, like any invalid input."""
    if isinstance(error, ModelError):
        whole = api_settings.NON_FIELD_ERRORS_KEY
        problems = {
            whole if name == NON_FIELD_ERRORS else name: [message for each in found for message in each.messages]
            for name, found in errors_by_field(error).items()
        }
        error = serializers.ValidationError(problems)
    return framework_answer(error, context)

"""Pages and endpoints declared over the organisation, to test what pages and endpoints are."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.urls import include, path
from rest_framework import serializers

from organisation import actions, queries
from organisation.models import Perimeter
from pulsy_isms.urls import handler400, handler403, handler404, handler500  # noqa: F401  (the same error pages)
from pulsy_isms.urls import urlpatterns as product
from web.endpoints import ActionEndpoint, ActionSerializer, RecordEndpoint, RecordField, endpoint
from web.filters import ChoiceFilter, RecordFilter
from web.forms import ActionForm, RecordChoiceField
from web.pages import ActionPage, ListPage, RecordPage, page
from web.tables import Column, RelatedTable

PARENTS = queries.perimeters_where("organisation.edit")


class PerimeterForm(ActionForm):
    """The parameters of create_perimeter."""

    parent = RecordChoiceField(label="Parent", records=PARENTS)
    name = forms.CharField(label="Name", max_length=120)
    kind = forms.ChoiceField(label="Kind", choices=Perimeter.Kind.choices)


class CreatePlace(ActionPage):
    """A creation."""

    action = actions.create_perimeter
    form_class = PerimeterForm
    label = "Create"
    parent = "places:perimeter_list"


class PlaceEditForm(ActionForm):
    """The parameters of edit_perimeter."""

    name = forms.CharField(label="Name", max_length=120)
    kind = forms.ChoiceField(label="Kind", choices=Perimeter.Kind.choices)
    description = forms.CharField(label="Description", required=False)


class EditPlace(ActionPage):
    """A change that several lines can take."""

    action = actions.edit_perimeter
    form_class = PlaceEditForm
    records = staticmethod(queries.perimeters)
    parameter = "perimeter"
    label = "Edit"


class PlaceFilter(RecordFilter):
    """By kind."""

    kind = ChoiceFilter(label="Kind", choices=Perimeter.Kind.choices)


class PlaceList(ListPage):
    """A list."""

    title = "Places"
    permission = "organisation.view"
    rows = staticmethod(queries.perimeters)
    columns = (
        Column("name", "Name", link="places:perimeter"),
        Column("kind", "Kind", badge=True),
        Column("parent.name", "Parent", sort="parent__name"),
        Column("description", "Description", hidden=True),
    )
    filter_class = PlaceFilter
    search_paths = ("name",)
    default_sort = "name"
    actions = (CreatePlace,)
    bulk = (EditPlace,)


class PlacePage(RecordPage):
    """A record."""

    permission = "organisation.view"
    records = staticmethod(queries.perimeters)
    parent = "places:perimeter_list"
    facts = (
        Column("name", "Name"),
        Column("parent", "Parent", link="parent"),
        Column("description", "Text", text=True),
    )
    status = Column("kind", "Kind", badge=True)
    tables: ClassVar[Any] = (
        RelatedTable("Below", lambda _user, place: place.children.all(), [Column("name", "Name")], "Nothing below"),
    )


def undeclared(request: HttpRequest) -> HttpResponse:
    """A view that forgot to say who may open it."""
    return HttpResponse("never")


def refuses(request: HttpRequest) -> HttpResponse:
    """A view in which an action refuses."""
    raise ValidationError("Not before Monday.")


refuses.permission = "signed-in"  # type: ignore[attr-defined]


class PlaceOutput(serializers.ModelSerializer[Perimeter]):
    """A perimeter for a system."""

    class Meta:
        model = Perimeter
        fields = ("id", "name", "kind")


class PlaceInput(ActionSerializer):
    """The parameters of create_perimeter."""

    parent = RecordField(records=PARENTS)  # type: ignore[assignment]  # not the parent of the field
    name = serializers.CharField()
    kind = serializers.ChoiceField(choices=Perimeter.Kind.choices)


class PlaceEndpoint(RecordEndpoint):
    """Perimeters for systems."""

    permission = "organisation.view"
    records = staticmethod(queries.perimeters)
    serializer_class = PlaceOutput
    filter_class = PlaceFilter


class CreatePlaceEndpoint(ActionEndpoint):
    """The creation for systems."""

    action = actions.create_perimeter
    serializer_class = PlaceInput
    output = PlaceOutput


pages = [
    page("", PlaceList, "perimeter_list"),
    page("new/", CreatePlace, "perimeter_create"),
    page("<uuid:pk>/edit/", EditPlace, "perimeter_edit"),
    page("<uuid:pk>/", PlacePage, "perimeter"),
    path("undeclared/", undeclared),
    path("refuses/", refuses),
]
endpoints = [
    endpoint("places/create/", CreatePlaceEndpoint, "place-create"),
    endpoint("places/", PlaceEndpoint, "place"),
]
urlpatterns = [
    *product,
    path("places/", include((pages, "places"))),
    path("api/v1/places/", include((endpoints, "api-places"))),
]

"""What the organisation lends to every page: the views that people keep, and the trace of what is exported."""

from typing import Any
from urllib.parse import parse_qsl

from django.urls import reverse

from organisation import queries, watch
from organisation.actions import export_list
from web import registries
from web.registries import SavedView

STATE = {"at", "sort", "size", "cols", "export"}


def views_of(user: Any, path: str) -> list[SavedView]:
    """The states of this list that the person keeps."""
    return [
        SavedView(name=view.name, query=view.query, forget_url=reverse("organisation:view_forget", args=[view.pk]))
        for view in queries.saved_views(user=user, path=path)
    ]


def trace_export(*, user: Any, name: str, file_format: str, query: str, lines: int) -> None:
    """An act that only reads: without the right it is refused, and the refusal is traced."""
    filters = sorted({key for key, value in parse_qsl(query) if value and key not in STATE})
    export_list(actor=user, page=name, file_format=file_format, filters=filters, lines=lines)


def register() -> None:
    """Declare both, and the watch over the context; called once at start."""
    watch.register()
    registries.saved_views.register("organisation", views_of)
    registries.exports.register("organisation", trace_export)

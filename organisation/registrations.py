"""What the organisation lends to every page: views that people keep, what others changed, the trace of exports."""

from datetime import datetime
from typing import Any
from urllib.parse import parse_qsl

from django.urls import reverse

from organisation import queries, watch
from organisation.actions import export_list
from trail.words import act_in_words
from web import registries
from web.registries import Change, SavedView
from web.tables import url_of

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


def changes(user: Any, since: datetime) -> list[Change]:
    """What others did to records that have a page."""
    found = queries.changed_since(user=user, since=since)
    shown = [(entry, record, url_of(record)) for entry, record in found]
    return [
        Change(label=str(record), url=url, what=act_in_words(entry.act), at=entry.at)
        for entry, record, url in shown
        if url
    ]


def register() -> None:
    """Declare all of it, and the watch over the context; called once at start."""
    watch.register()
    registries.saved_views.register("organisation", views_of)
    registries.changes.register("organisation", changes)
    registries.exports.register("organisation", trace_export)

"""The routes of the product, and which of them are the doors of actions."""

from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from web.endpoints import ActionEndpoint
from web.pages import ActionPage


def views_of(patterns: list[URLPattern | URLResolver], prefix: str = "") -> list[tuple[str, str, Any]]:
    """Name, path and view of every route, those of included patterns too."""
    found = []
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            found += views_of(pattern.url_patterns, inner)
        else:
            callback: Any = pattern.callback
            view = getattr(callback, "view_class", None) or getattr(callback, "cls", None) or callback
            found.append((f"{prefix}{pattern.name}", str(pattern.pattern), view))
    return found


def routes() -> list[tuple[str, str, Any]]:
    """Every route of the product."""
    return views_of(get_resolver().url_patterns)


def is_kind(view: Any, kind: type) -> bool:
    return isinstance(view, type) and issubclass(view, kind)


PAGES = [view for _name, _path, view in routes() if is_kind(view, ActionPage)]
ENDPOINTS = [view for _name, _path, view in routes() if is_kind(view, ActionEndpoint)]

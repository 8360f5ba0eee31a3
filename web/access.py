"""Who may open a route: every view declares it, and a route that declares nothing is refused."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase

PUBLIC = "public"
SIGNED_IN = "signed-in"

View = TypeVar("View", bound=Callable[..., HttpResponseBase])


def public(view: View) -> View:
    """Declare that anyone may open this function view, signed in or not."""
    return _declare(view, PUBLIC)


def signed_in(view: View) -> View:
    """Declare that any signed-in person may open this function view."""
    return _declare(view, SIGNED_IN)


def _declare(view: View, permission: str) -> View:
    @wraps(view)
    def declared_view(*args: Any, **kwargs: Any) -> HttpResponseBase:
        return view(*args, **kwargs)

    declared_view.permission = permission  # type: ignore[attr-defined]
    return declared_view  # type: ignore[return-value]


def is_endpoint(view: Callable[..., Any]) -> bool:
    """Whether the view is an endpoint, which signs people in and refuses them by itself."""
    return hasattr(view, "cls")


def declared_permission(view: Callable[..., Any]) -> str:
    """The permission a route declares: a right, PUBLIC, SIGNED_IN, or nothing at all."""
    view_class = getattr(view, "view_class", None) or getattr(view, "cls", None)
    if view_class is None:
        return str(getattr(view, "permission", ""))
    required = getattr(view_class, "required_permission", None)
    return str(required() if required else getattr(view_class, "permission", ""))


def may_open(user: Any, permission: str) -> bool:
    """Whether this person may open a route that declares this permission."""
    if permission == PUBLIC:
        return True
    if not permission or not user.is_authenticated:
        return False
    return permission == SIGNED_IN or bool(user.has_right(permission))


def answer_to(request: HttpRequest, permission: str) -> HttpResponse | None:
    """Nothing when the route is open to the person, else the sign-in page; raises PermissionDenied."""
    user: Any = request.user
    if may_open(user, permission):
        return None
    if permission and not user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    raise PermissionDenied

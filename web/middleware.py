"""What every request goes through: the language, the access a route declares, and the headers of a strict page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.utils import translation
from django.utils.cache import patch_vary_headers

from web.access import answer_to, declared_permission, is_endpoint
from web.errors import unprocessable

Next = Callable[[HttpRequest], HttpResponseBase]

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
PERMISSIONS_POLICY = "camera=(self), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"


def headers(get_response: Next) -> Next:
    """Nothing inline, nothing from elsewhere; a signed-in person's pages are kept by no cache."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        answer = get_response(request)
        answer.headers.setdefault("Content-Security-Policy", CONTENT_SECURITY_POLICY)
        answer.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        answer.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        user: Any = getattr(request, "user", None)
        if user is not None and user.is_authenticated:
            answer.headers.setdefault("Cache-Control", "private, no-store")
        return answer

    return middleware


def legible(get_response: Next) -> Next:
    """No NUL in an address: nobody types it and no text of PostgreSQL holds it; in a body its form refuses it."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if "\0" in request.path_info:
            raise Http404
        asked = request.META.get("QUERY_STRING", "")
        while "%00" in asked:  # what stands around one may make another
            asked = asked.replace("%00", "")
            request.META["QUERY_STRING"], request.GET = asked, QueryDict(asked, encoding=request.encoding)
        return get_response(request)

    return middleware


def language(get_response: Next) -> Next:
    """The language chosen on this device, else the person's own, else that of the product."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        with translation.override(language_of(request)):
            request.LANGUAGE_CODE = translation.get_language() or settings.LANGUAGE_CODE
            answer = get_response(request)
            answer.headers.setdefault("Content-Language", request.LANGUAGE_CODE)
        patch_vary_headers(answer, ["Cookie"])
        return answer

    return middleware


def language_of(request: HttpRequest) -> str:
    """The first known language among the cookie's, the person's, and the product's."""
    known = {code for code, _name in settings.LANGUAGES}
    chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    if chosen in known:
        return chosen
    own = getattr(getattr(request, "user", None), "language", "")
    return own if own in known else settings.LANGUAGE_CODE


class Access:
    """Deny by default: a route that declares no permission is refused, and so is a person without it."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        """Refuse before the view runs; endpoints refuse by themselves once they know the caller."""
        permission = declared_permission(view)
        if is_endpoint(view):
            if not permission:
                raise PermissionDenied
            return None
        return answer_to(request, permission)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """What an action refuses outside a form is a page that says why, not a failure."""
        return unprocessable(request, error) if isinstance(error, ValidationError) else None

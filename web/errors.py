"""Error pages in plain words: what is wrong and what to do. Below /api/ the same as JSON."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from web.access import public

API = "/api/"


def _answer(request: HttpRequest, status: int, message: str, **context: Any) -> HttpResponse:
    if request.path.startswith(API):
        return JsonResponse(
            {"detail": message, **{key: context[key] for key in context if key == "errors"}}, status=status
        )
    return render(request, f"{status}.html", context, status=status)


@public
def bad_request(request: HttpRequest, exception: Exception) -> HttpResponseBase:
    """The request could not be read."""
    return _answer(request, 400, _("This request could not be read."))


@public
def forbidden(request: HttpRequest, exception: Exception) -> HttpResponseBase:
    """The person may not do this."""
    return _answer(request, 403, _("You do not have the right to do this."))


@public
def not_found(request: HttpRequest, exception: Exception) -> HttpResponseBase:
    """Nothing here, or nothing for this person."""
    return _answer(request, 404, _("This page does not exist."))


@public
def failed(request: HttpRequest) -> HttpResponseBase:
    """The product failed; the page needs neither the database nor the session."""
    if request.path.startswith(API):
        return JsonResponse({"detail": _("The product failed; the failure was recorded.")}, status=500)
    return HttpResponse(render_to_string("500.html"), status=500)


@public
def expired(request: HttpRequest, reason: str = "") -> HttpResponseBase:
    """The form was open for too long, or came from elsewhere."""
    return _answer(request, 403, _("This form has expired."), expired=True)


def unprocessable(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """What was sent is understood and refused, and why."""
    return _answer(request, 422, _("This could not be done."), errors=list(error.messages))

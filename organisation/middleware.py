"""How the person of a session was identified goes with the account, for the acts that record it."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.middleware import get_user
from django.http import HttpRequest, HttpResponseBase
from django.utils.functional import SimpleLazyObject

IDENTIFICATION = "identification"
"""Where the session keeps it; set by whatever signs a person in."""


def identified(get_response: Callable[[HttpRequest], HttpResponseBase]) -> Callable[[HttpRequest], HttpResponseBase]:
    """Give the account of the request its `identification`: link, password, single_sign_on or two_factors."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        request.user = SimpleLazyObject(lambda: _known(request))  # type: ignore[assignment]
        return get_response(request)

    return middleware


def _known(request: HttpRequest) -> Any:
    account: Any = get_user(request)
    account.identification = request.session.get(IDENTIFICATION, "")
    return account

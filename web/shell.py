"""The small views of the frame: language, theme, health, icon."""

from __future__ import annotations

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect, JsonResponse
from django.templatetags.static import static
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST

from web.access import public
from web.context import THEME_COOKIE, THEMES

YEAR = 365 * 24 * 3600


def went_back(request: HttpRequest) -> HttpResponse:
    """To the page the person came from, when it is ours."""
    url = request.POST.get("next", "")
    inside = url.startswith("/") and url_has_allowed_host_and_scheme(url, allowed_hosts={request.get_host()})
    answer = HttpResponseRedirect(url if inside else "/")
    answer.status_code = 303
    return answer


def _remember(answer: HttpResponse, name: str, value: str) -> HttpResponse:
    answer.set_cookie(name, value, max_age=YEAR, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE)
    return answer


@public
@require_POST
def choose_language(request: HttpRequest) -> HttpResponseBase:
    """Keep the language chosen on this device."""
    chosen, known = request.POST.get("language", ""), {code for code, _name in settings.LANGUAGES}
    answer = went_back(request)
    return _remember(answer, settings.LANGUAGE_COOKIE_NAME, chosen) if chosen in known else answer


@public
@require_POST
def choose_theme(request: HttpRequest) -> HttpResponseBase:
    """Keep the theme chosen on this device; anything else goes back to the system's."""
    chosen, answer = request.POST.get("theme", ""), went_back(request)
    if chosen in THEMES:
        return _remember(answer, THEME_COOKIE, chosen)
    answer.delete_cookie(THEME_COOKIE)
    return answer


@public
@require_GET
def icon(request: HttpRequest) -> HttpResponseBase:
    """The icon that browsers ask for beside what is no page: a file, a fragment, an answer of the API."""
    return HttpResponseRedirect(static("img/favicon.svg"))


@public
@require_GET
def health(request: HttpRequest) -> HttpResponseBase:
    """Whether this process answers and reaches its database."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            cursor.fetchone()
    except DatabaseError:
        return JsonResponse({"status": "unavailable", "database": "unreachable"}, status=503)
    return JsonResponse({"status": "ok"})

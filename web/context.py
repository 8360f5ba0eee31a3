"""What the frame around every page needs: the menu, the place, the theme, the languages."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language

from web import notices
from web.navigation import links_for
from web.registries import navigation

THEMES = ("light", "dark")
THEME_COOKIE = "theme"


def shell(request: HttpRequest) -> dict[str, Any]:
    """The frame of the page, worked out only when a template asks for it."""
    theme = request.COOKIES.get(THEME_COOKIE, "")
    return {
        "theme": theme if theme in THEMES else "",
        "demo": settings.DEMO,
        "language": get_language() or settings.LANGUAGE_CODE,
        "languages": settings.LANGUAGES,
        "shell": SimpleLazyObject(lambda: _shell(request)),
    }


def _shell(request: HttpRequest) -> dict[str, Any]:
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {"groups": [], "gear": [], "account": [], "report": None, "sign_out": "", "waiting": None}
    report = links_for([navigation.report], user) if navigation.report else []
    return {
        "groups": navigation.groups_for(user, request.path),
        "gear": links_for(navigation.gear, user),
        "account": links_for(navigation.account, user),
        "report": report[0] if report else None,
        "sign_out": navigation.sign_out,
        "waiting": notices.counted(request),
    }

"""The routes of the frame: home, search, deadlines, language, theme, health, icon, and the design page."""

from __future__ import annotations

from django.urls import path

from web import shell
from web.home import DuePage, HomePage, SearchPage, WaitingPage
from web.pages import page
from web.styleguide import DesignPage

pages = [
    page("", HomePage, "home"),
    page("due/", DuePage, "due"),
    page("due/count/", WaitingPage, "waiting"),
    page("search/", SearchPage, "search"),
    page("design/", DesignPage, "design"),
    path("language/", shell.choose_language, name="language"),
    path("theme/", shell.choose_theme, name="theme"),
    path("favicon.ico", shell.icon, name="icon"),
    path("health/", shell.health, name="health"),
]

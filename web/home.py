"""Home, what falls due, and the search: pages made of what every application declares."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from web import clock, registries
from web.access import SIGNED_IN
from web.pages.base import Page

SHOWN = 8


class HomePage(Page):
    """Where a person starts the day; an application may send its own people elsewhere."""

    title = _("Home")
    permission = SIGNED_IN
    template_name = "web/home.html"

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        """The landing page of this person, or the home made of what applications declare."""
        route = registries.landing.for_user(self.user)
        if route and "stay" not in request.GET:
            return HttpResponseRedirect(reverse(route))
        return super().get(request, **kwargs)

    def context(self) -> dict[str, Any]:
        """Figures, what falls due, what contradicts itself."""
        now, today = clock.now(), clock.today()
        items = registries.due_for(self.user, today)
        found = registries.inconsistencies_for(self.user, now)
        return {
            "tiles": registries.tiles_for(self.user, today),
            "items": items[:SHOWN],
            "late": sum(1 for item in items if item.due_on and item.due_on < today),
            "due_count": len(items),
            "inconsistencies": found[:SHOWN],
            "inconsistency_count": len(found),
            "today": today,
        }


class DuePage(Page):
    """Everything that falls due for a person."""

    title = _("My deadlines")
    intro = _("What is expected of you, the most urgent first.")
    permission = SIGNED_IN
    template_name = "web/due.html"

    def context(self) -> dict[str, Any]:
        """All items, late ones told apart."""
        today = clock.today()
        items = registries.due_for(self.user, today)
        late = [item for item in items if item.due_on and item.due_on < today]
        return {"late": late, "coming": [item for item in items if item not in late], "today": today}


class SearchPage(Page):
    """One text asked of every application."""

    title = _("Search")
    permission = SIGNED_IN
    template_name = "web/search.html"

    def context(self) -> dict[str, Any]:
        """The answers, grouped by kind."""
        text = self.request.GET.get("q", "").strip()[:200]
        groups: dict[str, list[registries.Hit]] = {}
        for hit in registries.hits_for(self.user, text) if text else []:
            groups.setdefault(str(hit.kind), []).append(hit)
        return {"text": text, "groups": groups, "hit_count": sum(map(len, groups.values()))}

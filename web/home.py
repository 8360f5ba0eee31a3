"""Home, what falls due, and the search: pages made of what every application declares."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from web import clock, notices, registries
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
        """Figures, the wheel, what falls due, what contradicts itself, what others changed."""
        now, today = clock.now(), clock.today()
        items = registries.due_for(self.user, today)
        found = registries.inconsistencies_for(self.user, now)
        changes = notices.news(self.request)
        return {
            "waiting": notices.count(self.request, items),
            "cycle": registries.cycle_for(self.user, today),
            "changes": changes,
            "since": notices.last_visit(self.request),
            "tiles": registries.tiles_for(self.user, today),
            "items": items[:SHOWN],
            "late": sum(1 for item in items if item.due_on and item.due_on < today),
            "due_count": len(items),
            "inconsistencies": found if "all" in self.request.GET else found[:SHOWN],
            "inconsistency_count": len(found),
            "today": today,
        }


class DuePage(Page):
    """Everything that falls due for a person, and what is new since the last visit."""

    title = _("Notifications")
    intro = _("What is expected of you, the most urgent first, and what others changed since your last visit.")
    permission = SIGNED_IN
    template_name = "web/due.html"

    def context(self) -> dict[str, Any]:
        """All items, late ones told apart."""
        today = clock.today()
        items, changes = registries.due_for(self.user, today), notices.news(self.request)
        late = [item for item in items if item.due_on and item.due_on < today]
        return {
            "waiting": notices.count(self.request, items),
            "late": late,
            "coming": [item for item in items if item not in late],
            "new": notices.mine_and_new(items, changes),
            "changes": changes,
            "since": notices.last_visit(self.request),
            "today": today,
        }


class WaitingPage(Page):
    """The mark of the bar, counted afresh: what htmx asks for when the last count has aged."""

    title = _("Notifications")
    permission = SIGNED_IN
    template_name = "web/parts/bell.html"

    def context(self) -> dict[str, Any]:
        """How much waits."""
        return {"waiting": notices.count(self.request, registries.due_for(self.user, clock.today()))}


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

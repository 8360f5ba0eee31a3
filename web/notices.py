"""What waits for a person: counted for the bar above every page, and what is new since the visit before this one."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.http import HttpRequest

from web import clock, registries
from web.registries import Change, DueItem

LAST_VISIT = "last_visit"
WAITING = "waiting"
FRESH = timedelta(minutes=2)
FIRST_TIME = timedelta(days=7)


def last_visit(request: HttpRequest) -> datetime:
    """When the person signed in the time before; a week ago for somebody new."""
    kept = request.session.get(LAST_VISIT)
    return datetime.fromisoformat(kept) if kept else clock.now() - FIRST_TIME


def news(request: HttpRequest) -> list[Change]:
    """What others changed since the last visit."""
    return registries.changes_for(request.user, last_visit(request))


def mine_and_new(items: list[DueItem], changes: list[Change]) -> list[DueItem]:
    """What came to be expected of the person, or changed, since the last visit."""
    changed = {change.url for change in changes}
    return [item for item in items if item.url in changed]


def count(request: HttpRequest, items: list[DueItem]) -> dict[str, Any]:
    """Keep in the session how much waits and how much of it is late, for the bar."""
    today = clock.today()
    late = sum(1 for item in items if item.due_on and item.due_on < today)
    request.session[WAITING] = {"at": clock.now().isoformat(), "all": len(items), "late": late}
    return counted(request)


def counted(request: HttpRequest) -> dict[str, Any]:
    """What was counted last, and whether that is recent enough to be shown without counting again."""
    kept = request.session.get(WAITING)
    if not kept:
        return {"all": 0, "late": 0, "fresh": False}
    return {**kept, "fresh": clock.now() - datetime.fromisoformat(kept["at"]) < FRESH}

"""What the organisation tells the shared pages: its context in the search, and what contradicts itself in it."""

from datetime import date, datetime, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from organisation.queries import context as queries
from trail.clock import civil_date
from web import registries
from web.badges import register_tones
from web.filters import containing
from web.registries import DueItem, Hit, Inconsistency
from web.tables import url_of

SHOWN = 5
REVIEWED_EVERY = timedelta(days=365)


def due(user: Any, on: date, /) -> list[DueItem]:
    """Issues and interested parties to look at again, a year after the last time (9.3.2 b, c)."""
    if not user.has_right("organisation.context"):
        return []
    soon = on + timedelta(days=30) - REVIEWED_EVERY
    return [
        DueItem(
            label=_("Review: %(title)s") % {"title": record},
            url=url_of(record),
            due_on=record.reviewed_on + REVIEWED_EVERY,
            kind=_("Context"),
            record_label=record.reference,
        )
        for record in queries.unreviewed_since(user, day=soon)
    ]


def contradictions(user: Any, at: datetime, /) -> list[Inconsistency]:
    """Scopes in force without a word on climate change (4.1), and drafts of scopes left for a month."""
    if not user.has_right("organisation.view"):
        return []
    silent = [
        Inconsistency(
            text=_("Nobody has said whether climate change is relevant to %(perimeter)s (4.1).")
            % {"perimeter": scope.perimeter},
            url=reverse("organisation:issue_record"),
            repair_label=_("Add an issue"),
        )
        for scope in queries.without_climate(user)
    ]
    forgotten = queries.drafts_before(user, day=civil_date(at) - timedelta(days=30))
    return silent + [
        Inconsistency(
            text=_("The draft of the scope of %(perimeter)s has waited for approval for a month.")
            % {"perimeter": scope.perimeter},
            url=url_of(scope),
            repair_label=_("Open"),
        )
        for scope in forgotten
    ]


def hits(user: Any, text: str, /) -> list[Hit]:
    """Issues and interested parties that contain the words."""
    if not user.has_right("organisation.view"):
        return []
    issues = containing(queries.issues(user), ["reference", "title", "effect"], text)[:SHOWN]
    parties = containing(queries.parties(user), ["reference", "name", "description"], text)[:SHOWN]
    return [
        *(
            Hit(label=str(row), url=url_of(row), kind=_("Issue of the context"), context=str(row.perimeter))
            for row in issues
        ),
        *(
            Hit(label=str(row), url=url_of(row), kind=_("Interested party"), context=str(row.perimeter))
            for row in parties
        ),
    ]


def register() -> None:
    """Declare all of it; called once at start."""
    register_tones({"addressed": "ok", "elsewhere": "info", "declined": "neutral"})
    registries.due.register("organisation", due)
    registries.checks.register("organisation", contradictions)
    registries.search.register("organisation", hits)

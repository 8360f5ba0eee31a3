"""What consent lends to shared pages; whatever speaks of a person shows to those who hold consent.view only."""

from datetime import date, datetime, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from consent import queries
from trail.clock import civil_date
from web import registries
from web.badges import register_tones
from web.filters import containing
from web.registries import DueItem, Hit, Inconsistency, Tile

SHOWN = 5
REVIEWED_WITHIN = timedelta(days=7)


def due_items(user: Any, _on: date) -> list[DueItem]:
    """Break-glasses that wait for their review."""
    if not user.has_right("consent.edit"):
        return []
    return [
        DueItem(
            label=gettext_lazy("Access opened in an emergency, to be reviewed"),
            url=reverse("consent:break_glass", args=[opened.pk]),
            due_on=civil_date(opened.at) + REVIEWED_WITHIN,
            kind=gettext_lazy("Break-glass"),
            record_label=opened.subject.pseudonym,
        )
        for opened in queries.unread_break_glasses(user)
    ]


def contradictions(user: Any, _at: datetime) -> list[Inconsistency]:
    """Purposes that need a consent and inform nobody."""
    if not user.has_right("consent.view"):
        return []
    return [
        Inconsistency(
            text=_("%(record)s needs a consent and has no notice.") % {"record": purpose},
            url=reverse("consent:notice_publish", args=[purpose.pk]),
            repair_label=_("Publish a notice"),
        )
        for purpose in queries.without_notice(user)
    ]


def hits(user: Any, text: str) -> list[Hit]:
    """Purposes by words, persons concerned by pseudonym."""
    if not user.has_right("consent.view"):
        return []
    purposes = containing(queries.purposes(user), ["reference", "title"], text)[:SHOWN]
    persons = containing(queries.subjects(user), ["pseudonym", "reference"], text)[:SHOWN]
    return [
        *(
            Hit(label=str(found), url=reverse("consent:purpose", args=[found.pk]), kind=gettext_lazy("Purpose"))
            for found in purposes
        ),
        *(
            Hit(
                label=str(found), url=reverse("consent:subject", args=[found.pk]), kind=gettext_lazy("Person concerned")
            )
            for found in persons
        ),
    ]


def tiles(user: Any, on: date) -> list[Tile]:
    """How many consents stand, for those who may read figures."""
    if not user.has_right("consent.statistics"):
        return []
    figures: list[Any] = list(queries.purpose_figures(user, on=on))
    if not figures:
        return []
    return [
        Tile(
            label=_("Consents in force"),
            value=sum(purpose.in_force for purpose in figures),
            url=reverse("consent:statistics"),
        )
    ]


def register() -> None:
    """Tell the shared pages."""
    register_tones({"justified": "ok", "unjustified": "bad"})
    registries.due.register("consent", due_items)
    registries.checks.register("consent", contradictions)
    registries.search.register("consent", hits)
    registries.tiles.register("consent", tiles)

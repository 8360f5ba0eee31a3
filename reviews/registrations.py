"""What reviews lend to shared pages: deadlines, search, figures."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from reviews import queries
from reviews.models import Decision, Objective, Review
from web import registries
from web.filters import containing
from web.registries import DueItem, Hit, Tile

SHOWN = 5


def due_items(user: Any, _on: date) -> list[DueItem]:
    """My decisions to carry out, my objectives, and the reviews that wait for my approval."""
    items = [
        DueItem(
            label=decision.text[:120],
            url=reverse("reviews:decision", args=[decision.pk]),
            due_on=decision.due_on,
            kind=gettext_lazy("Decision of management"),
            record_label=decision.reference,
        )
        for decision in queries.decisions(user).filter(owner__user=user, status=Decision.Status.DECIDED)
    ]
    items += [
        DueItem(
            label=objective.title,
            url=reverse("reviews:objective", args=[objective.pk]),
            due_on=objective.due_on,
            kind=gettext_lazy("Security objective"),
            record_label=objective.reference,
        )
        for objective in queries.objectives(user).filter(owner__user=user, status=Objective.Status.PURSUED)
    ]
    if user.has_right("reviews.approve"):
        items += [
            DueItem(
                label=gettext_lazy("A PDCA review waits for your conclusion"),
                url=reverse("reviews:review", args=[review.pk]),
                due_on=review.ends_on,
                kind=gettext_lazy("PDCA review"),
                record_label=review.reference,
            )
            for review in queries.reviews(user).filter(status=Review.Status.OPEN)
        ]
    return items


def hits(user: Any, text: str) -> list[Hit]:
    """Objectives and decisions that contain the words."""
    if not user.has_right("reviews.view"):
        return []
    objectives = containing(queries.objectives(user), ["reference", "title"], text)[:SHOWN]
    decisions = containing(queries.decisions(user), ["reference", "text"], text)[:SHOWN]
    return [
        *(
            Hit(
                label=str(found),
                url=reverse("reviews:objective", args=[found.pk]),
                kind=gettext_lazy("Security objective"),
                context=found.get_status_display(),
            )
            for found in objectives
        ),
        *(
            Hit(
                label=str(found),
                url=reverse("reviews:decision", args=[found.pk]),
                kind=gettext_lazy("Decision of management"),
                context=found.get_status_display(),
            )
            for found in decisions
        ),
    ]


def tiles(user: Any, on: date) -> list[Tile]:
    """When the next review opens."""
    if not user.has_right("reviews.view"):
        return []
    coming = queries.rhythms(user).order_by("next_on").first()
    if coming is None:
        return []
    return [
        Tile(
            label=_("Days to the next review"),
            value=max((coming.next_on - on).days, 0),
            url=reverse("reviews:rhythm_list"),
            hint=coming.perimeter.name,
        )
    ]


def register() -> None:
    """Tell the shared pages."""
    registries.due.register("reviews", due_items)
    registries.search.register("reviews", hits)
    registries.tiles.register("reviews", tiles)

"""What the trail lends to every record: its history and its proof."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from trail.proof import proof_of
from trail.queries import history_of
from trail.records import Fact, Record
from trail.words import act_in_words
from web.registries import Panel, panels

SHOWN = 8


def history_panel(_user: Any, record: Any) -> Panel | None:
    """The newest changes: when, who, what, and each field before and after."""
    if not isinstance(record, Record):
        return None
    changes = history_of(record=record, limit=SHOWN)
    lines = [(change, act_in_words(change.act)) for change in changes]
    return Panel(
        title=_("History"), template="trail/parts/history.html", context={"changes": lines}, count=record.version
    )


def proof_panel(_user: Any, record: Any) -> Panel | None:
    """One mark, and the details folded."""
    if not isinstance(record, (Record, Fact)):
        return None
    return Panel(title=_("Proof"), template="trail/parts/proof.html", context={"proof": proof_of(record=record)})


def register() -> None:
    """Every record has both."""
    panels.register("*", history_panel)
    panels.register("*", proof_panel)

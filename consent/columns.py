"""Columns that several pages share."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from consent.models.consents import Status
from web.badges import tone_of
from web.tables import Column

LABELS = dict(Status.choices)


class Worded(str):
    """The words of a status, which remember its tone."""

    __slots__ = ("tone",)
    tone: str


def worded(code: str) -> Worded:
    """The words of the status of a consent."""
    words = Worded(LABELS[code])
    words.tone = tone_of(code)
    return words


def _standing(row: Any) -> Worded:
    return worded(row.standing)


STANDING = Column("standing", _("Status"), badge=True, value=_standing, sort="standing")
"""The status of today, expiry included."""


def event_columns() -> Sequence[Column]:
    """What is shown of an event."""
    return (
        Column("at", _("When")),
        Column("status", _("Status"), badge=True),
        Column("method", _("How")),
        Column("collected_by", _("Collected by")),
        Column("notice", _("Notice shown"), link="notice"),
        Column("comment", _("Comment"), wide=True),
    )

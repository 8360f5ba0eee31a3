"""Columns that several lists share, and statuses read from annotations, in words and with their tone."""

from collections.abc import Callable
from typing import Any

from policies.models import PolicyVersion
from web.badges import tone_of
from web.tables import Column

LABELS = dict(PolicyVersion.Status.choices)


class Worded(str):
    """The words of a status, which remember its tone."""

    __slots__ = ("tone",)
    tone: str


def worded(code: str | None) -> Worded | None:
    """The words of a status of a version, or nothing."""
    if not code:
        return None
    words = Worded(LABELS[code])
    words.tone = tone_of(code)
    return words


def status_column(name: str, label: Any, **options: Any) -> Column:
    """A column for a status that the query annotated under `name`."""
    return Column(name, label, badge=True, value=_reader(name), **options)


def _reader(name: str) -> Callable[[Any], Any]:
    return lambda row: worded(getattr(row, name))

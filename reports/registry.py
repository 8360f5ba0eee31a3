"""What applications declare: each kind of report, as a context for a perimeter and a date, and its paper form."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

ReportContext = Callable[..., dict[str, Any]]
"""What a report says of a perimeter on a date, for its template: `context(*, perimeter, on, **params) -> dict`.

It reads nothing outside the perimeter, whatever its parameters name: who asks holds the right on the perimeter only.
The answer may hold "title", "subtitle", "period" (texts of the cover) and "data" (attached to the PDF as JSON).
"""


@dataclass(frozen=True)
class ReportKind:
    """One kind of report."""

    key: str
    label: Any
    template: str
    context: ReportContext

    @property
    def direct(self) -> bool:
        """Whether a perimeter and a date are all it needs, so that it can be asked for from the page of reports."""
        needed = {
            name
            for name, parameter in inspect.signature(self.context).parameters.items()
            if parameter.default is parameter.empty and parameter.kind is parameter.KEYWORD_ONLY
        }
        return needed <= {"perimeter", "on"}


class UnknownReport(LookupError):
    """No application declares this kind of report."""


_kinds: dict[str, ReportKind] = {}


def report(key: str, *, label: Any, template: str) -> Callable[[ReportContext], ReportContext]:
    """Declare a kind of report over the function that gives its context."""

    def declare(context: ReportContext) -> ReportContext:
        if key in _kinds:
            raise ValueError(f"two reports are named {key}")
        _kinds[key] = ReportKind(key=key, label=label, template=template, context=context)
        return context

    return declare


def kinds() -> list[ReportKind]:
    """Every kind of report, in the order of declaration."""
    return list(_kinds.values())


def kind_of(*, key: str) -> ReportKind:
    """The kind of this name. Raises UnknownReport."""
    try:
        return _kinds[key]
    except KeyError:
        raise UnknownReport(key) from None

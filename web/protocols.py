"""What the web room expects of a user and of an action, without importing either."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Protocol

from django.db.models import QuerySet

Rows = Callable[..., QuerySet[Any]]


class Actor(Protocol):
    """A person signed in, as far as pages are concerned."""

    is_authenticated: bool

    def can(self, permission: str, scope: Any) -> bool:
        """Whether the right is held on this perimeter."""

    def has_right(self, permission: str) -> bool:
        """Whether the right is held anywhere."""


class ActionLike(Protocol):
    """A function that changes something, as trail makes it."""

    name: str
    permission: str
    scope: str | None
    parameters: Mapping[str, Any]
    allowed: Callable[..., bool]

    def __call__(self, *, actor: Any, **values: Any) -> Any:
        """Do it."""

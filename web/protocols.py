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

    @property
    def name(self) -> str:
        """The act it leaves in the trail."""

    @property
    def permission(self) -> str:
        """The right it asks for."""

    @property
    def scope(self) -> str | None:
        """The argument that says where."""

    @property
    def parameters(self) -> Mapping[str, Any]:
        """What it takes, without the actor."""

    def allowed(self, user: Any, scope: Any = None) -> bool:
        """Whether a button for this should show."""

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Do it."""

"""The gate that the trail asks: it reads rights afresh for acts, and from the request for buttons."""

from typing import Any

from organisation.models.rights import rights_of


class GrantGate:
    """Rights come from grants; an inactive account holds none."""

    def allows(self, *, actor: Any, permission: str, scope: Any) -> bool:
        """Read afresh, for the act itself."""
        return rights_of(actor).holds(permission, scope)

    def may(self, *, actor: Any, permission: str, scope: Any) -> bool:
        """From what was read for this request."""
        return bool(actor.is_authenticated and actor.can(permission, scope))

    def perimeter_of(self, *, scope: Any) -> Any:
        """The perimeter in which a perimeter or a record lies, or None."""
        return getattr(scope, "perimeter", None)

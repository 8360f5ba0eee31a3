"""The description of the interface for systems: the OpenAPI document and its readable page."""

from __future__ import annotations

from drf_spectacular.views import SpectacularAPIView

from web.access import SIGNED_IN
from web.endpoints import HasRight


class SchemaView(SpectacularAPIView):
    """The OpenAPI document, for any signed-in person."""

    permission = SIGNED_IN
    permission_classes = [HasRight]

    @classmethod
    def required_permission(cls) -> str:
        """Signing in is enough: the document shows no data."""
        return cls.permission

"""The web application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WebConfig(AppConfig):
    name = "web"
    label = "web"
    verbose_name = _("Web")

    def ready(self) -> None:
        """Teach the databases to fold."""
        from django.db.backends.signals import connection_created

        from web import folding

        connection_created.connect(folding.teach, dispatch_uid="web.folding")

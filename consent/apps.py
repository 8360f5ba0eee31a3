"""The consent application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ConsentConfig(AppConfig):
    name = "consent"
    label = "consent"
    verbose_name = _("Consent")

    def ready(self) -> None:
        """Tell the shared pages what falls due, what contradicts itself and what to find."""
        from consent import registrations

        registrations.register()

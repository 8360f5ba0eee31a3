"""The controls application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ControlsConfig(AppConfig):
    name = "controls"
    label = "controls"
    verbose_name = _("Controls")

    def ready(self) -> None:
        """Tell the shared pages what falls due, what contradicts itself and what to find; declare reports."""
        from controls import registrations, reports  # noqa: F401 -- declaring is what importing does

        registrations.register()

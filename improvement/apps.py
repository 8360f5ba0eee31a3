"""Improvement: nonconformities, corrective actions, reports from staff, ideas."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ImprovementConfig(AppConfig):
    name = "improvement"
    label = "improvement"
    verbose_name = _("Improvement")

    def ready(self) -> None:
        """Tell the shared pages what falls due, what contradicts itself, and what to find here."""
        from improvement import registrations

        registrations.register()

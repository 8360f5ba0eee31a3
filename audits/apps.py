"""Audits: programme, audits, checklists, evidence requests, findings."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AuditsConfig(AppConfig):
    name = "audits"
    label = "audits"
    verbose_name = _("Audits")

    def ready(self) -> None:
        """Tell the shared pages what falls due, what contradicts itself, and what to find here."""
        from audits import registrations

        registrations.register()

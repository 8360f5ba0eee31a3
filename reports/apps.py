"""The reports application."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class ReportsConfig(AppConfig):
    name = "reports"
    label = "reports"
    verbose_name = _("Reports")

    def ready(self) -> None:
        """Learn every kind of report and every indicator; tell the shared pages what to show and find here."""
        from reports import registrations

        registrations.register()
        autodiscover_modules("reports", "indicators")

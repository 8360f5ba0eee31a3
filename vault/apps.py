"""The vault application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class VaultConfig(AppConfig):
    name = "vault"
    label = "vault"
    verbose_name = _("Vault")

    def ready(self) -> None:
        """Tell the shared pages what contradicts itself and what to find here."""
        from vault import registrations

        registrations.register()

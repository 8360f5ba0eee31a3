"""The policies application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PoliciesConfig(AppConfig):
    name = "policies"
    label = "policies"
    verbose_name = _("Policies")

    def ready(self) -> None:
        """Tell the shared pages what is to read and what contradicts itself."""
        from policies import letters, registrations  # noqa: F401  (letters register themselves)

        registrations.register()

"""The organisation: perimeters, people, roles, grants."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OrganisationConfig(AppConfig):
    name = "organisation"
    label = "organisation"
    verbose_name = _("Organisation")

    def ready(self) -> None:
        """Install the gate: until now every act was refused. Then tell the shared pages."""
        from organisation import registrations
        from organisation.gate import GrantGate
        from trail.acts import install_gate

        install_gate(GrantGate())
        registrations.register()

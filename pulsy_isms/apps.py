"""The composition of the product."""

from django.apps import AppConfig


class PulsyConfig(AppConfig):
    name = "pulsy_isms"
    label = "pulsy_isms"
    verbose_name = "Pulsy ISMS"

    def ready(self) -> None:
        """Lay out the steps of the set-up, which cross every application."""
        from pulsy_isms import first_steps

        first_steps.register()

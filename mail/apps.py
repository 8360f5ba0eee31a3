"""The mail application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MailConfig(AppConfig):
    name = "mail"
    label = "mail"
    verbose_name = _("Mail")

    def ready(self) -> None:
        """Learn the letters that this room writes itself, and say what is wrong with mail."""
        from mail import registrations, sign_in  # noqa: F401  (both register themselves)

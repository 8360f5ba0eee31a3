"""`manage.py demo_sign_ins`: the addresses and the password of the demonstration, role by role."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from pulsy_isms.demo.people import DOMAIN, PASSWORD, PEOPLE


class Command(BaseCommand):
    """Print the sign-ins of the demonstration."""

    help = "Print the sign-ins of the demonstration."

    def handle(self, *args: Any, **options: Any) -> None:
        """One line a role; nothing outside a demonstration."""
        if not settings.DEMO:
            return
        for key, given, family, job, _team, _roles in PEOPLE:
            self.stdout.write(f"{key.replace('_', '.')}@{DOMAIN}  {PASSWORD}  {given} {family}, {job}")

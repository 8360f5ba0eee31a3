"""`manage.py demo_sign_ins`: how to get in: the accounts of the demonstration, or the first page of an empty one."""

import os
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from organisation import welcome
from organisation.queries import is_founded
from pulsy_isms.demo.people import DOMAIN, PASSWORD, PEOPLE


class Command(BaseCommand):
    """Print how to get in."""

    help = "Print the sign-ins of the demonstration, or the address of the first page of an empty installation."

    def handle(self, *args: Any, **options: Any) -> None:
        """One line a role; the first page where nobody is known yet."""
        if settings.DEMO:
            for key, given, family, job, _team, _roles in PEOPLE:
                self.stdout.write(f"{key.replace('_', '.')}@{DOMAIN}  {PASSWORD}  {given} {family}, {job}")
        elif not is_founded():
            port = os.environ.get("PORT", "8000")
            address = f"http://127.0.0.1:{port}/organisation/welcome/?code={welcome.code()}"
            self.stdout.write(_("Nobody is known yet. Start here: %s") % address)

"""`manage.py seed_demo`: fill an empty demonstration with a year of work; refused in production."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from pulsy_isms.demo.seeding import is_seeded, seed
from trail import clock


class Command(BaseCommand):
    """Seed the demonstration organisation."""

    help = "Fill an empty demonstration with a year of work, through actions only."

    def handle(self, *args: Any, **options: Any) -> None:
        """Seed once; a demonstration that stands is left as it is."""
        if settings.PRODUCTION or not settings.DEMO:
            raise CommandError(
                _("The demonstration is refused here: it runs with PULSY_DEMO=1 and never in production.")
            )
        if is_seeded():
            self.stdout.write(_("The demonstration stands already; nothing was changed."))
            return
        seed(ends_on=clock.today())

"""`manage.py load_catalogues`: brings every registered reference catalogue in line with its file."""

from typing import Any

from django.core.management.base import BaseCommand

from organisation.catalogues import loaders
from organisation.queries import system_account


class Command(BaseCommand):
    """Load the reference catalogues of every application; loading twice changes nothing."""

    help = "Load the reference catalogues of every application; loading twice changes nothing."

    def handle(self, *args: Any, **options: Any) -> None:
        """One line a catalogue."""
        actor = system_account()
        for name, load in loaders():
            self.stdout.write(f"{name}: {load(actor=actor)}")

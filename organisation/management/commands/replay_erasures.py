"""`manage.py replay_erasures`: erase again what a restored database has brought back, before it serves."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import ngettext

from organisation import erasures
from organisation.actions import erase_again
from organisation.queries import erased_in_trail, named_again, system_account


class Command(BaseCommand):
    """Each start runs it; running it twice changes nothing."""

    help = "Erase again the people whose identity was erased and whom a restored database names once more."

    def handle(self, *args: Any, verbosity: int = 1, **options: Any) -> None:
        """The file and the trail complete each other; then nobody whom they name keeps an identity."""
        erasures.note(erased_in_trail())
        brought_back = named_again(keys=erasures.noted())
        for person in brought_back:
            erase_again(actor=system_account(), person=person)
        if brought_back or verbosity:
            told = ngettext("%d identity erased again.", "%d identities erased again.", len(brought_back))
            self.stdout.write(told % len(brought_back))

"""Put the waiting entries of the trail in order and sign a checkpoint, now."""

from typing import Any

from django.core.management.base import BaseCommand

from trail.sequencer import sequence


class Command(BaseCommand):
    """manage.py sequence_trail."""

    help = "Puts the waiting entries of the trail in order and signs a checkpoint."

    def handle(self, *_args: Any, **_options: Any) -> None:
        checkpoint = sequence()
        self.stdout.write(f"Checkpoint signed: {checkpoint.size} entries." if checkpoint else "Nothing was waiting.")

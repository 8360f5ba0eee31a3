"""Make the signing key of the trail, once, and the policy file that is handed to the auditors."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from trail import keys


class Command(BaseCommand):
    """manage.py make_trail_key."""

    help = "Makes the signing key of the trail and its policy file, unless they exist."

    def handle(self, *_args: Any, **_options: Any) -> None:
        path = keys.make_key()
        self.stdout.write(f"Signing key: {path}")
        self.stdout.write(f"Policy file: {settings.TRAIL_POLICY_FILE} (SHA-256 {keys.policy_fingerprint()})")

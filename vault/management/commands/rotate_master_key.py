"""Change the master key of the vault: wrap every group key again, and keep the key file in step."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from organisation.queries import system_account
from vault import keys, queries
from vault.actions import rotate_master_key


class Command(BaseCommand):
    """manage.py rotate_master_key [--generate] [--retire]."""

    help = "Wrap every group key under the last key of the master key file; no stored file changes."

    def add_arguments(self, parser: CommandParser) -> None:
        """Whether to add a key first, and whether to remove those no longer needed."""
        parser.add_argument("--generate", action="store_true", help="first add a new key to the file")
        parser.add_argument("--retire", action="store_true", help="then remove the keys that wrap nothing any more")

    def handle(self, *args: Any, **options: Any) -> None:
        """Add, wrap, retire: in this order, so that at no moment a group key has no master key."""
        path = Path(settings.VAULT_KEY_FILE)
        try:
            ring = queries.keyring()
            if options["generate"]:
                ring = keys.add(path=path)
            done = rotate_master_key(actor=system_account())
            self.stdout.write(f"{done} group keys wrapped again under the master key {ring.current.identifier}.")
            if options["retire"]:
                kept = keys.retire(path=path, used=queries.master_keys_used())
                self.stdout.write(f"{len(ring.keys) - len(kept.keys)} master keys removed from {path}.")
        except keys.KeyFault as fault:
            raise CommandError(f"{fault}.") from fault

"""The migrated SQLite database, kept from one run to the next while no migration changes."""

import contextlib
import hashlib
import os
import shutil
import sqlite3
from pathlib import Path

from django.db import connection

ROOT = Path(__file__).resolve().parent.parent


def migrated_copy() -> Path:
    """Where an SQLite database is kept that these very migrations made, so that the next run need not wait for them."""
    found = hashlib.sha256()
    for path in sorted([*ROOT.glob("*/migrations/*.py"), *ROOT.glob("trail/*.py"), ROOT / "requirements/base.txt"]):
        found.update(path.read_bytes())
    return ROOT / ".cache" / "databases" / f"{found.hexdigest()[:24]}.sqlite3"


def keep_migrated(database: str) -> None:
    """Keep it for the next run, whole or not at all; older ones go."""
    kept = migrated_copy()
    kept.parent.mkdir(parents=True, exist_ok=True)
    for old in kept.parent.glob("*.sqlite3"):
        old.unlink(missing_ok=True)
    connection.close()
    with contextlib.closing(sqlite3.connect(database)) as session:
        session.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    written = kept.with_suffix(f".{os.getpid()}")
    shutil.copyfile(database, written)
    written.replace(kept)

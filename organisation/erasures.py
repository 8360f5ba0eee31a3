"""The list of people whose identity was erased: a file beside the keys, outside every backup of the database."""

import os
from collections.abc import Iterable
from pathlib import Path
from uuid import UUID

from django.conf import settings


def noted() -> set[UUID]:
    """The people whom the file names; a line that was cut short by an accident is passed over."""
    path = Path(settings.ERASURES_FILE)
    found = set()
    for line in path.read_text(encoding="ascii").splitlines() if path.exists() else ():
        try:
            found.add(UUID(line.strip()))
        except ValueError:
            continue
    return found


def note(keys: Iterable[UUID]) -> None:
    """Add people to the file and wait until it is on the disk; those it names already are left alone."""
    fresh = set(keys) - noted()
    if not fresh:
        return
    path = Path(settings.ERASURES_FILE)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "a", encoding="ascii") as handle:
        handle.write("".join(f"\n{key}\n" for key in sorted(fresh)))
        handle.flush()
        os.fsync(handle.fileno())

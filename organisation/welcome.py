"""The code that opens the first page of an empty installation: whoever started the product has it."""

import os
import secrets
from pathlib import Path

from django.conf import settings


def code() -> str:
    """The code, made on first use and kept with mode 0600 in the data folder."""
    path = Path(settings.DATA_DIR) / "welcome.code"
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="utf-8").strip()
    with os.fdopen(descriptor, "w", encoding="utf-8") as handle:
        handle.write(secrets.token_urlsafe(12))
    return path.read_text(encoding="utf-8").strip()

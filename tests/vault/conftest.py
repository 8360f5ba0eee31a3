"""A vault of its own for each test."""

from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(autouse=True)
def vault_dir(settings: Any, tmp_path: Path) -> Path:
    """Folders and a master key that live as long as the test."""
    settings.VAULT_DIR = tmp_path / "vault"
    settings.VAULT_KEY_FILE = tmp_path / "keys" / "vault.key"
    options = {"location": str(settings.VAULT_DIR / "files")}
    settings.STORAGES = {**settings.STORAGES, "vault": {"BACKEND": "vault.storage.FileVault", "OPTIONS": options}}
    return Path(settings.VAULT_DIR)

"""A vault of its own for each test."""

from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import storages


@pytest.fixture(autouse=True)
def vault_dir(settings: Any, tmp_path: Path) -> Path:
    """Folders and a master key that live as long as the test."""
    settings.VAULT_DIR = tmp_path / "vault"
    settings.VAULT_KEY_FILE = tmp_path / "keys" / "vault.key"
    options = {"location": str(settings.VAULT_DIR / "files")}
    settings.STORAGES = {**settings.STORAGES, "vault": {"BACKEND": "vault.storage.FileVault", "OPTIONS": options}}
    assert storages["vault"].base_location == options["location"]
    return settings.VAULT_DIR

"""A vault and a seal of its own for each test."""

from pathlib import Path
from typing import Any

import pytest

from tests.vault.conftest import vault_dir

__all__ = ["vault_dir"]


@pytest.fixture(autouse=True)
def _own_seal(settings: Any, tmp_path: Path) -> None:
    settings.REPORT_SEAL_FILE = tmp_path / "keys" / "seal.p12"

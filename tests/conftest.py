"""Fixtures that every test may use; more in databases.py (committed_db), live.py (live) and browser.py (page)."""

from typing import Any

import pytest

from tests.cast import Cast, make_cast

pytest_plugins = ["tests.databases"]


@pytest.fixture(autouse=True)
def _fast_passwords(settings: Any) -> None:
    """Argon2 is slow on purpose; tests sign in often."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def cast(db: None) -> Cast:
    """Two organisations with their people, made through actions."""
    return make_cast()

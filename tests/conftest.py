"""Fixtures that every test may use; more in databases.py (committed_db), live.py (live) and browser.py (page)."""

import os
from typing import Any

import pytest

from bin.compile_messages import main as compile_messages
from tests.cast import Cast, make_cast

pytest_plugins = ["tests.databases", "tests.live", "tests.browser"]


def pytest_configure() -> None:
    """Pages are tested with the translations as they are now."""
    compile_messages()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What says the same on every engine is left to the first one."""
    engine = os.environ.get("PULSY_TEST_ENGINE", "sqlite")
    if os.environ.get("PULSY_TEST_FIRST_ENGINE", engine) == engine:
        return
    left = [item for item in items if item.get_closest_marker("once")]
    config.hook.pytest_deselected(items=left)
    items[:] = [item for item in items if item not in left]


@pytest.fixture(autouse=True)
def _fast_passwords(settings: Any) -> None:
    """Argon2 is slow on purpose; tests sign in often."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def cast(db: None) -> Cast:
    """Two organisations with their people, made through actions."""
    return make_cast()

"""Fixtures that every test may use; more in databases.py (committed_db), live.py (live) and browser.py (page)."""

import os
import shutil
from typing import Any

import pytest
from django.db import connection
from django.test.utils import setup_databases
from pytest_django import DjangoDbBlocker

from bin.compile_messages import main as compile_messages
from tests.cast import Cast, make_cast
from tests.migrated import keep_migrated, migrated_copy

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


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment: None, django_db_blocker: DjangoDbBlocker) -> None:
    """The migrated database. On SQLite a copy is kept: when no migration changed, the next run starts from it."""
    name = connection.settings_dict["TEST"]["NAME"]
    kept = migrated_copy()
    starts_from_copy = connection.vendor == "sqlite" and kept.exists()
    if starts_from_copy:
        shutil.copyfile(kept, name)
    with django_db_blocker.unblock():
        setup_databases(verbosity=0, interactive=False, keepdb=starts_from_copy)
        if connection.vendor == "sqlite" and not starts_from_copy:
            keep_migrated(name)


@pytest.fixture(autouse=True)
def _fast_passwords(settings: Any) -> None:
    """Argon2 is slow on purpose; tests sign in often."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def cast(db: None) -> Cast:
    """Two organisations with their people, made through actions."""
    return make_cast()

"""Databases that tests may commit to: clones of a migrated template, dropped afterwards.

The database refuses to change or empty its trail, so a test that commits cannot be cleaned up by flushing: it works on
a copy. Use `db` (rolled back, the fastest) unless the test needs real commits, other threads or other processes; then
use `committed_db`, or `live` for the running servers.
"""

import contextlib
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import psycopg2
import pytest
from django.db import connection
from pytest_django import DjangoDbBlocker

from trail import runs

_number = count(1)


class Clones:
    """Copies of databases on the engine under test; a name is a file on SQLite, a database on PostgreSQL."""

    def __init__(self, *, folder: Path, template: str) -> None:
        self.folder = folder
        self.template = template
        self._built: dict[str, str] = {}

    def copy(self, source: str | None = None) -> str:
        """A new database equal to the source (the migrated template by default); nobody may be writing to that."""
        source = source or self.template
        if connection.settings_dict["NAME"] == source:
            connection.close()
        if connection.vendor == "sqlite":
            name = str(self.folder / f"clone-{next(_number)}.sqlite3")
            with contextlib.closing(sqlite3.connect(source)) as original:
                original.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            shutil.copyfile(source, name)
            return name
        name = f"{self.template}_clone_{next(_number)}"
        # a browser's loop gives the process a second connection: the first may still be open, and idle
        self._administer(
            f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{source}' AND state = 'idle'"
        )
        self._administer(f'CREATE DATABASE "{name}" TEMPLATE "{source}"')
        return name

    def drop(self, name: str) -> None:
        """Remove a copy, whoever is still connected to it."""
        if connection.vendor == "sqlite":
            for leftover in self.folder.glob(f"{Path(name).name}*"):
                leftover.unlink()
        else:
            self._administer(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

    @contextlib.contextmanager
    def used(self, name: str) -> Iterator[str]:
        """Point this process (its threads too) at that database for a while."""
        before = connection.settings_dict["NAME"]
        connection.close()
        connection.settings_dict["NAME"] = name
        runs._start_again()  # a run counts the entries of one database
        try:
            yield name
        finally:
            connection.close()
            connection.settings_dict["NAME"] = before
            runs._start_again()

    def built(self, name: str, build: Callable[[], None]) -> str:
        """A template of one's own, filled once a run and engine: `clones.copy(clones.built("volume", fill))`."""
        if name not in self._built:
            copy = self.copy()
            with self.used(copy):
                build()
            self._built[name] = copy
        return self._built[name]

    def _administer(self, statement: str) -> None:
        """One statement outside any transaction, from the maintenance database."""
        own: dict[str, Any] = connection.settings_dict
        account = {"user": own["USER"], "password": own["PASSWORD"], "host": own["HOST"], "port": own["PORT"]}
        with contextlib.closing(psycopg2.connect(dbname="postgres", **account)) as session:
            session.autocommit = True
            session.cursor().execute(statement)


@pytest.fixture(scope="session")
def clones(django_db_setup: None, tmp_path_factory: pytest.TempPathFactory) -> Clones:
    """The maker of copies; its template is the database that rolled-back tests use, which stays as migrated."""
    return Clones(folder=tmp_path_factory.mktemp("clones"), template=str(connection.settings_dict["NAME"]))


@pytest.fixture
def committed_db(clones: Clones, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """A database of one's own to commit to, from any thread; the template is as migrated, without data."""
    with django_db_blocker.unblock():
        name = clones.copy()
        with clones.used(name):
            yield name
        clones.drop(name)

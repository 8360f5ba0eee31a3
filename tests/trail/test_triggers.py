"""What the database refuses, whoever asks."""

from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.db import DatabaseError, connection, transaction

from tests.cast import Cast
from tests.trail.conftest import Append
from trail import rows, triggers
from trail.models import Addendum, Entry, EntryIndex
from trail.sequencer import sequence


def execute(sql: str, *parameters: Any) -> int:
    """As somebody who has the database and not the application: no barrier of ours on the way."""
    with transaction.atomic(), connection.cursor() as cursor:
        wrappers, connection.execute_wrappers = connection.execute_wrappers, []
        try:
            cursor.execute(sql, parameters)
        finally:
            connection.execute_wrappers = wrappers
        return int(cursor.rowcount)


def refused(sql: str) -> None:
    with pytest.raises(DatabaseError, match="written once"):
        execute(sql)


@pytest.fixture
def log(append: Append) -> None:
    for _ in range(256):
        append(addendum=b"sealed")
    sequence()


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("trail_entry", "act"),
        ("trail_entryindex", "entry_id"),
        ("trail_tile", "data"),
        ("trail_checkpoint", "note"),
        ("trail_addendum", "body"),
    ],
)
def test_the_log_is_written_once(log: None, table: str, column: str) -> None:
    refused(f"UPDATE {table} SET {column} = {column}")
    if table != "trail_addendum":
        refused(f"DELETE FROM {table}")
    if connection.vendor == "postgresql":
        execute("SET CONSTRAINTS ALL IMMEDIATE")
        refused(f"TRUNCATE {table} CASCADE")
        refused(f"SET LOCAL session_replication_role = replica; UPDATE {table} SET {column} = {column}")


def test_an_addendum_may_go(log: None) -> None:
    assert execute("DELETE FROM trail_addendum") == 256
    assert Addendum.objects.count() == 0


def test_replacing_is_changing(log: None) -> None:
    first = Entry.objects.order_by("seq").values_list("seq", flat=True)[0]
    for index, entry in ((300, first), (0, first + 300)):
        if connection.vendor == "postgresql":
            given = f'INTO trail_entryindex ("index", entry_id) VALUES ({index}, {entry}) ON CONFLICT'
            column = "entry_id" if index else '"index"'
            refused(f'INSERT {given} ({column}) DO UPDATE SET "index" = 400')
        else:
            refused(f'INSERT OR REPLACE INTO trail_entryindex ("index", entry_id) VALUES ({index}, {entry})')
    assert EntryIndex.objects.count() == 256


def test_histories_are_written_once(cast: Cast) -> None:
    histories = [rows.history_model_of(model) for model in rows.record_models()]
    filled: list[Any] = [model for model in [*histories, *rows.fact_models()] if model._base_manager.exists()]
    assert filled
    for model in filled:
        table = model._meta.db_table
        refused(f"UPDATE {table} SET pos = pos")
        refused(f"DELETE FROM {table}")


def test_every_table_written_once_is_guarded() -> None:
    tables = {guarded.table for guarded in triggers.guarded()}
    assert tables >= {model._meta.db_table for model in [*triggers.LOG, *rows.fact_models()]}
    assert tables >= {rows.history_model_of(model)._meta.db_table for model in rows.record_models()}


def drop(table: str) -> None:
    for trigger in triggers.wanted(connection):
        if trigger.table == table:
            execute(f"DROP TRIGGER {trigger.name}" + (f" ON {table}" if connection.vendor == "postgresql" else ""))


def test_a_missing_trigger_fails_the_check_and_migrating_puts_it_back(db: None) -> None:
    assert triggers.missing(connection) == []
    call_command("check", tags=["database"], databases=["default"])
    drop("trail_entry")
    assert {trigger.table for trigger in triggers.missing(connection)} == {"trail_entry"}
    with pytest.raises(SystemCheckError, match="trail_entry"):
        call_command("check", tags=["database"], databases=["default"])
    triggers.install(connection)
    call_command("check", tags=["database"], databases=["default"])


def test_a_disabled_or_hollowed_trigger_counts_as_missing(db: None) -> None:
    if connection.vendor == "postgresql":
        execute("ALTER TABLE trail_entry ENABLE TRIGGER trail_refuse_keep")
        assert [trigger.name for trigger in triggers.missing(connection)] == ["trail_refuse_keep"]
        triggers.install(connection)
        execute(
            "CREATE OR REPLACE FUNCTION trail_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$"
        )
        assert len(triggers.missing(connection)) == len(triggers.wanted(connection))
    else:
        drop("trail_entry")
        execute("CREATE TRIGGER trail_entry_trail_refuse_update BEFORE UPDATE ON trail_entry BEGIN SELECT 1; END")
        assert "trail_entry_trail_refuse_update" in {trigger.name for trigger in triggers.missing(connection)}
    triggers.install(connection)
    assert triggers.missing(connection) == []

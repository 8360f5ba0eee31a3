"""One direct change to any column of any governed table is found, and named: table, row, field."""

from typing import Any

import pytest
from django.db import connection
from django.db.models import Model

from tests.cast import Cast
from tests.trail.tampering import change, drop_triggers, execute, found, other, undone
from trail import rows
from trail.sequencer import sequence


@pytest.fixture
def governed(cast: Cast) -> list[Model]:
    """A row of each governed table that has any."""
    sequence()
    drop_triggers()
    rows_or_none = [model._base_manager.last() for model in rows.governed_tables().values()]
    picked = [row for row in rows_or_none if row is not None]
    assert len(picked) >= 6
    return picked


def name(key: Any) -> str:
    return str(key).replace("-", "")


def test_any_column_of_any_governed_table(governed: list[Model]) -> None:
    unnamed = []
    for row in governed:
        for field in row._meta.concrete_fields:
            value = other(field, getattr(row, field.attname))
            with undone():
                change(row, field.attname, value)
                keys = {row.pk, value} if field.primary_key else {row.pk}
                wanted = {(row._meta.db_table, name(key), field.attname) for key in keys}
                if not wanted & (places := found()):
                    unnamed.append((row._meta.db_table, field.attname, places))
    assert unnamed == []


def test_content_of_another_type_stops_nothing(governed: list[Model]) -> None:
    """SQLite takes anything anywhere; PostgreSQL refuses it by itself."""
    if connection.vendor == "postgresql":
        return
    unnamed = []
    for row in governed:
        table, key = row._meta.db_table, row._meta.pk
        assert key is not None
        for field in row._meta.concrete_fields:
            with undone():
                sql = f'UPDATE "{table}" SET "{field.column}" = %s WHERE "{key.column}" = %s'
                assert execute(sql, "spoilt", name(row.pk)) == 1
                if (table, field.attname) not in {(place, column) for place, _row, column in found()}:
                    unnamed.append((table, field.attname))
    assert unnamed == []


def test_a_row_given_to_another_act(governed: list[Model]) -> None:
    stamped = [row for row in governed if hasattr(row, "act_id")]
    acts = {row.act_id for row in stamped}
    for row in stamped:
        for act in acts - {row.act_id}:
            with undone():
                change(row, "act_id", act)
                assert (row._meta.db_table, name(row.pk), "act_id") in found()


def test_a_row_deleted(governed: list[Model]) -> None:
    for row in governed:
        table, key = row._meta.db_table, row._meta.pk
        assert key is not None
        with undone():
            sql = f'DELETE FROM "{table}" WHERE "{key.column}" = %s'
            assert execute(sql, name(row.pk)) == 1
            assert {"trail_entry", table} & {place for place, _row, _column in found()}


def test_a_row_written_twice(governed: list[Model]) -> None:
    """A copy under another key, as if it had always been there."""
    for row in governed:
        table, key = row._meta.db_table, row._meta.pk
        assert key is not None
        columns = [f'"{field.column}"' for field in row._meta.concrete_fields if not field.primary_key]
        if any(field.unique and not field.primary_key for field in row._meta.concrete_fields) or row._meta.constraints:
            continue
        copy = other(key, row.pk)
        with undone():
            execute(
                f'INSERT INTO "{table}" ("{key.column}", {", ".join(columns)})'
                f' SELECT %s, {", ".join(columns)} FROM "{table}" WHERE "{key.column}" = %s',
                name(copy),
                name(row.pk),
            )
            assert (table, name(copy)) in {(place, key) for place, key, _column in found()}

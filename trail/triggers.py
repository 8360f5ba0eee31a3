"""What the database itself refuses: changing or deleting what is written once. Declared from the models."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.core.checks import CheckMessage, Error
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor
from django.db.models import Model, UniqueConstraint

from trail import rows
from trail.models import Addendum, Checkpoint, Entry, EntryIndex, Tile, Verification

LOG: list[type[Model]] = [Entry, EntryIndex, Tile, Checkpoint, Verification]
FUNCTION = "trail_refuse"
BODY = " BEGIN RAISE EXCEPTION 'trail: % is written once', TG_TABLE_NAME USING ERRCODE = 'restrict_violation'; END "

# What pg_trigger.tgtype must be: BEFORE (2), FOR EACH ROW (1), DELETE (8), UPDATE (16), TRUNCATE (32).
_POSTGRES_KINDS = {"UPDATE OR DELETE": 27, "UPDATE": 19, "TRUNCATE": 34}


@dataclass(frozen=True)
class Guarded:
    """A table written once, what is refused on it, and the sets of columns whose values no two rows share."""

    table: str
    deletable: bool
    unique: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Trigger:
    """One trigger as it must stand."""

    table: str
    name: str
    sql: str
    kind: int = 0


def guarded() -> list[Guarded]:
    """Every table written once: the log's, Facts and histories. Addenda may go, but not change."""
    kept = [*LOG, *rows.fact_models()]
    kept += [rows.history_model_of(model) for model in rows.record_models()]
    return [*(_guarded(model) for model in kept), _guarded(Addendum, deletable=True)]


def _guarded(model: type[Model], *, deletable: bool = False) -> Guarded:
    meta = model._meta
    column = {field.name: str(field.column) for field in meta.concrete_fields}
    sets: list[Iterable[str]] = [(field.name,) for field in meta.concrete_fields if field.unique]
    sets += meta.unique_together
    sets += [c.fields for c in meta.constraints if isinstance(c, UniqueConstraint) and c.fields and not c.condition]
    columns = [tuple(column[name] for name in names) for names in sets]
    return Guarded(meta.db_table, deletable, tuple(dict.fromkeys(columns)))


def wanted(connection: BaseDatabaseWrapper) -> list[Trigger]:
    """Every trigger that must stand on the tables that exist."""
    make = _on_postgres if connection.vendor == "postgresql" else _on_sqlite
    with connection.cursor() as cursor:
        present = set(connection.introspection.table_names(cursor))
    return [trigger for table in guarded() if table.table in present for trigger in make(table, connection)]


def _on_postgres(table: Guarded, connection: BaseDatabaseWrapper) -> Iterable[Trigger]:
    quoted = connection.ops.quote_name(table.table)
    for name, kind in (("keep", "UPDATE" if table.deletable else "UPDATE OR DELETE"), ("truncate", "TRUNCATE")):
        each = "STATEMENT" if kind == "TRUNCATE" else "ROW"
        full = f"{FUNCTION}_{name}"
        yield Trigger(
            table.table,
            full,
            f"DROP TRIGGER IF EXISTS {full} ON {quoted};"
            f" CREATE TRIGGER {full} BEFORE {kind} ON {quoted} FOR EACH {each} EXECUTE FUNCTION {FUNCTION}();"
            f" ALTER TABLE {quoted} ENABLE ALWAYS TRIGGER {full}",
            _POSTGRES_KINDS[kind],
        )


def _on_sqlite(table: Guarded, connection: BaseDatabaseWrapper) -> Iterable[Trigger]:
    quote = connection.ops.quote_name
    quoted, refuse = quote(table.table), f"SELECT RAISE(ABORT, 'trail: {table.table} is written once')"
    # INSERT OR REPLACE deletes without firing delete triggers: it is refused where it would meet a row
    meets = " OR ".join(
        "(" + " AND ".join(f"{quote(column)} = NEW.{quote(column)}" for column in columns) + ")"
        for columns in table.unique
    )
    conditions = {"update": "BEFORE UPDATE", "delete": "BEFORE DELETE", "insert": "BEFORE INSERT"}
    for name, event in conditions.items():
        if name == "delete" and table.deletable:
            continue
        when = f" WHEN EXISTS (SELECT 1 FROM {quoted} WHERE {meets})" if name == "insert" else ""
        full = f"{table.table}_{FUNCTION}_{name}"
        sql = f"CREATE TRIGGER {quote(full)} {event} ON {quoted} FOR EACH ROW{when} BEGIN {refuse}; END"
        yield Trigger(table.table, full, sql)


def missing(connection: BaseDatabaseWrapper) -> list[Trigger]:
    """Triggers that do not stand as they must: absent, disabled, or not refusing any more."""
    standing = _standing_on_postgres if connection.vendor == "postgresql" else _standing_on_sqlite
    found = standing(connection)
    return [t for t in wanted(connection) if found.get((t.table, t.name)) != (t.kind or t.sql)]


def _standing_on_postgres(connection: BaseDatabaseWrapper) -> dict[tuple[str, str], Any]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.relname, t.tgname, t.tgtype FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid"
            " JOIN pg_proc p ON p.oid = t.tgfoid WHERE pg_table_is_visible(c.oid) AND t.tgenabled = 'A'"
            " AND t.tgqual IS NULL AND t.tgnargs = 0 AND t.tgattr::text = ''"
            " AND p.proname = %s AND p.prosrc = %s",
            [FUNCTION, BODY],
        )
        return {(table, name): kind for table, name, kind in cursor.fetchall()}


def _standing_on_sqlite(connection: BaseDatabaseWrapper) -> dict[tuple[str, str], Any]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT tbl_name, name, sql FROM sqlite_master WHERE type = 'trigger'")
        return {(table, name): sql for table, name, sql in cursor.fetchall()}


def install(connection: BaseDatabaseWrapper) -> None:
    """Put in place what is missing; called after every migrate, since altering a table on SQLite drops triggers."""
    lacking = missing(connection)
    if not lacking:
        return
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                f"CREATE OR REPLACE FUNCTION {FUNCTION}() RETURNS trigger LANGUAGE plpgsql AS $trail${BODY}$trail$"
            )
        for trigger in lacking:
            if connection.vendor == "sqlite":
                cursor.execute(f"DROP TRIGGER IF EXISTS {connection.ops.quote_name(trigger.name)}")
            cursor.execute(trigger.sql)


def after_migrate(using: str, **_kwargs: Any) -> None:
    """Receiver of post_migrate."""
    install(connections[using])


def check(*, databases: Sequence[str] | None = None, **_kwargs: Any) -> list[CheckMessage]:
    """A missing trigger is an error, unless migrations are pending: migrating puts it back."""
    if DEFAULT_DB_ALIAS not in (databases or ()) or not apps.ready:
        return []
    connection = connections[DEFAULT_DB_ALIAS]
    lacking = missing(connection)
    if not lacking or _migrations_pending(connection):
        return []
    return [
        Error(
            f"The database no longer refuses changes to {', '.join(sorted({t.table for t in lacking}))}.",
            hint="Find out who removed the triggers, run verify_trail, then migrate --skip-checks puts them back.",
            id="trail.E001",
        )
    ]


def _migrations_pending(connection: BaseDatabaseWrapper) -> bool:
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))

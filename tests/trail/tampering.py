"""What somebody does who holds the database: no barrier, no trigger, straight SQL."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from django.db import connection, transaction
from django.db.models import (
    BinaryField,
    BooleanField,
    CharField,
    DateField,
    DateTimeField,
    DecimalField,
    DurationField,
    Field,
    ForeignKey,
    IntegerField,
    JSONField,
    Model,
    QuerySet,
    TextField,
    TimeField,
    UUIDField,
)
from uuid_utils.compat import uuid7

from trail import triggers
from trail.verification import Report, verify


def execute(sql: str, *parameters: Any) -> int:
    """Run SQL with no barrier of the application on the way."""
    wrappers, connection.execute_wrappers = connection.execute_wrappers, []
    try:
        with connection.cursor() as cursor:
            cursor.execute(sql, parameters or None)
            return int(cursor.rowcount)
    finally:
        connection.execute_wrappers = wrappers


def drop_triggers(*tables: str) -> None:
    """Drop the triggers of these tables, or all of them."""
    if connection.vendor == "postgresql":
        execute("SET CONSTRAINTS ALL IMMEDIATE")
    for trigger in triggers.wanted(connection):
        if not tables or trigger.table in tables:
            on = f' ON "{trigger.table}"' if connection.vendor == "postgresql" else ""
            execute(f'DROP TRIGGER IF EXISTS "{trigger.name}"{on}')
    if connection.vendor == "postgresql":
        execute("SET LOCAL session_replication_role = replica")  # foreign keys are not in the way either


@contextmanager
def undone() -> Iterator[None]:
    """Tamper, look, and put everything back."""
    place = transaction.savepoint()
    try:
        yield
    finally:
        transaction.savepoint_rollback(place)


def other(field: "Field[Any, Any]", value: Any) -> Any:  # noqa: C901, PLR0911 -- one line a type
    """Another value that the column could hold."""
    while isinstance(field, ForeignKey):
        field = field.target_field
    match field:
        case UUIDField():
            return uuid7()
        case BooleanField():
            return not value
        case DateTimeField():
            return (value or datetime(2026, 1, 1, tzinfo=UTC)) + timedelta(microseconds=1)
        case DateField():
            return (value or date(2026, 1, 1)) + timedelta(days=1)
        case TimeField():
            return time(1, 2, 3) if value != time(1, 2, 3) else time(3, 2, 1)
        case DurationField():
            return (value or timedelta()) + timedelta(seconds=1)
        case DecimalField():
            return (value or Decimal(0)) + (1 if (value or 0) < 1 else -1)
        case JSONField():
            return {"other": value}
        case BinaryField():
            flipped = bytes(value or b"")
            return bytes([flipped[0] ^ 1]) + flipped[1:] if flipped else b"x"
        case IntegerField():
            return (value or 0) + 1
        case CharField() | TextField():
            return "x" if value != "x" else "y"
    raise TypeError(field)


def change(row: Model, column: str, value: Any) -> None:
    """One UPDATE of one column of one row, past everything that the application refuses."""
    wrappers, connection.execute_wrappers = connection.execute_wrappers, []
    try:
        assert QuerySet(model=type(row)).filter(pk=row.pk).update(**{column: value}) == 1
    finally:
        connection.execute_wrappers = wrappers


def places(report: Report, *, without: str = "T") -> set[tuple[str, str, str]]:
    """(table, row, field) of everything found, but for the missing triggers that the tampering itself dropped."""
    return {(f.table, f.row.replace("-", ""), f.field) for f in report.findings if f.check != without}


def found() -> set[tuple[str, str, str]]:
    """Verify, and say where."""
    return places(verify())

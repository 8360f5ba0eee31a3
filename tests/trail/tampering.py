"""What somebody does who holds the database: no barrier, no trigger, straight SQL."""

from typing import Any

from django.db import connection

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


def places(report: Report, *, without: str = "T") -> set[tuple[str, str, str]]:
    """(table, row, field) of everything found, but for the missing triggers that the tampering itself dropped."""
    return {(f.table, f.row.replace("-", ""), f.field) for f in report.findings if f.check != without}


def found() -> set[tuple[str, str, str]]:
    """Verify, and say where."""
    return places(verify())

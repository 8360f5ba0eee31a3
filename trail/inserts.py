"""One new row at the price of its statement: the SQL of a model is made once, not at each row as the ORM does.

For rows that every act writes (its entry, the history of its records); the values pass through the fields as ever.
"""

from functools import cache
from typing import Any

from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Field, Model
from django.db.models.expressions import DatabaseDefault


def insert(row: Model) -> None:
    """Write a new row inside the current transaction; what the database gives (a number, a default) is set on it."""
    connection: BaseDatabaseWrapper = transaction.get_connection()
    model = type(row)
    fields = model._meta.local_concrete_fields
    given: list[Any] = [field.pre_save(row, add=True) for field in fields]
    left = frozenset(
        field.attname
        for field, value in zip(fields, given, strict=True)
        if isinstance(value, DatabaseDefault) or (field.primary_key and value is None)
    )
    sql, returned = _statement(model, left, connection.vendor)
    values = [
        field.get_db_prep_save(value, connection)
        for field, value in zip(fields, given, strict=True)
        if field.attname not in left
    ]
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        if returned:
            for name, value in zip(returned, cursor.fetchone(), strict=True):
                setattr(row, name, value)
    row._state.adding, row._state.db = False, connection.alias


@cache
def _statement(model: type[Model], left: frozenset[str], vendor: str) -> tuple[str, list[str]]:
    """The SQL that writes one row, and the attributes that the database answers."""
    quote = transaction.get_connection().ops.quote_name
    fields: list[Field[Any, Any]] = list(model._meta.local_concrete_fields)
    columns = [quote(str(field.column)) for field in fields if field.attname not in left]
    answered = [field for field in fields if field.attname in left]
    sql = (
        f"INSERT INTO {quote(model._meta.db_table)} ({', '.join(columns)}) VALUES ({', '.join(['%s'] * len(columns))})"
    )
    if answered:
        sql += f" RETURNING {', '.join(quote(str(field.column)) for field in answered)}"
    return sql, [field.attname for field in answered]

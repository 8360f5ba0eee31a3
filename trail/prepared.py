"""A read whose SQL is made once: the ORM composes and compiles it at first use, then only the values change.

For the few reads that stand before every act of a burst, where composing a query costs more than answering it.
"""

from collections.abc import Callable
from datetime import date
from inspect import signature
from typing import Any
from uuid import UUID

from django.db import models, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

Row = tuple[Any, ...]


class Prepared:
    """A query written as a function of its values, which are UUIDs, days or words; its rows are tuples.

    The function is called once an engine, with a stand-in for each value: it may not branch on them.
    """

    def __init__(self, build: Callable[..., "models.QuerySet[Any, Row]"]) -> None:
        self._build = build
        self._kinds: dict[str, type] = {name: p.annotation for name, p in signature(build).parameters.items()}
        self._made: dict[str, tuple[Any, str, list[tuple[str, Any]]]] = {}

    def rows(self, **values: Any) -> list[Row]:
        """The rows for these values, by name."""
        connection: BaseDatabaseWrapper = transaction.get_connection()
        compiler, sql, places = self._statement(connection)
        given = {name: _for_database(values[name], connection) for name in self._kinds}
        with connection.cursor() as cursor:
            cursor.execute(sql, [given[name] if name else fixed for name, fixed in places])
            found = cursor.fetchall()
        return list(compiler.results_iter(results=[found], tuple_expected=True))

    def _statement(self, connection: BaseDatabaseWrapper) -> tuple[Any, str, list[tuple[str, Any]]]:
        if connection.vendor not in self._made:
            stand_ins = {name: _stand_in(kind, place) for place, (name, kind) in enumerate(self._kinds.items(), 1)}
            compiler: Any = self._build(**stand_ins).query.get_compiler(connection=connection)
            sql, params = compiler.as_sql()
            names = {_for_database(value, connection): name for name, value in stand_ins.items()}
            places = [(names.get(_hashable(param), ""), param) for param in params]
            if missing := self._kinds.keys() - {name for name, _ in places}:
                raise ValueError(f"These values do not stand in the query: {', '.join(sorted(missing))}.")
            self._made[connection.vendor] = (compiler, sql, places)
        return self._made[connection.vendor]


def _stand_in(kind: type, place: int) -> Any:
    """A value that no row has."""
    stand_ins: dict[type, Any] = {UUID: UUID(int=place), date: date(1, 1, place), str: f"\x1fvalue {place}"}
    return stand_ins[kind]


def _for_database(value: Any, connection: BaseDatabaseWrapper) -> Any:
    """A value as the engine takes it."""
    if isinstance(value, UUID):
        return models.UUIDField().get_db_prep_value(value, connection)
    return connection.ops.adapt_datefield_value(value) if isinstance(value, date) else value


def _hashable(param: Any) -> Any:
    return param if isinstance(param, (str, UUID, date)) else None

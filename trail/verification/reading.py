"""Reading tables that somebody may have spoilt: one instant for all reads, and rows that cannot be read are named."""

import decimal
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast
from django.utils.translation import gettext as _

from trail.verification.findings import Report

CHUNK = 900  # keys in one query; SQLite allows 999
UNREADABLE = (ValueError, TypeError, AttributeError, OverflowError, decimal.DecimalException, ValidationError)
"""What a column raises whose content is not of its type (SQLite takes anything anywhere)."""

T = TypeVar("T")


def chunks(items: Iterable[T], size: int = CHUNK) -> Iterator[list[T]]:
    """The items by `size` at a time."""
    iterator = iter(items)
    while found := list(islice(iterator, size)):
        yield found


@contextmanager
def one_instant() -> Iterator[None]:
    """See the database as it stood at one instant, without holding anybody up."""
    connection: Any = transaction.get_connection()
    if connection.in_atomic_block:
        yield
    elif connection.vendor == "postgresql":
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield
    else:
        connection.ensure_connection()  # the mode is known once connected
        mode, connection.transaction_mode = connection.transaction_mode, "DEFERRED"
        try:
            with transaction.atomic():
                connection.transaction_mode = mode
                yield
        finally:
            connection.transaction_mode = mode


def readable(queryset: "QuerySet[Any]", report: Report) -> list[Any]:
    """The rows of a small queryset; those that cannot be read are reported, with the field, and left out."""
    try:
        return list(queryset)
    except UNREADABLE:
        return _one_by_one(queryset, report)


def raw_keys(queryset: "QuerySet[Any]", column: str = "pk") -> Any:
    """Keys as text, which can be read whatever they hold."""
    return queryset.annotate(raw_key=Cast(column, TextField())).order_by().values_list("raw_key", flat=True)


def _one_by_one(queryset: "QuerySet[Any]", report: Report) -> list[Any]:
    table = queryset.model._meta.db_table
    found = []
    marked = queryset.annotate(raw_key=Cast("pk", TextField()))
    for raw in raw_keys(queryset):
        row = marked.filter(raw_key=raw)
        try:
            found += list(row)
        except UNREADABLE:
            for column in _spoilt(row):
                report.found("C5", table, raw, column, _("the content is not of the type of the column"))
    return found


def _spoilt(row: "QuerySet[Any]") -> list[str]:
    names = []
    for column in row.model._meta.concrete_fields:
        try:
            list(row.order_by().values_list(column.attname, flat=True))
        except UNREADABLE:
            names.append(column.attname)
    return names

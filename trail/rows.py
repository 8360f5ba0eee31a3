"""Which models are governed, and the database-independent digest of one of their rows."""

import hashlib
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from functools import cache
from typing import Any, cast
from uuid import UUID

from django.apps import apps
from django.db.models import DecimalField, Field, Model

from trail.canonical import canonical

STAMP = ("act_id", "pos", "schema", "salt", "prev", "marks", "state")
"""Columns of the stamp: `state` and `marks` are derived, the others enter the digest under their own name."""

_SAFE = 2**53


@cache
def _models(kind: str) -> list[type[Model]]:
    return [model for model in apps.get_models() if getattr(model, "trail_kind", "") == kind and not model._meta.proxy]


def record_models() -> list[type[Model]]:
    """Every concrete Record, in the order of the registry of applications."""
    return _models("record")


def fact_models() -> list[type[Model]]:
    """Every concrete Fact."""
    return _models("fact")


@cache
def history_model_of(record: type[Model]) -> type[Model]:
    """The table that keeps each past row of a Record."""
    model: type[Model] = record.history.model  # type: ignore[attr-defined]
    return model


@cache
def governed_tables() -> dict[str, type[Model]]:
    """Table name → model, for every Record, its history, and every Fact."""
    models = [*record_models(), *(history_model_of(model) for model in record_models()), *fact_models()]
    return {model._meta.db_table: model for model in models}


@cache
def _columns(model: type[Model]) -> tuple[tuple[str, "Field[Any, Any]"], ...]:
    """The columns of a row but the stamp, in the model's order."""
    return tuple((field.attname, field) for field in model._meta.concrete_fields if field.name not in STAMP)


def canonical_value(field: "Field[Any, Any]", value: Any) -> Any:
    """One value in a form that no database changes: text, integer below 2^53, boolean, null, list or mapping."""
    if value is None or type(value) is str:  # most values; what follows would answer the same
        return value
    if isinstance(field, DecimalField):
        return f"{Decimal(value):.{field.decimal_places}f}"
    return _plain(value)


def _plain(value: Any) -> Any:  # noqa: C901, PLR0911 -- one line a type reads best
    match value:
        case None | bool():
            return value
        case str():
            return "".join((value,))  # a plain str, whatever subclass came in
        case int():
            return value if -_SAFE < value < _SAFE else str(value)
        case UUID() | Decimal():
            return str(value)
        case datetime():
            return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
        case date() | time():
            return value.isoformat()
        case timedelta():
            return value // timedelta(microseconds=1)
        case bytes() | bytearray() | memoryview():
            return bytes(value).hex()
        case list() | tuple():
            return [_plain(item) for item in value]
        case dict():
            return {str(key): _plain(item) for key, item in value.items()}
    raise TypeError(f"{type(value).__name__} cannot stand in the trail: use a Decimal, an integer or text.")


@cache
def _gained(model: type[Model], schema: int) -> dict[str, Any]:
    """The columns that the model gained after that schema version, with the value which older rows were given."""
    owner: Any = getattr(model, "instance_type", model)
    return {name: default for name, (since, default) in owner.trail_added.items() if since > schema}


def row_values(instance: Model) -> dict[str, Any]:
    """Every column of a history row or a Fact but the stamp, in canonical form, in the model's order.

    A row of an earlier schema version is taken with the columns that it had.
    """
    model, stamp = type(instance), cast("Any", instance)
    later = _gained(model, stamp.schema)
    return {
        name: canonical_value(field, getattr(instance, name)) for name, field in _columns(model) if name not in later
    }


def changed_later(instance: Model) -> list[str]:
    """The columns gained since the row was written that no longer hold what the migration gave them."""
    model, stamp = type(instance), cast("Any", instance)
    return [name for name, given in _gained(model, stamp.schema).items() if _plain(getattr(instance, name)) != given]


def row_digest(instance: Model, *, values: dict[str, Any] | None = None) -> bytes:
    """SHA-256 over the row's values (given when at hand), schema version, place in its act, past and own salt."""
    stamp: Any = instance
    leaf = {
        "act": str(stamp.act_id),
        "fields": row_values(instance) if values is None else values,
        "model": instance._meta.label_lower,
        "pos": stamp.pos,
        "prev": bytes(getattr(stamp, "prev", b"")).hex(),
        "salt": bytes(stamp.salt).hex(),
        "schema": stamp.schema,
    }
    return hashlib.sha256(canonical(leaf)).digest()

"""Thousands of rows in one act at bulk speed, history included, with errors that name the row."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import IntegrityError, models, transaction
from django.db.models import ForeignKey, UniqueConstraint
from django.utils.translation import gettext as _

from trail import rows
from trail.records import Fact, Record, history_row, seal, stale
from trail.state import require_act

BATCH = 500
_SHOWN = 100
"""How many faulty rows are looked for, one by one, once the database has refused the whole."""


@dataclass(frozen=True)
class RowError:
    """One fault: the row's number (from 0), the field ("" for the row as a whole) and what to do."""

    row: int
    field: str
    message: str


class RowErrors(ValidationError):
    """Every fault found in the rows; nothing was written."""

    def __init__(self, faults: Sequence[RowError]) -> None:
        super().__init__([fault.message for fault in faults])
        self.faults = list(faults)


def write_many(model: type[models.Model], instances: Iterable[Any]) -> list[Any]:
    """Write new and changed rows of one model inside the running act; all or nothing.

    Raises RowErrors with the number and the field of each fault, OutsideActError outside an act.
    """
    act = require_act()
    position = act.next_position()
    try:
        return _write(model, list(instances))
    except Exception:
        act.forget_from(position)  # whoever catches this goes on with an act that answers for what stands
        raise


def _write(model: type[models.Model], listed: list[Any]) -> list[Any]:
    if not listed:
        return []
    fresh = [instance for instance in listed if instance._state.adding]
    if issubclass(model, Record):
        model.before_save_many(listed)
    _check(model, listed)
    if issubclass(model, Fact):
        return _insert_facts(model, listed)
    changed = [instance for instance in listed if not instance._state.adding]
    history = _stamp(fresh, "+") + _stamp(changed, "~")
    with _mapping_errors(listed):
        model._base_manager.bulk_create(fresh, batch_size=BATCH)
        _update(model, changed)
        rows.history_model_of(model)._base_manager.bulk_create(history, batch_size=BATCH)
    return listed


def _stamp(instances: list[Any], kind: str) -> list[Any]:
    made = []
    for instance in instances:
        instance.version += 1
        row = history_row(instance, kind)
        instance.state = row.state
        made.append(row)
    return made


def _update(model: type[models.Model], changed: list[Any]) -> None:
    if not changed:
        return
    expected = {instance.pk: instance.version - 1 for instance in changed}
    kept = dict(model._base_manager.select_for_update().filter(pk__in=expected).values_list("pk", "version"))
    if kept != expected:
        raise stale()
    fields = [field.name for field in model._meta.concrete_fields if not field.primary_key]
    model._base_manager.bulk_create(  # one INSERT … ON CONFLICT a batch: ten times faster than a CASE a column
        changed, batch_size=BATCH, update_conflicts=True, unique_fields=["id"], update_fields=fields
    )


def _insert_facts(model: type[models.Model], facts: list[Any]) -> list[Any]:
    for fact in facts:
        seal(fact)
    with _mapping_errors(facts):
        model._base_manager.bulk_create(facts, batch_size=BATCH)
    return facts


class _mapping_errors:  # noqa: N801 -- reads as a verb where it is used
    """Turn a refusal of the database into errors that name rows."""

    def __init__(self, instances: list[Any]) -> None:
        self.instances = instances
        self.savepoint = transaction.atomic()

    def __enter__(self) -> None:
        self.savepoint.__enter__()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.savepoint.__exit__(kind, error, trace)
        if isinstance(error, IntegrityError):
            raise RowErrors(_faults_of(self.instances) or [RowError(0, "", str(error))]) from error


def _faults_of(instances: list[Any]) -> list[RowError]:
    faults: list[RowError] = []
    for number, instance in enumerate(instances):
        try:
            instance.validate_constraints()
        except ValidationError as error:
            faults += _as_faults(number, error)
        if len(faults) >= _SHOWN:
            break
    return faults


def _as_faults(number: int, error: ValidationError) -> list[RowError]:
    messages = error.message_dict if hasattr(error, "error_dict") else {NON_FIELD_ERRORS: error.messages}
    return [
        RowError(number, "" if field == NON_FIELD_ERRORS else field, text)
        for field, texts in messages.items()
        for text in texts
    ]


def _check(model: type[models.Model], instances: list[Any]) -> None:
    """Fields in memory, foreign keys and uniqueness set-wise."""
    for instance in instances:
        if isinstance(instance, Fact):
            instance.at = require_act().at
    faults = [fault for number, instance in enumerate(instances) for fault in _field_faults(number, instance)]
    faults += _missing_keys(model, instances)
    faults += _repeated(model, instances)
    if faults:
        raise RowErrors(faults)


def _field_faults(number: int, instance: Any) -> list[RowError]:
    skipped = {*rows.STAMP, *(f.name for f in instance._meta.concrete_fields if isinstance(f, ForeignKey) and f.null)}
    links = {f.name for f in instance._meta.concrete_fields if isinstance(f, ForeignKey)}
    faults: list[RowError] = []
    try:
        instance.clean_fields(exclude=skipped | links)
        instance.clean()
    except ValidationError as error:
        faults += _as_faults(number, error)
    return faults


def _missing_keys(model: type[models.Model], instances: list[Any]) -> list[RowError]:
    faults = []
    for field in model._meta.concrete_fields:
        if not isinstance(field, ForeignKey):
            continue
        asked = {getattr(instance, field.attname) for instance in instances} - {None}
        target: Any = field.remote_field.model
        known = set(target._base_manager.filter(pk__in=asked).values_list("pk", flat=True)) if asked else set()
        for number, instance in enumerate(instances):
            key = getattr(instance, field.attname)
            if (key is None and not field.null) or (key is not None and key not in known):
                faults.append(RowError(number, field.name, _("This points to nothing that exists.")))
    return faults


def _repeated(model: type[models.Model], instances: list[Any]) -> list[RowError]:
    """Two rows of the batch that a uniqueness constraint without condition would not let stand together."""
    faults = []
    concrete = {field.name: field for field in model._meta.concrete_fields}
    unique: list[tuple[str, ...]] = [(f.attname,) for f in concrete.values() if f.unique and not f.primary_key]
    unique += [
        tuple(concrete[name].attname for name in constraint.fields)
        for constraint in model._meta.constraints
        if isinstance(constraint, UniqueConstraint) and constraint.fields and constraint.condition is None
    ]
    for columns in unique:
        seen: dict[tuple[Any, ...], int] = defaultdict(lambda: -1)
        for number, instance in enumerate(instances):
            key = tuple(getattr(instance, column) for column in columns)
            if None not in key and seen[key] >= 0:
                faults.append(RowError(number, columns[-1], _("This stands twice in the same set of rows.")))
            seen[key] = number
    return faults

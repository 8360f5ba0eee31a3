"""Reads of the past: what changed on a record, when and by which act."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.contrib.auth import get_user_model
from django.db.models import F, ForeignKey, Model, Q, QuerySet, Window
from django.db.models.functions import RowNumber

from trail import clock, rows
from trail.models import Checkpoint, Entry, Verification
from trail.records import Record


@dataclass(frozen=True)
class FieldChange:
    """One field before and after, as people read it."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Change:
    """One act on a record: when, by whom (an account), which act, and the fields it changed."""

    at: datetime
    actor: Any
    act: str
    entry_id: UUID
    version: int
    fields: list[FieldChange]


def history_of(*, record: Record, limit: int = 50) -> list[Change]:
    """The newest changes of a record first; field-level before and after derived from the history rows."""
    history: Any = rows.history_model_of(type(record))._base_manager.filter(id=record.pk)
    past = list(history.select_related("history_user__person__identity").order_by("-version")[: limit + 1])
    names = dict(Entry.objects.filter(entry_id__in=[row.act_id for row in past]).values_list("entry_id", "act"))
    labels = _labels_of_links(type(record), past)
    found = []
    for place, row in enumerate(past[:limit]):
        before = past[place + 1] if place + 1 < len(past) else None
        found.append(
            Change(
                at=row.history_date,
                actor=row.history_user,
                act=names.get(row.act_id, ""),
                entry_id=row.act_id,
                version=row.version,
                fields=_changed(type(record), before, row, labels),
            )
        )
    return found


def _changed(model: type[Model], before: Any, after: Any, labels: dict[tuple[str, Any], str]) -> list[FieldChange]:
    changes = []
    for field in model._meta.concrete_fields:
        if field.name in {"id", "version", "state"}:
            continue
        old = getattr(before, field.attname) if before is not None else None
        new = getattr(after, field.attname)
        if old != new and not (before is None and new in (None, "")):
            changes.append(
                FieldChange(
                    label=str(field.verbose_name), before=_shown(field, old, labels), after=_shown(field, new, labels)
                )
            )
    return changes


def _shown(field: Any, value: Any, labels: dict[tuple[str, Any], str]) -> str:
    if value in (None, ""):
        return ""
    if isinstance(field, ForeignKey):
        return labels.get((field.name, value), str(value))
    if isinstance(value, (list, dict)):
        return ", ".join(str(item) for item in value)
    return str(dict(field.flatchoices).get(value, value))


def _labels_of_links(model: type[Model], past: list[Any]) -> dict[tuple[str, Any], str]:
    """The names behind every foreign key of these rows, one query a field."""
    labels = {}
    for field in model._meta.concrete_fields:
        if isinstance(field, ForeignKey):
            keys = {getattr(row, field.attname) for row in past} - {None}
            target: Any = field.remote_field.model
            for found in target._base_manager.filter(pk__in=keys) if keys else ():
                labels[(field.name, found.pk)] = str(found)
    return labels


def as_of(*, model: type[Record], at: datetime) -> Any:
    """The rows of a Record as they stood at an instant: the newest history row of each, at or before it."""
    manager: Any = model.history
    return manager.as_of(at)


@dataclass(frozen=True)
class Moment:
    """A past state of the log: the checkpoint that a date resolves to, or the empty log before the first one."""

    on: date
    at: datetime
    size: int
    root: str


def moment_of(*, on: date) -> Moment | None:
    """The last checkpoint at or before the end of a past day; None for today and later: the rows as they stand."""
    if on >= clock.today():
        return None
    end = datetime.combine(on + timedelta(days=1), time(), clock.PARIS)
    found = Checkpoint.objects.filter(at__lt=end).order_by("-size").first()
    if found is None:
        return Moment(on=on, at=datetime.min.replace(tzinfo=UTC), size=0, root="")
    return Moment(on=on, at=found.at, size=found.size, root=bytes(found.root).hex())


def standing(*, model: type[Record], moment: Moment, where: Q | None = None, also: tuple[str, ...] = ()) -> list[Any]:
    """The records of a kind that stood at a moment, without those withdrawn by then, as their history rows.

    `where` names only what never changes on a record; `also` are the links to read along.
    """
    newest = Window(RowNumber(), partition_by=F("id"), order_by=F("version").desc())
    past: Any = rows.history_model_of(model)._base_manager.filter(where or Q(), history_date__lte=moment.at)
    found = past.annotate(rank=newest).filter(rank=1).select_related(*also)
    return [row for row in found if row.withdrawn_at is None]


def entries(user: Any) -> QuerySet[Entry]:
    """What happened in the perimeters where the account may read the trail, the newest first."""
    scopes = user.rights.covered("trail.view")
    found = Entry.objects.select_related("place").order_by("-seq")
    return found if scopes is None else found.filter(Q(scope__in=scopes) | Q(scope__isnull=True))


def checkpoints(user: Any) -> QuerySet[Checkpoint]:
    """The signed heads of the log, the newest first."""
    return Checkpoint.objects.order_by("-size") if user.has_right("trail.view") else Checkpoint.objects.none()


def verifications(user: Any) -> QuerySet[Verification]:
    """The verifications that were run, the newest first."""
    return Verification.objects.order_by("-at") if user.has_right("trail.view") else Verification.objects.none()


def accounts(*, keys: Iterable[str]) -> dict[str, str]:
    """The names behind pseudonymous account ids, for a page."""
    known = get_user_model()._default_manager.filter(pk__in={key for key in keys if key})
    return {str(account.pk): str(account) for account in known.select_related("person__identity")}

"""Record (a governed row with history) and Fact (a row written once): both refuse every write outside an act."""

import secrets
from typing import Any, ClassVar, Self
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import DatabaseError, models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords
from uuid_utils.compat import uuid7

from trail import rows
from trail.fieldmarks import field_marks
from trail.inserts import insert
from trail.state import OutsideActError, require_act

NO_STATE = bytes(32)


class HistoryStamp(models.Model):
    """What ties a history row to the act that wrote it."""

    act_id = models.UUIDField(db_index=True)
    pos = models.PositiveIntegerField()
    schema = models.PositiveSmallIntegerField()
    salt = models.BinaryField(max_length=16)
    prev = models.BinaryField(max_length=32)
    marks = models.BinaryField()

    class Meta:
        abstract = True

    @property
    def trail_schema(self) -> int:
        """The schema version of the Record that this row is a past state of."""
        schema: int = self.instance_type.trail_schema  # type: ignore[attr-defined]
        return schema


class ActHistory(HistoricalRecords):
    """Keeps each row as it was, stamped with the act, its place in it and the digest of the row before."""

    def create_historical_record(self, instance: "Record", history_type: str, using: str | None = None) -> None:
        insert(instance.prepared_history)


def history_row(instance: "Record", history_type: str) -> Any:
    """The history row of `instance` as it stands now, its digest noted by the act; not saved yet."""
    act = require_act()
    model: Any = rows.history_model_of(type(instance))
    columns = {field.attname: getattr(instance, field.attname) for field in instance._meta.concrete_fields}
    row = model(
        **columns,
        history_id=uuid7(),
        history_date=act.at,
        history_type=history_type,
        history_user_id=act.actor.pk,
    )
    row.prev = bytes(instance.state) or NO_STATE
    seal(row)
    return row


def seal(row: Any) -> None:
    """Stamp a history row or a Fact with the running act and let the act commit to its digest."""
    act = require_act()
    row.act_id, row.pos, row.schema, row.salt = act.id, act.next_position(), row.trail_schema, secrets.token_bytes(16)
    values = rows.row_values(row)
    row.marks = field_marks(values, row.salt)
    row.state = rows.row_digest(row, values=values)
    act.commit_to(row.state)


class RecordQuerySet(models.QuerySet[Any]):
    """Reads freely; every bulk write is refused, for it would leave no trace."""

    def _refuse(self, verb: str) -> None:
        raise OutsideActError(f"{self.model.__name__}.objects.{verb}() leaves no trace: write through an action.")

    def update(self, **kwargs: Any) -> int:
        self._refuse("update")
        return 0

    def delete(self) -> tuple[int, dict[str, int]]:
        self._refuse("delete")
        return 0, {}

    def bulk_create(self, *args: Any, **kwargs: Any) -> list[Any]:
        self._refuse("bulk_create")
        return []

    def bulk_update(self, *args: Any, **kwargs: Any) -> int:
        self._refuse("bulk_update")
        return 0

    def active(self) -> Self:
        """Rows that were not withdrawn."""
        return self.filter(withdrawn_at__isnull=True)


class Record(models.Model):
    """A governed row: it changes only inside an act, keeps its history, is withdrawn and never deleted."""

    trail_kind: ClassVar[str] = "record"
    trail_schema: ClassVar[int] = 1
    trail_added: ClassVar[dict[str, tuple[int, Any]]] = {}
    """Columns gained after the first schema version: the version that has them, and what older rows were given."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True, editable=False)
    version = models.PositiveIntegerField(_("version"), default=0, editable=False)
    state = models.BinaryField(max_length=32, default=bytes, editable=False)

    history = ActHistory(
        inherit=True, bases=[HistoryStamp], history_id_field=models.UUIDField(default=uuid7), user_db_constraint=False
    )
    objects: ClassVar[Any] = models.Manager.from_queryset(RecordQuerySet)()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Check everything, then write the row and its history; a row changed meanwhile by another is refused.

        Raises OutsideActError outside an action, ValidationError on a broken rule or (code "stale") a lost race.
        """
        act = require_act()
        if hasattr(self, "skip_history_when_saving"):
            raise OutsideActError("A Record is never saved without its history.")
        creating = self._state.adding
        self.before_save(creating=creating)
        self.full_clean()
        before = bytes(self.state) or NO_STATE
        self.version += 1
        try:
            super().save(force_insert=creating, force_update=not creating)
        except DatabaseError as error:
            self.version -= 1
            if "did not affect" in str(error):
                raise stale() from error
            raise
        act.previous[self._meta.label_lower, self.pk, self.version] = before

    def before_save(self, *, creating: bool) -> None:
        """Fill what the row derives from itself (a reference, a sort key)."""

    @classmethod
    def before_save_many(cls, instances: "list[Any]") -> None:
        """The same for many new rows at once, in few queries."""
        for instance in instances:
            instance.before_save(creating=instance._state.adding)

    def save_base(self, *args: Any, **kwargs: Any) -> None:
        """Compute the digest of the row as it is about to stand, so that live row and history agree."""
        self.prepared_history = history_row(self, "+" if self._state.adding else "~")
        previous, self.state = self.state, self.prepared_history.state
        try:
            super().save_base(*args, **kwargs)
        except Exception:
            self.state = previous
            require_act().forget_last()
            raise
        finally:
            del self.prepared_history

    def _do_update(self, base_qs: Any, *args: Any, **kwargs: Any) -> Any:
        unchanged = base_qs.filter(version=self.version - 1)
        return super()._do_update(unchanged, *args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Refused: Records are withdrawn."""
        raise OutsideActError(f"{type(self).__name__} is withdrawn, never deleted.")

    def withdraw(self) -> None:
        """Hide the row from lists; its history and its links stay. Raises ValidationError when done already."""
        if self.withdrawn_at:
            raise ValidationError(_("This is withdrawn already."), code="withdrawn")
        self.withdrawn_at = require_act().at
        self.save()


class FactQuerySet(models.QuerySet[Any]):
    """Reads freely; a Fact is written by saving it once, inside an act."""

    update = RecordQuerySet.update
    delete = RecordQuerySet.delete
    bulk_create = RecordQuerySet.bulk_create
    bulk_update = RecordQuerySet.bulk_update
    _refuse = RecordQuerySet._refuse  # noqa: SLF001 -- of the same room


class Fact(models.Model):
    """A row written once inside an act and never changed; a correction is a new Fact."""

    trail_kind: ClassVar[str] = "fact"
    trail_schema: ClassVar[int] = 1
    trail_added: ClassVar[dict[str, tuple[int, Any]]] = {}
    """Columns gained after the first schema version: the version that has them, and what older rows were given."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    at = models.DateTimeField(_("recorded at"), editable=False)
    act_id = models.UUIDField(db_index=True, editable=False)
    pos = models.PositiveIntegerField(editable=False)
    schema = models.PositiveSmallIntegerField(editable=False)
    salt = models.BinaryField(max_length=16, editable=False)
    marks = models.BinaryField(editable=False)
    state = models.BinaryField(max_length=32, editable=False)

    objects: ClassVar[Any] = models.Manager.from_queryset(FactQuerySet)()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write the Fact once. Raises OutsideActError outside an act or on a second save, ValidationError."""
        act = require_act()
        if not self._state.adding:
            raise OutsideActError(f"{type(self).__name__} is written once: record a new one.")
        self.at = act.at
        self.full_clean(exclude=rows.STAMP)
        seal(self)
        super().save(force_insert=True)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Refused."""
        raise OutsideActError(f"{type(self).__name__} is never deleted.")


def stale() -> ValidationError:
    """The error of somebody who edits what another person has changed in the meantime."""
    return ValidationError(
        _("Somebody changed this in the meantime: reload the page, look at what changed, and try again."), code="stale"
    )


def record_id_of(label: str) -> tuple[str, UUID]:
    """Split an entry's target "risks.risk:<uuid>" into model label and id."""
    model, _sep, key = label.partition(":")
    return model, UUID(key)

"""C4, and the second half of C5: each object's versions follow each other, and the live row is the last of them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from typing import Any
from uuid import UUID

from django.db.models import Exists, Model, OuterRef
from django.utils.translation import gettext as _

from trail import rows
from trail.records import NO_STATE
from trail.verification.findings import Progress, Report
from trail.verification.reading import CHUNK, UNREADABLE, chunks, raw_keys, readable

NAMED = 20


def check_objects(report: Report, progress: Progress | None) -> None:
    """Every object of every Record."""
    models = [m for m in rows.record_models() if not (_tables(m) & report.absent or _tables(m) <= report.empty)]
    for done, model in enumerate(models):
        for keys in _keys(model, report):
            check_some(model, keys, report)
        _check_deleted(model, report)
        if progress:
            progress(done + 1, len(models), str(model._meta.verbose_name_plural))


def _tables(model: type[Model]) -> set[str]:
    return {model._meta.db_table, rows.history_model_of(model)._meta.db_table}


def _keys(model: type[Model], report: Report) -> Iterator[list[Any]]:
    """Every key of the live rows, by pages; those that are no keys any more are reported."""
    live, last = model._base_manager.order_by("pk"), None
    try:
        while page := list((live.filter(pk__gt=last) if last else live).values_list("pk", flat=True)[:CHUNK]):
            yield page
            last = page[-1]
    except UNREADABLE:
        after = live.filter(pk__gt=last) if last else live
        yield from chunks(_sound_keys(model, raw_keys(after), report))


def _sound_keys(model: type[Model], raw: Iterable[str], report: Report) -> Iterator[UUID]:
    for key in raw:
        try:
            yield UUID(key)
        except UNREADABLE:
            report.found("C5", model._meta.db_table, key, "id", _("the content is not of the type of the column"))


def check_some(model: type[Model], keys: Collection[Any], report: Report) -> None:
    """The live rows with these keys, against their histories; what cannot be compared is reported alone."""
    try:
        _compare(model, keys, report)
    except UNREADABLE:
        if len(keys) > 1:
            for key in keys:
                check_some(model, [key], report)
        else:
            text = _("its history cannot be read any more")
            report.found("C5", model._meta.db_table, next(iter(keys)), "", text)


def _compare(model: type[Model], keys: Iterable[Any], report: Report) -> None:
    history_model = rows.history_model_of(model)
    live = readable(model._base_manager.filter(pk__in=keys), report)
    chains: dict[Any, list[Any]] = defaultdict(list)
    columns = ("id", "version", "prev", "state", "history_id")
    past = history_model._base_manager.filter(id__in=[row.pk for row in live]).order_by("id", "version")
    for link in past.values_list(*columns):
        chains[link[0]].append(link)
    newest = [chain[-1][4] for chain in chains.values()]
    last = {row.id: row for row in readable(history_model._base_manager.filter(pk__in=newest), report)}
    for row in live:
        _check_chain(history_model, row.pk, chains[row.pk], report)
        if row.pk in last:
            _check_live(row, last[row.pk], report)
        elif not chains[row.pk]:
            report.found("C5", model._meta.db_table, row.pk, "id", _("no history answers for this row"))


def _check_chain(model: type[Model], key: Any, chain: list[Any], report: Report) -> None:
    expected, state = 1, NO_STATE
    for _id, version, prev, own, history_id in chain:
        if version != expected:
            text = _("version %(version)s of %(key)s is missing") % {"version": expected, "key": key}
            report.found("C4", model._meta.db_table, history_id, "version", text)
        elif bytes(prev) != state:
            report.found("C4", model._meta.db_table, history_id, "prev", _("does not follow the version before it"))
        expected, state = version + 1, bytes(own)


def _check_live(row: Any, last: Any, report: Report) -> None:
    columns = [field for field in row._meta.concrete_fields if field.name != "state"]
    changed = [field.attname for field in columns if not _same(row, last, field)]
    if _readable_state(row.state) != bytes(last.state):
        changed.append("state")
    for name in changed:
        report.found("C5", row._meta.db_table, row.pk, name, _("differs from the last state that was recorded"))


def _readable_state(state: Any) -> bytes | None:
    """The digest of the state, if the column still holds bytes; that of the history row is computed elsewhere."""
    return bytes(state) if isinstance(state, (bytes, memoryview)) else None


def _same(row: Any, last: Any, field: Any) -> bool:
    one, other = getattr(row, field.attname), getattr(last, field.attname)
    try:
        return bool(rows.canonical_value(field, one) == rows.canonical_value(field, other))
    except UNREADABLE:
        return False


def _check_deleted(model: type[Model], report: Report) -> None:
    """Objects with a history and without a row."""
    alive = Exists(model._base_manager.filter(pk=OuterRef("id")))
    past = rows.history_model_of(model)._base_manager.filter(~alive)
    for key in raw_keys(past, "id").distinct()[:NAMED]:
        report.found("C5", model._meta.db_table, key, "id", _("the row is gone, its history remains"))

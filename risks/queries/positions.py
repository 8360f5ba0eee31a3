"""Where risks stand in the matrix, today or at the end of a past day, counted by the database in one query."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection
from django.db.models import Count, F, Q, QuerySet, Window
from django.db.models.functions import RowNumber

from risks.lifecycle import Kind, Status
from risks.models import Risk

Pair = tuple[int, int]
PAIRS = tuple((kind.value, f"{kind.value}_likelihood", f"{kind.value}_severity") for kind in Kind)
AXES = tuple(name for _kind, likelihood, severity in PAIRS for name in (likelihood, severity))


class Position(NamedTuple):
    """How many risks stand at the same three places of the same scale."""

    scale: UUID
    pairs: dict[str, Pair]
    many: int


def positions(rows: "QuerySet[Risk]") -> list[Position]:
    """The places of these risks as they stand now; one query whatever their number."""
    counted = rows.filter(scale__isnull=False).order_by().values_list("scale_id", *AXES).annotate(many=Count("pk"))
    return _positions(counted)


def stood(rows: "QuerySet[Risk] | None", *, until: datetime) -> "QuerySet[Any]":
    """The newest state before an instant of each of these risks (None: of every one), and whether it lived then."""
    known = {} if rows is None else {"id__in": rows.order_by().values("pk")}
    newest = Window(RowNumber(), partition_by=F("id"), order_by=F("version").desc())
    alive = Q(withdrawn_at__isnull=True) & ~Q(status=Status.CLOSED)
    found: QuerySet[Any] = (
        Risk.history.filter(**known, history_date__lt=until).order_by().annotate(age=newest, alive=alive).filter(age=1)
    )
    return found


def positions_on(rows: "QuerySet[Risk]", *, until: datetime) -> list[Position]:
    """The places of these risks as they stood just before an instant."""
    names = ("scale_id", *AXES)
    found = stood(rows, until=until).values("age", "alive", *names)
    sql, params = found.query.sql_with_params()
    columns = ", ".join(names)
    return _positions(
        _rows(
            f"SELECT {columns}, count(*) FROM ({sql}) AS stood"  # noqa: S608 -- made of our own query
            f" WHERE alive AND scale_id IS NOT NULL GROUP BY {columns}",
            params,
        )
    )


def moves(rows: "QuerySet[Risk]", *, since: datetime, until: datetime) -> "Counter[tuple[UUID, Pair, Pair]]":
    """From which current place to which, between two instants, for the risks known at both on the same scale."""
    names = ("current_likelihood", "current_severity")
    before, after = (
        stood(known, until=instant).values("id", "age", "alive", "scale_id", *names).query.sql_with_params()
        for known, instant in ((None, since), (rows, until))  # the join keeps those that may be seen
    )
    columns = ", ".join(["a.scale_id", *(f"{side}.{name}" for side in "ab" for name in names)])
    counted = _rows(
        f"SELECT {columns}, count(*) FROM ({before[0]}) AS a JOIN ({after[0]}) AS b"  # noqa: S608 -- of our own queries
        f" ON a.id = b.id AND a.scale_id = b.scale_id"
        f" WHERE a.alive AND b.alive AND a.current_severity IS NOT NULL AND b.current_severity IS NOT NULL"
        f" GROUP BY {columns}",
        (*before[1], *after[1]),
    )
    found: Counter[tuple[UUID, Pair, Pair]] = Counter()
    for scale, *place, count in counted:
        found[_key(scale), (place[0], place[1]), (place[2], place[3])] = count
    return found


@dataclass(frozen=True)
class Tally:
    """How many risks were known, above the line, above it and untreated, accepted."""

    known: int
    above: int
    untreated: int
    accepted: int


def tally_on(rows: "QuerySet[Risk]", *, until: datetime, on: Any) -> Tally:
    """The figures of these risks as they stood just before an instant, `on` being the day that it ends."""
    above = "current_level > acceptance_line"
    found = stood(rows, until=until)
    sql, params = found.values(
        "age", "alive", "current_level", "acceptance_line", "option", "accepted_until"
    ).query.sql_with_params()
    (row,) = _rows(
        f"SELECT count(*), count(CASE WHEN {above} THEN 1 END), count(CASE WHEN {above} AND option = '' THEN 1 END),"  # noqa: S608 -- made of our own query
        f" count(CASE WHEN accepted_until >= %s THEN 1 END) FROM ({sql}) AS stood WHERE alive",
        (on.isoformat(), *params),
    )
    return Tally(*row)


def _rows(sql: str, params: Sequence[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return list(cursor.fetchall())


def _positions(rows: Iterable[tuple[Any, ...]]) -> list[Position]:
    scales: dict[Any, UUID] = {}
    inherent, current, residual = (kind for kind, _likelihood, _severity in PAIRS)
    found = []
    for scale, *axes, count in rows:
        before, now, after = zip(axes[::2], axes[1::2], strict=True)
        pairs = {
            kind: place
            for kind, place in ((inherent, before), (current, now), (residual, after))
            if place[0] and place[1]
        }
        found.append(Position(scales.get(scale) or scales.setdefault(scale, _key(scale)), pairs, count))
    return found


def _key(value: Any) -> UUID:
    """An id, as text where the database has no type for it."""
    return value if isinstance(value, UUID) else UUID(str(value))


def flows(found: Iterable[Position], *, scale: UUID, start: str, end: str) -> "Counter[tuple[Pair, Pair]]":
    """How many went from one place to another, from one moment of assessment to the next."""
    counted: Counter[tuple[Pair, Pair]] = Counter()
    for position in found:
        if position.scale == scale and start in position.pairs and end in position.pairs:
            counted[position.pairs[start], position.pairs[end]] += position.many
    return counted


def cells_of(found: Iterable[Position], *, scale: UUID, kind: str) -> "Counter[Pair]":
    """How many stand in each cell at one moment of assessment."""
    counted: Counter[Pair] = Counter()
    for position in found:
        if position.scale == scale and kind in position.pairs:
            counted[position.pairs[kind]] += position.many
    return counted

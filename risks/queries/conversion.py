"""What a change of scale would do to each risk, before anything is written."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import QuerySet

from organisation.models import Perimeter
from risks.conversion import Converted, Correspondence, convert
from risks.levels import above_line
from risks.lifecycle import Kind
from risks.models import Assessment, Axis, Risk, Scale, ScaleStep
from risks.queries.scales import governed_by

Key = tuple[object, str]


@dataclass(frozen=True)
class Move:
    """One kind of assessment of one risk, before and after; `crosses` when it passes the acceptance line."""

    risk: Risk
    kind: Kind
    before: ScaleStep | None
    after: ScaleStep | None
    crosses: str

    @property
    def moves(self) -> bool:
        """The level is worded otherwise, or stands on the other side of the line."""
        return bool(self.crosses) or self.before is None or self.after is None or self.before.title != self.after.title


def on_scale(*, perimeter: Perimeter, scale: Scale) -> "QuerySet[Risk]":
    """The risks that follow the criteria of a perimeter and are assessed on a scale."""
    found: QuerySet[Risk] = (
        Risk.objects.active()
        .filter(perimeter__in=governed_by(perimeter=perimeter), scale=scale)
        .select_related("perimeter")
        .order_by("reference")
    )
    return found


def elsewhere(*, perimeter: Perimeter, scales: "list[Scale]") -> int:
    """How many risks that follow the criteria of a perimeter are assessed on none of these scales."""
    rows = Risk.objects.active().filter(perimeter__in=governed_by(perimeter=perimeter), scale__isnull=False)
    return rows.exclude(scale__in=scales).count()


def conversions(
    *, risk: Risk, to: Scale, likelihoods: Correspondence, severities: Correspondence
) -> Iterator[tuple[Kind, Converted]]:
    """Each kind that was assessed, on the new scale."""
    for kind in Kind:
        likelihood, severity = risk.pair(kind)
        if likelihood is not None and severity is not None:
            yield (
                kind,
                convert(
                    likelihood=likelihood,
                    severity=severity,
                    likelihoods=likelihoods,
                    severities=severities,
                    grid=to.grid,
                ),
            )


def moves(
    *,
    perimeter: Perimeter,
    former: Scale,
    to: Scale,
    line: int,
    likelihoods: Correspondence,
    severities: Correspondence,
) -> list[Move]:
    """Every assessment in force whose level would move, risk by risk."""
    found = []
    for risk in on_scale(perimeter=perimeter, scale=former):
        for kind, new in conversions(risk=risk, to=to, likelihoods=likelihoods, severities=severities):
            was = above_line(level=risk.level(kind), line=risk.acceptance_line or 0)
            now = above_line(level=new.level, line=line)
            crosses = "" if was == now else ("up" if now else "down")
            before, after = former.step(Axis.LEVEL, risk.level(kind)), to.step(Axis.LEVEL, new.level)
            move = Move(risk, kind, before, after, crosses)
            if move.moves:
                found.append(move)
    return found


def newest_assessments(*, risks: "QuerySet[Risk]") -> dict[Key, Assessment]:
    """The newest assessment of each kind of each risk, in one query."""
    rows = Assessment.objects.filter(risk__in=risks.order_by().values("pk")).order_by("at", "pos")
    return {(row.risk_id, row.kind): row for row in rows}

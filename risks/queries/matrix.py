"""The matrix as a table that every reader can walk: rows of severity from the highest, columns of likelihood."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from organisation.models import Perimeter, User
from risks.levels import cells
from risks.lifecycle import Kind
from risks.models import Axis, Risk, Scale, ScaleStep
from risks.queries.register import live, matrix_cells
from risks.queries.scales import scales_used


@dataclass(frozen=True)
class MatrixCell:
    """One cell: its level, how many risks stand there, and the value that the register filters by."""

    level: ScaleStep
    count: int
    filter_value: str


@dataclass(frozen=True)
class MatrixRow:
    """One severity and its cells."""

    severity: ScaleStep
    cells: list[MatrixCell]


@dataclass(frozen=True)
class Matrix:
    """One table, with its caption."""

    kind: Kind
    scale: Scale
    likelihoods: list[ScaleStep]
    rows: list[MatrixRow]
    total: int


def matrices(*, user: User, rows: "QuerySet[Risk]") -> list[Matrix]:
    """Inherent, current and residual, for each scale that the risks are assessed on; three queries a scale."""
    return [
        _matrix(scale, kind, rows.filter(scale=scale)) for scale in scales_used(user=user, rows=rows) for kind in Kind
    ]


def _matrix(scale: Scale, kind: Kind, rows: "QuerySet[Risk]") -> Matrix:
    counted = cells(pairs=matrix_cells(rows, kind=kind))
    likelihoods = list(scale.steps_by_axis[Axis.LIKELIHOOD].values())
    severities = sorted(scale.steps_by_axis[Axis.SEVERITY].values(), key=lambda step: -step.value)
    levels: dict[int, Any] = scale.steps_by_axis[Axis.LEVEL]

    def cell(likelihood: ScaleStep, severity: ScaleStep) -> MatrixCell:
        level = levels[scale.grid.level(likelihood=likelihood.value, severity=severity.value)]
        pair = (likelihood.value, severity.value)
        return MatrixCell(level, counted.get(pair, 0), f"{kind.value}-{pair[0]}-{pair[1]}")

    return Matrix(
        kind,
        scale,
        likelihoods,
        [MatrixRow(severity, [cell(likelihood, severity) for likelihood in likelihoods]) for severity in severities],
        sum(counted.values()),
    )


def empty_matrix(*, scale: Scale, kind: Kind) -> Matrix:
    """The matrix of a scale with no risk in it."""
    return _matrix(scale, kind, Risk.objects.none())


def matrices_of(*, perimeter: Perimeter) -> list[Matrix]:
    """The same for every live risk of a perimeter and below, whoever reads it."""
    rows = live(perimeter=perimeter)
    used = Scale.objects.filter(pk__in=rows.order_by().values("scale")).prefetch_related("steps")
    return [_matrix(scale, kind, rows.filter(scale=scale)) for scale in used for kind in Kind]

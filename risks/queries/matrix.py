"""The matrix as a table that every reader can walk: rows of severity from the highest, columns of likelihood."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from organisation.models import User
from risks.lifecycle import Kind
from risks.models import Axis, Risk, Scale, ScaleStep
from risks.moves import Arrow, Drawing, Square, draw
from risks.queries.positions import Pair, Position, cells_of, flows
from risks.queries.scales import scales


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


@dataclass(frozen=True)
class Move:
    """One arrow in words: so many risks, from one cell to another."""

    arrow: Arrow
    start: str
    end: str
    tone: str


@dataclass(frozen=True)
class Movement:
    """What moved from one moment to another, as a drawing and as a table."""

    title: Any
    scale: Scale
    drawing: Drawing
    squares: list[tuple[Square, ScaleStep]]
    moves: list[Move]
    likelihoods: list[tuple[float, ScaleStep]]
    severities: list[tuple[float, ScaleStep]]
    better: int
    worse: int
    same: int


def scales_in(*, user: User, found: Sequence[Position]) -> list[Scale]:
    """The scales on which these risks are assessed, or the one proposed first when none is yet."""
    used = {position.scale for position in found}
    known = Scale.objects.filter(pk__in=used).prefetch_related("steps").order_by("ref", "edition") if used else []
    return list(known) or list(scales(user).filter(is_default=True)[:1])


def matrices(*, scales: Sequence[Scale], found: Sequence[Position]) -> list[Matrix]:
    """Inherent, current and residual, for each scale; no query."""
    return [_matrix(scale, kind, cells_of(found, scale=scale.pk, kind=kind)) for scale in scales for kind in Kind]


def movements(*, scale: Scale, found: Sequence[Position], steps: Sequence[tuple[Any, str, str]]) -> list[Movement]:
    """From one moment of assessment to the next: (title, from, to)."""
    return [
        movement(title=title, scale=scale, counted=flows(found, scale=scale.pk, start=start, end=end))
        for title, start, end in steps
    ]


def movement(*, title: Any, scale: Scale, counted: Mapping[tuple[Pair, Pair], int]) -> Movement:
    """What moved, drawn and in words; the largest movement first."""
    drawing = draw(moves=counted, grid=scale.grid)
    levels = {
        place: scale.grid.level(likelihood=place[0], severity=place[1])
        for square in drawing.squares
        for place in [square.place]
    }

    def change(pair: tuple[Pair, Pair]) -> int:
        start, end = pair
        return (levels[end] > levels[start]) - (levels[end] < levels[start])

    tally = Counter[int]()
    for pair, count in counted.items():
        tally[change(pair)] += count
    likelihoods = scale.steps_by_axis[Axis.LIKELIHOOD]
    severities = scale.steps_by_axis[Axis.SEVERITY]
    return Movement(
        title=title,
        scale=scale,
        drawing=drawing,
        squares=[(square, scale.steps_by_axis[Axis.LEVEL][levels[square.place]]) for square in drawing.squares],
        moves=[
            Move(arrow, _named(scale, arrow.start), _named(scale, arrow.end), "ok" if arrow.better else "bad")
            for arrow in drawing.arrows
        ],
        likelihoods=[
            (square.middle[0], likelihoods[square.place[0]]) for square in drawing.squares if square.place[1] == 1
        ],
        severities=[
            (square.middle[1], severities[square.place[1]]) for square in drawing.squares if square.place[0] == 1
        ],
        better=tally[-1],
        worse=tally[1],
        same=tally[0],
    )


def _named(scale: Scale, place: Pair) -> str:
    level = scale.step(Axis.LEVEL, scale.grid.level(likelihood=place[0], severity=place[1]))
    steps = (scale.step(Axis.LIKELIHOOD, place[0]), scale.step(Axis.SEVERITY, place[1]))
    return f"{level.title if level else ''} ({' × '.join(step.title for step in steps if step)})"


def _matrix(scale: Scale, kind: Kind, counted: Mapping[Pair, int]) -> Matrix:
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
    return _matrix(scale, kind, {})


def all_known(*, user: User) -> "QuerySet[Risk]":
    """Every risk that the person may see, closed and withdrawn ones included: what a past day is made of."""
    found: QuerySet[Risk] = Risk.objects.visible_to(user)
    return found

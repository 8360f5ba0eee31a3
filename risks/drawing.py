"""A layered drawing of dependencies (pure): columns from what relies to what is relied on, with few crossings.

Long links pass through waypoints of the columns between, so that no link hides behind a box.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Generic, TypeVar

from risks.inheritance import Link, in_order

Key = TypeVar("Key", bound=Hashable)
BOX_WIDTH, BOX_HEIGHT, BETWEEN, ACROSS, THREAD, MARGIN = 216, 44, 10, 76, 12, 8
SWEEPS = 6


@dataclass(frozen=True, slots=True)
class Box(Generic[Key]):
    """Where one asset stands."""

    key: Key
    column: int
    x: int
    y: int

    @property
    def middle(self) -> int:
        """Where links arrive and leave."""
        return self.y + BOX_HEIGHT // 2


@dataclass(frozen=True, slots=True)
class Wire(Generic[Key]):
    """One link, as the path that an SVG draws."""

    start: Key
    end: Key
    path: str


@dataclass(frozen=True, slots=True)
class Drawing(Generic[Key]):
    """Boxes and wires in a frame."""

    boxes: list[Box[Key]]
    wires: list[Wire[Key]]
    width: int
    height: int


Point = tuple[Hashable, int]
"""An asset in its column, or the waypoint of a link in a column that it crosses."""


def draw(*, keys: Sequence[Key], links: Iterable[Link[Key]]) -> Drawing[Key]:
    """Place every key and every link; the order of the keys decides between equals. Raises CycleError."""
    kept = [(first, second) for first, second in links if first != second]
    columns = _columns(keys, kept)
    chains = [(first, second, _chain(first, second, columns)) for first, second in kept]
    layers = _ordered(_layers(keys, columns, chains), chains)
    places, height = _places(layers)
    boxes = [Box(key, columns[key], *places[key, columns[key]]) for key in keys]
    wires = [Wire(first, second, _path([places[point] for point in chain], chain)) for first, second, chain in chains]
    wide = max(columns.values(), default=-1) + 1
    return Drawing(boxes, wires, 2 * MARGIN + wide * BOX_WIDTH + max(wide - 1, 0) * ACROSS, height)


def _columns(keys: Sequence[Key], links: Sequence[Link[Key]]) -> dict[Key, int]:
    """As far to the right as the longest way from what nothing relies on."""
    above: dict[Key, list[Key]] = defaultdict(list)
    for first, second in links:
        above[second].append(first)
    columns: dict[Key, int] = {}
    for key in in_order(keys=keys, links=links):
        columns[key] = max((columns[each] + 1 for each in above[key]), default=0)
    return columns


def _chain(first: Key, second: Key, columns: Mapping[Key, int]) -> list[Point]:
    between = range(columns[first] + 1, columns[second])
    return [(first, columns[first]), *(((first, second), column) for column in between), (second, columns[second])]


def _layers(
    keys: Sequence[Key], columns: Mapping[Key, int], chains: Sequence[tuple[Key, Key, list[Point]]]
) -> list[list[Point]]:
    layers: list[list[Point]] = [[] for _column in range(max(columns.values(), default=-1) + 1)]
    for key in keys:
        layers[columns[key]].append((key, columns[key]))
    for _first, _second, chain in chains:
        for point in chain[1:-1]:
            layers[point[1]].append(point)
    return layers


def _ordered(layers: list[list[Point]], chains: Sequence[tuple[Key, Key, list[Point]]]) -> list[list[Point]]:
    """Each column in the order of the mean place of its neighbours, swept to and fro."""
    left: dict[Point, list[Point]] = defaultdict(list)
    right: dict[Point, list[Point]] = defaultdict(list)
    for _first, _second, chain in chains:
        for near, far in pairwise(chain):
            right[near].append(far)
            left[far].append(near)
    for sweep in range(SWEEPS):
        forwards = sweep % 2 == 0
        towards = left if forwards else right
        order = range(1, len(layers)) if forwards else range(len(layers) - 2, -1, -1)
        for number in order:
            fixed = layers[number - 1 if forwards else number + 1]
            rank = {point: place for place, point in enumerate(fixed)}
            own = {point: place for place, point in enumerate(layers[number])}
            means = {point: _mean(towards[point], rank, own[point]) for point in layers[number]}
            layers[number].sort(key=means.__getitem__)
    return layers


def _mean(neighbours: Sequence[Point], rank: Mapping[Point, int], own: int) -> float:
    return sum(rank[each] for each in neighbours) / len(neighbours) if neighbours else float(own)


def _places(layers: Sequence[Sequence[Point]]) -> tuple[dict[Point, tuple[int, int]], int]:
    heights = [sum(_size(point) + BETWEEN for point in layer) for layer in layers]
    tallest = max(heights, default=0)
    places: dict[Point, tuple[int, int]] = {}
    for column, layer in enumerate(layers):
        x = MARGIN + column * (BOX_WIDTH + ACROSS)
        y = MARGIN + (tallest - heights[column]) // 2
        for point in layer:
            places[point] = (x, y)
            y += _size(point) + BETWEEN
    return places, tallest + 2 * MARGIN


def _size(point: Point) -> int:
    return THREAD if isinstance(point[0], tuple) else BOX_HEIGHT


def _path(places: Sequence[tuple[int, int]], chain: Sequence[Point]) -> str:
    """Out of the right side of a box, through the waypoints, into the left side of the next."""
    last = len(places) - 1
    stops: list[tuple[int, int, int]] = []
    for number, ((x, y), point) in enumerate(zip(places, chain, strict=True)):
        middle = y + _size(point) // 2
        stops.append((x if number else x + BOX_WIDTH, x + BOX_WIDTH if 0 < number < last else x, middle))
    said = f"M{stops[0][0]} {stops[0][2]}"
    x, y = stops[0][0], stops[0][2]
    for number, (enter, leave, middle) in enumerate(stops[1:], start=1):
        half = (enter - x) // 2
        said += f"C{x + half} {y} {enter - half} {middle} {enter} {middle}"
        if number < last:
            said += f"H{leave}"
        x, y = leave, middle
    return said

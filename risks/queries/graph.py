"""The drawn graph of assets: whom it shows, where each stands, and the same as a table."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from organisation.models import User
from risks.drawing import BOX_HEIGHT, BOX_WIDTH, Drawing, draw
from risks.models import Asset, AssetDependency
from risks.queries.needs import need_graph

NAME_LENGTH = 29


@dataclass(frozen=True)
class Drawn:
    """One asset in its box."""

    asset: Asset
    x: int
    y: int
    needs: str
    chosen: bool

    @property
    def name(self) -> str:
        """The name, cut where the box ends."""
        name = self.asset.name
        return name if len(name) <= NAME_LENGTH else f"{name[: NAME_LENGTH - 1].rstrip()}…"

    @property
    def is_business(self) -> bool:
        """Business assets are told apart by their frame."""
        return bool(self.asset.nature == "business")


@dataclass(frozen=True)
class GraphRow:
    """The same asset in the table: whom it relies on, and who relies on it."""

    asset: Asset
    needs: str
    relies_on: list[Asset]
    relied_on_by: list[Asset]


@dataclass(frozen=True)
class AssetMap:
    """Everything that the page shows."""

    boxes: list[Drawn]
    wires: list[Any]
    width: int
    height: int
    rows: list[GraphRow]
    alone: int
    box_width: int = BOX_WIDTH
    box_height: int = BOX_HEIGHT


def asset_map(*, user: User, rows: "QuerySet[Asset]", centre: Asset | None = None, steps: int = 0) -> AssetMap:
    """Draw the assets of `rows` that are linked, or only those within `steps` of one (0: however far) in its line."""
    found: dict[UUID, Asset] = {asset.pk: asset for asset in rows.order_by("name", "pk")}
    links = [
        (first, second)
        for first, second in AssetDependency.objects.visible_to(user)
        .active()
        .order_by("pk")
        .values_list("asset_id", "relies_on_id")
        if first in found and second in found
    ]
    if centre is not None:
        near = neighbourhood(centre=centre.pk, links=links, steps=steps)
        links = [(first, second) for first, second in links if first in near and second in near]
        found = {key: asset for key, asset in found.items() if key in near}
    linked = {key for link in links for key in link} | ({centre.pk} if centre is not None else set())
    shown = [asset for key, asset in found.items() if key in linked]
    shown.sort(key=lambda asset: (asset.nature != "business", asset.name))
    drawing = draw(keys=[asset.pk for asset in shown], links=links)
    return _map(found, drawing, links, centre, alone=len(found) - len(linked))


def _map(
    found: dict[UUID, Asset],
    drawing: "Drawing[UUID]",
    links: list[tuple[UUID, UUID]],
    centre: Asset | None,
    *,
    alone: int,
) -> AssetMap:
    needs = need_graph()
    below: dict[UUID, list[Asset]] = defaultdict(list)
    above: dict[UUID, list[Asset]] = defaultdict(list)
    for first, second in links:
        below[first].append(found[second])
        above[second].append(found[first])
    boxes = [
        Drawn(found[box.key], box.x, box.y, needs.letters(box.key), centre is not None and box.key == centre.pk)
        for box in drawing.boxes
    ]
    rows = [
        GraphRow(box.asset, box.needs, below[box.asset.pk], above[box.asset.pk])
        for box in sorted(boxes, key=lambda box: (box.x, box.y))
    ]
    return AssetMap(boxes, drawing.wires, drawing.width, drawing.height, rows, alone)


def neighbourhood(*, centre: UUID, links: Iterable[tuple[UUID, UUID]], steps: int) -> set[UUID]:
    """What relies on an asset and what it relies on, each way, up to a number of steps (0: however far)."""
    down: dict[UUID, set[UUID]] = defaultdict(set)
    up: dict[UUID, set[UUID]] = defaultdict(set)
    for first, second in links:
        down[first].add(second)
        up[second].add(first)
    return {centre} | _reached(centre, down, steps) | _reached(centre, up, steps)


def _reached(start: UUID, ways: dict[UUID, set[UUID]], steps: int) -> set[UUID]:
    seen: set[UUID] = set()
    border, walked = {start}, 0
    while border and (not steps or walked < steps):
        border = {each for key in border for each in ways[key]} - seen
        seen |= border
        walked += 1
    return seen

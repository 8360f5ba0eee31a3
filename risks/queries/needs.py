"""The needs of assets as they count: their own, what they inherit from what relies on them, and through whom."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from organisation.models import Perimeter, User
from organisation.models.governed import root_of
from risks.inheritance import Retained, inherit
from risks.models import Asset, AssetDependency, Criterion, NeedWaiver, SecurityNeed

COLUMNS = [criterion.column for criterion in Criterion]


@dataclass
class NeedGraph:
    """Every live asset of one organisation with its dependencies; the needs are worked out once, when asked."""

    own: dict[UUID, tuple[int | None, ...]]
    links: list[tuple[UUID, UUID]]
    waived: dict[str, dict[UUID, int]]
    _found: dict[str, dict[UUID, Retained[UUID]]] = field(default_factory=dict)

    def of(self, key: UUID) -> dict[Criterion, Retained[UUID]]:
        """The four needs of one asset."""
        return {criterion: self._all(criterion)[key] for criterion in Criterion if key in self.own}

    def letters(self, key: UUID) -> str:
        """What counts in the end, at a glance: “D3 I3 C4 T2”."""
        needs = self.of(key).items()
        return " ".join(f"{criterion.value}{need.level}" for criterion, need in needs if need.level)

    def undercut(self) -> Iterable[tuple[UUID, Criterion, Retained[UUID]]]:
        """Every own value that lies below what is inherited without a reason."""
        for criterion in Criterion:
            for key, need in self._all(criterion).items():
                if need.undercut:
                    yield key, criterion, need

    def at_least(self, level: int) -> set[UUID]:
        """The assets of which one need at least reaches a level in the end."""
        return {
            key for criterion in Criterion for key, need in self._all(criterion).items() if (need.level or 0) >= level
        }

    def _all(self, criterion: Criterion) -> dict[UUID, Retained[UUID]]:
        if criterion not in self._found:
            place = list(Criterion).index(criterion)
            own = {key: values[place] for key, values in self.own.items()}
            self._found[criterion] = inherit(own=own, links=self.links, waived=self.waived.get(criterion, {}))
        return self._found[criterion]


def need_graph(*, perimeter: Perimeter | None = None) -> NeedGraph:
    """Read the dependencies of the organisation of a perimeter, or of all of them, in three queries."""
    assets, links, waivers = Asset.objects.active(), AssetDependency.objects.active(), NeedWaiver.objects.active()
    if perimeter is not None:
        root = root_of(perimeter=perimeter)
        assets, links, waivers = assets.of(root), links.of(root), waivers.of(root)
    own = {key: tuple(values) for key, *values in assets.order_by().values_list("pk", *COLUMNS)}
    waived: dict[str, dict[UUID, int]] = {}
    for key, criterion, level, inherited in waivers.values_list("asset_id", "criterion", "own", "inherited"):
        if key in own and own[key][list(Criterion).index(Criterion(criterion))] == level:
            waived.setdefault(criterion, {})[key] = inherited
    return NeedGraph(own, list(links.order_by("pk").values_list("asset_id", "relies_on_id")), waived)


@dataclass(frozen=True)
class NeedLine:
    """One criterion of one asset, worded, with the way along which the inherited value came."""

    criterion: Criterion
    need: Retained[UUID]
    own: SecurityNeed | None
    retained: SecurityNeed | None
    path: list[Asset | None]
    waiver: NeedWaiver | None


def need_lines(user: User, asset: Asset) -> list[NeedLine]:
    """The four needs of an asset; an asset on the way that the person may not see stays without a name."""
    needs = need_graph(perimeter=asset.perimeter).of(asset.pk)
    asked = {key for need in needs.values() for key in need.path}
    named = {row.pk: row for row in Asset.objects.visible_to(user).filter(pk__in=asked)}
    words = wordings()
    waivers = {row.criterion: row for row in waivers_of(user, asset)}
    return [
        NeedLine(
            criterion,
            need,
            words.get((criterion.value, need.own)),
            words.get((criterion.value, need.level)),
            [named.get(key) for key in need.path[:-1]],
            waivers.get(criterion.value) if need.waived else None,
        )
        for criterion, need in needs.items()
    ]


def wordings() -> dict[tuple[str, Any], SecurityNeed]:
    """The catalogue's wording of each level of each criterion."""
    return {(row.criterion, row.level): row for row in SecurityNeed.objects.active()}


def waivers_of(user: User, asset: Asset) -> Any:
    """The lower needs of an asset that were justified."""
    return (
        NeedWaiver.objects.visible_to(user).active().filter(asset=asset).select_related("decided_by__person__identity")
    )


def names_of(*, keys: Iterable[UUID]) -> dict[UUID, Asset]:
    """The assets of these keys, for an error that names them."""
    return {row.pk: row for row in Asset.objects.filter(pk__in=list(keys))}


def links_of(*, perimeter: Perimeter) -> list[tuple[UUID, UUID]]:
    """Every live dependency of the organisation of a perimeter."""
    rows = AssetDependency.objects.active().of(root_of(perimeter=perimeter))
    return list(rows.values_list("asset_id", "relies_on_id"))

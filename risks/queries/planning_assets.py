"""What importing assets would do, line by line, without writing anything."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from organisation.models import Perimeter, Person
from organisation.models.governed import root_of
from risks import spans
from risks.inheritance import CycleError, inherit
from risks.models import Asset, AssetDependency, AssetType, Criterion, Nature
from risks.queries.lookup import lookup_for, worded
from risks.queries.needs import links_of, need_graph
from risks.queries.planned import Planned, met_by_row
from risks.queries.planning import Change
from risks.registers.asset_lines import FLAGS, NEEDS, SPANS, AssetRow
from risks.registers.problems import Problem
from risks.registers.words import fold
from web.tables import as_text

End = Any
"""One end of a dependency: the key of an asset that stands, or the folded name of one that the file brings."""


@dataclass
class PlannedAsset(Planned):
    """A line of a file of assets, with the dependencies that it adds and those that it no longer names."""

    added: list[tuple[End, End]] = field(default_factory=list)
    dropped: list[AssetDependency] = field(default_factory=list)


def plan_assets(
    *, perimeter: Perimeter, rows: Sequence[AssetRow], problems: Sequence[Problem] = ()
) -> list[PlannedAsset]:
    """Compare each line with the assets of a perimeter, dependencies and inherited needs included."""
    plan = _Plan(perimeter, rows)
    met = met_by_row(problems=problems)
    found = [plan.line(row, met.get(row.number, [])) for row in rows]
    for planned in found:
        plan.dependencies(planned)
    plan.check_graph(found)
    return found


class _Plan:
    """Everything that the lines may name, read once."""

    def __init__(self, perimeter: Perimeter, rows: Sequence[AssetRow]) -> None:
        self.perimeter = perimeter
        here = Asset.objects.active().filter(perimeter=perimeter).select_related("owner__identity", "asset_type")
        self.by_name = {fold(asset.name): asset for asset in here}
        self.by_reference = {fold(asset.reference): asset for asset in self.by_name.values()}
        self.lookup = lookup_for(perimeter=perimeter)
        self.types: dict[str, AssetType] = worded(model=AssetType)
        self.new = {fold(row.name) for row in rows if row.name}
        self.links: dict[Any, list[AssetDependency]] = {}
        self.taken: set[Any] = set()
        live = AssetDependency.objects.active().filter(asset__perimeter=perimeter)
        for link in live.select_related("relies_on", "asset"):
            self.links.setdefault(link.asset_id, []).append(link)

    def line(self, row: AssetRow, met: list[Problem]) -> PlannedAsset:
        """One line without its dependencies."""
        asset = self.by_name.get(fold(row.name))
        known = self.by_reference.get(fold(row.reference)) if row.reference else None
        renamed = asset is None and known is not None and fold(known.name) not in self.new
        planned = PlannedAsset(row, known if renamed else asset, problems=list(met))
        if renamed and known is not None:
            planned.remark("renamed", "name", row.name, before=known.name)
        if renamed or asset is None or " ".join(asset.name.split()) != row.name:
            planned.takes("name", row.name)
        for name, value in row.values.items():
            planned.takes(name, value, shown=_SHOWN.get(name, str))
        self.kind(planned)
        self.owner(planned)
        self.sense(planned)
        return planned

    def kind(self, planned: PlannedAsset) -> None:
        """The type, which goes with the nature."""
        row = planned.row
        found = self.types.get(fold(row.asset_type)) if row.asset_type else None
        if row.asset_type and found is None:
            planned.remark("unknown_type", "asset_type", row.asset_type)
        nature = planned.values.get("nature") or getattr(planned.record, "nature", "")
        if found is not None:
            planned.takes("asset_type", found)
        if not nature:
            planned.values["nature"] = nature = found.nature if found else Nature.SUPPORTING
        kept = found or getattr(planned.record, "asset_type", None)
        if kept is not None and kept.nature != nature:
            planned.remark("other_nature", "asset_type", str(kept))

    def owner(self, planned: PlannedAsset) -> None:
        """A person known here by one name."""
        if not planned.row.owner:
            return
        found: list[Person] = self.lookup.people.get(fold(planned.row.owner), [])
        if len(found) == 1:
            planned.takes("owner", found[0])
        else:
            planned.remark("no_such_owner", "owner", planned.row.owner)

    def sense(self, planned: PlannedAsset) -> None:
        """What the inventory refuses, said before anything is written."""

        def value(name: str) -> Any:
            return planned.values.get(name, getattr(planned.record, name, None))

        if value("health_data") and not value("personal_data"):
            planned.remark("health_is_personal", "health_data")
        rto, mtd = value("rto_minutes"), value("mtd_minutes")
        if rto is not None and mtd is not None and rto > mtd:
            planned.remark("too_late", "rto_minutes", spans.written(rto))

    def end(self, name: str, planned: PlannedAsset) -> End:
        """What a name in a cell of dependencies stands for: what is linked already, the file, then the inventory."""
        word = fold(name)
        for link in self.links.get(getattr(planned.record, "pk", None), ()):
            if word in (fold(link.relies_on.name), fold(link.relies_on.reference)):
                return link.relies_on_id
        if word in self.by_name:
            return self.by_name[word].pk
        if word in self.new:
            return word
        found = self.lookup.assets.get(word)
        return found.pk if found else None

    def dependencies(self, planned: PlannedAsset) -> None:
        """What a cell names is there, what it no longer names goes; an empty cell changes nothing."""
        row, own = planned.row, self.own_end(planned)
        ends = {name: self.end(name, planned) for name in (*row.relies_on, *row.relied_on_by)}
        for column in ("relies_on", "relied_on_by"):
            for name in getattr(row, column):
                if ends[name] is None:
                    planned.remark("unknown_asset", column, name)
        kept = self.links.get(own, [])
        below = [ends[name] for name in row.relies_on if ends[name] is not None]
        above = [ends[name] for name in row.relied_on_by if ends[name] is not None]
        linked = {link.relies_on_id for link in kept}
        pairs = [(own, end) for end in below if end not in linked]
        pairs += [(end, own) for end in above if own not in {link.relies_on_id for link in self.links.get(end, [])}]
        planned.added = [pair for pair in dict.fromkeys(pairs) if pair not in self.taken]
        self.taken.update(planned.added)
        if row.relies_on:
            planned.dropped = [link for link in kept if link.relies_on_id not in below]
        if planned.record is not None and (planned.added or planned.dropped):
            before = ", ".join(sorted(link.relies_on.name for link in kept))
            after = ", ".join([*row.relies_on, *row.relied_on_by])
            label = row.heading("relies_on") or row.heading("relied_on_by")
            planned.changes.append(Change("relies_on", label, before, after))

    def own_end(self, planned: PlannedAsset) -> End:
        """How the asset of a line is named among the dependencies."""
        return planned.record.pk if planned.record is not None else fold(planned.row.name)

    def check_graph(self, found: list[PlannedAsset]) -> None:
        """Dependencies that would go round, and needs below what is inherited."""
        graph = need_graph(perimeter=root_of(perimeter=self.perimeter))
        gone = {(link.asset_id, link.relies_on_id) for planned in found for link in planned.dropped}
        links = [pair for pair in links_of(perimeter=self.perimeter) if pair not in gone]
        links += [pair for planned in found for pair in planned.added]
        for place, criterion in enumerate(Criterion):
            own = {key: values[place] for key, values in graph.own.items()}
            own |= {self.own_end(planned): self.need(planned, criterion, own) for planned in found}
            try:
                needs = inherit(own=own, links=links, waived=graph.waived.get(criterion, {}))
            except CycleError as error:
                self.say_round(found, error)
                return
            for planned in found:
                self.say_short(planned, criterion, needs[self.own_end(planned)])

    def need(self, planned: PlannedAsset, criterion: Criterion, own: dict[Any, int | None]) -> int | None:
        """The value that the line leaves to an asset."""
        given: int | None = planned.values.get(criterion.column)
        return given if given is not None else own.get(self.own_end(planned))

    def say_round(self, found: list[PlannedAsset], error: CycleError) -> None:
        """The first line that closes the circle is told the way round."""
        names = {self.own_end(planned): planned.row.name for planned in found}
        others = Asset.objects.filter(pk__in=[key for key in error.keys if key not in names])
        names |= {asset.pk: asset.name for asset in others}
        way = " → ".join(str(names.get(key, key)) for key in error.keys)
        steps = set(zip(error.keys, error.keys[1:], strict=False))
        guilty = next((planned for planned in found if steps & set(planned.added)), None)
        if guilty is not None:
            guilty.remark("goes_round", "relies_on" if guilty.row.relies_on else "relied_on_by", way=way)

    def say_short(self, planned: PlannedAsset, criterion: Criterion, need: Any) -> None:
        """A need that stands is not lowered silently; one that arrives is told what will count."""
        if not need.undercut:
            return
        lowered = planned.record is not None and any(change.name == criterion.column for change in planned.changes)
        if lowered or planned.outcome == "created":
            code = "undercut" if lowered else "falls_short"
            own, inherited = str(need.own), str(need.inherited)
            planned.remark(code, criterion.column, own, criterion=criterion.value, inherited=inherited)


def _nature(value: str) -> str:
    return str(dict(Nature.choices).get(value, value))


_SHOWN: dict[str, Any] = {
    "nature": _nature,
    **dict.fromkeys(SPANS, spans.written),
    **dict.fromkeys(FLAGS, as_text),
    **dict.fromkeys(NEEDS, str),
}

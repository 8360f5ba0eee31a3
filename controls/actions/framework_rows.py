"""Writing what a file says of frameworks: rows that are new or changed, withdrawal of those that are gone."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from controls.catalogue import Catalogue, MappingRow, Node
from controls.models import Framework, MappingSet, Requirement, RequirementAttribute
from controls.models import Mapping as Mapping_
from controls.places import CatalogueError
from organisation.text import folded
from trail.acts import current_act
from trail.bulk import write_many


def describe(*, framework: Framework, read: Catalogue) -> None:
    """Put what a file says of the framework itself into its row."""
    framework.withdrawn_at = None
    framework.ref, framework.edition, framework.publisher = read.ref, read.version, read.publisher
    framework.title_fr, framework.title_en, framework.regime = read.title_fr, read.title_en, read.regime
    framework.shown_by_default, framework.in_statement = read.shown_by_default, read.in_statement
    framework.digest, framework.meta = read.digest, dict(read.meta)
    framework.vocabulary, framework.details = dict(read.vocabulary), dict(read.details)
    framework.save()


def write_nodes(*, framework: Framework, read: Catalogue) -> dict[str, Requirement]:
    """Write new and changed nodes, a level of the tree at a time; withdraw those that the file no longer holds."""
    known = {row.ref: row for row in Requirement.objects.filter(framework=framework)}
    depths = _depths(read.nodes)
    by_ref = {node.ref: known.get(node.ref) or Requirement(framework=framework, ref=node.ref) for node in read.nodes}
    levels: dict[int, list[Requirement]] = defaultdict(list)
    for node in read.nodes:
        row = by_ref[node.ref]
        parent = by_ref.get(node.parent)
        values = _columns(node) | {"depth": depths[node.ref], "parent_id": parent.pk if parent else None}
        if assign(row=row, values=values) or row._state.adding:
            levels[depths[node.ref]].append(row)
    for depth in sorted(levels):
        write_many(Requirement, levels[depth])
    gone = [row for ref, row in known.items() if ref not in by_ref and row.withdrawn_at is None]
    withdraw_many(model=Requirement, rows=gone)
    return by_ref


def _columns(node: Node) -> dict[str, Any]:
    text = " ".join([node.ref, node.title_fr, node.title_en, node.texts["title_fr_variant"], node.summary_fr])
    return {
        "kind": node.kind,
        "position": node.position,
        "theme": node.theme,
        "title_fr": node.title_fr,
        "title_en": node.title_en,
        "summary_fr": node.summary_fr,
        "summary_en": node.summary_en,
        "assessable": node.assessable,
        "expected_evidence_fr": list(node.expected_evidence["fr"]),
        "expected_evidence_en": list(node.expected_evidence["en"]),
        "details": dict(node.details),
        "search_text": folded(f"{text} {node.summary_en}"),
        "withdrawn_at": None,
        **node.texts,
        **node.flags,
    }


def assign(*, row: Any, values: Mapping[str, Any]) -> bool:
    """Set what differs; says whether anything did."""
    changed = {name: value for name, value in values.items() if getattr(row, name) != value}
    for name, value in changed.items():
        setattr(row, name, value)
    return bool(changed)


def _depths(nodes: Iterable[Node]) -> dict[str, int]:
    parents = {node.ref: node.parent for node in nodes}
    depths: dict[str, int] = {}
    for ref, parent in parents.items():
        depth, above = 0, parent
        while above:
            depth, above = depth + 1, parents[above]
        depths[ref] = depth
    return depths


def write_attributes(*, requirements: Mapping[str, Requirement], read: Catalogue) -> None:
    wanted = {(requirements[node.ref].pk, *pair) for node in read.nodes for pair in node.attributes}
    rows = RequirementAttribute.objects.filter(requirement__in=[row.pk for row in requirements.values()])
    known = {(row.requirement_id, row.family, row.value): row for row in rows}
    new = [
        RequirementAttribute(requirement_id=key, family=family, value=value)
        for key, family, value in sorted(wanted - set(known))
    ]
    back = [row for key, row in known.items() if key in wanted and assign(row=row, values={"withdrawn_at": None})]
    write_many(RequirementAttribute, new + back)
    gone = [row for key, row in known.items() if key not in wanted and row.withdrawn_at is None]
    withdraw_many(model=RequirementAttribute, rows=gone)


def withdraw_many(*, model: Any, rows: list[Any]) -> None:
    """Withdraw rows in one stroke."""
    for row in rows:
        row.withdrawn_at = current_act().at
    write_many(model, rows)


def write_mappings(
    *,
    found: MappingSet,
    rows: Iterable[tuple[str, MappingRow]],
    ends: tuple[tuple[str, Mapping[str, Any]], tuple[str, Mapping[str, Any]]],
) -> None:
    """Write the rows of a set, each with its own path; `ends` name the key of each end and what it may refer to.

    Raises CatalogueError with the end that names nothing.
    """
    known = {(row.source_id, row.target_id, row.origin): row for row in Mapping_.objects.filter(mapping_set=found)}
    written, kept = [], set()
    for path, row in rows:
        source, target = (
            _end(path, name, refs, ref) for (name, refs), ref in zip(ends, (row.source, row.target), strict=True)
        )
        key = (source, target, row.origin)
        if key in kept:
            continue
        kept.add(key)
        record = known.get(key) or Mapping_(mapping_set=found, source_id=source, target_id=target, origin=row.origin)
        values = {"relation": row.relation, "strength": row.strength, "pairs": row.pairs, "verify": row.verify}
        if assign(row=record, values=values | {"withdrawn_at": None}) or record._state.adding:
            written.append(record)
    write_many(Mapping_, written)
    gone = [row for key, row in known.items() if key not in kept and row.withdrawn_at is None]
    withdraw_many(model=Mapping_, rows=gone)


def _end(path: str, name: str, refs: Mapping[str, Any], ref: str) -> Any:
    if ref not in refs:
        raise CatalogueError(path=f"{path}.{name}", code="unknown_requirement", value=ref)
    return refs[ref]


def refs_of(*, framework: Framework) -> dict[str, Any]:
    """Reference → key of every requirement in force of a framework."""
    return dict(Requirement.objects.active().filter(framework=framework).values_list("ref", "pk"))

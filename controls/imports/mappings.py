"""The mapping sets of a library: relations and strengths as others write them, put on our scale."""

from collections.abc import Sequence
from typing import Any, Final

from controls.catalogue import MappingRow
from controls.imports.package import MappedEnd, MappingPart
from controls.imports.texts import loose_text, plain
from controls.places import CatalogueError, Place

RELATIONS: Final = {
    "equal": "equal", "subset": "subset", "superset": "superset", "intersect": "intersects", "intersects": "intersects",
}  # fmt: skip
UNRELATED: Final = frozenset({"not_related", "no_relationship", "none"})
RATIONALES: Final = frozenset({"semantic", "functional", "syntactic"})
OWN_SCALE, WIDE_SCALE = 10, 100


def mapping_part(place: Place) -> MappingPart:
    """One set of mappings. Raises CatalogueError with the row that cannot be read."""
    code = loose_text(place, "urn", required=True)
    places = place.places("requirement_mappings")
    if not places:
        raise CatalogueError(path=f"{place.path}.requirement_mappings", code="empty")
    scale = _scale(places)
    rows: dict[tuple[str, str, str], tuple[str, MappingRow]] = {}
    remarks, unrelated = {}, 0
    for row in places:
        if str(row.values.get("relationship", "")).lower() in UNRELATED:
            unrelated += 1
            continue
        read = _row(row, scale)
        rows.setdefault((read.source, read.target, read.origin), (row.path, read))
        if said := _remark(row):
            remarks[f"{read.source}|{read.target}"] = said
    return MappingPart(
        code=code[:120], title=loose_text(place, "name") or code, source=_end(place, "source_framework_urn"),
        target=_end(place, "target_framework_urn"), rows=list(rows.values()), scale=scale, remarks=remarks,
        unrelated=unrelated,
    )  # fmt: skip


def _end(place: Place, key: str) -> MappedEnd:
    return MappedEnd(urn=loose_text(place, key, required=True).lower(), path=f"{place.path}.{key}")


def _strength(place: Place) -> int | None:
    value = place.number("strength_of_relationship")
    if value is not None and not 0 <= value <= WIDE_SCALE:
        raise CatalogueError(path=f"{place.path}.strength_of_relationship", code="not_strength", value=str(value))
    return value


def _scale(places: Sequence[Place]) -> int:
    """Strengths up to 10 or up to 100: one above 10 tells for the whole set."""
    return WIDE_SCALE if any((_strength(place) or 0) > OWN_SCALE for place in places) else OWN_SCALE


def _row(place: Place, scale: int) -> MappingRow:
    relation = loose_text(place, "relationship", required=True).lower()
    if relation not in RELATIONS:
        raise CatalogueError(path=f"{place.path}.relationship", code="unknown_value", value=relation)
    given = _strength(place)
    strength = None if not given else max(1, -(-given * OWN_SCALE // scale))
    rationale = loose_text(place, "rationale").lower()
    return MappingRow(
        source=loose_text(place, "source_requirement_urn", required=True).lower(),
        target=loose_text(place, "target_requirement_urn", required=True).lower(), relation=RELATIONS[relation],
        origin=rationale if rationale in RATIONALES else "import", strength=strength, pairs=None, verify=False,
    )  # fmt: skip


def _remark(place: Place) -> dict[str, Any]:
    """What the row says besides, kept as it was written."""
    kept = {key: plain(place.values.get(key)) for key in ("annotation", "rationale", "strength_of_relationship")}
    return {key: value for key, value in kept.items() if value not in (None, "")}

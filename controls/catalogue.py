"""What a catalogue file says, read and checked without the database: nodes of a framework, or mappings between two."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import takewhile
from pathlib import Path
from typing import Any

import yaml

from controls.places import CatalogueError, Place, place_at

FOLDER = Path(__file__).parent / "catalogues"
MAPPINGS = "mappings"
ATTRIBUTE_FAMILIES = ("control_type", "properties", "concepts", "capabilities", "domains")
BROWSED_FAMILIES = (*ATTRIBUTE_FAMILIES, "implementation_groups")
LINK_FAMILIES = ("complements_iso27001", "related_iso27001", "activities")
REGIMES = ("excludable", "due")
RELATIONS = ("equal", "subset", "superset", "intersects")


@dataclass(frozen=True, kw_only=True)
class Section:
    """How one list of a file becomes nodes: what they are, and which keys name their parent and their theme."""

    kind: str
    parent: str = ""
    theme: str = ""
    assessable: bool = False
    default_theme: str = ""


SECTIONS: dict[str, Section] = {
    "clauses": Section(kind="clause", parent="parent"),
    "controls": Section(kind="control", theme="theme", assessable=True),
    "chapters": Section(kind="group"),
    "requirements": Section(kind="requirement", parent="chapter", theme="article", assessable=True),
    "articles": Section(kind="requirement", theme="chapter", assessable=True),
    "functions": Section(kind="group"),
    "categories": Section(kind="group", parent="function"),
    "subcategories": Section(kind="requirement", parent="category", assessable=True),
    "documents": Section(kind="requirement", theme="type", assessable=True),
    "pssi_template": Section(kind="item", parent="parent", default_theme="pssi_template"),
    "recyf_objectives": Section(kind="requirement", default_theme="recyf", assessable=True),
}
TEXTS = (
    "title_fr_variant", "amended_by", "official_ref", "section", "csp_reference", "verify_fields",
    "verify_note_en", "verify_note_fr",
)  # fmt: skip
FLAGS = ("documented_information", "new_in_2022", "contract_clause", "verify")


@dataclass(frozen=True, kw_only=True)
class Node:
    """One place of the tree of a framework."""

    ref: str
    parent: str
    kind: str
    position: int
    theme: str
    title_fr: str
    title_en: str
    summary_fr: str
    summary_en: str
    assessable: bool
    texts: Mapping[str, str]
    flags: Mapping[str, bool]
    expected_evidence: Mapping[str, Sequence[str]]
    attributes: Sequence[tuple[str, str]]
    details: Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Catalogue:
    """A framework as its file describes it; `details` keeps every block that is not a tree of nodes."""

    code: str
    ref: str
    version: str
    title_fr: str
    title_en: str
    publisher: str
    regime: str
    shown_by_default: bool
    in_statement: bool
    digest: str
    meta: Mapping[str, Any]
    vocabulary: Mapping[str, Any]
    details: Mapping[str, Any]
    nodes: Sequence[Node]


@dataclass(frozen=True, kw_only=True)
class MappingRow:
    """One line of a mapping: the source is <relation> of the target."""

    source: str
    target: str
    relation: str
    origin: str
    strength: int | None
    pairs: int | None
    verify: bool


@dataclass(frozen=True, kw_only=True)
class MappingFile:
    """Every mapping set of a file, keyed by its id, with the legend of relations and origins."""

    digest: str
    meta: Mapping[str, Any]
    sets: Sequence[tuple[Mapping[str, Any], Sequence[MappingRow]]]


def codes() -> list[str]:
    """The codes of the catalogues that come with the product, ISO first."""
    found = {path.stem for path in FOLDER.glob("*.yaml")} - {MAPPINGS}
    return sorted(found, key=lambda code: (not code.startswith("iso"), not code.startswith("hds"), code))


@cache
def titles() -> dict[str, tuple[str, str]]:
    """The French and the English title of each, from the head of its file."""
    found = {}
    for code in codes():
        with (FOLDER / f"{code}.yaml").open(encoding="utf-8") as lines:
            next(lines)  # meta:
            meta = yaml.safe_load("".join(takewhile(lambda line: line.startswith(" "), lines)))
        version = "" if str(meta["version"]) in str(meta["title_fr"]) else f" ({meta['version']})"
        found[code] = (f"{meta['title_fr']}{version}", f"{meta['title_en']}{version}")
    return found


def source(*, code: str) -> bytes:
    """The bytes of the catalogue `code` that comes with the product."""
    return (FOLDER / f"{code}.yaml").read_bytes()


def digest_of(*, content: bytes) -> str:
    """The digest under which a load is recorded: SHA-256 of the file, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def read_catalogue(*, content: bytes) -> Catalogue:
    """The framework described by `content`; raises CatalogueError with the path inside the file."""
    top = _document(content)
    meta = place_at("meta", top.values.get("meta"))
    vocabulary = _vocabulary(top)
    sections = [name for name in top.values if name in SECTIONS]
    nodes = list(_nodes(top, sections, vocabulary))
    if not nodes:
        raise CatalogueError(path="/", code="empty")
    _check_tree(nodes)
    return Catalogue(
        code=meta.text("id", required=True), ref=meta.text("ref", required=True),
        version=meta.text("version", required=True), title_fr=meta.text("title_fr", required=True),
        title_en=meta.text("title_en", required=True), publisher=meta.text("publisher", required=True),
        regime=meta.choice("regime", REGIMES), shown_by_default=meta.flag("shown_by_default"),
        in_statement=meta.flag("in_statement"),
        digest=digest_of(content=content), meta=meta.values, vocabulary=vocabulary,
        details={key: value for key, value in top.values.items() if key not in {"meta", "vocabulary", *sections}},
        nodes=nodes,
    )  # fmt: skip


def read_mappings(*, content: bytes) -> MappingFile:
    """The mapping sets described by `content`; ends are resolved by the loader, which knows the frameworks."""
    top = _document(content)
    meta = place_at("meta", top.values.get("meta"))
    origins = [place.text("key", required=True) for place in meta.places("origins")]
    sets = []
    for place in top.places("sets"):
        rows = [_mapping_row(row, origins) for row in place.places("mappings")]
        for key in ("id", "source_framework", "target_framework"):
            place.text(key, required=True)
        sets.append(({key: value for key, value in place.values.items() if key != "mappings"}, rows))
    return MappingFile(digest=digest_of(content=content), meta=meta.values, sets=sets)


def _document(content: bytes) -> Place:
    try:
        return place_at("", yaml.load(content, Loader=yaml.CSafeLoader))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"line {mark.line + 1}, column {mark.column + 1}" if mark else "/"
        raise CatalogueError(path=where, code="not_yaml", value=str(getattr(error, "problem", "") or "")) from error


def _vocabulary(top: Place) -> Mapping[str, Any]:
    if "vocabulary" not in top.values:
        return {}
    words = place_at("vocabulary", top.values["vocabulary"])
    return {family: place_at(f"vocabulary.{family}", values).values for family, values in words.values.items()}


def _mapping_row(place: Place, origins: Sequence[str]) -> MappingRow:
    return MappingRow(
        source=place.text("source", required=True), target=place.text("target", required=True),
        relation=place.choice("relation", RELATIONS), origin=place.choice("origin", origins),
        strength=place.number("strength"), pairs=place.number("pairs"), verify=place.flag("verify"),
    )  # fmt: skip


def _nodes(top: Place, sections: Sequence[str], vocabulary: Mapping[str, Any]) -> Iterator[Node]:
    position = 0
    for name in sections:
        for place in top.places(name):
            for node in _branch(place, SECTIONS[name], vocabulary, position):
                position = node.position + 1
                yield node


def _branch(place: Place, section: Section, vocabulary: Mapping[str, Any], position: int) -> Iterator[Node]:
    """One entry of a list and the items it holds; an item's parent is the longest ref it extends."""
    node = _node(place, section, vocabulary, position)
    yield node
    if "items" not in place.values:
        return
    above = [node.ref]
    for index, item in enumerate(place.places("items"), start=1):
        ref = item.text("ref", required=True)
        parent = max((known for known in above if ref.startswith(known + ".")), key=len, default=node.ref)
        above.append(ref)
        yield _node(item, Section(kind="item"), vocabulary, position + index, parent=parent)


def _node(place: Place, section: Section, vocabulary: Mapping[str, Any], position: int, *, parent: str = "") -> Node:
    place.used.add("items")
    if section.kind == "group":
        place.used.add("requirements")  # the same links are read from the other end
    summary = "purpose" if "purpose_fr" in place.values else "summary"
    return Node(
        ref=place.text("ref", required=True),
        parent=parent or (place.text(section.parent) if section.parent else ""),
        kind=section.kind, position=position,
        theme=(place.text(section.theme) if section.theme else "") or section.default_theme,
        title_fr=place.text("title_fr", required=True), title_en=place.text("title_en", required=True),
        summary_fr=place.text(f"{summary}_fr"), summary_en=place.text(f"{summary}_en"),
        assessable=place.flag("assessable", default=section.assessable and place.values.get("status") != "superseded"),
        texts={key: place.text(key) for key in TEXTS}, flags={key: place.flag(key) for key in FLAGS},
        expected_evidence={key: place.texts(f"expected_evidence_{key}") for key in ("fr", "en")},
        attributes=list(_attributes(place, vocabulary)), details=place.rest(),
    )  # fmt: skip


def _attributes(place: Place, vocabulary: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for family in (*ATTRIBUTE_FAMILIES, *LINK_FAMILIES):
        for index, value in enumerate(place.texts(family)):
            if family in ATTRIBUTE_FAMILIES and value not in vocabulary.get(family, {}):
                raise CatalogueError(path=f"{place.path}.{family}[{index}]", code="unknown_value", value=value)
            yield family, value


def _check_tree(nodes: Sequence[Node]) -> None:
    seen: set[str] = set()
    refs = {node.ref for node in nodes}
    for node in nodes:
        if node.ref in seen:
            raise CatalogueError(path=node.ref, code="duplicate", value=node.ref)
        seen.add(node.ref)
        if node.parent and (node.parent not in refs or node.parent == node.ref):
            raise CatalogueError(path=f"{node.ref}.parent", code="unknown_parent", value=node.parent)
    _check_no_loop({node.ref: node.parent for node in nodes})


def _check_no_loop(parents: Mapping[str, str]) -> None:
    for ref in parents:
        above, steps = parents[ref], 0
        while above:
            above, steps = parents[above], steps + 1
            if steps > len(parents):
                raise CatalogueError(path=f"{ref}.parent", code="loop", value=ref)

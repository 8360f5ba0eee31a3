"""Reading a library of CISO Assistant (YAML): frameworks, models of controls, mappings, threats and matrices."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from controls.catalogue import Catalogue, Node, digest_of
from controls.imports import nodes as tree
from controls.imports.mappings import mapping_part
from controls.imports.package import LIBRARY, TITLE, ControlModel, Package, shortened
from controls.imports.texts import edition_code, in_both, loose_text, plain, short_ref, tail
from controls.places import CatalogueError, Place, place_at

READ: Final = ("framework", "reference_control", "requirement_mapping_set")
ELSEWHERE: Final = {"threat": "threats", "risk_matrix": "risk_matrices"}
PLURALS: Final = {
    "framework": "frameworks",
    "reference_control": "reference_controls",
    "requirement_mapping_set": "requirement_mapping_sets",
    **ELSEWHERE,
}


def read_library(*, document: Any, content: bytes) -> Package:
    """The library. Raises CatalogueError with the path inside the file."""
    top = place_at("", document)
    objects = place_at("objects", top.values.get("objects"))
    library = Library(top, digest_of(content=content))
    frameworks = [library.framework(place) for place in objects_of(objects, "framework")]
    mappings = [mapping_part(place) for place in objects_of(objects, "requirement_mapping_set")]
    models = [library.model(place) for place in objects_of(objects, "reference_control")]
    parts = {plural: library.raw(objects, name) for name, plural in ELSEWHERE.items()}
    unread = sorted(set(objects.values) - {*PLURALS, *PLURALS.values()})
    if not (frameworks or mappings or models or any(parts.values())):
        raise CatalogueError(path="objects", code="nothing_read", value=", ".join(unread) or "–")
    return Package(
        kind=LIBRARY, title=library.title, publisher=library.publisher, version=library.version,
        digest=library.digest, frameworks=frameworks, mappings=mappings, models=models,
        suggestions=library.suggestions, parts={name: rows for name, rows in parts.items() if rows}, unread=unread,
    )  # fmt: skip


def objects_of(objects: Place, name: str) -> Iterator[Place]:
    """Each object of a kind: under its singular or its plural name, alone or in a list."""
    for key in (name, PLURALS[name]):
        value = objects.values.get(key)
        if isinstance(value, list):
            yield from objects.places(key)
        elif value is not None:
            yield place_at(f"objects.{key}", value)


class Library:
    """What the whole library says, which each of its objects inherits."""

    def __init__(self, top: Place, digest: str) -> None:
        self.top, self.digest = top, digest
        self.urn = loose_text(top, "urn", required=True)
        self.locale = loose_text(top, "locale") or "en"
        self.version = loose_text(top, "version", required=True)
        self.publisher = shortened(loose_text(top, "provider") or loose_text(top, "packager"), 200) or "–"
        self.title = shortened(loose_text(top, "name") or loose_text(top, "ref_id") or self.urn, 200)
        self.suggestions: dict[str, Sequence[tuple[str, str]]] = {}

    def raw(self, objects: Place, name: str) -> list[Mapping[str, Any]]:
        """The objects of a kind as they stand, each with the language and the title of its library."""
        shared = {"locale": self.locale, "library": self.title}
        return [{**plain(place.values), **shared} for place in objects_of(objects, name)]

    def framework(self, place: Place) -> Catalogue:
        """One framework and its tree."""
        urn = loose_text(place, "urn", required=True)
        title_fr, title_en = in_both(place, "name", self.locale)
        ref = short_ref(tail(urn.lower()))
        groups = groups_of(place, self.locale)
        nodes, suggested = self.nodes(place, groups)
        title_fr, title_en = (shortened(text or self.title, 200) for text in (title_fr, title_en))
        code = edition_code(ref, self.version)
        self.suggestions[code] = suggested
        meta = {
            "id": code, "urn": urn, "format": LIBRARY, "library": self.urn, "locale": self.locale,
            "copyright": loose_text(self.top, "copyright"), "published": loose_text(self.top, "publication_date"),
        }  # fmt: skip
        details = {
            key: plain(place.values[key])
            for key in (
                "description",
                "min_score",
                "max_score",
                "scores_definition",
                "implementation_groups_definition",
            )
            if place.values.get(key) not in (None, "", [], {})
        }
        return Catalogue(
            code=code, ref=ref, version=self.version, title_fr=title_fr or title_en, title_en=title_en or title_fr,
            publisher=self.publisher, regime="excludable", shown_by_default=False, in_statement=False,
            digest=self.digest, meta=meta, vocabulary={tree.GROUPS: groups} if groups else {}, details=details,
            nodes=nodes,
        )  # fmt: skip

    def nodes(self, place: Place, groups: Mapping[str, Any]) -> tuple[list[Node], list[tuple[str, str]]]:
        """The tree in the order of the file, and which models of controls each node asks for."""
        key = "requirement_nodes" if "requirement_nodes" in place.values else "requirements"
        drafts = [tree.draft(row, self.locale, groups) for row in place.places(key)]
        if not drafts:
            raise CatalogueError(path=f"{place.path}.{key}", code="empty")
        return tree.settled(drafts)

    def model(self, place: Place) -> ControlModel:
        """A model of control."""
        urn = loose_text(place, "urn", required=True).lower()
        title_fr, title_en = in_both(place, "name", self.locale)
        summary_fr, summary_en = in_both(place, "description", self.locale)
        ref = short_ref(loose_text(place, "ref_id") or tail(urn))
        fallback = title_fr or title_en or shortened(summary_fr or summary_en, TITLE) or ref
        return ControlModel(
            code=urn[:300], ref=ref, title_fr=shortened(title_fr or fallback, TITLE),
            title_en=shortened(title_en or fallback, TITLE), summary_fr=summary_fr, summary_en=summary_en,
            category=loose_text(place, "category")[:40], function=loose_text(place, "csf_function")[:40],
        )  # fmt: skip


def groups_of(place: Place, locale: str) -> dict[str, dict[str, str]]:
    """The implementation groups that a framework defines, in words."""
    listed = place.values.get("implementation_groups_definition")
    found = {}
    for index, row in enumerate(listed if isinstance(listed, list) else []):
        group = place_at(f"{place.path}.implementation_groups_definition[{index}]", row)
        ref = loose_text(group, "ref_id", required=True)
        french, english = in_both(group, "name", locale)
        found[ref[:60]] = {"fr": french or english or ref, "en": english or french or ref}
    return found

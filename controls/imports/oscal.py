"""Reading OSCAL 1.x catalogs (JSON): nested groups, controls within controls, parameters written into the text."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from controls.catalogue import FLAGS, TEXTS, Catalogue, Node, digest_of
from controls.imports.package import CATALOG, REF, TITLE, Package, shortened
from controls.imports.prose import parameters_of, statement_of, texts_named, written
from controls.imports.texts import edition_code, loose_text, plain, short_ref, slug
from controls.places import CatalogueError, Place, place_at

SUPPORTED: Final = "1."
THEME: Final = 60


def read_catalog(*, document: Mapping[str, Any], content: bytes, file_name: str) -> Package:
    """The catalog. Raises CatalogueError with the path inside the file."""
    top = place_at("catalog", document["catalog"])
    meta = metadata_of(top)
    reader = Reader(top)
    nodes = list(reader.nodes())
    if not nodes:
        raise CatalogueError(path="catalog", code="empty")
    framework = catalogue_of(top=top, meta=meta, content=content, file_name=file_name, nodes=nodes, kind=CATALOG)
    return Package(
        kind=CATALOG, title=framework.title_en, publisher=framework.publisher, version=framework.version,
        digest=framework.digest, frameworks=[framework],
    )  # fmt: skip


def metadata_of(top: Place) -> Place:
    """The metadata, once its OSCAL version is one that is read here."""
    meta = place_at(f"{top.path}.metadata", top.values.get("metadata"))
    version = loose_text(meta, "oscal-version", required=True)
    if not version.startswith(SUPPORTED):
        raise CatalogueError(path=f"{meta.path}.oscal-version", code="oscal_version", value=version)
    return meta


def catalogue_of(*, top: Place, meta: Place, content: bytes, file_name: str, nodes: list[Node], kind: str) -> Catalogue:
    """The framework that a catalog or a resolved profile makes."""
    title = shortened(loose_text(meta, "title", required=True), 200)
    version = shortened(loose_text(meta, "version") or loose_text(meta, "last-modified", required=True)[:10], 40)
    ref = short_ref(title)
    code = edition_code(slug(title)[:40].strip("-."), version)
    themes = {node.theme: {"fr": title_, "en": title_} for node, title_ in _themes(nodes)}
    about = {
        "id": code, "format": kind, "uuid": loose_text(top, "uuid"), "file_name": file_name, "locale": "en",
        "published": loose_text(meta, "published")[:10], "oscal_version": loose_text(meta, "oscal-version"),
        "resolved_from": [link for link in _links(meta) if link],
    }  # fmt: skip
    return Catalogue(
        code=code, ref=ref, version=version, title_fr=title, title_en=title, publisher=_publisher(meta),
        regime="excludable", shown_by_default=False, in_statement=False, digest=digest_of(content=content),
        meta=about, vocabulary={"theme": themes} if themes else {}, details={}, nodes=nodes,
    )  # fmt: skip


def _themes(nodes: list[Node]) -> Iterator[tuple[Node, str]]:
    for node in nodes:
        if node.theme and not node.parent:
            yield node, node.title_en


def _links(meta: Place) -> list[str]:
    listed = meta.values.get("links") or []
    return [
        str(link.get("href", "")) for link in listed if isinstance(link, Mapping) and "resol" in str(link.get("rel"))
    ]


def _publisher(meta: Place) -> str:
    parties = meta.values.get("parties") or []
    names = [str(party.get("name", "")) for party in parties if isinstance(party, Mapping)]
    return shortened(next((name for name in names if name), "–"), 200)


class Reader:
    """Walks a catalog in its own order."""

    def __init__(self, top: Place) -> None:
        self.top = top
        self.position = 0
        self.taken: set[str] = set()
        self.parameters: dict[str, Any] = dict(parameters_of(top))

    def nodes(self) -> Iterator[Node]:
        """Every group and control."""
        self._gather(self.top)
        yield from self._within(self.top, parent="", theme="")

    def _gather(self, place: Place) -> None:
        """Parameters may be named from anywhere in the catalog: all of them are known before any text is written."""
        for child in (*_listed(place, "groups"), *_listed(place, "controls")):
            self.parameters |= parameters_of(child)
            self._gather(child)

    def _within(self, place: Place, *, parent: str, theme: str) -> Iterator[Node]:
        for group in _listed(place, "groups"):
            node = self._group(group, parent=parent, theme=theme)
            yield node
            yield from self._within(group, parent=node.ref, theme=node.theme)
        for control in _listed(place, "controls"):
            node = self._control(control, parent=parent, theme=theme)
            yield node
            yield from self._within(control, parent=node.ref, theme=theme)

    def _group(self, place: Place, *, parent: str, theme: str) -> Node:
        title = loose_text(place, "title", required=True)
        key = loose_text(place, "id")
        ref = self._ref(_label(place) or key or slug(title)[:REF], key or slug(title), place)
        prose = statement_of(place)
        return self._node(place, ref=ref, parent=parent, theme=theme or ref[:THEME], title=title, prose=prose, key=key,
                          kind="group")  # fmt: skip

    def _control(self, place: Place, *, parent: str, theme: str) -> Node:
        key = loose_text(place, "id", required=True)
        title = loose_text(place, "title", required=True)
        ref = self._ref(_label(place) or key, key, place)
        return self._node(place, ref=ref, parent=parent, theme=theme, title=title, prose=statement_of(place), key=key,
                          kind="control")  # fmt: skip

    def _node(
        self, place: Place, *, ref: str, parent: str, theme: str, title: str, prose: str, key: str, kind: str
    ) -> Node:
        own = parameters_of(place)
        gone = kind == "control" and _withdrawn(place)
        summary = written(prose, self.parameters)
        details = {"id": key, "prose": prose, "params": own, "withdrawn": gone,
                   "guidance_en": written("\n\n".join(texts_named(place, "guidance")), self.parameters),
                   "related": [href[1:] for href in _related(place)]}  # fmt: skip
        position, self.position = self.position, self.position + 1
        evidence = [line.strip(" ;") for text in _examined(place) for line in text.splitlines() if line.strip(" ;")]
        return Node(
            ref=ref, parent=parent, kind="group" if kind == "group" or gone else "requirement", position=position,
            theme=theme, title_fr=shortened(title, TITLE), title_en=shortened(title, TITLE), summary_fr="",
            summary_en=summary, assessable=kind == "control" and not gone, texts=dict.fromkeys(TEXTS, ""),
            flags=dict.fromkeys(FLAGS, False), expected_evidence={"fr": [], "en": evidence}, attributes=[],
            details={name: plain(value) for name, value in details.items() if value},
        )  # fmt: skip

    def _ref(self, wanted: str, key: str, place: Place) -> str:
        ref = next((text for text in (short_ref(wanted), short_ref(key)) if text and text not in self.taken), "")
        if not ref:
            raise CatalogueError(path=f"{place.path}.id", code="duplicate", value=key or wanted)
        self.taken.add(ref)
        return ref


def _listed(place: Place, key: str) -> list[Place]:
    return place.places(key) if place.values.get(key) is not None else []


def _label(place: Place) -> str:
    """The label that people read; those of a class of their own (zero-padded, assessment) come after."""
    labels = [prop for prop in _props(place) if prop.get("name") == "label" and prop.get("value")]
    labels.sort(key=lambda prop: bool(prop.get("class")))
    return str(labels[0]["value"]).strip() if labels else ""


def _props(place: Place) -> list[Mapping[str, Any]]:
    return [prop for prop in place.values.get("props") or [] if isinstance(prop, Mapping)]


def _withdrawn(place: Place) -> bool:
    return any(
        str(prop.get("name")) == "status" and str(prop.get("value")).lower() == "withdrawn" for prop in _props(place)
    )


def _related(place: Place) -> list[str]:
    links = [link for link in place.values.get("links") or [] if isinstance(link, Mapping)]
    found = [
        str(link.get("href", "")) for link in links if link.get("rel") in {"related", "required", "incorporated-into"}
    ]
    return [href for href in found if href.startswith("#")]


def _examined(place: Place) -> Iterator[str]:
    """What an assessor examines, as the catalog lists it."""
    for part in _listed(place, "parts"):
        methods = {str(prop.get("value")).upper() for prop in _props(part) if str(prop.get("name")) == "method"}
        if part.values.get("name") == "assessment-method" and "EXAMINE" in methods:
            yield from (str(inner.values.get("prose") or "") for inner in _listed(part, "parts"))

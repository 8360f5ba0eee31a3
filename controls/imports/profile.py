"""OSCAL profiles: what they select from catalogues, and the framework that results once these are known."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from fnmatch import fnmatchcase
from typing import Any

from controls.catalogue import Catalogue, Node
from controls.imports.oscal import catalogue_of, metadata_of
from controls.imports.package import PROFILE, Package, Profile, Selection
from controls.imports.prose import said, written
from controls.imports.texts import loose_text
from controls.places import CatalogueError, Place, place_at


def read_profile(*, document: Mapping[str, Any], content: bytes, file_name: str) -> Package:
    """The profile, its catalogues still to be found. Raises CatalogueError with the path inside the file."""
    top = place_at("profile", document["profile"])
    meta = metadata_of(top)
    resources = dict(_resources(top))
    imports = top.places("imports")
    if not imports:
        raise CatalogueError(path="profile.imports", code="empty")
    framework = catalogue_of(top=top, meta=meta, content=content, file_name=file_name, nodes=[], kind=PROFILE)
    profile = Profile(
        catalogue=framework,
        selections=[_selection(place, resources) for place in imports],
        parameters=dict(_parameters(top)),
        additions=dict(_additions(top)),
    )
    return Package(
        kind=PROFILE, title=framework.title_en, publisher=framework.publisher, version=framework.version,
        digest=framework.digest, profile=profile,
    )  # fmt: skip


def resolved(*, profile: Profile, source: Callable[[Selection], Sequence[Node]]) -> Catalogue:
    """The framework of a profile: the nodes that it selects, under the headings they had, with its own parameters."""
    nodes: list[Node] = []
    for selection in profile.selections:
        nodes += _drawn(selection, source(selection), profile)
    if not nodes:
        raise CatalogueError(path="profile.imports", code="empty")
    ordered = list({node.ref: node for node in reversed(nodes)}.values())[::-1]
    return replace(
        profile.catalogue, nodes=[replace(node, position=place) for place, node in enumerate(ordered)],
        vocabulary={"theme": {node.theme: {"fr": node.title_fr, "en": node.title_en}
                              for node in ordered if node.theme and not node.parent}},
    )  # fmt: skip


def _drawn(selection: Selection, nodes: Sequence[Node], profile: Profile) -> Iterator[Node]:
    by_ref = {node.ref: node for node in nodes}
    controls = {str(node.details.get("id")): node for node in nodes if node.kind != "group"}
    unknown = next((key for key, _children in selection.included if key not in controls), "")
    if unknown:
        raise CatalogueError(path=f"{selection.path}.include-controls", code="unknown_requirement", value=unknown)
    kept = _chosen(selection, controls, by_ref)
    wanted = set(kept)
    for ref in kept:
        wanted |= {above for above in _above(by_ref[ref], by_ref) if by_ref[above].kind == "group"}
    parameters = {key: value for node in nodes for key, value in (node.details.get("params") or {}).items()}
    parameters |= {key: {"values": [text]} for key, text in profile.parameters.items()}
    for node in nodes:
        if node.ref in wanted:
            parent = next((above for above in _above(node, by_ref) if above in wanted), "")
            yield _set(replace(node, parent=parent), parameters, profile)


def _chosen(selection: Selection, controls: Mapping[str, Node], by_ref: Mapping[str, Node]) -> set[str]:
    def named(keys: Sequence[tuple[str, bool]], patterns: Sequence[tuple[str, bool]]) -> set[str]:
        found: set[str] = set()
        for key, node in controls.items():
            exact = next((children for wanted, children in keys if wanted == key), None)
            if exact is None:
                exact = next((children for pattern, children in patterns if fnmatchcase(key, pattern)), None)
            if exact is not None:
                found.add(node.ref)
                found |= _below(node.ref, by_ref) if exact else set()
        return found

    every = {node.ref for node in controls.values()}
    chosen = every if selection.everything else named(selection.included, selection.patterns)
    return (chosen & every) - named(selection.excluded, selection.excluded_patterns)


def _above(node: Node, by_ref: Mapping[str, Node]) -> Iterator[str]:
    ref = node.parent
    while ref:
        yield ref
        ref = by_ref[ref].parent


def _below(ref: str, by_ref: Mapping[str, Node]) -> set[str]:
    return {node.ref for node in by_ref.values() if ref in set(_above(node, by_ref))}


def _set(node: Node, parameters: Mapping[str, Any], profile: Profile) -> Node:
    """The node with the profile's own parameters and additions written into its text."""
    added = profile.additions.get(str(node.details.get("id")), "")
    text = "\n\n".join(filter(None, (str(node.details.get("prose") or ""), added)))
    return replace(node, summary_en=written(text, parameters) or node.summary_en)


def _resources(top: Place) -> Iterator[tuple[str, list[str]]]:
    """Identifier → addresses, from the back matter."""
    back = top.values.get("back-matter")
    listed = back.get("resources") if isinstance(back, Mapping) else []
    for resource in listed or []:
        if isinstance(resource, Mapping):
            links = [link for link in resource.get("rlinks") or [] if isinstance(link, Mapping)]
            yield str(resource.get("uuid")), [str(link.get("href", "")) for link in links]


def _selection(place: Place, resources: Mapping[str, list[str]]) -> Selection:
    href = loose_text(place, "href", required=True)
    included, patterns = _calls(place, "include-controls")
    older, older_patterns = _older_calls(place, "include")
    excluded, excluded_patterns = _calls(place, "exclude-controls")
    included, patterns = [*included, *older], [*patterns, *older_patterns]
    everything = "include-all" in place.values or (not included and not patterns)
    return Selection(
        hrefs=[href, *resources.get(href.removeprefix("#"), [])], path=place.path, everything=everything,
        included=included, patterns=patterns, excluded=excluded, excluded_patterns=excluded_patterns,
    )  # fmt: skip


def _calls(place: Place, key: str) -> tuple[list[tuple[str, bool]], list[tuple[str, bool]]]:
    keys: list[tuple[str, bool]] = []
    patterns: list[tuple[str, bool]] = []
    for call in place.places(key) if place.values.get(key) is not None else []:
        children = str(call.values.get("with-child-controls", "")).lower() == "yes"
        keys += [(text, children) for text in call.texts("with-ids")]
        matching = call.places("matching") if call.values.get("matching") is not None else []
        patterns += [(loose_text(row, "pattern", required=True), children) for row in matching]
    return keys, patterns


def _older_calls(place: Place, key: str) -> tuple[list[tuple[str, bool]], list[tuple[str, bool]]]:
    """The form of the first release candidates: calls of one control each."""
    if not isinstance(place.values.get(key), Mapping):
        return [], []
    inner = place_at(f"{place.path}.{key}", place.values[key])
    calls = inner.places("calls") if inner.values.get("calls") is not None else []
    return [(loose_text(call, "control-id", required=True), False) for call in calls], []


def _modify(top: Place) -> Place:
    return place_at("profile.modify", top.values.get("modify") or {})


def _parameters(top: Place) -> Iterator[tuple[str, str]]:
    modify = _modify(top)
    given = modify.values.get("set-parameters") or []
    rows = [{"param-id": key, **value} for key, value in given.items()] if isinstance(given, Mapping) else given
    for index, row in enumerate(rows):
        place = place_at(f"{modify.path}.set-parameters[{index}]", row)
        text = said(place.values)
        if text:
            yield loose_text(place, "param-id", required=True), text


def _additions(top: Place) -> Iterator[tuple[str, str]]:
    modify = _modify(top)
    for alter in modify.places("alters") if modify.values.get("alters") is not None else []:
        key = loose_text(alter, "control-id", required=True)
        texts = [
            str(part.values.get("prose") or "")
            for add in (alter.places("adds") if alter.values.get("adds") is not None else [])
            for part in (add.places("parts") if add.values.get("parts") is not None else [])
        ]
        if text := "\n".join(filter(None, texts)):
            yield key, text

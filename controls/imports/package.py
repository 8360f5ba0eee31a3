"""What a file of frameworks holds once it was read: trees, mappings, models of controls, and what is left aside."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from controls.catalogue import Catalogue, MappingRow

LIBRARY, CATALOG, PROFILE = "library", "oscal_catalog", "oscal_profile"
TITLE, REF = 300, 60


@dataclass(frozen=True, kw_only=True)
class ControlModel:
    """A control that a library proposes (“reference control”), to be taken by a person or not."""

    code: str
    ref: str
    title_fr: str
    title_en: str
    summary_fr: str
    summary_en: str
    category: str
    function: str


@dataclass(frozen=True, kw_only=True)
class MappedEnd:
    """One side of a mapping set: the identifier of a framework, and the path that named it."""

    urn: str
    path: str


@dataclass(frozen=True, kw_only=True)
class MappingPart:
    """A set of mappings whose ends are still the identifiers of the file; each row keeps its own path."""

    code: str
    title: str
    source: MappedEnd
    target: MappedEnd
    rows: Sequence[tuple[str, MappingRow]]
    scale: int
    remarks: Mapping[str, Any]
    unrelated: int


@dataclass(frozen=True, kw_only=True)
class Selection:
    """What a profile draws from one catalogue: identifiers of controls, and the path that named the catalogue."""

    hrefs: Sequence[str]
    path: str
    everything: bool
    included: Sequence[tuple[str, bool]]
    patterns: Sequence[tuple[str, bool]]
    excluded: Sequence[tuple[str, bool]]
    excluded_patterns: Sequence[tuple[str, bool]]


@dataclass(frozen=True, kw_only=True)
class Profile:
    """A profile before its catalogues are known: what it selects, and what it changes."""

    catalogue: Catalogue
    selections: Sequence[Selection]
    parameters: Mapping[str, str]
    additions: Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class Package:
    """Everything that one file holds."""

    kind: str
    title: str
    publisher: str
    version: str
    digest: str
    frameworks: Sequence[Catalogue] = ()
    mappings: Sequence[MappingPart] = ()
    models: Sequence[ControlModel] = ()
    suggestions: Mapping[str, Sequence[tuple[str, str]]] = field(default_factory=dict)
    parts: Mapping[str, Sequence[Mapping[str, Any]]] = field(default_factory=dict)
    profile: Profile | None = None
    unread: Sequence[str] = ()


def shortened(text: str, length: int) -> str:
    """A text that fits, cut at a word with an ellipsis."""
    flat = " ".join(text.split())
    if len(flat) <= length:
        return flat
    return flat[: length - 1].rsplit(" ", 1)[0] + "…"

"""The nodes of a library's framework: identifiers, references, titles and questions as they really come."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from controls.catalogue import FLAGS, TEXTS, Node
from controls.imports.package import TITLE, shortened
from controls.imports.texts import in_both, loose_text, plain, short_ref, tail
from controls.places import CatalogueError, Place

GROUPS: Final = "implementation_groups"
KEPT: Final = ("weight", "min_score", "max_score", "scores_definition_ref", "importance", "display_mode", "threats")


@dataclass(frozen=True, kw_only=True)
class Draft:
    """A node before its references are settled."""

    path: str
    urn: str
    parent: str
    ref: str
    assessable: bool
    titles: tuple[str, str]
    summaries: tuple[str, str]
    evidence: tuple[str, str]
    groups: Sequence[str]
    models: Sequence[str]
    details: Mapping[str, Any]


def draft(place: Place, locale: str, groups: Mapping[str, Any]) -> Draft:
    """One node of the file. Raises CatalogueError for what cannot be a node."""
    listed = place.values.get(GROUPS) or []
    if not isinstance(listed, list):
        raise CatalogueError(path=f"{place.path}.{GROUPS}", code="not_list")
    chosen = [str(value)[:60] for value in listed]
    for index, value in enumerate(chosen):
        if groups and value not in groups:
            raise CatalogueError(path=f"{place.path}.{GROUPS}[{index}]", code="unknown_value", value=value)
    questions = questions_of(place)
    notes = dict(zip(("note_fr", "note_en"), in_both(place, "annotation", locale), strict=True))
    details = {key: plain(place.values[key]) for key in KEPT if place.values.get(key) not in (None, "", [])}
    details |= {key: text for key, text in notes.items() if text}
    if questions:
        details["questions"] = questions
    return Draft(
        path=place.path, urn=loose_text(place, "urn", required=True).lower(),
        parent=loose_text(place, "parent_urn").lower(), ref=loose_text(place, "ref_id"),
        assessable=place.flag("assessable") and place.values.get("display_mode") != "splash",
        titles=in_both(place, "name", locale), summaries=in_both(place, "description", locale),
        evidence=in_both(place, "typical_evidence", locale), groups=chosen,
        models=[urn.lower() for urn in place.texts("reference_controls")], details=details,
    )  # fmt: skip


def questions_of(place: Place) -> list[dict[str, Any]]:
    """The questions of a node in one form, whichever of the two forms the file uses."""
    if isinstance(newer := place.values.get("questions"), Mapping):
        listed = [(str(urn), row) for urn, row in newer.items()]
    elif isinstance(older := place.values.get("question"), Mapping):
        shared = {"type": older.get("question_type"), "choices": older.get("question_choices")}
        rows = older.get("questions") or []
        listed = [(str(row.get("urn", "")), {**shared, **row}) for row in rows if isinstance(row, Mapping)]
    else:
        return []
    found = []
    for urn, row in listed:
        if not isinstance(row, Mapping):
            raise CatalogueError(path=f"{place.path}.questions.{urn}", code="not_mapping")
        choices = [item.get("value") if isinstance(item, Mapping) else item for item in row.get("choices") or []]
        found.append({"urn": urn, "text": str(row.get("text") or ""), "type": str(row.get("type") or "text"),
                      "choices": [str(choice) for choice in choices if choice is not None],
                      "source": plain(row)})  # fmt: skip
    return found


def settled(drafts: Sequence[Draft]) -> tuple[list[Node], list[tuple[str, str]]]:
    """Nodes with references that stand once each, under parents that exist; and their models of controls."""
    refs = _references(drafts)
    nodes, suggested = [], []
    for position, each in enumerate(drafts):
        if each.parent and each.parent not in refs:
            raise CatalogueError(path=f"{each.path}.parent_urn", code="unknown_parent", value=each.parent)
        nodes.append(_node(each, refs, position))
        suggested += [(refs[each.urn], model) for model in each.models]
    return nodes, suggested


def _references(drafts: Sequence[Draft]) -> dict[str, str]:
    """Identifier → reference: the one of the file while it is the first to bear it, else the end of the identifier."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for each in drafts:
        if each.urn in found:
            raise CatalogueError(path=f"{each.path}.urn", code="duplicate", value=each.urn)
        own, other = short_ref(each.ref), short_ref(tail(each.urn))
        ref = own if own and own not in taken else other
        if ref in taken:
            ref = short_ref(each.urn)
        if ref in taken:
            raise CatalogueError(path=f"{each.path}.urn", code="duplicate", value=ref)
        taken.add(ref)
        found[each.urn] = ref
    return found


def _node(each: Draft, refs: Mapping[str, str], position: int) -> Node:
    question = next((row["text"] for row in each.details.get("questions", []) if row["text"]), "")
    (title_fr, title_en), (summary_fr, summary_en) = each.titles, each.summaries
    french = title_fr or title_en or shortened(summary_fr or summary_en or question, 160) or refs[each.urn]
    english = title_en or title_fr or shortened(summary_en or summary_fr or question, 160) or refs[each.urn]
    return Node(
        ref=refs[each.urn], parent=refs.get(each.parent, ""), kind="requirement" if each.assessable else "group",
        position=position, theme="", title_fr=shortened(french, TITLE), title_en=shortened(english, TITLE),
        summary_fr=_whole(title_fr, summary_fr), summary_en=_whole(title_en, summary_en), assessable=each.assessable,
        texts=dict.fromkeys(TEXTS, ""), flags=dict.fromkeys(FLAGS, False),
        expected_evidence={"fr": _lines(each.evidence[0]), "en": _lines(each.evidence[1])},
        attributes=[(GROUPS, value) for value in each.groups], details={"urn": each.urn, **each.details},
    )  # fmt: skip


def _whole(title: str, summary: str) -> str:
    """A title too long for its column stands whole above the summary."""
    return f"{title}\n\n{summary}".strip() if len(title) > TITLE else summary


def _lines(text: str) -> list[str]:
    return [line.strip(" -•*\t") for line in text.splitlines() if line.strip(" -•*\t")]

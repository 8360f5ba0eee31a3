"""A malformed catalogue is refused with the place inside the file and the reason."""

import pytest

from controls.catalogue import read_catalogue, read_mappings
from controls.places import CatalogueError

META = "meta: {id: x, ref: x, version: '1', title_fr: X, title_en: X, publisher: P, regime: due}\n"
TITLES = "title_fr: A, title_en: B"
NODE = "{ref: '1', title_fr: A, title_en: B}"


@pytest.mark.parametrize(
    ("content", "path", "code"),
    [
        ("a: [", "line 2, column 1", "not_yaml"),
        ("- 1", "/", "not_mapping"),
        (META, "/", "empty"),
        (f"{META}clauses: 3", ".clauses", "not_list"),
        (f"{META}clauses: [{{ref: '1', title_fr: A}}]", "clauses[0].title_en", "missing"),
        (f"{META}clauses: [{NODE}, {NODE}]", "1", "duplicate"),
        (f"{META}clauses: [{{ref: '1', parent: '9', title_fr: A, title_en: B}}]", "1.parent", "unknown_parent"),
        (
            f"{META}clauses: [{{ref: '1', title_fr: A, title_en: B, assessable: oui}}]",
            "clauses[0].assessable",
            "not_flag",
        ),
        (
            f"{META}controls: [{{ref: '1', title_fr: A, title_en: B, control_type: [magic]}}]",
            "controls[0].control_type[0]",
            "unknown_value",
        ),
        (
            f"{META}clauses: [{{ref: a, parent: b, {TITLES}}}, {{ref: b, parent: a, {TITLES}}}]",
            "a.parent",
            "loop",
        ),
    ],
)
def test_a_malformed_file_names_its_place(content: str, path: str, code: str) -> None:
    with pytest.raises(CatalogueError) as refused:
        read_catalogue(content=content.encode())
    assert (refused.value.path.lstrip("."), refused.value.code) == (path.lstrip("."), code)


def test_a_mapping_has_a_known_relation() -> None:
    content = (
        "meta: {origins: [{key: author}]}\n"
        "sets: [{id: s, source_framework: a, target_framework: b, "
        "mappings: [{source: '1', target: '2', relation: same, origin: author}]}]"
    )
    with pytest.raises(CatalogueError) as refused:
        read_mappings(content=content.encode())
    assert refused.value.path == "sets[0].mappings[0].relation"

"""Files of frameworks: what is understood of them, and how a malformed one names its place and its fault."""

import json
from typing import Any

import pytest

from controls.imports.documents import LIMIT
from controls.imports.package import Package
from controls.imports.reading import read_package
from controls.places import CatalogueError
from tests.controls import libraries as made

pytestmark = pytest.mark.once
BOMB = b"a: &a [x,x,x,x,x,x,x,x,x,x]\n" + b"".join(
    b"%c: &%c [%s]\n" % (code, code, b",".join([b"*%c" % (code - 1)] * 10)) for code in range(98, 110)
)


def read(content: bytes) -> Package:
    return read_package(content=content, file_name="small_catalog.json")


def test_a_library_gives_its_tree_its_languages_and_its_questions() -> None:
    package = read(made.library())
    (framework,) = package.frameworks
    assert (framework.code, framework.version, framework.publisher) == ("hygiene-v2", "2", "Acme")
    assert [(node.ref, node.parent, node.kind) for node in framework.nodes] == [
        ("A", "", "group"), ("A.1", "A", "requirement"), ("a.2", "A", "requirement"), ("a.3", "A", "requirement"),
    ]  # fmt: skip
    named, asked, twin = framework.nodes[1:]
    assert (named.title_fr, named.title_en) == ("Nommer un responsable", "Name somebody in charge")
    assert named.attributes == [("implementation_groups", "B")]
    assert named.expected_evidence["fr"] == ["Lettre de mission", "Organigramme"]
    assert named.details["weight"] == "1.5"
    assert asked.title_fr == "Une sauvegarde est-elle faite ?"
    assert asked.details["questions"][0]["choices"] == ["Oui", "Non"]
    assert twin.details["questions"][0]["text"] == "Laquelle ?"
    assert package.suggestions == {"hygiene-v2": [("A.1", f"{made.URN}:function:hygiene:raci")]}
    assert {name: len(rows) for name, rows in package.parts.items()} == {"threats": 1, "risk_matrices": 1}


@pytest.mark.parametrize("key", ["framework", "frameworks"])
@pytest.mark.parametrize("alone", [True, False])
def test_objects_stand_under_singular_and_plural_keys_alone_or_in_lists(key: str, alone: bool) -> None:
    bare = made.framework()
    for node in bare["requirement_nodes"]:
        node.pop("reference_controls", None)
    package = read(made.library({key: bare if alone else [bare], "quick_form": {"urn": "x"}}))
    assert len(package.frameworks) == 1
    assert package.unread == ["quick_form"]


@pytest.mark.parametrize(
    ("given", "strengths"),
    [
        ([0, 5, 10, None], [None, 5, 10, None]),
        ([0, 55, 100, None], [None, 6, 10, None]),
        ([8, 1, 3, 91], [1, 1, 1, 10]),
    ],
)
def test_strengths_up_to_ten_or_a_hundred_are_put_on_one_scale(
    given: list[int | None], strengths: list[int | None]
) -> None:
    rows = [
        made.row(f"a.{number}", "a.5.1", "intersect", strength_of_relationship=value)
        for number, value in enumerate(given)
    ]
    package = read(made.library({"requirement_mapping_sets": [made.mapping_set(rows)]}))
    assert [row.strength for _path, row in package.mappings[0].rows] == strengths


def test_unrelated_rows_are_counted_and_left_out() -> None:
    rows = [
        made.row("a.1", "a.5.2", "equal", rationale="semantic", annotation="Vu."),
        made.row("a.1", "a.5.3", "not_related"),
    ]
    (part,) = read(made.library({"requirement_mapping_set": made.mapping_set(rows)})).mappings
    assert part.unrelated == 1
    assert [(row.relation, row.origin) for _path, row in part.rows] == [("equal", "semantic")]
    assert next(iter(part.remarks.values()))["annotation"] == "Vu."


def test_a_catalog_gives_groups_controls_and_parameters_in_words() -> None:
    (framework,) = read(made.catalog()).frameworks
    assert [(node.ref, node.parent, node.kind) for node in framework.nodes] == [
        ("x", "", "group"), ("AC", "x", "group"), ("AC-1", "AC", "requirement"), ("AC-1.1", "AC-1", "requirement"),
        ("AC-2", "AC", "group"), ("pl", "", "group"), ("PL-1", "pl", "requirement"),
    ]  # fmt: skip
    first = framework.nodes[2]
    assert first.summary_en == "a. Review accounts [frequency] by [hand | a tool].\nb. Keep it."
    assert first.expected_evidence["en"] == ["Access policy", "Account list"]
    assert framework.publisher == "Acme standards"


def changed(**given: Any) -> bytes:
    nodes = [{**made.node("a"), **given}, made.node("b")]
    return made.library({"framework": made.framework(requirement_nodes=nodes)})


@pytest.mark.parametrize(
    ("content", "path", "code"),
    [
        (b"", "/", "empty_file"),
        (b" " * (LIMIT + 1), "/", "too_large"),
        (b"\xff\xfea: 1", "line 1", "not_utf8"),
        (b"a: [", "line 2, column 1", "not_yaml"),
        (b'{"a": ', "line 1, column 7", "not_json"),
        (b"[" * 3000, "line 1", "too_deep"),
        (b'{"a":' * 3000 + b"1" + b"}" * 3000, "/", "too_deep"),
        (b"a: &a [*a]", "line 1", "loop"),
        (BOMB, "/", "bomb"),
        (b"a: 1", "/", "unknown_format"),
        (b"- 1", "/", "not_mapping"),
        (b'{"catalog": {"metadata": {"oscal-version": "2.0.0"}}}', "catalog.metadata.oscal-version", "oscal_version"),
        (b'{"component-definition": {}}', ".component-definition", "other_oscal"),
        (made.library({"preset": {}}), "objects", "nothing_read"),
        (made.library(version=""), ".version", "missing"),
        (made.library({"framework": {"ref_id": "x"}}), "objects.framework.urn", "missing"),
        (made.library({"frameworks": [3]}), "objects.frameworks[0]", "not_mapping"),
        (changed(parent_urn="urn:x"), "objects.framework.requirement_nodes[0].parent_urn", "unknown_parent"),
        (changed(urn=made.node("b")["urn"]), "objects.framework.requirement_nodes[1].urn", "duplicate"),
        (changed(assessable="oui"), "objects.framework.requirement_nodes[0].assessable", "not_flag"),
        (changed(ref_id=["A"]), "objects.framework.requirement_nodes[0].ref_id", "not_text"),
        (changed(implementation_groups=["Z"]), "objects.framework.requirement_nodes[0].implementation_groups[0]",
         "unknown_value"),
        (made.library({"requirement_mapping_set": made.mapping_set([made.row("a.1", "a.5.1", "close")])}),
         "objects.requirement_mapping_set.requirement_mappings[0].relationship", "unknown_value"),
        (made.library({"requirement_mapping_set": made.mapping_set(
            [made.row("a.1", "a.5.1", "equal", strength_of_relationship=101)])}),
         "objects.requirement_mapping_set.requirement_mappings[0].strength_of_relationship", "not_strength"),
        (made.catalog(groups=[{"id": "x", "title": "X", "controls": [{"id": "x-1"}]}]),
         "catalog.groups[0].controls[0].title", "missing"),
        (made.profile({"include-controls": [{"with-ids": "ac-1"}]}),
         "profile.imports[0].include-controls[0].with-ids", "not_list"),
    ],
)  # fmt: skip
def test_a_malformed_file_names_its_place_and_its_fault(content: bytes, path: str, code: str) -> None:
    with pytest.raises(CatalogueError) as refused:
        read(content)
    assert (refused.value.path, refused.value.code) == (path, code)


def test_a_repetition_that_stays_small_is_no_bomb() -> None:
    content = made.library().replace(b"category: process", b"category: &c process\n    csf: *c")
    assert read(content).models[0].category == "process"


def test_a_null_character_is_refused() -> None:
    with pytest.raises(CatalogueError):
        read(json.dumps({"catalog": {"a": "\0"}}).encode())

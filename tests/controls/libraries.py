"""Files of frameworks as others publish them, made for the tests: a library in YAML, catalogs and profiles in JSON."""

import json
from typing import Any

import yaml

URN = "urn:acme:risk"


def node(key: str, **given: Any) -> dict[str, Any]:
    """A node of a library's framework."""
    return {"urn": f"{URN}:req_node:hygiene:{key}", "assessable": True, "depth": 2, **given}


def framework(**given: Any) -> dict[str, Any]:
    """A small framework with everything that real ones do: no reference, no name, groups, questions, models."""
    parent = f"{URN}:req_node:hygiene:a"
    nodes = [
        {**node("a"), "ref_id": "A", "name": "Gouverner", "assessable": False, "depth": 1},
        node("a.1", parent_urn=parent, ref_id="A.1", name="Nommer un responsable", description="Une personne répond.",
             implementation_groups=["B"], reference_controls=[f"{URN}:function:hygiene:raci"],
             threats=[f"{URN}:threat:hygiene:t1"], typical_evidence="Lettre de mission\n- Organigramme",
             annotation="Voir la fiche 1.", weight=1.5,
             translations={"en": {"name": "Name somebody in charge", "description": "One person answers."}}),
        node("a.2", parent_urn=parent, ref_id=None, name=None, description=None, questions={
            f"{URN}:q:1": {"type": "unique_choice", "text": "Une sauvegarde est-elle faite ?",
                           "choices": [{"urn": f"{URN}:q:1:{value}", "value": value} for value in ("Oui", "Non")]},
        }),
        node("a.3", parent_urn=parent.upper(), ref_id="A.1", name="Même référence", question={
            "question_type": "text", "questions": [{"urn": f"{URN}:q:2", "text": "Laquelle ?"}]}),
    ]  # fmt: skip
    return {
        "urn": f"{URN}:framework:hygiene", "ref_id": "hygiene", "name": "Guide d’hygiène d’essai",
        "implementation_groups_definition": [{"ref_id": "B", "name": "Socle"}], "requirement_nodes": nodes, **given,
    }  # fmt: skip


def library(objects: dict[str, Any] | None = None, **given: Any) -> bytes:
    """A library with a framework, a model of control, a threat and a matrix, unless told otherwise."""
    held = objects or {
        "framework": framework(),
        "reference_controls": [
            {"urn": f"{URN}:function:hygiene:raci", "ref_id": "RACI", "name": "Matrice des rôles",
             "category": "process", "csf_function": "govern", "description": "Qui fait quoi."},
        ],
        "threats": [{"urn": f"{URN}:threat:hygiene:t1", "ref_id": "T1", "name": "Absence"}],
        "risk_matrix": [{"urn": f"{URN}:matrix:hygiene:m", "ref_id": "M", "name": "3x3"}],
    }  # fmt: skip
    top = {
        "urn": f"{URN}:library:hygiene", "locale": "fr", "ref_id": "hygiene", "name": "Bibliothèque d’essai",
        "version": 2, "provider": "Acme", "packager": "Acme", "publication_date": "2026-02-25", "objects": held,
        **given,
    }  # fmt: skip
    return yaml.safe_dump(top, allow_unicode=True, sort_keys=False).encode()


def mapping_set(rows: list[dict[str, Any]], **given: Any) -> dict[str, Any]:
    """A mapping set from the framework above to ISO/IEC 27001, which comes with the product."""
    return {
        "urn": f"{URN}:req_mapping_set:hygiene-iso", "ref_id": "hygiene-iso", "name": "Hygiène → ISO",
        "source_framework_urn": f"{URN}:framework:hygiene",
        "target_framework_urn": "urn:intuitem:risk:framework:iso27001-2022", "requirement_mappings": rows, **given,
    }  # fmt: skip


def row(source: str, target: str, relationship: str, **given: Any) -> dict[str, Any]:
    """One row of a mapping set."""
    return {
        "source_requirement_urn": f"{URN}:req_node:hygiene:{source}",
        "target_requirement_urn": f"urn:intuitem:risk:req_node:iso27001-2022:{target}",
        "relationship": relationship, **given,
    }  # fmt: skip


def control(key: str, title: str, prose: str, **given: Any) -> dict[str, Any]:
    """A control of a catalog."""
    return {
        "id": key, "title": title, "props": [{"name": "label", "value": f"0{key}".upper(), "class": "zero-padded"},
                                             {"name": "label", "value": key.upper()}],
        "parts": [{"id": f"{key}_smt", "name": "statement", "parts": [
            {"id": f"{key}_smt.a", "name": "item", "props": [{"name": "label", "value": "a."}], "prose": prose},
            {"id": f"{key}_smt.b", "name": "item", "props": [{"name": "label", "value": "b."}], "prose": "Keep it."},
        ]}, {"id": f"{key}_gdn", "name": "guidance", "prose": "Some help."},
            {"name": "assessment-method", "props": [{"name": "method", "value": "EXAMINE"}],
             "parts": [{"name": "assessment-objects", "prose": "Access policy\n\nAccount list"}]}], **given,
    }  # fmt: skip


METADATA = {
    "title": "Small catalog", "version": "5.1", "oscal-version": "1.1.2", "last-modified": "2026-01-01T00:00:00Z",
    "parties": [{"uuid": "p", "type": "organization", "name": "Acme standards"}],
}  # fmt: skip


def catalog(**given: Any) -> bytes:
    """A catalog: nested groups, a control within a control, parameters of three kinds, a withdrawn control."""
    prose = "Review accounts {{ insert: param, ac-1_prm_1 }} by {{ insert: param, ac-1_prm_2 }}."
    first = control("ac-1", "Accounts", prose, params=[
        {"id": "ac-1_prm_1", "label": "frequency"},
        {"id": "ac-1_prm_2", "select": {"choice": ["hand", "{{ insert: param, ac-1_prm_3 }}"]}},
        {"id": "ac-1_prm_3", "values": ["a tool"]},
    ], controls=[control("ac-1.1", "Automation", "Automate {{ insert: param, ac-1_prm_1 }}.")])  # fmt: skip
    gone = control("ac-2", "Old", "Nothing.")
    gone["props"].append({"name": "status", "value": "withdrawn"})
    groups = [{"id": "x", "title": "Technical", "groups": [
        {"id": "ac", "title": "Access", "props": [{"name": "label", "value": "AC"}], "controls": [first, gone]}]},
        {"id": "pl", "title": "Planning", "controls": [control("pl-1", "Plan", "Plan.")]}]  # fmt: skip
    top = {"uuid": "c-1", "metadata": METADATA, "groups": groups, **given}
    return json.dumps({"catalog": top}).encode()


def profile(imports: dict[str, Any], **given: Any) -> bytes:
    """A profile that draws from the catalog above."""
    top = {"uuid": "p-1", "metadata": {**METADATA, "title": "Small baseline"},
           "imports": [{"href": "#r-1", **imports}],
           "back-matter": {"resources": [{"uuid": "r-1", "rlinks": [{"href": "../small_catalog.json"}]}]},
           **given}  # fmt: skip
    return json.dumps({"profile": top}).encode()

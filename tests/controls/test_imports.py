"""Importing files of frameworks: all or nothing, editions beside each other, decisions kept and carried over."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command

from controls import actions, queries
from controls.models import (
    Adoption,
    ControlRequirement,
    Framework,
    FrameworkImport,
    FrameworkSuccession,
    Mapping,
    ReferenceControl,
    Requirement,
    SuggestedControl,
)
from controls.queries.editions import migration
from controls.tasks import read_staged_framework
from jobs.models import Job
from organisation.queries import system_account
from tests.cast import Cast
from tests.controls import libraries as made
from trail.acts import Refused
from trail.models import Entry


def written(data: bytes, name: str = "small_catalog.json") -> list[Framework]:
    return actions.write_framework(actor=system_account(), data=data, file_name=name)


def refused(data: bytes) -> str:
    with pytest.raises(ValidationError) as error:
        written(data)
    return str(error.value.messages[0])


def test_a_library_is_written_whole_and_twice_changes_nothing(db: None) -> None:
    (framework,) = written(made.library())
    assert Requirement.objects.filter(framework=framework).count() == 4
    assert SuggestedControl.objects.get().model == ReferenceControl.objects.get()
    assert framework.meta["urn"] == f"{made.URN}:framework:hygiene"
    before = {row.pk: row.version for row in (*Requirement.objects.all(), *ReferenceControl.objects.all())}
    written(made.library())
    assert {row.pk: row.version for row in (*Requirement.objects.all(), *ReferenceControl.objects.all())} == before


@pytest.mark.usefixtures("frameworks")
def test_mappings_resolve_to_what_comes_with_the_product_or_nothing_is_written() -> None:
    objects: dict[str, Any] = {"framework": made.framework(), "reference_controls": [
        {"urn": f"{made.URN}:function:hygiene:raci", "name": "Matrice"}]}  # fmt: skip
    rows = [made.row("a.1", "a.5.2", "subset", strength_of_relationship=80), made.row("a.2", "a.5.99", "equal")]
    path = "objects.requirement_mapping_set.requirement_mappings[1].target_requirement_urn"
    assert path in refused(made.library({**objects, "requirement_mapping_set": made.mapping_set(rows)}))
    assert not Framework.objects.filter(ref="hygiene").exists()
    written(made.library({**objects, "requirement_mapping_set": made.mapping_set(rows[:1])}))
    mapping = Mapping.objects.get()
    assert (mapping.source.ref, mapping.target.ref, mapping.relation, mapping.strength) == ("A.1", "A.5.2", "subset", 8)


def test_an_unknown_model_or_framework_is_refused(db: None) -> None:
    assert "objects.framework" in refused(made.library({"framework": made.framework()}))
    alone = made.library({"requirement_mapping_set": made.mapping_set([made.row("a.1", "a.5.1", "equal")])})
    assert "objects.requirement_mapping_set.source_framework_urn" in refused(alone)


@pytest.mark.usefixtures("frameworks")
def test_what_comes_with_the_product_is_not_overwritten() -> None:
    top = json.loads(made.catalog())
    top["catalog"]["metadata"] |= {"title": Framework.objects.get(code="hds-v2").ref, "version": Framework.objects.get(
        code="hds-v2").edition}  # fmt: skip
    assert refused(json.dumps(top).encode()).startswith("/:")


def test_a_profile_draws_from_the_loaded_catalog(db: None) -> None:
    chosen = {"include-controls": [{"with-ids": ["ac-1"], "with-child-controls": "yes"}]}
    assert "profile.imports[0].href" in refused(made.profile(chosen))
    written(made.catalog())
    modify = {"modify": {
        "set-parameters": [{"param-id": "ac-1_prm_1", "values": ["each quarter"]}],
        "alters": [{"control-id": "ac-1", "adds": [{"parts": [{"name": "item", "prose": "Tell the owner."}]}]}],
    }}  # fmt: skip
    (baseline,) = written(made.profile(chosen, **modify), "profile.json")
    rows = {row.ref: row for row in Requirement.objects.filter(framework=baseline)}
    assert list(rows) == ["x", "AC", "AC-1", "AC-1.1"]
    assert rows["AC-1"].summary_en.startswith("a. Review accounts each quarter by")
    assert rows["AC-1"].summary_en.endswith("Tell the owner.")
    assert rows["AC-1.1"].parent == rows["AC-1"]
    excluded = {"include-all": {}, "exclude-controls": [{"matching": [{"pattern": "ac-*"}]}]}
    (rest,) = written(made.profile(excluded, metadata={**made.METADATA, "title": "Rest"}), "rest.json")
    assert [row.ref for row in Requirement.objects.filter(framework=rest)] == ["pl", "PL-1"]
    unknown = made.profile({"include-controls": [{"with-ids": ["zz-9"]}]}, metadata={**made.METADATA, "title": "No"})
    assert "profile.imports[0].include-controls" in refused(unknown)


def editions(cast: Cast, make_control: Any) -> tuple[Framework, Framework]:
    """Two editions: A.1 reworded, a.2 kept, a.3 gone, a.4 new; a control answers A.1, a.2 and a.3 of the older one."""
    (older,) = written(made.library())
    actions.adopt_framework(actor=cast.officer, perimeter=cast.hosting, framework=older, reason="Contrat")
    rows = list(Requirement.objects.filter(framework=older, kind="requirement"))
    make_control(requirements=rows)
    nodes = made.framework()["requirement_nodes"][:3]
    nodes[1]["description"] = "Une personne et sa suppléante répondent."
    nodes.append(made.node("a.4", ref_id="A.4", name="Nouvelle exigence", parent_urn=nodes[0]["urn"]))
    objects = {"framework": made.framework(requirement_nodes=nodes)}
    (newer,) = written(made.library(objects, version=10))
    return older, newer


def test_a_newer_edition_stands_beside_and_carries_what_a_person_confirms(cast: Cast, make_control: Any) -> None:
    older, newer = editions(cast, make_control)
    assert ControlRequirement.objects.filter(requirement__framework=older).count() == 3
    assert not ControlRequirement.objects.filter(requirement__framework=newer).exists()
    succession = FrameworkSuccession.objects.get()
    found = {
        (row.change.newer or row.change.older).ref: (row.change.kind, row.answers, row.carried)
        for row in migration(succession=succession, perimeter=cast.root)
    }
    assert found == {
        "A": ("unchanged", 0, False), "A.1": ("changed", 1, False), "a.2": ("unchanged", 1, False),
        "a.3": ("removed", 1, False), "A.4": ("added", 0, False),
    }  # fmt: skip
    kept = Requirement.objects.filter(framework=newer, ref__in=["A.1", "a.2"])
    for _again in range(2):
        actions.carry_over(actor=cast.officer, perimeter=cast.root, framework=newer, requirements=list(kept))
    assert ControlRequirement.objects.filter(requirement__framework=newer).count() == 2
    assert ControlRequirement.objects.active().filter(requirement__framework=older).count() == 3
    assert Adoption.objects.get(framework=newer).perimeter == cast.hosting
    assert sum(row.carried for row in migration(succession=succession, perimeter=cast.root)) == 2


def test_only_what_stands_in_both_editions_is_carried_and_by_whoever_may(cast: Cast, make_control: Any) -> None:
    older, newer = editions(cast, make_control)
    fresh = list(Requirement.objects.filter(framework=newer, ref="A.4"))
    with pytest.raises(ValidationError, match=r"A\.4"):
        actions.carry_over(actor=cast.officer, perimeter=cast.root, framework=newer, requirements=fresh)
    with pytest.raises(ValidationError):
        actions.carry_over(actor=cast.officer, perimeter=cast.root, framework=older, requirements=[])
    with pytest.raises(Refused):
        actions.carry_over(actor=cast.control_owner, perimeter=cast.root, framework=newer, requirements=[])


def test_the_same_edition_corrected_changes_its_rows_and_keeps_decisions(cast: Cast, make_control: Any) -> None:
    (framework,) = written(made.library())
    control = make_control(requirements=list(Requirement.objects.filter(ref="A.1")))
    nodes = made.framework()["requirement_nodes"][:2]
    nodes[1]["name"] = "Nommer un responsable par site"
    (again,) = written(made.library({"framework": made.framework(requirement_nodes=nodes)}))
    assert again == framework
    assert Requirement.objects.active().filter(framework=framework).count() == 2
    assert control.answers.get().requirement.title_fr == "Nommer un responsable par site"
    assert not FrameworkSuccession.objects.exists()


def staged(cast: Cast, data: bytes) -> FrameworkImport:
    file: Any = SimpleUploadedFile("bibliotheque.yaml", data)
    made_ = actions.stage_framework(actor=cast.officer, file=file)
    job = Job.objects.get(kind="controls.read_framework", params__staged=str(made_.pk))
    read_staged_framework(job=job, progress=lambda *_told: None)
    return FrameworkImport.objects.get(pk=made_.pk)


def test_a_staged_file_is_read_shown_and_confirmed_once(cast: Cast) -> None:
    ready = staged(cast, made.library())
    assert ready.status == "ready"
    assert ready.plan["frameworks"][0]["assessable"] == 3
    assert ready.plan["parts"]["risk_matrices"] == {"count": 1, "taken": True, "left": [["3x3", "grid"]]}
    assert not Framework.objects.exists()
    actions.import_framework(actor=cast.officer, staged=ready)
    assert Framework.objects.get().code == "hygiene-v2"
    assert Entry.objects.filter(act="controls.framework.import").exists()
    with pytest.raises(ValidationError):
        actions.import_framework(actor=cast.officer, staged=ready)
    assert staged(cast, made.library()).plan["frameworks"][0]["state"] == "same"


def test_a_refused_file_says_where_and_why_and_is_not_confirmed(cast: Cast) -> None:
    wrong = staged(cast, made.library(version=""))
    assert (wrong.status, wrong.plan["error"]["path"]) == ("refused", ".version")
    with pytest.raises(ValidationError):
        actions.import_framework(actor=cast.officer, staged=wrong)
    assert queries.framework_imports(cast.officer).count() == 1
    assert queries.framework_imports(cast.admin).count() == 0


def test_the_command_shows_writes_and_refuses(db: None, tmp_path: Path) -> None:
    file = tmp_path / "bibliotheque.yaml"
    file.write_bytes(made.library())
    told = StringIO()
    call_command("import_framework", file, "--dry-run", stdout=told)
    assert "threats" in told.getvalue()
    assert not Framework.objects.exists()
    call_command("import_framework", file, stdout=told)
    assert Framework.objects.exists()
    file.write_bytes(made.library(version=""))
    with pytest.raises(CommandError, match=r"^\.version"):
        call_command("import_framework", file, stdout=told)

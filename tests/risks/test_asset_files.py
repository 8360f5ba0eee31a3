"""Assets as files: what is exported comes back, dependencies are compared, faults say where and why."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from organisation.models import Perimeter
from risks.actions.assets import edit_asset, identify_asset, link_dependency
from risks.actions.imports import planned_lines, write_register
from risks.models import Asset, AssetDependency
from risks.registers.asset_lines import FLAGS, LIFE, NEEDS, AssetRow
from risks.registers.contents import Content
from tests.cast import Cast
from tests.risks.files import exported, outcomes, parsed, said
from tests.risks.test_round_trip import RISKY, TEXT

VALUES = st.fixed_dictionaries(
    {"nature": st.sampled_from(["business", "supporting"])},
    optional={
        "description": RISKY,
        **dict.fromkeys(NEEDS, st.integers(1, 4)),
        "rto_minutes": st.integers(0, 90),
        "rpo_minutes": st.integers(0, 10_000),
        "mtd_minutes": st.integers(90, 500_000),
        **dict.fromkeys(LIFE, TEXT),
        "retention_months": st.integers(1, 1800),
        "retention_from": TEXT,
        "personal_data": st.just(True),
    },
)
LINES = st.lists(
    st.tuples(RISKY, VALUES, st.sampled_from(["", "Julien Weiss"])),
    min_size=1,
    max_size=4,
    unique_by=lambda line: line[0].casefold(),
)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(LINES, st.sampled_from(["xlsx", "csv"]))
def test_assets_come_back_without_loss(loaded: Cast, drawn: list[Any], file_format: str) -> None:
    here, there = (Perimeter.objects.get(pk=key) for key in (loaded.hosting.pk, loaded.hospital.pk))
    mark = f"{Asset.objects.count()} "
    rows = [
        AssetRow(
            number=number,
            reference="",
            name=f"{mark}{number} {name}",
            values=values,
            owner=owner,
            relies_on=tuple(f"{mark}{later} {drawn[later - 1][0]}" for later in range(number + 1, len(drawn) + 1)),
        )
        for number, (name, values, owner) in enumerate(drawn, start=1)
    ]
    write_register(actor=loaded.officer, perimeter=here, content=Content.ASSETS, rows=rows)
    register = parsed(Content.ASSETS, exported(loaded, "risks:asset_file", here, file_format))
    assert not register.refused
    assert outcomes(here, Content.ASSETS, register) == {"unchanged"}
    write_register(actor=loaded.officer, perimeter=there, content=Content.ASSETS, rows=register.rows)
    copied = parsed(Content.ASSETS, exported(loaded, "risks:asset_file", there, file_format))
    assert said(copied) == said(register)


def plan(cast: Cast, text: str) -> Any:
    """What importing this text would do, line by line."""
    register = parsed(Content.ASSETS, text.encode())
    return list(
        planned_lines(perimeter=cast.hosting, content=Content.ASSETS, rows=register.rows, problems=register.problems)
    )


def codes(cast: Cast, text: str) -> list[str]:
    """What is remarked."""
    return [problem.code for line in plan(cast, text) for problem in line.problems]


def write(cast: Cast, text: str) -> dict[str, int]:
    """Import this text."""
    rows = parsed(Content.ASSETS, text.encode()).rows
    return write_register(actor=cast.officer, perimeter=cast.hosting, content=Content.ASSETS, rows=rows)


HEAD = "Nom;Nature;Confidentialité;Repose sur;RTO;MTD;Données personnelles;Données de santé;Type d’actif;Propriétaire\n"


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("A;métier;5;;;;;;;", "unknown_value"),
        ("A;chose;;;;;;;;", "unknown_value"),
        ("A;;;Absent;;;;;;", "unknown_asset"),
        ("A;;;A;;;;;;", "goes_round"),
        ("A;;;B;;;;;;\nB;;;C;;;;;;\nC;;;A;;;;;;", "goes_round"),
        ("A;;;;3 h;2 h;;;;", "too_late"),
        ("A;;;;bientôt;;;;;", "bad_span"),
        ("A;;;;;;non;oui;;", "health_is_personal"),
        ("A;;;;;;peut-être;;;", "unknown_value"),
        ("A;;;;;;;;Rien de tel;", "unknown_type"),
        ("A;;;;;;;;;Une inconnue", "no_such_owner"),
        ("A;;4;B;;;;;;\nB;;2;;;;;;;", "falls_short"),
        ("A;;;;;;;;;\na;;;;;;;;;", "duplicate_reference"),
    ],
)
def test_faults_of_a_line_of_assets_are_named(loaded: Cast, line: str, code: str) -> None:
    assert code in codes(loaded, HEAD + line)


def test_dependencies_are_compared_and_a_need_is_not_lowered_in_silence(loaded: Cast) -> None:
    text = HEAD + 'Dossier;Valeur métier;4;"Base ; Réseau";;;;;;\nBase;Bien support;4;;2 h;1 j;;;;\nRéseau;;;;;;;;;\n'
    assert write(loaded, text) == {"created": 3, "changed": 0, "unchanged": 0}
    assert write(loaded, text) == {"created": 0, "changed": 0, "unchanged": 3}
    base = Asset.objects.get(name="Base")
    assert (base.rto_minutes, base.mtd_minutes, base.nature) == (120, 1440, "supporting")
    lowered = plan(loaded, HEAD + "Base;;2;;;;;;;")
    assert [problem.code for problem in lowered[0].problems] == ["undercut"]
    with pytest.raises(ValidationError):
        write(loaded, HEAD + "Base;;2;;;;;;;\nAutre;;;;;;;;;")
    assert Asset.objects.count() == 3  # all or nothing
    (line,) = plan(loaded, HEAD + "Dossier;;;Base;;;;;;")
    assert [(change.before, change.after) for change in line.changes] == [("Base, Réseau", "Base")]
    write(loaded, HEAD + "Dossier;;;Base;;;;;;")
    assert AssetDependency.objects.active().count() == 1
    assert codes(loaded, HEAD + "Base;;;Dossier;;;;;;") == ["goes_round"]


def test_a_reference_renames_and_says_so(loaded: Cast) -> None:
    asset = identify_asset(actor=loaded.officer, perimeter=loaded.hosting, name="Ancien", nature="supporting")
    text = f"Réf.;Nom;Nature\n{asset.reference};Nouveau;Bien support\n"
    assert codes(loaded, text) == ["renamed"]
    assert write(loaded, text)["changed"] == 1
    assert Asset.objects.get().name == "Nouveau"


def test_assets_of_ciso_assistant_come_in_with_their_parents(loaded: Cast) -> None:
    text = "ref_id,name,description,domain,type,parent_assets\nA1,Dossier,,Global,PR,\nA2,Base,,Global,SP,Dossier\n"
    assert write(loaded, text)["created"] == 2
    link = AssetDependency.objects.get()
    assert (link.asset.name, link.asset.nature, link.relies_on.name) == ("Dossier", "business", "Base")
    assert write(loaded, text)["unchanged"] == 2


def test_a_lower_need_that_was_justified_comes_back_as_it_is(loaded: Cast) -> None:
    make: Any = {"actor": loaded.officer, "perimeter": loaded.hosting}
    record = identify_asset(**make, name="Dossier", nature="business", confidentiality=4)
    base = identify_asset(**make, name="Base", nature="supporting")
    link_dependency(actor=loaded.officer, asset=record, relies_on=base)
    why: Any = {"undercut_reason": "Chiffré", "confidentiality": 2}
    edit_asset(actor=loaded.officer, asset=base, name="Base", nature="supporting", **why)
    register = parsed(Content.ASSETS, exported(loaded, "risks:asset_file", loaded.hosting, "csv"))
    assert outcomes(loaded.hosting, Content.ASSETS, register) == {"unchanged"}
    assert set(FLAGS) <= set(register.rows[0].values)

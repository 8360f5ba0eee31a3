"""Threats and matrices of a library: taken by its import, never lost without a word, kept afterwards."""

from typing import Any

from controls.actions import write_framework
from risks.actions.catalogues import load_risk_catalogues
from risks.libraries import left_out
from risks.models import Scale, Threat
from tests.cast import Cast
from tests.controls import libraries as made

STEPS = [{"id": n, "abbreviation": f"S{n}", "name": f"Step {n}", "translations": {"fr": {"name": f"Cran {n}"}}}
         for n in range(3)]  # fmt: skip


def matrix(**given: Any) -> dict[str, Any]:
    """Three likelihoods (rows) against two severities (columns)."""
    return {"urn": f"{made.URN}:matrix:hygiene:m", "ref_id": "M", "name": "3x2", "probability": STEPS,
            "impact": STEPS[:2], "risk": STEPS, "grid": [[0, 1], [0, 2], [1, 2]], **given}  # fmt: skip


def imported(cast: Cast, **objects: Any) -> None:
    threats = [{"urn": f"{made.URN}:threat:hygiene:t1", "ref_id": "T1", "name": "Absence",
                "translations": {"fr": {"name": "Absence d'une personne"}}}]  # fmt: skip
    models = [{"urn": f"{made.URN}:function:hygiene:raci", "ref_id": "RACI", "name": "RACI"}]
    held = {"framework": made.framework(), "reference_controls": models, "threats": threats, **objects}
    write_framework(actor=cast.system, data=made.library(held, locale="en"), file_name="l.yaml")


def test_threats_and_matrices_are_taken_and_stay(cast: Cast) -> None:
    imported(cast, risk_matrix=[matrix()])
    threat = Threat.objects.get(title_en="Absence")
    assert (threat.title_fr, threat.category_fr) == ("Absence d'une personne", "Bibliothèque d’essai")
    scale = Scale.objects.get(title_en="3x2")
    assert scale.matrix == [[1, 1, 2], [2, 3, 3]]
    assert (scale.acceptance_line, scale.is_default, scale.perimeter_id) == (1, False, None)
    assert [step.title_fr for step in scale.steps_by_axis["likelihood"].values()] == ["Cran 0", "Cran 1", "Cran 2"]
    load_risk_catalogues(actor=cast.system)
    threat.refresh_from_db()
    assert threat.withdrawn_at is None
    imported(cast, risk_matrix=[matrix()])
    assert Scale.objects.get(title_en="3x2").edition == 1
    imported(cast, risk_matrix=[matrix(grid=[[0, 0], [0, 1], [1, 2]])])
    assert list(Scale.objects.active().filter(title_en="3x2").values_list("edition", flat=True)) == [2]


def test_what_no_scale_can_hold_is_named_with_its_reason() -> None:
    wide = [{"name": str(n)} for n in range(7)]
    rows = [matrix(name="wide", risk=wide), matrix(name="broken", grid=[[0]]), matrix(name="beyond", grid=[[9, 9]] * 3),
            matrix(name="falls", grid=[[1, 0], [0, 2], [1, 2]]), matrix()]  # fmt: skip
    assert left_out(rows) == [("wide", "steps"), ("broken", "grid"), ("beyond", "grid"), ("falls", "falls")]

"""The shipped catalogues: whole, loaded once, and changed without losing what rests on them."""

import pytest

from risks.actions import catalogues
from risks.catalogues import Catalogue, read_catalogue
from risks.models import (
    AssetType,
    CatalogueLoad,
    FearedEvent,
    ImpactType,
    RiskSource,
    Scale,
    SecurityNeed,
    TargetObjective,
    Threat,
    Vulnerability,
)
from tests.cast import Cast
from tests.risks.conftest import make_treated
from trail.acts import Refused


def test_everything_of_the_file_is_loaded(loaded: Cast) -> None:
    counts = {
        Threat: 65,
        Vulnerability: 72,
        FearedEvent: 27,
        ImpactType: 6,
        RiskSource: 10,
        TargetObjective: 8,
        AssetType: 29,
        SecurityNeed: 16,
        Scale: 2,
    }
    assert {model: model.objects.active().count() for model in counts} == counts
    threat = Threat.objects.get(ref="T-31")
    assert (threat.title_fr, threat.category_fr, threat.criteria) == ("Rançongiciel", "Attaques informatiques", "DIC")
    assert Vulnerability.objects.get(ref="V-25").annex_a == ["A.8.22"]


def test_the_shipped_scales(loaded: Cast) -> None:
    ebios = Scale.objects.get(ref="ebios_rm_4x4")
    assert ebios.matrix == [[1, 1, 1, 2], [1, 1, 2, 2], [2, 2, 3, 3], [2, 3, 3, 3]]
    assert ebios.step("severity", 4).title_fr == "Critique"
    assert ebios.step("level", 3).tone == "bad"
    five = Scale.objects.get(ref="iso27005_5x5")
    assert five.grid.level(likelihood=3, severity=5) == 4


def test_loading_twice_changes_nothing(loaded: Cast) -> None:
    assert catalogues.load_catalogue_line(actor=loaded.system).startswith("unchanged")
    assert CatalogueLoad.objects.count() == 1
    assert Threat.history.count() == 65


def test_a_changed_file_changes_only_what_changed(loaded: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    risk = make_treated(loaded)
    read = read_catalogue()
    threats = [{**row, "title_fr": "Rançonnage"} if row["ref"] == "T-31" else row for row in read.rows["threat"]][:-1]
    scales = [{**scale, "acceptance_line": 1} for scale in read.scales]
    changed = Catalogue("f" * 64, {**read.rows, "threat": threats}, scales)
    monkeypatch.setattr(catalogues, "read_catalogue", lambda: changed)
    load = catalogues.load_risk_catalogues(actor=loaded.system)
    assert {kind: number for kind, number in load.counts.items() if number} == {"threat": 2, "scale": 2}
    assert Threat.objects.get(ref="T-31").title_fr == "Rançonnage"
    assert Threat.objects.get(ref="T-65").withdrawn_at
    assert Scale.objects.active().get(ref="ebios_rm_4x4").edition == 2
    assert risk.scale.edition == 1


def test_staff_do_not_load_catalogues(loaded: Cast) -> None:
    with pytest.raises(Refused):
        catalogues.load_risk_catalogues(actor=loaded.staff)

"""What the shared pages learn from risks: deadlines, contradictions, search, panels, reasons, figures, report."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string

from controls.models import Requirement
from controls.registry import reasons
from organisation.models import User
from reports.indicators import indicator_of
from risks import consistency, reports, watch
from risks.actions.acceptance import accept_risk
from risks.actions.assessment import assess_risk, review_risk
from risks.actions.assets import identify_asset, link_dependency
from risks.actions.imports import write_register
from risks.actions.scenarios import edit_risk
from risks.actions.treatment import advance_action, decide_treatment, link_control, plan_action
from risks.queries.frozen import Standing, standing_of
from risks.registers.rows import RegisterRow
from tests.cast import Cast
from tests.risks.conftest import in_days, make_risk, make_treated
from trail import clock


def texts(user: User) -> str:
    """Every contradiction a person is told of."""
    return "\n".join(str(found.text) for found in watch.checks(user, clock.now()))


def told(user: User) -> str:
    """The same, of those that need more than one row."""
    return "\n".join(str(found.text) for found in consistency.checks(user, clock.now()))


def test_deadlines_are_those_of_the_person_in_charge(loaded: Cast) -> None:
    risk = make_treated(loaded)
    plan_action(actor=loaded.officer, risk=risk, title="Cloisonner", due_on=in_days(9), owner=risk.owner)
    plan_action(actor=loaded.officer, risk=risk, title="Plus tard", due_on=in_days(90), owner=risk.owner)
    accept_risk(actor=loaded.risk_owner, risk=risk, justification="Oui", expires_on=in_days(20))
    review_risk(actor=loaded.officer, risk=risk, conclusion="Oui", next_on=in_days(10))
    items = watch.due(loaded.risk_owner, clock.today())
    assert [item.due_on for item in items] == [in_days(9), in_days(10), in_days(20)]
    assert watch.due(loaded.officer, clock.today()) == []
    assert watch.due(loaded.staff, clock.today()) == []


def test_contradictions_appear_and_disappear(annexed: Cast) -> None:
    officer = annexed.officer
    assert texts(officer) == ""
    risk = make_treated(annexed, residual=(4, 4))
    assess_risk(actor=officer, risk=risk, kind="current", likelihood=1, severity=1)
    assert "R-001" in texts(officer)
    assess_risk(actor=officer, risk=risk, kind="residual", likelihood=1, severity=1)
    assert texts(officer) == ""
    line = plan_action(actor=officer, risk=risk, title="Cloisonner", due_on=in_days(-1))
    assert line.reference in texts(officer)
    advance_action(actor=officer, treatment_action=line, status="done")
    assert texts(officer) == ""
    edit_risk(actor=officer, risk=risk, title="Sans propriétaire")
    assert "R-001" in texts(officer)
    assert texts(annexed.stranger) == ""


def test_a_risk_retained_above_the_line_asks_for_an_acceptance(loaded: Cast) -> None:
    risk = make_treated(loaded, residual=(3, 4))
    decide_treatment(actor=loaded.officer, risk=risk, option="retain", justification="Rien à faire")
    assert "R-001" in texts(loaded.officer)
    found = watch.checks(loaded.officer, clock.now())[0]
    assert "accept" not in found.url
    assert watch.checks(loaded.management, clock.now())[0].url.endswith("accept/")
    accept_risk(actor=loaded.management, risk=risk, justification="Oui", expires_on=in_days(30))
    assert texts(loaded.officer) == ""
    late = clock.now() + timedelta(days=31)
    assert "R-001" in "\n".join(str(found.text) for found in watch.checks(loaded.officer, late))


def test_a_sensitive_asset_without_risk_is_told(loaded: Cast) -> None:
    asset = identify_asset(
        actor=loaded.officer, perimeter=loaded.hosting, name="Dossier", nature="business", confidentiality=4
    )
    assert asset.reference in told(loaded.officer)
    make_risk(loaded, assets=[asset])
    assert told(loaded.officer) == ""


def test_dependencies_never_loop(loaded: Cast) -> None:
    first, second, third = (
        identify_asset(actor=loaded.officer, perimeter=loaded.hosting, name=name, nature="supporting") for name in "abc"
    )
    link_dependency(actor=loaded.officer, asset=first, relies_on=second)
    link_dependency(actor=loaded.officer, asset=second, relies_on=third)
    with pytest.raises(ValidationError) as caught:
        link_dependency(actor=loaded.officer, asset=third, relies_on=first)
    assert caught.value.error_dict["relies_on"][0].code == "cycle"


def test_search_tiles_and_panels(annexed: Cast) -> None:
    risk = make_treated(annexed)
    requirement = Requirement.objects.get(ref="A.8.22", framework__code="iso27001-2022")
    link_control(actor=annexed.officer, risk=risk, requirement=requirement)
    assert [hit.label for hit in watch.search(annexed.officer, "rançon r-001")] == [str(risk)]
    assert watch.search(annexed.stranger, "rançon") == []
    assert [tile.value for tile in watch.tiles(annexed.officer, clock.today())] == [1, 0]
    panel: Any = watch.risks_treated(annexed.officer, requirement)
    assert "R-001" in render_to_string(panel.template, {"panel": panel.context})
    assert watch.risks_treated(annexed.stranger, requirement) is None


def test_treated_risks_justify_requirements(annexed: Cast) -> None:
    risk = make_treated(annexed)
    requirement = Requirement.objects.get(ref="A.8.22", framework__code="iso27001-2022")
    link_control(actor=annexed.officer, risk=risk, requirement=requirement)
    found = reasons.of(perimeter=annexed.root, on=clock.today())
    assert [(reason.kind, reason.label) for reason in found[requirement.pk]] == [("risk", str(risk))]
    assert reasons.of(perimeter=annexed.hospital, on=clock.today()) == {}


def test_figures_are_those_of_the_day_asked(loaded: Cast) -> None:
    today, before = clock.today(), clock.today() - timedelta(days=1)
    risk = make_treated(loaded)
    make_risk(loaded, perimeter=loaded.hospital)
    plan_action(actor=loaded.officer, risk=risk, title="Cloisonner", due_on=in_days(-2))
    accept_risk(actor=loaded.risk_owner, risk=risk, justification="Oui", expires_on=in_days(20))

    def value(key: str, perimeter: Any, on: Any) -> Any:
        return indicator_of(key=key).value(perimeter=perimeter, on=on)

    assert [
        value(f"risks.{name}", loaded.root, today) for name in ("known", "above_line", "untreated", "accepted")
    ] == [
        2,
        1,
        0,
        1,
    ]
    assert value("risks.known", loaded.hospital, today) == 1
    assert value("risks.known", loaded.root, before) == 0
    assert value("risks.above_line", loaded.root, before) == 0
    assert value("risks.actions_late", loaded.root, today) == 1


def test_an_acceptance_says_whether_it_still_holds(loaded: Cast) -> None:
    risk = make_treated(loaded)
    first = accept_risk(actor=loaded.risk_owner, risk=risk, justification="Oui", expires_on=in_days(20))
    assert standing_of(acceptance=first, on=clock.today()) == Standing.IN_FORCE
    assert standing_of(acceptance=first, on=in_days(21)) == Standing.EXPIRED
    edit_risk(actor=loaded.officer, risk=risk, title="Autre", owner=risk.owner)
    assert standing_of(acceptance=first, on=clock.today()) == Standing.CHANGED
    accept_risk(actor=loaded.risk_owner, risk=risk, justification="Encore", expires_on=in_days(20))
    assert standing_of(acceptance=first, on=clock.today()) == Standing.REPLACED


def test_the_printed_register_holds_every_risk(loaded: Cast) -> None:
    make_treated(loaded)
    write_register(
        actor=loaded.officer, perimeter=loaded.hospital, rows=[RegisterRow(number=2, reference="Z", title="Ailleurs")]
    )
    context = reports.register(perimeter=loaded.root, on=clock.today())
    text = render_to_string("risks/print/register.html", {**context, "report": {"perimeter": loaded.root}})
    for expected in ("R-001", "Ailleurs", "Élevé", "Très vraisemblable"):
        assert expected in text
    assert [row["reference"] for row in context["data"]["risks"]] == ["R-001", "R-002"]
    assert [figure["value"] for figure in context["figures"]] == [2, 1, 0, 0]

"""Controls, their tests, their evidence: rules of the actions, and what is derived."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from controls import actions, indicators, queries
from controls.models import Control, Evidence
from controls.registrations import contradictions, due_items, figures, find, statement_panel
from tests.cast import Cast
from trail import clock
from trail.acts import Refused
from web.registries import Panel

Make = Callable[..., Control]


def _file(name: str, content: bytes) -> Any:
    return SimpleUploadedFile(name, content)


def deposit(cast: Cast, **given: Any) -> Evidence:
    file = SimpleUploadedFile("preuve.txt", b"Compte rendu.\n")
    return actions.deposit_evidence(
        actor=cast.officer, **{"perimeter": cast.hosting, "title": "Compte rendu", "file": file, **given}
    )


def pass_test(cast: Cast, control: Control, **given: Any) -> None:
    values = {"method": "test", "result": "effective", "tester": cast.people["officer"], "conclusion": "Constaté."}
    actions.record_test(actor=cast.officer, control=control, **{**values, **given})


def state(control: Control) -> queries.ControlState:
    return queries.state_of(control=control, on=clock.today())


def test_a_control_not_in_place_cannot_be_tested(cast: Cast, make_control: Make) -> None:
    with pytest.raises(ValidationError) as refused:
        pass_test(cast, make_control())
    assert "result" in refused.value.message_dict


def test_a_test_is_neither_in_the_future_nor_wider_than_its_population(cast: Cast, make_control: Make) -> None:
    control = actions.advance_control(actor=cast.officer, control=make_control(), status="partial")
    for wrong in (
        {"tested_on": clock.today() + timedelta(days=1)},
        {"population": 5, "sample": 6},
        {"sample": 3, "exceptions": 4},
    ):
        with pytest.raises(ValidationError):
            pass_test(cast, control, **wrong)
    assert not control.tests.exists()


def test_effectiveness_follows_the_latest_test_and_the_evidence(cast: Cast, make_control: Make) -> None:
    control = actions.advance_control(actor=cast.officer, control=make_control(), status="implemented")
    assert state(control).effectiveness.why == "never"
    pass_test(cast, control, result="ineffective", tested_on=clock.today() - timedelta(days=2))
    assert state(control).effectiveness.state == "ineffective"
    pass_test(cast, control)
    assert state(control).effectiveness.state == "effective"
    today = clock.today()
    old = deposit(cast, controls=[control], valid_from=today - timedelta(days=9), valid_until=today - timedelta(days=1))
    assert (state(control).evidence.total, state(control).evidence.valid) == (1, 0)
    assert state(control).effectiveness.why == "unsupported"
    actions.add_evidence_version(
        actor=cast.officer, evidence=old, file=_file("preuve-2.txt", b"Nouveau compte rendu.\n")
    )
    assert state(control).effectiveness.state == "effective"
    assert [version.number for version in old.versions.all()] == [2, 1]


def test_in_place_says_since_when_and_a_step_back_forgets_it(cast: Cast, make_control: Make) -> None:
    control = actions.advance_control(actor=cast.officer, control=make_control(), status="implemented")
    assert control.implemented_on == clock.today()
    control = actions.advance_control(actor=cast.officer, control=control, status="partial")
    assert control.implemented_on is None
    with pytest.raises(ValidationError):
        actions.advance_control(actor=cast.officer, control=control, status="partial")


def test_a_shared_control_is_seen_below_and_changed_only_above(cast: Cast, make_control: Make) -> None:
    control = make_control(perimeter=cast.root, shared=True)
    assert control in queries.serving(perimeter=cast.hospital)
    with pytest.raises(Refused):
        actions.advance_control(actor=cast.stranger, control=control, status="planned")
    with pytest.raises(Refused):
        actions.advance_control(actor=cast.staff, control=control, status="planned")


def test_a_withdrawn_control_is_left_alone(cast: Cast, make_control: Make) -> None:
    control = actions.withdraw_control(actor=cast.officer, control=make_control())
    with pytest.raises(ValidationError):
        actions.advance_control(actor=cast.officer, control=control, status="planned")
    assert control not in queries.controls(cast.officer)


def test_evidence_serves_many_controls_once_each(cast: Cast, make_control: Make) -> None:
    first, second = make_control(), make_control(title="Autre")
    evidence = deposit(cast, controls=[first])
    actions.link_evidence(actor=cast.officer, control=second, evidence=evidence)
    with pytest.raises(ValidationError):
        actions.link_evidence(actor=cast.officer, control=second, evidence=evidence)
    assert queries.supported_by(cast.officer, evidence).count() == 2


def test_opening_evidence_needs_the_right(cast: Cast) -> None:
    version = deposit(cast).versions.get()
    with pytest.raises(Refused):
        actions.open_evidence(actor=cast.staff, version=version)
    assert b"".join(actions.open_evidence(actor=cast.auditor, version=version)) == b"Compte rendu.\n"


@pytest.mark.usefixtures("frameworks")
def test_contradictions_lead_to_their_repair(cast: Cast, make_control: Make) -> None:
    control = make_control(owner=cast.people["officer"])
    actions.advance_control(actor=cast.officer, control=control, status="implemented")
    today = clock.today()
    deposit(cast, controls=[make_control(title="Autre")], valid_from=date(2020, 1, 1), valid_until=date(2020, 2, 1))
    found = contradictions(cast.officer, clock.now())
    urls = [item.url for item in found]
    assert any(f"{control.pk}/evidence/" in url for url in urls)
    assert any(f"{control.pk}/test/" in url for url in urls)
    assert any("/version/" in url for url in urls)
    assert contradictions(cast.staff, clock.now()) == []
    assert figures(cast.officer, today)
    assert [hit.label for hit in find(cast.officer, control.reference)]


def test_what_falls_due_is_mine(cast: Cast, make_control: Make) -> None:
    today = clock.today()
    make_control(owner=cast.people["control_owner"], due_on=today)
    deposit(cast, owner=cast.people["control_owner"], valid_until=today + timedelta(days=10))
    assert len(due_items(cast.control_owner, today)) == 2
    assert due_items(cast.officer, today) == []


@pytest.mark.usefixtures("frameworks")
def test_indicators_count_what_the_pages_show(cast: Cast, make_control: Make) -> None:
    control = make_control()
    make_control(title="Autre")
    actions.advance_control(actor=cast.officer, control=control, status="implemented")
    today = clock.today()
    where: dict[str, Any] = {"perimeter": cast.root, "on": today}
    assert str(indicators.implemented(**where)) == "50.0"
    assert indicators.tests_overdue(**where) == 1
    assert str(indicators.soa_decided(**where)) == "0.0"
    assert indicators.implemented(perimeter=cast.elsewhere, on=today) is None


@pytest.mark.usefixtures("frameworks")
def test_the_panel_of_a_perimeter_shows_its_statement(cast: Cast) -> None:

    panel = statement_panel(cast.officer, cast.hosting)
    assert isinstance(panel, Panel)
    assert panel.context["lines"] == 124
    assert statement_panel(cast.staff, cast.hosting) is None

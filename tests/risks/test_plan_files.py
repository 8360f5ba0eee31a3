"""The treatment plan as a file: what is exported comes back, the steps and checks of its life hold."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from organisation.models import Perimeter
from risks.actions.acceptance import accept_risk
from risks.actions.imports import planned_lines, write_register
from risks.actions.treatment import advance_action, plan_action
from risks.lifecycle import Status
from risks.models import Risk, TreatmentAction
from risks.registers.contents import Content
from risks.registers.plan_lines import PlanRow
from risks.registers.rows import RegisterRow
from tests.cast import Cast
from tests.risks.conftest import in_days, make_treated
from tests.risks.files import exported, outcomes, parsed, said
from tests.risks.test_round_trip import RISKY, TEXT
from trail import clock

DAYS = st.one_of(st.none(), st.integers(0, 400).map(lambda days: clock.today() + timedelta(days=days)))
LINES = st.fixed_dictionaries({
    "risk": st.sampled_from(["X-1", "X-2"]),
    "title": RISKY,
    "owner": st.sampled_from(["", "Julien Weiss", "Une inconnue"]),
    "start_on": st.sampled_from([None, clock.today()]),
    "due_on": DAYS,
    "cost": st.one_of(st.none(), st.integers(0, 10**8).map(lambda cents: Decimal(cents) / 100)),
    "effort_days": st.one_of(st.none(), st.integers(0, 900).map(lambda tenths: Decimal(tenths) / 10)),
    "status": st.sampled_from(["", "planned", "in_progress", "done"]),
    "progress": st.one_of(st.none(), st.integers(0, 100)),
    "note": st.one_of(st.just(""), TEXT),
})  # fmt: skip


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(LINES, min_size=1, max_size=4), st.sampled_from(["xlsx", "csv"]))
def test_a_plan_comes_back_without_loss(loaded: Cast, drawn: list[dict[str, Any]], file_format: str) -> None:
    here, there = (Perimeter.objects.get(pk=key) for key in (loaded.hosting.pk, loaded.hospital.pk))
    for perimeter in (here, there):
        risks = [RegisterRow(number=2, reference=name, title=name) for name in ("X-1", "X-2")]
        write_register(actor=loaded.officer, perimeter=perimeter, rows=risks)
    rows = [PlanRow(number=number, reference="", **values) for number, values in enumerate(drawn, start=2)]
    write_register(actor=loaded.officer, perimeter=here, content=Content.ACTIONS, rows=rows)
    register = parsed(Content.ACTIONS, exported(loaded, "risks:plan_file", here, file_format))
    assert not register.refused
    assert outcomes(here, Content.ACTIONS, register) == {"unchanged"}
    write_register(actor=loaded.officer, perimeter=there, content=Content.ACTIONS, rows=register.rows)
    copied = parsed(Content.ACTIONS, exported(loaded, "risks:plan_file", there, file_format))

    def key(line: dict[str, Any]) -> str:
        return repr(line)

    assert sorted(said(copied), key=key) == sorted(said(register), key=key)


HEAD = "Réf.;Risque;Action;Statut;Avancement (%);Échéance;Début;Mesure de sécurité;Ce qui a été fait;Responsable\n"


def plan(cast: Cast, text: str) -> Any:
    """What importing this text would do."""
    register = parsed(Content.ACTIONS, (HEAD + text).encode())
    return list(
        planned_lines(perimeter=cast.hosting, content=Content.ACTIONS, rows=register.rows, problems=register.problems)
    )


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (";R-999;A;;;;;;;", "unknown_risk"),
        (";R-001;;;;;;;;", "required"),
        (";R-001;A;jamais;;;;;;", "unknown_value"),
        (";R-001;A;;140;;;;;", "bad_percent"),
        (";R-001;A;;;01/01/2027;01/02/2027;;;", "due_before_start"),
        (";R-001;A;annulée;;;;;;", "cancel_reason"),
        (";R-001;A;vérifiée;;;;;;", "verified_later"),
        (";R-001;A;;;;;Rien de tel;;", "unknown_control"),
        (";R-001;A;;;bientôt;;;;", "bad_date"),
        (";R-001;A;;;;;;;Une inconnue", "unknown_owner"),
    ],
)
def test_faults_of_a_line_of_the_plan_are_named(loaded: Cast, line: str, code: str) -> None:
    make_treated(loaded)
    assert code in [problem.code for planned in plan(loaded, line) for problem in planned.problems]


def test_an_import_moves_actions_as_any_other_door_does(loaded: Cast) -> None:
    risk = make_treated(loaded)
    line = plan_action(actor=loaded.officer, risk=risk, title="Cloisonner")
    accept_risk(actor=loaded.risk_owner, risk=risk, justification="Oui", expires_on=in_days(30))

    def write(text: str) -> dict[str, int]:
        rows = parsed(Content.ACTIONS, (HEAD + text).encode()).rows
        return write_register(actor=loaded.officer, perimeter=loaded.hosting, content=Content.ACTIONS, rows=rows)

    assert write(f"{line.reference};R-001;Cloisonner;en cours;40 %;;;;Commencé;")["changed"] == 1
    fresh = TreatmentAction.objects.get()
    assert (fresh.status, fresh.progress, fresh.note) == ("in_progress", 40, "Commencé")
    assert Risk.objects.get(pk=risk.pk).accepted_until is not None  # progress is what was promised
    assert write(f"{line.reference};R-001;Cloisonner et filtrer;;;;;;;")["changed"] == 1
    assert Risk.objects.get(pk=risk.pk).accepted_until is None
    assert write(f"{line.reference};R-001;Cloisonner et filtrer;faite;;;;;;")["changed"] == 1
    fresh = TreatmentAction.objects.get()
    assert (fresh.status, fresh.progress, fresh.done_by, fresh.done_on) == ("done", 100, loaded.officer, clock.today())
    assert Risk.objects.get(pk=risk.pk).status == Status.IN_TREATMENT
    advance_action(actor=loaded.risk_owner, treatment_action=fresh, status="verified")
    register = parsed(Content.ACTIONS, exported(loaded, "risks:plan_file", loaded.hosting, "xlsx"))
    assert outcomes(loaded.hosting, Content.ACTIONS, register) == {"unchanged"}
    (planned,) = plan(loaded, f"{line.reference};R-001;Cloisonner et filtrer;prévue;;;;;;")
    assert [problem.code for problem in planned.problems] == ["step"]


def test_a_plan_of_ciso_assistant_finds_its_risks(loaded: Cast) -> None:
    rows = [RegisterRow(number=2, reference="R.1", title="Ransomware")]
    write_register(actor=loaded.officer, perimeter=loaded.hosting, rows=rows)
    head = b"risk_scenarios,measure_id,measure_name,category,eta,status\n"
    text = head + b"R.1: Ransomware,M1,Backups,process,2027-01-31,to_do\n"
    lines = parsed(Content.ACTIONS, text).rows
    done = write_register(actor=loaded.officer, perimeter=loaded.hosting, content=Content.ACTIONS, rows=lines)
    assert (done["created"], TreatmentAction.objects.get().risk.source_reference) == (1, "R.1")
    again = write_register(actor=loaded.officer, perimeter=loaded.hosting, content=Content.ACTIONS, rows=lines)
    assert again["unchanged"] == 1

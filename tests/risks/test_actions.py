"""The life of a risk through its actions: levels, treatment, plan, acceptance, and the rules that hold them."""

import pytest
from django.core.exceptions import ValidationError

from controls.models import Requirement
from risks.actions.acceptance import accept_risk
from risks.actions.assessment import assess_risk, review_risk
from risks.actions.scales import choose_criteria
from risks.actions.scenarios import close_risk, edit_risk, withdraw_risk
from risks.actions.treatment import advance_action, decide_treatment, link_control, plan_action, unlink_control
from risks.lifecycle import Status
from risks.models import Acceptance, Assessment, Risk, RiskThreat, Scale, Threat
from risks.queries.state import digest_of, state_of
from tests.cast import Cast
from tests.risks.conftest import in_days, make_risk, make_treated
from trail.acts import Refused


def code_of(error: ValidationError) -> str:
    """The code of a refusal, wherever it hangs."""
    return str(next(iter(error.error_dict.values()))[0].code if hasattr(error, "error_dict") else error.code)


def test_a_risk_bears_a_reference_and_its_links(loaded: Cast) -> None:
    threats = list(Threat.objects.filter(ref__in=["T-31", "T-43"]))
    risk = make_risk(loaded, threats=threats, criteria="DI")
    assert (risk.reference, risk.status, risk.criteria) == ("R-001", Status.IDENTIFIED, "DI")
    edit_risk(actor=loaded.officer, risk=risk, title="Autre", threats=threats[:1], owner=risk.owner)
    assert [link.threat.ref for link in RiskThreat.objects.active().filter(risk=risk)] == ["T-31"]
    assert RiskThreat.objects.filter(risk=risk).count() == 2


def test_criteria_are_letters_in_order(loaded: Cast) -> None:
    with pytest.raises(ValidationError) as caught:
        make_risk(loaded, criteria="ID")
    assert "criteria" in caught.value.message_dict


def test_the_level_follows_from_the_matrix_and_the_status_from_the_story(loaded: Cast) -> None:
    risk = make_risk(loaded)
    first = assess_risk(actor=loaded.officer, risk=risk, kind="inherent", likelihood=4, severity=3)
    assert (first.level, risk.status) == (3, Status.ANALYSED)
    assess_risk(actor=loaded.officer, risk=risk, kind="current", likelihood=1, severity=4)
    assert (risk.current_level, risk.acceptance_line, risk.status) == (2, 2, Status.EVALUATED)
    assert [str(step.title_fr) for step in (risk.level_step("inherent"), risk.level_step("current"))] == [
        "Élevé",
        "Moyen",
    ]
    assess_risk(actor=loaded.officer, risk=risk, kind="current", likelihood=3, severity=4, rationale="Test d'intrusion")
    assert Assessment.objects.filter(risk=risk).count() == 3


def test_a_value_outside_the_scale_is_named(loaded: Cast) -> None:
    with pytest.raises(ValidationError) as caught:
        assess_risk(actor=loaded.officer, risk=make_risk(loaded), kind="current", likelihood=5, severity=0)
    assert set(caught.value.message_dict) == {"likelihood", "severity"}


def test_no_treatment_before_an_assessment_and_no_retention_without_a_reason(loaded: Cast) -> None:
    risk = make_risk(loaded)
    with pytest.raises(ValidationError) as caught:
        decide_treatment(actor=loaded.officer, risk=risk, option="modify")
    assert caught.value.code == "not_evaluated"
    assess_risk(actor=loaded.officer, risk=risk, kind="current", likelihood=1, severity=1)
    with pytest.raises(ValidationError) as caught:
        decide_treatment(actor=loaded.officer, risk=risk, option="retain", justification="  ")
    assert "justification" in caught.value.message_dict


def test_work_on_the_plan_moves_the_risk_and_the_doer_does_not_verify(loaded: Cast) -> None:
    risk = make_treated(loaded)
    line = plan_action(actor=loaded.officer, risk=risk, title="Cloisonner", due_on=in_days(30))
    advance_action(actor=loaded.risk_owner, treatment_action=line, status="in_progress")
    assert Risk.objects.get(pk=risk.pk).status == Status.IN_TREATMENT
    advance_action(actor=loaded.risk_owner, treatment_action=line, status="done", note="Fait")
    with pytest.raises(ValidationError) as caught:
        advance_action(actor=loaded.risk_owner, treatment_action=line, status="verified")
    assert code_of(caught.value) == "four_eyes"
    advance_action(actor=loaded.officer, treatment_action=line, status="verified")
    with pytest.raises(ValidationError) as caught:
        advance_action(actor=loaded.officer, treatment_action=line, status="planned")
    assert code_of(caught.value) == "step"


def test_a_cancellation_says_why(loaded: Cast) -> None:
    line = plan_action(actor=loaded.officer, risk=make_treated(loaded), title="Cloisonner")
    with pytest.raises(ValidationError):
        advance_action(actor=loaded.officer, treatment_action=line, status="cancelled")
    advance_action(actor=loaded.officer, treatment_action=line, status="cancelled", note="Sans objet")
    assert line.note == "Sans objet"


def test_only_the_owner_accepts_below_the_line(loaded: Cast) -> None:
    risk = make_treated(loaded)
    with pytest.raises(Refused):
        accept_risk(actor=loaded.officer, risk=risk, justification="Non", expires_on=in_days(300))
    with pytest.raises(ValidationError) as caught:
        accept_risk(actor=loaded.management, risk=risk, justification="Non", expires_on=in_days(300))
    assert caught.value.code == "not_owner"
    acceptance = accept_risk(actor=loaded.risk_owner, risk=risk, justification="Oui", expires_on=in_days(300))
    assert (acceptance.as_owner, acceptance.level, risk.status) == (True, 1, Status.RESIDUAL_ACCEPTED)
    assert acceptance.digest == digest_of(state=state_of(risk=risk))


def test_management_accepts_above_the_line(loaded: Cast) -> None:
    risk = make_treated(loaded, residual=(3, 4))
    with pytest.raises(ValidationError) as caught:
        accept_risk(actor=loaded.risk_owner, risk=risk, justification="Non", expires_on=in_days(300))
    assert caught.value.code == "above_line"
    acceptance = accept_risk(actor=loaded.management, risk=risk, justification="Oui", expires_on=in_days(90))
    assert (acceptance.as_owner, acceptance.level) == (False, 3)


def test_whoever_assessed_accepts_only_after_somebody_else_reviewed(loaded: Cast) -> None:
    risk = make_treated(loaded)
    assess_risk(actor=loaded.risk_owner, risk=risk, kind="residual", likelihood=1, severity=1)
    with pytest.raises(ValidationError) as caught:
        accept_risk(actor=loaded.risk_owner, risk=risk, justification="Oui", expires_on=in_days(300))
    assert caught.value.code == "four_eyes"
    review_risk(actor=loaded.risk_owner, risk=risk, conclusion="Moi-même", next_on=in_days(180))
    with pytest.raises(ValidationError):
        accept_risk(actor=loaded.risk_owner, risk=risk, justification="Oui", expires_on=in_days(300))
    review_risk(actor=loaded.officer, risk=risk, conclusion="Relu", next_on=in_days(180))
    accept_risk(actor=loaded.risk_owner, risk=risk, justification="Oui", expires_on=in_days(300))
    assert Acceptance.objects.filter(risk=risk).count() == 1


def test_a_material_change_ends_an_acceptance(annexed: Cast) -> None:
    risk = make_treated(annexed)
    accept_risk(actor=annexed.risk_owner, risk=risk, justification="Oui", expires_on=in_days(300))
    review_risk(actor=annexed.officer, risk=risk, conclusion="Toujours vrai", next_on=in_days(180))
    assert (risk.status, risk.review_on) == (Status.MONITORED, in_days(180))
    requirement = Requirement.objects.get(ref="A.8.22", framework__code="iso27001-2022")
    link = link_control(actor=annexed.officer, risk=risk, requirement=requirement)
    assert (risk.status, risk.accepted_until) == (Status.TREATMENT_DECIDED, None)
    with pytest.raises(ValidationError):
        link_control(actor=annexed.officer, risk=risk, requirement=requirement)
    unlink_control(actor=annexed.officer, link=link)
    link_control(actor=annexed.officer, risk=risk, requirement=requirement)


def test_a_link_names_a_control_or_a_requirement_never_neither(loaded: Cast) -> None:
    with pytest.raises(ValidationError):
        link_control(actor=loaded.officer, risk=make_treated(loaded))


def test_a_closed_risk_is_read_only(loaded: Cast) -> None:
    risk = make_treated(loaded)
    close_risk(actor=loaded.officer, risk=risk, reason="Service arrêté")
    for attempt in (
        lambda: assess_risk(actor=loaded.officer, risk=risk, kind="current", likelihood=1, severity=1),
        lambda: edit_risk(actor=loaded.officer, risk=risk, title="x"),
        lambda: plan_action(actor=loaded.officer, risk=risk, title="x"),
        lambda: review_risk(actor=loaded.officer, risk=risk, conclusion="x", next_on=in_days(3)),
    ):
        with pytest.raises(ValidationError) as caught:
            attempt()
        assert caught.value.code == "closed"


def test_a_withdrawal_says_why_and_hides_the_risk(loaded: Cast) -> None:
    risk = make_risk(loaded)
    with pytest.raises(ValidationError):
        withdraw_risk(actor=loaded.officer, risk=risk, reason=" ")
    withdraw_risk(actor=loaded.officer, risk=risk, reason="Saisi deux fois")
    assert not Risk.objects.active().exists()
    assert Risk.objects.get().ended_reason == "Saisi deux fois"


def test_criteria_reach_the_perimeters_below_and_never_relabel(loaded: Cast) -> None:
    risk = make_treated(loaded)
    default, other = Scale.objects.get(ref="ebios_rm_4x4"), Scale.objects.get(ref="iso27005_5x5")
    choose_criteria(actor=loaded.officer, perimeter=loaded.root, scale=default, acceptance_line=1)
    assert Risk.objects.get(pk=risk.pk).acceptance_line == 1
    with pytest.raises(ValidationError) as caught:
        choose_criteria(actor=loaded.officer, perimeter=loaded.hosting, scale=other, acceptance_line=2)
    assert code_of(caught.value) == "scale_in_use"
    choose_criteria(actor=loaded.officer, perimeter=loaded.hospital, scale=other, acceptance_line=2)
    there = make_risk(loaded, perimeter=loaded.hospital)
    assessment = assess_risk(actor=loaded.officer, risk=there, kind="current", likelihood=5, severity=5)
    assert (assessment.scale, assessment.level) == (other, 4)
    with pytest.raises(ValidationError):
        choose_criteria(actor=loaded.officer, perimeter=loaded.root, scale=default, acceptance_line=3)


def test_strangers_and_staff_are_refused(loaded: Cast) -> None:
    risk = make_risk(loaded)
    for who in (loaded.stranger, loaded.staff, loaded.auditor):
        with pytest.raises(Refused):
            assess_risk(actor=who, risk=risk, kind="current", likelihood=1, severity=1)
        assert not assess_risk.allowed(who, risk)
    assert not Risk.objects.visible_to(loaded.stranger).exists()
    assert Risk.objects.visible_to(loaded.auditor).exists()

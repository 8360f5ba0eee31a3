"""Re-assessments proposed when controls turn; acceptances prepared, renewed, revoked, out of date; the story told."""

import io
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from controls import actions as controls
from controls.models import Control, Requirement
from organisation.models import User
from risks import consistency, watch
from risks.actions.acceptance import accept_risk, decline_acceptance, prepare_acceptance, revoke_acceptance
from risks.actions.assessment import assess_risk, dismiss_reassessment, review_risk
from risks.actions.assets import identify_asset, link_dependency
from risks.actions.treatment import (
    advance_action,
    amend_action,
    link_control,
    plan_action,
    report_progress,
)
from risks.models import Acceptance, AcceptanceRequest, Assessment, ReassessmentDismissal, Risk, RiskEvidence
from risks.queries.frozen import Standing, differences, standing_of
from risks.queries.proposals import proposals
from tests.cast import Cast
from tests.risks.conftest import in_days, make_risk, make_treated
from tests.risks.test_pages import as_user, text_of
from trail import clock


@pytest.fixture(autouse=True)
def simulated(settings: Any) -> None:
    """A log in which time may be simulated."""
    settings.TRAIL_ORIGIN = "test/risks"


def later(days: float) -> Any:
    """So many days from now."""
    return clock.simulated_time(clock.now() + timedelta(days=days))


def make_control(cast: Cast, **values: Any) -> Control:
    """A control of the hosting perimeter."""
    given = {"perimeter": cast.hosting, "title": "Cloisonnement du réseau", "kind": "technical", **values}
    return controls.create_control(actor=cast.officer, **given)


def put_in_place(cast: Cast, control: Control) -> None:
    """Implemented today."""
    controls.advance_control(actor=cast.officer, control=control, status="implemented")


def examine(cast: Cast, control: Control, result: str) -> None:
    """Tested today."""
    controls.record_test(
        actor=cast.officer,
        control=control,
        method="test",
        result=result,
        tester=cast.people["officer"],
        conclusion="Vu",
    )


def told(cast: Cast, *, user: User | None = None) -> list[str]:
    """What is proposed to the officer, or to somebody else, in words."""
    return [turned.words for row in proposals(user or cast.officer, at=clock.now()) for turned in row.turned]


def test_a_control_that_turns_proposes_and_a_person_decides(annexed: Cast) -> None:
    control, risk = make_control(annexed), make_treated(annexed)
    link_control(actor=annexed.officer, risk=risk, control=control)
    assert told(annexed) == []
    with later(1):
        put_in_place(annexed, control)
        assert "en place depuis" in told(annexed)[0]
        client, url = as_user(annexed.officer), reverse("risks:risk", args=[risk.pk])
        for page in (url, reverse("risks:proposals"), reverse("risks:risk_assess", args=[risk.pk])):
            assert "Cloisonnement du réseau" in text_of(client, page)
        assert Risk.objects.get(pk=risk.pk).current_level == 3  # nothing moves by itself
        assess_risk(actor=annexed.officer, risk=risk, kind="current", likelihood=2, severity=3, rationale="En place")
        kept = Assessment.objects.order_by("-at", "-pos")[0].prompted_by
        assert [row["state"] for row in kept] == ["in_place"]
        assert told(annexed) == []
    with later(2):
        examine(annexed, control, "ineffective")
        assert "a échoué" in told(annexed)[0]
        with pytest.raises(ValidationError):
            dismiss_reassessment(actor=annexed.officer, risk=risk, reason=" ")
        dismiss_reassessment(actor=annexed.officer, risk=risk, reason="Sans effet ici")
        assert ReassessmentDismissal.objects.get().changes[0]["state"] == "failed"
        assert told(annexed) == []
        with pytest.raises(ValidationError):
            dismiss_reassessment(actor=annexed.officer, risk=risk, reason="Encore")
    with later(3):
        examine(annexed, control, "effective")
        assert "jugée efficace" in told(annexed)[0]
        assert "jugée efficace" in "\n".join(
            str(each.text) for each in consistency.checks(annexed.officer, clock.now())
        )
        assess_risk(actor=annexed.officer, risk=risk, kind="current", likelihood=1, severity=3, rationale="Efficace")
    with later(500):
        assert "trop ancien" in told(annexed)[0]
        assert told(annexed, user=annexed.stranger) == []


def test_a_requirement_counts_through_the_controls_that_answer_it_here(annexed: Cast) -> None:
    requirement = Requirement.objects.get(ref="A.8.22", framework__code="iso27001-2022")
    here = make_control(annexed, requirements=[requirement])
    elsewhere = make_control(annexed, title="Ailleurs", perimeter=annexed.hospital, requirements=[requirement])
    link_control(actor=annexed.officer, risk=make_treated(annexed), requirement=requirement)
    with later(1):
        put_in_place(annexed, elsewhere)
        assert told(annexed) == []
        put_in_place(annexed, here)
        assert len(told(annexed)) == 1


def test_the_officer_prepares_and_the_owner_decides(loaded: Cast) -> None:
    risk = make_treated(loaded)
    prepared: dict[str, Any] = {"risk": risk, "note": "Le plan suffit", "proposed_until": in_days(300)}
    request = prepare_acceptance(actor=loaded.officer, **prepared)
    with pytest.raises(ValidationError):
        prepare_acceptance(actor=loaded.officer, **prepared)
    assert not accept_risk.allowed(loaded.officer, risk)
    assert [item.record_label for item in consistency.due(loaded.risk_owner, clock.today())] == ["R-001"]
    assert consistency.due(loaded.management, clock.today()) == []
    owner = as_user(loaded.risk_owner)
    assert "Le plan suffit" in text_of(owner, reverse("risks:risk_accept", args=[risk.pk]))
    answer = owner.post(reverse("risks:acceptance_decline", args=[request.pk]), {"reason": "Trop tôt"})
    assert answer.status_code == 303
    request = AcceptanceRequest.objects.get()
    assert (request.status, request.answer) == ("declined", "Trop tôt")
    with pytest.raises(ValidationError):
        decline_acceptance(actor=loaded.risk_owner, acceptance_request=request, reason="Encore")
    prepare_acceptance(actor=loaded.officer, **prepared)
    accept_risk(actor=loaded.risk_owner, risk=risk, justification="Oui", expires_on=in_days(300))
    assert AcceptanceRequest.objects.order_by("pk").last().status == "accepted"
    assert "Trop tôt" in text_of(owner, reverse("risks:risk", args=[risk.pk]))


def test_whoever_prepared_a_request_does_not_answer_it(loaded: Cast) -> None:
    risk = make_treated(loaded)
    prepare_acceptance(actor=loaded.risk_owner, risk=risk, note="Moi", proposed_until=in_days(30))
    with pytest.raises(ValidationError) as caught:
        accept_risk(actor=loaded.risk_owner, risk=risk, justification="Moi aussi", expires_on=in_days(30))
    assert caught.value.code == "four_eyes"


def test_an_acceptance_is_renewed_then_revoked(loaded: Cast) -> None:
    risk = make_treated(loaded)
    first = accept_risk(actor=loaded.risk_owner, risk=risk, justification="Oui", expires_on=in_days(20))
    second = accept_risk(actor=loaded.risk_owner, risk=risk, justification="Encore", expires_on=in_days(300))
    assert (second.renews, standing_of(acceptance=first, on=clock.today())) == (first, Standing.REPLACED)
    with pytest.raises(ValidationError):
        revoke_acceptance(actor=loaded.risk_owner, acceptance=first, reason="Plus de mise")
    url = reverse("risks:acceptance_revoke", args=[second.pk])
    assert as_user(loaded.officer).post(url, {"reason": "Non"}).status_code == 403
    assert as_user(loaded.risk_owner).post(url, {"reason": "Incident chez un pair"}).status_code == 303
    assert standing_of(acceptance=Acceptance.objects.get(pk=second.pk), on=clock.today()) == Standing.REVOKED
    assert Risk.objects.get(pk=risk.pk).accepted_until is None
    assert "Incident chez un pair" in text_of(as_user(loaded.auditor), reverse("risks:acceptance", args=[second.pk]))


def test_an_acceptance_out_of_date_says_what_changed(annexed: Cast) -> None:
    control, risk = make_control(annexed), make_treated(annexed)
    put_in_place(annexed, control)
    link_control(actor=annexed.officer, risk=risk, control=control, role="existing")
    line = plan_action(actor=annexed.officer, risk=risk, title="Cloisonner", due_on=in_days(90), owner=risk.owner)
    acceptance = accept_risk(actor=annexed.risk_owner, risk=risk, justification="Oui", expires_on=in_days(300))
    assert acceptance.accepted_state["control_states"][control.reference]["state"] == "in_place"
    report_progress(actor=annexed.risk_owner, treatment_action=line, progress=40, note="Maquette faite")
    assert (line.status, line.progress) == ("in_progress", 40)
    advance_action(actor=annexed.risk_owner, treatment_action=line, status="done")
    fresh = Acceptance.objects.get()
    assert standing_of(acceptance=fresh, on=clock.today()) == Standing.IN_FORCE  # progress is what was promised
    with later(1):
        examine(annexed, control, "ineffective")
        fresh = Acceptance.objects.get()
        assert standing_of(acceptance=fresh, on=clock.today()) == Standing.CHANGED
        assert [each.after for each in differences(acceptance=fresh)] == ["inefficace"]
        url = reverse("risks:acceptance", args=[fresh.pk])
        assert "inefficace" in text_of(as_user(annexed.auditor), url)
    with later(2):
        amend_action(actor=annexed.officer, treatment_action=line, title="Cloisonner", due_on=in_days(20), owner=None)
        assert Risk.objects.get(pk=risk.pk).accepted_until is None
        said = {each.label for each in differences(acceptance=Acceptance.objects.get())}
        assert "Plan de traitement" in said
        assert risk.reference in "\n".join(str(each.text) for each in consistency.checks(annexed.officer, clock.now()))


def test_a_date_put_off_says_why(loaded: Cast) -> None:
    line = plan_action(actor=loaded.officer, risk=make_treated(loaded), title="Cloisonner", due_on=in_days(9))
    with pytest.raises(ValidationError):
        amend_action(actor=loaded.officer, treatment_action=line, title="Cloisonner", due_on=in_days(60))
    url = reverse("risks:action_amend", args=[line.pk])
    sent = {"title": "Cloisonner", "due_on": in_days(60).isoformat(), "reason": "Matériel en retard", "cost": "1500"}
    assert as_user(loaded.officer).post(url, sent).status_code == 303
    assert "Matériel en retard" in text_of(as_user(loaded.officer), reverse("risks:treatment_action", args=[line.pk]))
    advance_action(actor=loaded.risk_owner, treatment_action=line.__class__.objects.get(), status="cancelled", note="x")
    with pytest.raises(ValidationError):
        report_progress(actor=loaded.officer, treatment_action=line.__class__.objects.get(), progress=10)


def test_severity_is_that_of_the_worst_impact(loaded: Cast) -> None:
    risk = make_risk(loaded)
    client, url = as_user(loaded.officer), reverse("risks:risk_assess", args=[risk.pk])
    sent = {"kind": "current", "likelihood": 2, "rationale": "Vu", "impacts-IM-privacy": 3, "impacts-IM-trust": 2}
    assert client.post(url, {**sent, "severity": 1}).status_code == 422
    assert client.post(url, {"kind": "current", "likelihood": 2, "rationale": "Vu"}).status_code == 422
    assert client.post(url, {**sent, "impacts-IM-trust": 9}).status_code == 422
    assert client.post(url, sent).status_code == 303
    assessment = Assessment.objects.get()
    assert (assessment.severity, assessment.impacts) == (3, {"IM-privacy": 3, "IM-trust": 2})
    assert Risk.objects.get().review_on is not None
    with pytest.raises(ValidationError):
        assess_risk(actor=loaded.officer, risk=Risk.objects.get(), kind="current", likelihood=1, impacts={"IM-x": 1})


def test_a_review_that_no_longer_holds_reopens_and_an_overdue_one_is_told(loaded: Cast) -> None:
    risk = make_treated(loaded)
    accept_risk(actor=loaded.risk_owner, risk=risk, justification="Oui", expires_on=in_days(300))
    review_risk(
        actor=loaded.officer, risk=risk, conclusion="Le réseau a changé", next_on=in_days(9), outcome="reassess"
    )
    assert (risk.status, risk.accepted_until) == ("treatment_decided", None)
    with later(10):
        texts = [str(each.text) for each in consistency.checks(loaded.officer, clock.now())]
        assert any("revue est en retard" in text for text in texts)
        assert any(item.due_on for item in watch.due(loaded.risk_owner, clock.today()))
        assert "La revue était due" in text_of(as_user(loaded.auditor), reverse("risks:risk", args=[risk.pk]))


def test_contradictions_of_assets_and_of_residual_levels(loaded: Cast) -> None:
    def said() -> str:
        return "\n".join(str(each.text) for each in consistency.checks(loaded.officer, clock.now()))

    risk = make_treated(loaded)
    assert "rien n’est prévu" in said()
    plan_action(actor=loaded.officer, risk=risk, title="Cloisonner")
    assert "rien n’est prévu" not in said()
    make: Any = {"actor": loaded.officer, "perimeter": loaded.hosting}
    record = identify_asset(**make, name="Dossier", nature="business", confidentiality=4)
    base = identify_asset(**make, name="Base", nature="supporting", confidentiality=2)
    link_dependency(actor=loaded.officer, asset=record, relies_on=base)
    text = said()
    assert "valeur métier et aucun risque" in text
    assert "déclare C2 et hérite de C4" in text
    assert f"{base} a un besoin élevé" in text
    found = [each for each in consistency.checks(loaded.officer, clock.now()) if "hérite" in str(each.text)]
    assert found[0].url == reverse("risks:asset_edit", args=[base.pk])
    assert consistency.checks(loaded.stranger, clock.now()) == []


def test_the_evidence_of_a_risk_is_frozen_with_its_digest_and_missed_when_it_expires(loaded: Cast) -> None:
    risk = make_treated(loaded)
    file = io.BytesIO(b"Essai de restauration")
    file.name = "essai.txt"
    piece = controls.deposit_evidence(
        actor=loaded.officer,
        perimeter=loaded.hosting,
        title="Essai de restauration",
        file=file,
        valid_from=clock.today(),
        valid_until=in_days(30),
    )
    client, url = as_user(loaded.officer), reverse("risks:evidence_link", args=[risk.pk])
    assert client.post(url, {}).status_code == 422
    assert client.post(url, {"evidence": piece.pk, "comment": "Restauré en 2 h"}).status_code == 303
    assert client.post(url, {"evidence": piece.pk}).status_code == 422
    acceptance = accept_risk(actor=loaded.risk_owner, risk=risk, justification="Oui", expires_on=in_days(300))
    (frozen,) = acceptance.accepted_state["evidence"]
    assert (frozen["reference"], frozen["valid"], len(frozen["digest"])) == (piece.reference, True, 64)
    with later(31):
        fresh = Acceptance.objects.get()
        assert standing_of(acceptance=fresh, on=clock.today()) == Standing.CHANGED
        assert [each.label for each in differences(acceptance=fresh)] == ["Preuves"]
    link = RiskEvidence.objects.get()
    assert client.post(reverse("risks:evidence_unlink", args=[link.pk])).status_code == 303
    assert not RiskEvidence.objects.active().exists()

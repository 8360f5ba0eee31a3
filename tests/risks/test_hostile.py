"""An auditor who does not believe: who may accept, what an acceptance rests on, and what makes it fall."""

from typing import Any

import pytest
from django.urls import reverse

from risks.actions.acceptance import accept_risk, prepare_acceptance
from risks.actions.assessment import assess_risk
from risks.actions.bulk import assign_risk
from risks.models import Acceptance, Risk
from risks.queries.frozen import Standing, differences, standing_of
from risks.queries.state import digest_of
from tests.cast import Cast
from tests.risks.conftest import in_days, make_treated
from tests.risks.test_pages import as_user
from trail import clock
from trail.acts import Refused
from trail.models import Entry


def test_the_officer_accepts_for_nobody_by_any_door(loaded: Cast) -> None:
    risk = make_treated(loaded)
    prepare_acceptance(actor=loaded.officer, risk=risk, note="Prêt", proposed_until=in_days(90))
    sent: dict[str, Any] = {"justification": "Oui", "expires_on": in_days(90).isoformat()}
    client = as_user(loaded.officer)
    page = reverse("risks:risk_accept", args=[risk.pk])
    assert client.get(page).status_code == 403
    assert client.post(page, sent).status_code == 403
    endpoint = reverse("api-risks:risk-accept", args=[risk.pk])
    assert client.post(endpoint, sent, content_type="application/json").status_code == 403
    assign_risk(actor=loaded.officer, risk=Risk.objects.get(), owner=loaded.people["officer"])  # nor by owning it
    assert client.post(page, sent).status_code == 403
    assert client.post(endpoint, sent, content_type="application/json").status_code == 403
    assert not Acceptance.objects.exists()
    with pytest.raises(Refused):
        accept_risk(actor=loaded.officer, risk=Risk.objects.get(), justification="Oui", expires_on=in_days(90))
    assert Entry.objects.filter(act="risks.risk.accept.refused").exists()


def test_what_was_accepted_is_proved_by_its_digest_and_falls_when_it_changes(loaded: Cast) -> None:
    risk = make_treated(loaded)
    acceptance = accept_risk(actor=loaded.risk_owner, risk=risk, justification="Oui", expires_on=in_days(90))
    assert digest_of(state=acceptance.accepted_state) == acceptance.digest
    assert standing_of(acceptance=acceptance, on=clock.today()) == Standing.IN_FORCE
    assess_risk(actor=loaded.officer, risk=Risk.objects.get(), kind="residual", likelihood=2, severity=3)
    fresh = Acceptance.objects.get()
    assert standing_of(acceptance=fresh, on=clock.today()) == Standing.CHANGED
    assert [each.label for each in differences(acceptance=fresh)] == ["Résiduel"]
    assert digest_of(state=fresh.accepted_state) == fresh.digest  # what was accepted stays as it was


def test_an_owner_who_assessed_waits_for_another_pair_of_eyes_by_any_door(loaded: Cast) -> None:
    risk = make_treated(loaded)
    assess_risk(actor=loaded.risk_owner, risk=risk, kind="residual", likelihood=1, severity=1)
    sent: dict[str, Any] = {"justification": "Oui", "expires_on": in_days(90).isoformat()}
    client = as_user(loaded.risk_owner)
    page, endpoint = (reverse(name, args=[risk.pk]) for name in ("risks:risk_accept", "api-risks:risk-accept"))
    assert client.post(page, sent).status_code == 422
    assert client.post(endpoint, sent, content_type="application/json").status_code in (400, 422)
    review = {"outcome": "valid", "conclusion": "Vu", "next_on": in_days(90).isoformat()}
    reviewed = as_user(loaded.officer).post(reverse("risks:risk_review", args=[risk.pk]), review)
    assert reviewed.status_code == 303
    assert client.post(page, sent).status_code == 303
    assert Acceptance.objects.get().as_owner

"""Consent: informed before, proved, withdrawn as easily as given; opposition apart; decisions by rule, traced."""

import hashlib
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from consent import actions
from consent.models import AccessDecision, ConsentEvent, Notice, Purpose, Subject
from tests.cast import Cast
from tests.consent.conftest import NOTICE_FR, give, make_purpose
from trail import clock
from trail.acts import Refused
from trail.models import Entry

DOCTOR = "rpps-10101010101"


def ask(actor: Any, subject: Subject, purpose: Purpose, **changes: Any) -> AccessDecision:
    values = {"professional": DOCTOR, "category": "letters"}
    return actions.decide_access(actor=actor, subject=subject, purpose=purpose, **{**values, **changes})


def test_a_consent_is_given_after_a_notice_and_keeps_its_proof(cast: Cast, subject: Subject, purpose: Purpose) -> None:
    consent = give(cast, subject, purpose)
    event = ConsentEvent.objects.get(consent=consent)
    assert (event.status, event.method, event.collected_by, event.language) == ("given", "oral", "Accueil", "fr")
    assert event.notice_digest == hashlib.sha256(NOTICE_FR.encode()).hexdigest()


def test_nobody_consents_uninformed(cast: Cast, subject: Subject, care: Purpose) -> None:
    bare = make_purpose(cast, title="Sans notice")
    for unfit in (bare, care):
        with pytest.raises(ValidationError) as error:
            give(cast, subject, unfit)
        assert "purpose" in error.value.message_dict
    actions.publish_notice(actor=cast.dpo, purpose=bare, body_fr="Texte")
    with pytest.raises(ValidationError) as english:
        give(cast, subject, bare, language="en")
    assert "language" in english.value.message_dict


def test_withdrawing_asks_for_less_than_giving_and_leaves_the_past(
    cast: Cast, subject: Subject, purpose: Purpose, machine: Any
) -> None:
    assert set(actions.withdraw_consent.parameters) - {"consent"} < set(actions.give_consent.parameters)
    consent = give(cast, subject, purpose)
    before = ask(machine, subject, purpose)
    assert (before.allowed, before.rule) == (True, "consent_given")
    actions.withdraw_consent(actor=cast.dpo, consent=consent, method="electronic", collected_by="Portail")
    after = ask(machine, subject, purpose)
    assert (after.allowed, after.rule) == (False, "consent_withdrawn")
    past = ask(machine, subject, purpose, at=before.at)
    assert (past.allowed, past.rule) == (True, "consent_given")
    with pytest.raises(ValidationError):
        actions.withdraw_consent(actor=cast.dpo, consent=consent, method="oral", collected_by="Accueil")
    give(cast, subject, purpose)
    assert ConsentEvent.objects.filter(consent=consent).count() == 3


def test_a_consent_is_withdrawn_even_once_the_purpose_is_closed(cast: Cast, subject: Subject, purpose: Purpose) -> None:
    consent = give(cast, subject, purpose)
    actions.close_purpose(actor=cast.dpo, purpose=purpose)
    actions.withdraw_consent(actor=cast.dpo, consent=consent, method="oral", collected_by="Accueil")
    assert consent.status == "withdrawn"
    with pytest.raises(ValidationError):
        give(cast, subject, purpose)


def test_asked_refused_invalidated(cast: Cast, subject: Subject, purpose: Purpose, machine: Any) -> None:
    said: dict[str, Any] = {"method": "oral", "collected_by": "Accueil"}
    consent = actions.request_consent(actor=cast.dpo, subject=subject, purpose=purpose, **said)
    assert ask(machine, subject, purpose).rule == "consent_missing"
    actions.refuse_consent(actor=cast.dpo, subject=subject, purpose=purpose, **said)
    assert ask(machine, subject, purpose).rule == "consent_refused"
    consent.refresh_from_db()
    actions.invalidate_consent(actor=cast.dpo, consent=consent, comment="Mauvaise personne", **said)
    assert ask(machine, subject, purpose).rule == "consent_missing"


def test_a_new_notice_supersedes_and_the_old_one_stays(cast: Cast, purpose: Purpose) -> None:
    second = actions.publish_notice(actor=cast.dpo, purpose=purpose, body_fr="Nouveau", body_en="New")
    first = Notice.objects.get(purpose=purpose, number=1)
    assert (first.superseded_at is not None, second.number, second.superseded_at) == (True, 2, None)


def test_opposition_holds_where_consent_is_not_the_basis(
    cast: Cast, subject: Subject, care: Purpose, machine: Any
) -> None:
    assert ask(machine, subject, care).rule == "outside_care_team"
    membership = actions.join_care_team(actor=cast.dpo, subject=subject, professional=DOCTOR, ground="same_structure")
    assert ask(machine, subject, care).rule == "care_team"
    opposition = actions.oppose(
        actor=cast.dpo, subject=subject, method="oral", collected_by="Accueil", professional=DOCTOR
    )
    assert ask(machine, subject, care).rule == "opposed"
    assert ask(machine, subject, care, professional="rpps-20202020202").rule == "outside_care_team"
    actions.lift_opposition(actor=cast.dpo, opposition=opposition)
    assert ask(machine, subject, care).rule == "care_team"
    actions.leave_care_team(actor=cast.dpo, membership=membership)
    assert ask(machine, subject, care).rule == "outside_care_team"


def test_data_outside_the_purpose_stay_closed_and_so_does_a_closed_purpose(
    cast: Cast, subject: Subject, purpose: Purpose, machine: Any
) -> None:
    give(cast, subject, purpose)
    assert ask(machine, subject, purpose, category="genetics").rule == "data_outside_purpose"
    actions.close_purpose(actor=cast.dpo, purpose=purpose)
    assert ask(machine, subject, purpose).rule == "purpose_closed"


def test_break_glass_opens_for_a_while_and_is_reviewed_once(
    cast: Cast, subject: Subject, care: Purpose, machine: Any
) -> None:
    with pytest.raises(ValidationError):
        actions.break_glass(
            actor=machine, subject=subject, professional=DOCTOR, ground="unable", facts="Coma", minutes=10000
        )
    opened = actions.break_glass(actor=machine, subject=subject, professional=DOCTOR, ground="unable", facts="Coma")
    assert opened.until - opened.at == timedelta(hours=1)
    assert ask(machine, subject, care).rule == "emergency"
    conclusion: dict[str, Any] = {"person_informed_on": clock.today(), "verdict": "justified"}
    actions.review_break_glass(actor=cast.dpo, break_glass=opened, **conclusion)
    with pytest.raises(ValidationError):
        actions.review_break_glass(actor=cast.dpo, break_glass=opened, **conclusion)


def test_a_decision_is_traced_with_its_rule_and_refused_to_others(
    cast: Cast, subject: Subject, purpose: Purpose, machine: Any
) -> None:
    ask(machine, subject, purpose)
    assert Entry.objects.filter(act="consent.access.decide", actor=str(machine.pk)).count() == 1
    for other in (cast.officer, cast.dpo, cast.stranger):
        with pytest.raises(Refused):
            ask(other, subject, purpose)
    with pytest.raises(ValidationError):
        ask(machine, subject, purpose, at=clock.now() + timedelta(days=1))


def test_no_name_enters_the_register(cast: Cast) -> None:
    for name in ("Jean Dupont", "Zoé", "é-12345678"):
        with pytest.raises(ValidationError):
            actions.register_subject(actor=cast.dpo, perimeter=cast.hospital, pseudonym=name)


def test_a_consent_expires_by_itself(cast: Cast, subject: Subject, machine: Any, settings: Any) -> None:
    settings.TRAIL_ORIGIN = "test/consent"
    purpose = make_purpose(cast, title="Pour un mois", validity_months=1)
    actions.publish_notice(actor=cast.dpo, purpose=purpose, body_fr="Texte")
    consent = give(cast, subject, purpose)
    assert consent.expires_on is not None
    assert consent.expires_on > clock.today()
    with clock.simulated_time(clock.now() + timedelta(days=40)):
        assert ask(machine, subject, purpose).rule == "consent_expired"


def test_covered_data_are_read_as_they_stood(cast: Cast, subject: Subject, purpose: Purpose, machine: Any) -> None:
    give(cast, subject, purpose)
    before = ask(machine, subject, purpose)
    kept = {name: getattr(purpose, name) for name in actions.edit_purpose.parameters if hasattr(purpose, name)}
    actions.edit_purpose(actor=cast.dpo, purpose=purpose, data_categories=["results"], **kept)
    assert ask(machine, subject, purpose).rule == "data_outside_purpose"
    assert ask(machine, subject, purpose, at=before.at).allowed

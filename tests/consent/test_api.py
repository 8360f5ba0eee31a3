"""The door of systems: may this professional see these data, for this purpose, now? And consent records by TS 27560."""

from typing import Any

import pytest
from django.test import Client

from consent.models import AccessDecision, Consent, Purpose, Subject
from tests.cast import Cast
from tests.consent.conftest import give

DECIDE = "/api/v1/consent/decide/"
MANDATORY = {
    "schema_version",
    "record_id",
    "pii_principal_id",
    "privacy_notice",
    "language",
    "purpose",
    "lawful_basis",
    "pii_information",
    "pii_controllers",
    "recipient_third_parties",
    "retention_period",
    "storage_locations",
    "jurisdiction",
    "withdrawal_method",
    "validity_duration",
    "event_state",
}


def question(about: Subject, towards: Purpose, **changes: Any) -> dict[str, Any]:
    values = {
        "subject": about.pseudonym,
        "purpose": str(towards.pk),
        "professional": "rpps-10101010101",
        "category": "letters",
    }
    return {**values, **changes}


def test_a_system_asks_by_pseudonym_and_is_told_why(
    client: Client, cast: Cast, subject: Subject, purpose: Purpose, machine: Any
) -> None:
    client.force_login(machine)
    refused = client.post(DECIDE, question(subject, purpose), content_type="application/json")
    assert (refused.status_code, refused.json()["allowed"], refused.json()["rule"]) == (201, False, "consent_missing")
    give(cast, subject, purpose)
    allowed = client.post(DECIDE, question(subject, purpose, subject=str(subject.pk)), content_type="application/json")
    assert (allowed.json()["allowed"], allowed.json()["rule"]) == (True, "consent_given")
    assert allowed.json()["rule_text"]
    assert AccessDecision.objects.count() == 2


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"subject": "ps-unknown-1"}, "subject"),
        ({"category": "everything"}, "category"),
        ({"professional": "Dr House"}, "professional"),
        ({"nonsense": 1}, "nonsense"),
        ({"at": "2999-01-01T00:00:00Z"}, "at"),
    ],
)
def test_bad_questions_are_answered_with_the_field(
    client: Client, subject: Subject, purpose: Purpose, machine: Any, changes: dict[str, Any], field: str
) -> None:
    client.force_login(machine)
    answer = client.post(DECIDE, question(subject, purpose, **changes), content_type="application/json")
    assert answer.status_code == 400
    assert field in answer.json()


def test_a_system_reads_nothing_else_and_people_decide_nothing(
    client: Client, cast: Cast, subject: Subject, purpose: Purpose, machine: Any
) -> None:
    client.force_login(machine)
    for path in ("persons/", f"persons/{subject.pk}/", "consents/", "decisions/", "purposes/"):
        assert client.get(f"/api/v1/consent/{path}").status_code == 403
    client.force_login(cast.dpo)
    assert client.post(DECIDE, question(subject, purpose), content_type="application/json").status_code == 403
    client.logout()
    assert client.post(DECIDE, question(subject, purpose), content_type="application/json").status_code == 403


def test_a_consent_record_bears_the_fields_of_27560(
    client: Client, cast: Cast, subject: Subject, purpose: Purpose
) -> None:
    client.force_login(cast.dpo)
    said = {"purpose": str(purpose.pk), "method": "electronic", "collected_by": "Portail"}
    made = client.post(f"/api/v1/consent/persons/{subject.pk}/give/", said, content_type="application/json")
    assert made.status_code == 200, made.json()
    consent = Consent.objects.get()
    record = client.get(f"/api/v1/consent/consents/{consent.pk}/").json()
    assert set(record) >= MANDATORY
    assert record["events"][0]["event_state"] == "given"
    assert record["events"][0]["entity_id"] == "Portail"
    withdrawn = client.post(
        f"/api/v1/consent/consents/{consent.pk}/withdraw/",
        {"method": "oral", "collected_by": "Accueil"},
        content_type="application/json",
    )
    assert withdrawn.json()["event_state"] == "withdrawn"


def test_what_the_rules_refuse_is_a_400(client: Client, cast: Cast, subject: Subject, care: Purpose) -> None:
    client.force_login(cast.dpo)
    said = {"purpose": str(care.pk), "method": "oral", "collected_by": "Accueil"}
    answer = client.post(f"/api/v1/consent/persons/{subject.pk}/give/", said, content_type="application/json")
    assert answer.status_code == 400
    assert "purpose" in answer.json()

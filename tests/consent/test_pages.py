"""The pages of consent: the data-protection officer, those who may only count, strangers, systems."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from consent import actions
from consent.models import Consent, Notice, Opposition, Purpose, Subject
from organisation.actions import give_role
from tests.cast import Cast
from tests.consent.conftest import NOTICE_FR, give
from trail import clock

PERSON_PAGES = ["persons/", "consents/", "oppositions/", "decisions/", "break-glass/", "purposes/"]


@pytest.mark.parametrize("path", [*PERSON_PAGES, "persons/new/", "purposes/new/", "figures/"])
def test_the_data_protection_officer_opens_every_page(client: Client, cast: Cast, purpose: Purpose, path: str) -> None:
    client.force_login(cast.dpo)
    assert client.get(f"/consent/{path}").status_code == 200


@pytest.mark.parametrize("path", PERSON_PAGES)
def test_nobody_else_reads_about_persons(client: Client, cast: Cast, subject: Subject, path: str) -> None:
    for role in ("officer", "management", "auditor", "staff", "admin"):
        client.force_login(getattr(cast, role))
        assert client.get(f"/consent/{path}").status_code == 403
        assert client.get(f"/consent/persons/{subject.pk}/").status_code in {403, 404}
        assert str(subject.pk) not in client.get("/search/", {"q": subject.pseudonym}).content.decode()


def test_figures_name_nobody(client: Client, cast: Cast, subject: Subject, purpose: Purpose) -> None:
    give(cast, subject, purpose)
    client.force_login(cast.officer)
    page = client.get("/consent/figures/")
    assert page.status_code == 200
    assert subject.pseudonym not in page.content.decode()
    assert page.context["slice"].rows[0].in_force == 1


def test_strangers_find_nothing(client: Client, cast: Cast, subject: Subject, purpose: Purpose) -> None:
    give_role(
        actor=cast.system, person=cast.people["stranger"], role="dpo", perimeter=cast.elsewhere, starts_on=clock.today()
    )
    consent = give(cast, subject, purpose)
    client.force_login(cast.stranger)
    for path in (
        f"persons/{subject.pk}/",
        f"persons/{subject.pk}/oppose/",
        f"purposes/{purpose.pk}/",
        f"consents/{consent.pk}/",
        f"consents/{consent.pk}/withdraw/",
        f"notices/{consent.notice_id}/",
    ):
        assert client.get(f"/consent/{path}").status_code == 404, path


def test_a_purpose_and_its_notice_through_pages(client: Client, cast: Cast) -> None:
    client.force_login(cast.dpo)
    values = {
        "perimeter": str(cast.root.pk),
        "title": "Partage",
        "description": "Partage de comptes rendus",
        "controller": "GIP régional",
        "legal_basis": "sharing_consent",
        "data_categories": ["letters"],
        "recipients": "Médecin traitant",
        "retention": "20 ans",
        "storage_locations": "France",
        "jurisdiction": "FR",
        "withdrawal_method": "Au guichet",
    }
    refused = client.post("/consent/purposes/new/", {**values, "data_categories": []})
    assert refused.status_code == 422
    assert "Partage de comptes rendus" in refused.content.decode()
    assert client.post("/consent/purposes/new/", values).status_code == 303
    purpose = Purpose.objects.get()
    assert client.post(f"/consent/purposes/{purpose.pk}/notice/", {"body_fr": NOTICE_FR}).status_code == 303
    notice = Notice.objects.get()
    assert "médecin traitant" in client.get(f"/consent/notices/{notice.pk}/").content.decode()
    edited = client.post(f"/consent/purposes/{purpose.pk}/edit/", {**values, "data_categories": ["letters", "imaging"]})
    assert edited.status_code == 303
    assert client.get(f"/consent/purposes/{purpose.pk}/").status_code == 200
    assert client.post(f"/consent/purposes/{purpose.pk}/close/").status_code == 303
    assert client.get(f"/consent/purposes/{purpose.pk}/").status_code == 200


def test_giving_withdrawing_and_opposing_through_pages(
    client: Client, cast: Cast, subject: Subject, purpose: Purpose
) -> None:
    client.force_login(cast.dpo)
    said = {"purpose": str(purpose.pk), "language": "fr", "method": "oral", "collected_by": "Accueil"}
    refused = client.post(f"/consent/persons/{subject.pk}/give/", {**said, "method": "telepathy"})
    assert refused.status_code == 422
    assert "Accueil" in refused.content.decode()
    assert client.post(f"/consent/persons/{subject.pk}/give/", said).status_code == 303
    consent = Consent.objects.get()
    page = client.get(f"/consent/persons/{subject.pk}/").content.decode()
    assert "Partage avec le médecin traitant" in page
    withdrawn = {"method": "electronic", "collected_by": "Portail"}
    assert client.post(f"/consent/consents/{consent.pk}/withdraw/", withdrawn).status_code == 303
    assert client.get(f"/consent/consents/{consent.pk}/").status_code == 200
    assert client.post(f"/consent/persons/{subject.pk}/oppose/", withdrawn).status_code == 303
    opposition = Opposition.objects.get()
    assert client.get(f"/consent/oppositions/{opposition.pk}/").status_code == 200
    assert client.post(f"/consent/oppositions/{opposition.pk}/lift/").status_code == 303


@pytest.mark.parametrize(
    "path", ["persons/", "consents/", "oppositions/", "decisions/", "break-glass/", "purposes/", "figures/"]
)
def test_lists_cost_the_same_whatever_their_length(
    client: Client, cast: Cast, purpose: Purpose, machine: Any, path: str
) -> None:
    def add(number: int) -> None:
        made = actions.register_subject(actor=cast.dpo, perimeter=cast.hospital, pseudonym=f"ps-00000{number}")
        give(cast, made, purpose)
        actions.oppose(actor=cast.dpo, subject=made, method="oral", collected_by="Accueil", purpose=purpose)
        asked: dict[str, Any] = {"subject": made, "professional": "rpps-1010101"}
        actions.decide_access(actor=machine, purpose=purpose, category="letters", **asked)
        actions.break_glass(actor=machine, ground="unable", facts="Coma", **asked)

    def cost() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(f"/consent/{path}").status_code == 200
        return len(captured)

    add(0)
    client.force_login(cast.dpo)
    cost()
    before = cost()
    for number in range(1, 5):
        add(number)
    assert cost() == before

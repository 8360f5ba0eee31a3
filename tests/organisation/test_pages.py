"""The pages of the organisation, through the door."""

import pytest
from django.test import Client

from organisation.models import Perimeter, Person
from tests.cast import PASSWORD, Cast


def test_anonymous_people_are_sent_to_the_door(client: Client, db: None) -> None:
    answer = client.get("/organisation/people/")
    assert answer.status_code == 302
    assert "/organisation/sign-in/" in answer["Location"]


def test_signing_in_and_a_wrong_password(client: Client, cast: Cast) -> None:
    wrong = client.post("/organisation/sign-in/", {"username": "officer@example.org", "password": "non"})
    assert wrong.status_code == 422
    right = client.post("/organisation/sign-in/", {"username": "Officer@example.org", "password": PASSWORD})
    assert right.status_code == 302


@pytest.mark.parametrize("path", ["perimeters/", "people/", "roles/", "roles/table/", "people/new/", "roles/give/"])
def test_pages_answer_to_the_officer_and_refuse_staff(client: Client, cast: Cast, path: str) -> None:
    client.force_login(cast.officer)
    assert client.get(f"/organisation/{path}").status_code == 200
    client.force_login(cast.staff)
    assert client.get(f"/organisation/{path}").status_code == 403


def test_a_stranger_finds_nothing(client: Client, cast: Cast) -> None:
    client.force_login(cast.stranger)
    assert client.get(f"/organisation/perimeters/{cast.hq.pk}/").status_code == 404


def test_registering_a_person_keeps_what_was_typed_when_refused(client: Client, cast: Cast) -> None:
    client.force_login(cast.officer)
    values = {"perimeter": str(cast.hq.pk), "family_name": "Durand", "given_name": "Anne", "email": "staff@example.org"}
    refused = client.post("/organisation/people/new/", values)
    assert refused.status_code == 422
    assert "Durand" in refused.content.decode()
    assert client.post("/organisation/people/new/", {**values, "email": "anne@example.org"}).status_code == 303
    assert Person.objects.get(identity__email="anne@example.org").display_name == "Anne Durand"


def test_the_endpoint_uses_the_same_action(client: Client, cast: Cast) -> None:
    client.force_login(cast.officer)
    values = {"parent": str(cast.hq.pk), "name": "Annexe", "kind": "site"}
    made = client.post("/api/v1/organisation/perimeters/create/", values, content_type="application/json")
    assert made.status_code == 201
    assert Perimeter.objects.filter(name="Annexe", parent=cast.hq).exists()
    again = client.post("/api/v1/organisation/perimeters/create/", values, content_type="application/json")
    assert again.status_code == 400

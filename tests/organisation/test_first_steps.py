"""An empty installation: the first administrator, the guided steps, people from a CSV file."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from organisation import actions, welcome
from organisation.models import Perimeter, Person, User
from organisation.people_file import read_people
from organisation.queries import system_account
from tests.cast import PASSWORD, Cast

FOUNDING: dict[str, Any] = {
    "body": "GIP d'essai",
    "given_name": "Anne",
    "family_name": "Durand",
    "email": "anne@example.org",
    "password": PASSWORD,
}


def test_the_first_page_opens_with_its_code_and_closes_for_good(client: Client, db: None) -> None:
    assert client.get("/organisation/welcome/").status_code == 200
    wrong = client.post("/organisation/welcome/", {**FOUNDING, "code": "non"})
    assert wrong.status_code == 422
    assert "GIP d&#x27;essai" in wrong.content.decode()
    assert client.post("/organisation/welcome/", {**FOUNDING, "code": welcome.code()}).status_code == 303
    assert client.get("/organisation/welcome/").status_code == 404
    anne = User.objects.get(username="anne@example.org")
    assert anne.can("organisation.edit", Perimeter.objects.get())


def test_a_body_is_founded_once(cast: Cast) -> None:
    with pytest.raises(ValidationError):
        actions.found_body(actor=system_account(), **FOUNDING)


def test_the_steps_are_done_as_the_records_say(client: Client, db: None) -> None:
    actions.found_body(actor=system_account(), **FOUNDING)
    client.force_login(User.objects.get(username="anne@example.org"))
    assert client.get("/").headers["Location"].endswith("/organisation/setup/")
    page = client.get("/organisation/setup/")
    assert page.context["done"] == 0
    assert page.context["total"] == 7


def _file(text: str, encoding: str = "utf-8") -> SimpleUploadedFile:
    return SimpleUploadedFile("personnes.csv", text.encode(encoding))


def test_people_come_from_a_file_in_any_encoding_and_twice_changes_nothing(cast: Cast) -> None:
    text = "Prénom;Nom;Courriel;Fonction;Équipe;Rôle\nHélène;Noël;helene@example.org;Médecin;Soins;Auditeur\n;;;;;\n"
    for encoding in ("cp1252", "utf-8"):
        actions.import_people(actor=cast.officer, perimeter=cast.hospital, file=_file(text, encoding))
    found = Person.objects.get(identity__email="helene@example.org")
    assert found.display_name == "Hélène Noël"
    assert found.user.can("audits.audit", cast.hospital)
    assert not found.user.can("audits.audit", cast.hq)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "vide"),
        ("Prénom;Fonction\nA;B\n", "nom"),
        ("Nom;Courriel\nDurand;pas-une-adresse\n", "pas-une-adresse"),
        ("Nom;Courriel\nA;a@b.fr\nB;A@B.fr\n", "A@B.fr"),
        ("Nom;Courriel;Rôle\nA;a@b.fr;Magicien\n", "Magicien"),
        ("Nom\0;Courriel\n", "CSV"),
    ],
)
def test_a_faulty_file_adds_nobody_and_says_why(cast: Cast, text: str, told: str) -> None:
    before = Person.objects.count()
    with pytest.raises(ValidationError) as caught:
        actions.import_people(actor=cast.officer, perimeter=cast.hq, file=_file(text))
    assert told in " ".join(caught.value.message_dict["file"])
    assert Person.objects.count() == before


def test_lines_are_numbered_as_the_file_shows_them() -> None:
    lines, faults = read_people(b"Nom,Courriel\nA,a@b.fr\n,\nB,b\n")
    assert [line.number for line in lines] == [2, 4]
    assert [fault.number for fault in faults] == [4]

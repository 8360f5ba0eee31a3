"""Importing people: everyone or nobody, every fault on its line, and no file that brings the product down."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import translation

from organisation.models import Person, User
from tests.bad_files import BAD_FILES, BadFile
from tests.cast import Cast
from trail.models import Entry

HEADING = "Prénom;Nom;Courriel;Fonction;Équipe;Rôle\n"


def sent(cast: Cast, client: Client, file: SimpleUploadedFile, *, language: str = "fr") -> Any:
    client.force_login(cast.officer)
    client.cookies["language"] = language
    return client.post(reverse("organisation:people_import"), {"perimeter": str(cast.hq.pk), "file": file})


def lines(text: str) -> SimpleUploadedFile:
    return SimpleUploadedFile("personnes.csv", (HEADING + text).encode())


@pytest.mark.parametrize("bad", BAD_FILES, ids=str)
def test_a_bad_file_is_refused_with_words(bad: BadFile, cast: Cast, client: Client) -> None:
    before = (Person.objects.count(), Entry.objects.count())
    told = {}
    for language in ("fr", "en"):
        answer = sent(cast, client, bad.upload(), language=language)
        assert answer.status_code == 422
        with translation.override(language):
            told[language] = list(map(str, answer.context["form"].errors["file"]))
        assert told[language]
    assert told["fr"] != told["en"]
    assert (Person.objects.count(), Entry.objects.count()) == before


@pytest.mark.parametrize(
    ("line", "column"),
    [
        ("Anne;;anne@pulsy.fr", "nom"),
        ("Anne;Petit;anne", "adresse électronique"),
        ("Anne;Petit;an ne@pulsy.fr", "adresse électronique"),
        ("Anne;Petit;anne@pulsy.fr;;;Capitaine", "rôle"),
        (f"Anne;{'t' * 81};anne@pulsy.fr", "nom"),
        (f"Anne;Petit;anne@pulsy.fr;{'t' * 121}", "fonction"),
    ],
)
def test_a_fault_is_told_with_its_line_and_nobody_enters(line: str, column: str, cast: Cast, client: Client) -> None:
    before = Person.objects.count()
    answer = sent(cast, client, lines(f"Luc;Grand;luc@pulsy.fr\n{line}\n"))
    (told,) = answer.context["form"].errors["file"]
    assert "Ligne 3" in told
    assert column in told.lower()
    assert Person.objects.count() == before


def test_an_address_twice_and_a_missing_column(cast: Cast, client: Client) -> None:
    answer = sent(cast, client, lines("A;B;a@pulsy.fr\nC;D;A@pulsy.fr\n"))
    assert "Ligne 3" in answer.context["form"].errors["file"][0]
    answer = sent(cast, client, SimpleUploadedFile("p.csv", b"Nom;Fonction\nPetit;x\n"))
    assert "courriel" in answer.context["form"].errors["file"][0].lower()


def test_the_same_file_twice_changes_nothing(cast: Cast, client: Client) -> None:
    for _time in range(2):
        assert sent(cast, client, lines("Anne;Petit;anne@pulsy.fr;;;DPO\n")).status_code == 303
    assert User.objects.filter(username="anne@pulsy.fr").count() == 1

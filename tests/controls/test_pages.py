"""Every page opens for whoever may, shows what it should, and does its act through the form."""

import io
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from controls import actions
from controls.models import Adoption, Applicability, Control, Evidence, Framework, Requirement
from tests.cast import Cast
from trail import clock
from trail.models import Entry

Ref = Callable[[str], Requirement]


@pytest.fixture
def officer(client: Client, cast: Cast) -> Client:
    client.force_login(cast.officer, backend="django.contrib.auth.backends.ModelBackend")
    return client


def deposit(cast: Cast, **given: Any) -> Evidence:
    file = SimpleUploadedFile("preuve.txt", b"Compte rendu du test de restauration.\n")
    values = {"perimeter": cast.hosting, "title": "Test de restauration", "file": file}
    return actions.deposit_evidence(actor=cast.officer, **{**values, **given})


@pytest.mark.usefixtures("frameworks")
def test_lists_open(officer: Client, make_control: Callable[..., Control]) -> None:
    make_control()
    for name in ("control_list", "evidence_list", "framework_list", "statement", "statement_version_list"):
        answer = officer.get(reverse(f"controls:{name}"))
        assert answer.status_code == 200, name


def test_the_tree_of_a_framework_filters_and_counts(officer: Client, cast: Cast, annex: Ref, make_control: Any) -> None:
    make_control(requirements=[annex("A.8.13")])
    framework = Framework.objects.get(code="iso27001-2022")
    url = reverse("controls:framework", args=[framework.pk])
    page = officer.get(url)
    assert page.context["figures"].total == 123
    assert page.context["figures"].answered == 1
    assert page.context["shown"] == 134
    found = officer.get(url, {"q": "sauvegarde"})
    assert "A.8.13" in found.content.decode()
    assert officer.get(url, {"control_type": "detective"}).context["shown"] == 13
    assert officer.get(url, {"theme": "people"}).context["shown"] == 8
    assert officer.get(url, {"coverage": "some"}).context["shown"] == 1


@pytest.mark.usefixtures("every_framework")
def test_a_requirement_says_what_answers_it_and_what_it_is_close_to(
    officer: Client, annex: Ref, make_control: Any
) -> None:
    control = make_control(requirements=[annex("A.8.13")])
    text = officer.get(reverse("controls:requirement", args=[annex("A.8.13").pk])).content.decode()
    assert control.reference in text
    assert "EXI-04" in text
    assert "RC.RP-03" in text


def test_a_control_is_created_advanced_and_tested_through_its_pages(officer: Client, cast: Cast, annex: Ref) -> None:
    made = officer.post(
        reverse("controls:control_create"),
        {
            "perimeter": str(cast.hosting.pk),
            "title": "Sauvegarde chiffrée",
            "kind": "technical",
            "test_every_months": "12",
            "yearly_cost": "1 200,50",
            "requirements": [str(annex("A.8.13").pk)],
        },
    )
    assert made.status_code == 303, made.content.decode()
    control = Control.objects.get(title="Sauvegarde chiffrée")
    assert str(control.yearly_cost) == "1200.50"
    assert control.answers.count() == 1
    assert (
        officer.post(reverse("controls:control_advance", args=[control.pk]), {"status": "implemented"}).status_code
        == 303
    )
    person = cast.people["officer"]
    tested = officer.post(
        reverse("controls:control_record_test", args=[control.pk]),
        {
            "method": "test",
            "result": "effective",
            "tester": str(person.pk),
            "subject": "La restauration d'une base.",
            "conclusion": "Restauré.",
            "exceptions": "0",
        },
    )
    assert tested.status_code == 303, tested.context["form"].errors
    page = officer.get(reverse("controls:control", args=[control.pk]))
    assert page.context["state"].effectiveness.state == "effective"
    assert page.status_code == 200


@pytest.mark.usefixtures("frameworks")
def test_evidence_is_deposited_opened_and_leaves_a_trace(officer: Client, cast: Cast, make_control: Any) -> None:
    control = make_control()
    sent = officer.post(
        reverse("controls:evidence_deposit"),
        {
            "perimeter": str(cast.hosting.pk),
            "title": "PV de restauration",
            "file": SimpleUploadedFile("pv.txt", "Restauration réussie.\n".encode()),
            "remind_days": "30",
            "controls": [str(control.pk)],
        },
    )
    assert sent.status_code == 303, sent.content.decode()
    evidence = Evidence.objects.get(title="PV de restauration")
    assert officer.get(reverse("controls:evidence", args=[evidence.pk])).status_code == 200
    version = evidence.versions.get()
    assert (
        "Restauration réussie." in officer.get(reverse("controls:evidence_version", args=[version.pk])).content.decode()
    )
    answer: Any = officer.get(reverse("controls:evidence_file", args=[version.pk]))
    assert b"".join(answer.streaming_content).decode() == "Restauration réussie.\n"
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert Entry.objects.filter(act="controls.evidence.open").count() == 2


@pytest.mark.usefixtures("frameworks")
def test_a_file_that_the_vault_refuses_is_a_field_error(officer: Client, cast: Cast) -> None:
    sent = officer.post(
        reverse("controls:evidence_deposit"),
        {
            "perimeter": str(cast.hosting.pk),
            "title": "Programme",
            "file": SimpleUploadedFile("outil.exe", b"MZ" + b"\0" * 200),
            "remind_days": "30",
        },
    )
    assert sent.status_code == 422
    assert not Evidence.objects.exists()


def test_the_statement_shows_124_lines_and_decides_in_place(officer: Client, cast: Cast, annex: Ref) -> None:
    page = officer.get(reverse("controls:statement_of", args=[cast.hosting.pk]))
    assert len(page.context["lines"]) == 124
    url = reverse("controls:statement_decide", args=[cast.hosting.pk])
    requirement = annex("A.8.13")
    asked = officer.get(url, {"requirement": str(requirement.pk)}, headers={"HX-Request": "true"})
    assert asked.status_code == 200
    assert "soa-form" in asked.content.decode()
    given = {"requirement": str(requirement.pk), "decision": "applicable"}
    refused = officer.post(url, given, headers={"HX-Request": "true"})
    assert refused.status_code == 422
    done = officer.post(url, {**given, "reason_risk": "on"}, headers={"HX-Request": "true"})
    assert done.status_code == 200
    assert 'id="totals"' in done.content.decode()
    assert Applicability.objects.get().decision == "applicable"
    again = officer.post(url, {**given, "reason_legal": "on"})
    assert again.status_code == 303
    assert again["Location"].endswith("#A.8.13")


@pytest.mark.usefixtures("frameworks")
def test_many_lines_are_decided_from_the_filter(officer: Client, cast: Cast) -> None:
    url = reverse("controls:statement_decide_many", args=[cast.hosting.pk])
    page = officer.get(url, {"shown": "1", "group": "iso27001-2022/physical"})
    assert len(page.context["chosen"]) == 14
    sent = officer.post(
        url,
        {
            "requirements": [str(line.requirement.pk) for line in page.context["chosen"]],
            "decision": "applicable",
            "reason_risk": "on",
        },
    )
    assert sent.status_code == 303
    assert Applicability.objects.count() == 14


@pytest.mark.usefixtures("frameworks")
def test_the_spreadsheet_has_one_row_a_requirement(officer: Client, cast: Cast) -> None:
    answer: Any = officer.get(reverse("controls:statement_xlsx", args=[cast.hosting.pk]))
    assert Entry.objects.filter(act="organisation.list.export").count() == 1
    sheet = openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content))).active
    assert sheet is not None
    assert sheet.max_row == 125


@pytest.mark.usefixtures("every_framework")
def test_a_framework_is_adopted_through_its_page(officer: Client, cast: Cast) -> None:
    gdpr = Framework.objects.get(code="gdpr")
    sent = officer.post(
        reverse("controls:framework_adopt"),
        {"perimeter": str(cast.root.pk), "framework": str(gdpr.pk), "reason": "Règlement applicable."},
    )
    assert sent.status_code == 303
    assert Adoption.objects.get().framework == gdpr
    assert officer.get(sent["Location"]).status_code == 200


@pytest.mark.usefixtures("frameworks")
def test_a_stranger_finds_nothing(client: Client, cast: Cast, make_control: Any) -> None:
    control, evidence = make_control(), deposit(cast)
    client.force_login(cast.stranger, backend="django.contrib.auth.backends.ModelBackend")
    for name, key in (("control", control.pk), ("evidence", evidence.pk), ("statement_of", cast.hosting.pk)):
        assert client.get(reverse(f"controls:{name}", args=[key])).status_code == 404, name


def test_pages_take_few_queries_whatever_the_volume(
    officer: Client, cast: Cast, annex: Ref, make_control: Any, django_assert_max_num_queries: Any
) -> None:
    for number in range(8):
        make_control(title=f"Mesure {number}", requirements=[annex(f"A.5.{number + 1}")], owner=cast.people["officer"])
    with django_assert_max_num_queries(15):
        officer.get(reverse("controls:statement_of", args=[cast.hosting.pk]))
    with django_assert_max_num_queries(15):
        officer.get(reverse("controls:control_list"))


@pytest.mark.usefixtures("frameworks")
def test_evidence_list_filters_by_validity(officer: Client, cast: Cast) -> None:
    today = clock.today()
    old = deposit(cast, valid_from=today - timedelta(days=90), valid_until=today - timedelta(days=1))
    deposit(cast, title="En cours")
    found = officer.get(reverse("controls:evidence_list"), {"validity": "expired"}).content.decode()
    assert old.reference in found
    assert "En cours" not in found

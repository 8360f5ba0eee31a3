"""Training records, awareness modules, search in the texts, and the reports by person and by document."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from django.test import Client

from policies import actions
from policies.models import PolicyVersion, Training
from reports.indicators import indicator_of
from reports.registry import kind_of
from tests.cast import Cast
from tests.policies.conftest import acknowledge, make_document, make_version, publish
from trail import clock

RECORD = {"title": "Exercice de crise", "kind": "exercise", "trained_on": "2025-03-04", "minutes": "180"}


def test_training_is_recorded_and_seen_by_its_person(client: Client, cast: Cast) -> None:
    client.force_login(cast.officer)
    address = "/policies/trainings/record/"
    person = str(cast.people["staff"].pk)
    assert client.post(address, {**RECORD, "person": person, "trained_on": "2999-01-01"}).status_code == 422
    assert client.post(address, {**RECORD, "person": person}).status_code == 303
    training = Training.objects.get()
    assert "Exercice de crise" in client.get("/policies/trainings/").content.decode()
    client.force_login(cast.staff)
    assert "Exercice de crise" in client.get("/policies/trainings/mine/").content.decode()
    assert client.get("/policies/trainings/").status_code == 403
    client.force_login(cast.risk_owner)
    assert client.get(f"/policies/trainings/{training.pk}/").status_code == 404


def test_staff_trained_by_a_course_or_by_a_module_counts_once(cast: Cast) -> None:
    value = indicator_of(key="policies.trained").value
    today = clock.today()
    assert value(perimeter=cast.root, on=today) == 0
    module = publish(cast, make_version(cast, make_document(cast, title="Module", kind="module")))
    acknowledge(cast.staff, module)
    for _time in range(2):
        actions.record_training(
            actor=cast.officer,
            person=cast.people["dpo"],
            title="Cours",
            kind="course",
            trained_on=today - timedelta(days=3),
            minutes=60,
        )
    assert value(perimeter=cast.root, on=today) == Decimal("28.6")  # two of seven
    assert indicator_of(key="policies.acknowledged").value(perimeter=cast.root, on=today) == Decimal("14.3")
    with pytest.raises(ValidationError):
        publish(cast, make_version(cast, make_document(cast, title="Autre module", kind="module")), read_by=None)


def test_the_reading_room_is_searched_in_its_texts(client: Client, cast: Cast, published: PolicyVersion) -> None:
    client.force_login(cast.staff)
    for text, found in (("protege donnees", True), ("chacun generale", True), ("absent", False)):
        page = client.get("/policies/reading-room/", {"text": text}).content.decode()
        assert ("Politique générale" in page) is found


def test_reports_by_person_and_by_document(cast: Cast, published: PolicyVersion) -> None:
    acknowledge(cast.staff, published)
    day = date(2030, 2, 1)
    by_person = kind_of(key="policies.by_person")
    context = by_person.context(perimeter=cast.root, on=day)
    assert [(row["asked"], row["read"], row["late"]) for row in context["data"]["people"]].count((1, 1, 0)) == 1
    assert sum(row["late"] for row in context["data"]["people"]) == 6
    paper = {"perimeter": cast.root, "on": day}
    assert "Paul Schmitt" in render_to_string(by_person.template, {**context, "report": paper})
    by_document = kind_of(key="policies.by_document")
    context = by_document.context(perimeter=cast.root, on=clock.today())
    assert [(row["asked"], row["read"]) for row in context["data"]["documents"]] == [(7, 1)]
    assert "Politique générale" in render_to_string(by_document.template, {**context, "report": paper})
    assert by_document.context(perimeter=cast.elsewhere, on=clock.today())["data"]["documents"] == []

"""The state of acknowledgements on paper, the indicators, and what policies lends to shared pages."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.template.loader import render_to_string
from django.test import Client

from organisation.actions import give_role, register_person
from organisation.models import User
from policies import actions
from policies.models import PolicyVersion
from reports.indicators import indicator_of
from reports.registry import kind_of
from tests.cast import Cast
from tests.policies.conftest import acknowledge, make_document, make_version, publish
from trail import clock
from web.registries import due_for, hits_for, inconsistencies_for, tiles_for


@pytest.fixture
def read_once(cast: Cast, published: PolicyVersion) -> PolicyVersion:
    """One person has read, six have not."""
    acknowledge(cast.staff, published)
    return published


def nurse(cast: Cast) -> User:
    person = register_person(
        actor=cast.system,
        perimeter=cast.hospital,
        given_name="Inès",
        family_name="Roux",
        email="ines@example.org",
        team="Urgences",
    )
    give_role(actor=cast.system, person=person, role="staff", perimeter=cast.hospital, starts_on=date(2025, 1, 1))
    return person.user


def test_the_report_counts_people_team_by_team(cast: Cast, read_once: PolicyVersion) -> None:
    nurse(cast)
    kind = kind_of(key="policies.acknowledgements")
    context = kind.context(perimeter=cast.root, on=clock.today())
    assert (context["data"]["campaigns"][0]["asked"], context["data"]["campaigns"][0]["read"]) == (8, 1)
    hospital = kind.context(perimeter=cast.hospital, on=clock.today())
    assert hospital["data"]["campaigns"][0]["asked"] == 1
    assert hospital["data"]["campaigns"][0]["teams"][0]["team"] == "Urgences"
    assert kind.context(perimeter=cast.elsewhere, on=clock.today())["data"]["campaigns"] == []
    paper = render_to_string(kind.template, {**context, "report": {"perimeter": cast.root, "on": clock.today()}})
    assert "Politique générale de sécurité" in paper


def test_the_share_in_time_is_measured_once_due(cast: Cast, read_once: PolicyVersion) -> None:
    value = indicator_of(key="policies.read_in_time").value
    assert value(perimeter=cast.root, on=clock.today()) is None
    assert value(perimeter=cast.root, on=date(2030, 2, 1)) == Decimal("14.3")
    late = indicator_of(key="policies.reviews_late").value
    assert late(perimeter=cast.root, on=clock.today()) == 0
    assert late(perimeter=cast.root, on=clock.today() + timedelta(days=400)) == 1


def test_newcomers_join_and_campaigns_may_name_a_team(cast: Cast, published: PolicyVersion, client: Client) -> None:
    newcomer = nurse(cast)
    client.force_login(newcomer)
    assert "Politique générale" in client.get("/policies/to-read/").content.decode()
    client.force_login(cast.officer)
    asked: dict[str, Any] = {"perimeter": str(cast.hospital.pk), "due_on": "31/01/2030", "team": "Urgences"}
    answer = client.post(f"/policies/documents/versions/{published.pk}/campaign/", asked)
    assert answer.status_code == 303
    assert client.get(answer["Location"]).context["total"] == 1
    assert client.post(f"/policies/documents/versions/{published.pk}/campaign/", asked).status_code == 422


def test_a_local_document_is_read_where_it_applies(cast: Cast, client: Client) -> None:
    local = make_document(cast, title="Guide du siège", perimeter=cast.hq, kind="guide")
    publish(cast, make_version(cast, local))
    client.force_login(nurse(cast))
    assert "Guide du siège" not in client.get("/policies/reading-room/").content.decode()


def test_shared_pages_know_what_is_to_read_decide_and_repair(cast: Cast, published: PolicyVersion) -> None:
    second = make_version(cast, published.document)
    actions.submit_version(actor=cast.officer, policy_version=second)
    today = clock.today()
    assert [item.due_on for item in due_for(cast.staff, today) if item.record_label == "DOC-001"] == [date(2030, 1, 31)]
    assert [item for item in due_for(cast.management, today) if str(second.pk) in item.url]
    later = clock.now() + timedelta(days=400)
    assert [found for found in inconsistencies_for(cast.officer, later) if "DOC-001" in found.text]
    assert [hit for hit in hits_for(cast.staff, "generale") if hit.url.endswith(f"/read/{published.pk}/")]
    assert [hit for hit in hits_for(cast.officer, "doc-001") if "documents" in hit.url]
    assert not hits_for(cast.stranger, "generale")
    assert [tile.value for tile in tiles_for(cast.staff, today) if tile.url == "/policies/to-read/"] == [1]

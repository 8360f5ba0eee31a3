"""Pages: who may open them, what they answer, and that nothing typed is lost."""

from __future__ import annotations

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from organisation import actions
from organisation.models import Perimeter
from tests.cast import Cast
from trail.models import Entry

SignIn = Callable[[str], Client]


def test_an_anonymous_person_is_sent_to_the_sign_in_page(client: Client, cast: Cast) -> None:
    answer = client.get("/places/?kind=site")
    assert answer.status_code == 302
    assert answer["Location"].endswith("?next=/places/%3Fkind%3Dsite")


def test_a_person_without_the_right_is_refused(as_user: SignIn) -> None:
    answer = as_user("staff").get("/places/")
    assert answer.status_code == 403
    assert "le droit" in answer.content.decode()


def test_a_record_of_elsewhere_does_not_exist(as_user: SignIn, cast: Cast) -> None:
    assert as_user("stranger").get(f"/places/{cast.hq.pk}/").status_code == 404
    assert as_user("officer").get(f"/places/{uuid4()}/").status_code == 404


def test_a_route_that_declares_nothing_is_refused(as_user: SignIn, client: Client) -> None:
    assert as_user("admin").get("/places/undeclared/").status_code == 403
    assert client.get("/places/undeclared/").status_code == 403


def test_a_list_shows_what_the_person_may_see(as_user: SignIn) -> None:
    page = as_user("officer").get("/places/").content.decode()
    assert "Hébergement HDS" in page
    assert "Autre organisme" not in page
    assert "5 lignes" not in page
    assert "4 lignes" in page


def test_a_list_filters_searches_and_sorts(as_user: SignIn) -> None:
    browser = as_user("officer")
    assert "Siège</a>" not in browser.get("/places/?kind=hosting").content.decode()
    found = browser.get("/places/?q=hosp centre").content.decode()
    assert "Centre hospitalier" in found
    assert "Siège</a>" not in found
    table = browser.get("/places/?sort=-name").context["table"]
    assert table.rows[0].name == "Siège"
    assert browser.get("/places/?sort=password").context["table"].rows[0].name == "Centre hospitalier"


def test_an_unknown_filter_value_is_told_and_shows_nothing(as_user: SignIn) -> None:
    answer = as_user("officer").get("/places/?kind=moon")
    assert answer.status_code == 422
    assert answer.context["slice"].rows == []
    assert "moon" in answer.content.decode()


def test_columns_live_in_the_address(as_user: SignIn) -> None:
    table = as_user("officer").get("/places/?cols=name,description").context["table"]
    assert [column.key for column in table.columns] == ["name", "description"]


def test_htmx_receives_the_table_alone_and_the_address_is_the_same(as_user: SignIn) -> None:
    answer = as_user("officer").get("/places/?kind=hosting", headers={"HX-Request": "true"})
    page = answer.content.decode()
    assert "<html" not in page
    assert page.strip().startswith('<div id="list"')
    assert "HX-Request" in answer["Vary"]
    restored = as_user("officer").get("/places/", headers={"HX-Request": "true", "HX-History-Restore-Request": "true"})
    assert "<html" in restored.content.decode()


def test_a_record_leads_back_to_the_list_as_it_was(as_user: SignIn, cast: Cast) -> None:
    browser = as_user("officer")
    page = browser.get("/places/?kind=hosting").content.decode()
    link = f"/places/{cast.hosting.pk}/?back=%2Fplaces%2F%3Fkind%3Dhosting"
    assert link in page
    assert 'href="/places/?kind=hosting"' in browser.get(link).content.decode()
    assert 'href="//evil' not in browser.get(f"/places/{cast.hosting.pk}/?back=//evil.example/").content.decode()


def test_a_button_shows_only_to_those_who_may(as_user: SignIn) -> None:
    assert "/places/new/" in as_user("admin").get("/places/").content.decode()
    assert "/places/new/" not in as_user("auditor").get("/places/").content.decode()
    assert as_user("auditor").get("/places/new/").status_code == 403


def test_an_action_is_done_and_answers_303(as_user: SignIn, cast: Cast) -> None:
    browser = as_user("admin")
    answer = browser.post("/places/new/", {"parent": cast.hq.pk, "name": "Annexe", "kind": "site"})
    made = Perimeter.objects.get(name="Annexe")
    assert answer.status_code == 303
    assert made.parent == cast.hq
    assert "Enregistré" in browser.get("/places/").content.decode()


def test_a_refused_form_answers_422_and_keeps_what_was_typed(as_user: SignIn, cast: Cast) -> None:
    answer = as_user("admin").post("/places/new/", {"parent": "", "name": "Annexe du nord", "kind": "moon"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'value="Annexe du nord"' in page
    assert 'href="#id_parent"' in page
    assert "<title>Erreur" in page


def test_what_the_action_refuses_stands_beside_its_field(as_user: SignIn, cast: Cast) -> None:
    answer = as_user("admin").post("/places/new/", {"parent": cast.root.pk, "name": "Siège", "kind": "site"})
    assert answer.status_code == 422
    assert "porte déjà ce nom" in answer.content.decode() or "stands here already" in answer.content.decode()


def test_a_choice_of_records_is_narrowed_to_the_person(as_user: SignIn, cast: Cast) -> None:
    assert "Autre organisme" not in as_user("admin").get("/places/new/").content.decode()
    answer = as_user("admin").post("/places/new/", {"parent": cast.elsewhere.pk, "name": "X", "kind": "site"})
    assert answer.status_code == 422


def test_a_refused_attempt_is_in_the_trail(as_user: SignIn, cast: Cast) -> None:
    before = Entry.objects.count()
    values = {"parent": cast.hq.pk, "name": "Annexe", "kind": "site"}
    assert as_user("auditor").post("/places/new/", values).status_code in (403, 422)
    assert not Perimeter.objects.filter(name="Annexe").exists()
    assert Entry.objects.count() >= before


def test_a_rule_refused_outside_a_form_is_a_page_that_says_why(as_user: SignIn) -> None:
    answer = as_user("staff").get("/places/refuses/")
    assert answer.status_code == 422
    assert "Not before Monday." in answer.content.decode()


@pytest.mark.parametrize("path", ["/?stay=1", "/due/", "/search/?q=R-012", "/design/"])
def test_the_pages_of_the_frame_open_to_anyone_signed_in(as_user: SignIn, path: str) -> None:
    assert as_user("staff").get(path).status_code == 200


def test_every_page_forbids_what_is_inline_and_is_kept_by_no_cache(as_user: SignIn) -> None:
    answer = as_user("officer").get("/places/")
    policy = answer["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert answer["Cache-Control"] == "private, no-store"
    page = answer.content.decode()
    assert " style=" not in page
    assert "<style" not in page
    assert "onclick" not in page


def test_a_list_asks_the_same_number_of_queries_whatever_its_length(
    as_user: SignIn, cast: Cast, django_assert_num_queries: object
) -> None:
    browser = as_user("officer")
    with CaptureQueriesContext(connection) as few:
        browser.get("/places/")
    for number in range(60):
        actions.create_perimeter(actor=cast.system, parent=cast.hq, name=f"Lieu {number:03d}", kind="site")
    with CaptureQueriesContext(connection) as many:
        browser.get("/places/")
    assert len(many) == len(few)

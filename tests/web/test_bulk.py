"""Many lines at once: one form, an act a line, what was refused and why; views kept under a name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.test import Client
from django.urls import reverse

from organisation.models import Grant, SavedView
from tests.cast import Cast
from trail.models import Entry

SignIn = Callable[[str], Client]
HOSTING = "Hébergement HDS · Hébergement de données de santé"
PLACES, DO = "/places/", "organisation.perimeter.edit"


def _send(browser: Client, *picked: Any, url: str = PLACES, **values: Any) -> Any:
    return browser.post(url, {"do": DO, "pick": [place.pk for place in picked], **values})


def test_the_boxes_show_to_those_who_may_act(as_user: SignIn) -> None:
    shown = as_user("officer").get(PLACES).content.decode()
    assert 'name="pick"' in shown
    assert f'name="do" value="{DO}"' in shown
    assert 'name="pick"' not in as_user("management").get(PLACES).content.decode()
    assert _send(as_user("management")).status_code == 403


def test_the_form_is_asked_once_then_each_line_is_an_act(as_user: SignIn, cast: Cast) -> None:
    browser = as_user("officer")
    url = f"{PLACES}?sort=-name"
    asked = _send(browser, cast.hq, cast.hosting, url=url)
    assert f'name="do" value="{DO}"' in asked.content.decode()
    assert [line.text for line in asked.context["ready"]] == ["Siège · Siège", HOSTING]
    before = Entry.objects.filter(act=DO).count()
    values = {"name": "Site", "kind": "site", "description": "Revu", "confirm": "1"}
    answer = _send(browser, cast.hq, url=url, **values)
    assert answer.status_code == 303
    assert answer["Location"] == url
    assert Entry.objects.filter(act=DO).count() == before + 1
    cast.hq.refresh_from_db()
    assert cast.hq.kind == "site"


def test_what_is_refused_says_why_and_stays_chosen(as_user: SignIn, cast: Cast) -> None:
    values = {"name": "Même nom", "kind": "site", "description": "", "confirm": "1"}
    answer = _send(as_user("officer"), cast.hq, cast.hosting, **values)
    page = answer.content.decode()
    assert answer.status_code == 200
    (refused,) = answer.context["refused"]
    assert refused.reason
    assert refused.reason in page.replace("&#x27;", "'")
    assert f'name="pick" value="{refused.record.pk}"' in page
    assert 'value="Même nom"' in page


def test_a_line_changed_meanwhile_is_refused(as_user: SignIn, cast: Cast) -> None:
    values = {"name": "Autre nom", "kind": "site", "description": "", "confirm": "1", f"seen-{cast.hq.pk}": "0"}
    answer = _send(as_user("officer"), cast.hq, **values)
    assert answer.status_code == 422
    assert len(answer.context["refused"]) == 1


def test_every_line_found_can_be_chosen_as_filtered(as_user: SignIn) -> None:
    answer = as_user("officer").post(f"{PLACES}?kind=hosting", {"do": DO, "all": "1"})
    assert [line.record.kind for line in answer.context["ready"]] == ["hosting"]


def test_nothing_ticked_goes_back_to_the_list(as_user: SignIn) -> None:
    answer = as_user("officer").post(f"{PLACES}?kind=hosting", {"do": DO}, follow=True)
    assert "Aucune ligne" in answer.content.decode()


def test_a_wrong_value_is_told_and_nothing_is_done(as_user: SignIn, cast: Cast) -> None:
    answer = _send(as_user("officer"), cast.hq, cast.hosting, name="", kind="moon", confirm="1")
    assert answer.status_code == 422
    assert not Entry.objects.filter(act=DO).exists()
    assert len(answer.context["refused"]) == 2


def test_roles_are_taken_back_together(as_user: SignIn, cast: Cast) -> None:
    grants = list(Grant.objects.filter(person__in=[cast.people["staff"], cast.people["risk_owner"]]))
    values = {"do": "organisation.grant.end", "pick": [grant.pk for grant in grants], "confirm": "1"}
    told = as_user("admin").post(reverse("organisation:grant_list"), values, follow=True).content.decode()
    assert "2 lignes" in told
    assert not Grant.objects.active().filter(pk__in=[grant.pk for grant in grants]).exists()
    assert Entry.objects.filter(act="organisation.grant.end").count() == 2


def test_a_view_is_kept_replaced_and_forgotten(as_user: SignIn, cast: Cast) -> None:
    browser = as_user("officer")
    keep = {"path": PLACES, "query": "kind=hosting&sort=-name", "name": " Mes  hébergements ", "next": PLACES}
    assert browser.post(reverse("organisation:view_keep"), keep).status_code == 303
    assert browser.post(reverse("organisation:view_keep"), {**keep, "query": "kind=site"}).status_code == 303
    view = SavedView.objects.get()
    assert (view.name, view.query, view.user) == ("Mes hébergements", "kind=site", cast.officer)
    page = browser.get(f"{PLACES}?kind=site").content.decode()
    assert f'href="{PLACES}?kind=site" aria-current="true"' in page
    assert "Mes hébergements" not in as_user("admin").get(PLACES).content.decode()
    as_user("admin").post(reverse("organisation:view_forget", args=[view.pk]))
    assert SavedView.objects.exists()
    browser.post(reverse("organisation:view_forget", args=[view.pk]))
    assert not SavedView.objects.exists()


def test_a_view_of_no_list_or_without_a_name_is_refused(as_user: SignIn) -> None:
    browser, url = as_user("officer"), reverse("organisation:view_keep")
    for wrong in ({"path": "/due/", "name": "x"}, {"path": "/nowhere/", "name": "x"}, {"path": PLACES, "name": " "}):
        assert browser.post(url, {"query": "", **wrong}).status_code == 303
    assert not SavedView.objects.exists()


def test_an_export_leaves_its_trace_without_what_was_searched(as_user: SignIn) -> None:
    query = urlencode({"q": "Siège", "kind": "headquarters", "cols": "name", "export": "xlsx"})
    assert as_user("officer").get(f"{PLACES}?{query}").status_code == 200
    entry = Entry.objects.get(act="organisation.list.export")
    assert entry.why == "list:/places/ format:xlsx lines:1 filters:kind,q"

"""Notifications: what waits is counted in the bar, and what others changed since the last visit is news."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from organisation import actions
from tests.cast import PASSWORD, Cast
from web import registries
from web.registries import DueItem


@pytest.fixture(autouse=True)
def _one_deadline(cast: Cast) -> Iterator[None]:
    def source(user: object, on: date, /) -> list[DueItem]:
        url = reverse("organisation:perimeter", args=[cast.hq.pk])
        return [DueItem(label="Relire le siège", url=url, due_on=on - timedelta(days=1), kind="Essai")]

    registries.due.register("tests.notices", source)
    yield
    registries.due.forget("tests.notices")


def _sign_in(browser: Client, name: str) -> None:
    url = reverse("organisation:sign_in")
    assert browser.post(url, {"username": f"{name}@example.org", "password": PASSWORD}).status_code == 302


def test_what_waits_is_counted_in_words_on_every_page(client: Client, cast: Cast) -> None:
    client.force_login(cast.officer)
    before = client.get("/places/").content.decode()
    assert f'hx-get="{reverse("web:waiting")}"' in before
    mark = client.get(reverse("web:waiting")).content.decode()
    assert "<html" not in mark
    after = client.get("/places/").content.decode()
    assert "dont 1 en retard" in after
    assert 'hx-trigger="load"' not in after


def test_what_others_changed_since_the_last_visit_is_news(client: Client, cast: Cast) -> None:
    _sign_in(client, "officer")
    client.logout()
    actions.edit_perimeter(actor=cast.admin, perimeter=cast.hq, name="Siège rénové", kind="site")
    actions.edit_perimeter(actor=cast.system, perimeter=cast.elsewhere, name="Ailleurs", kind="site")
    actions.edit_perimeter(actor=cast.officer, perimeter=cast.hosting, name="Chez moi", kind="hosting")
    _sign_in(client, "officer")
    answer = client.get(reverse("web:due"))
    labels = [change.label for change in answer.context["changes"]]
    assert "Siège rénové" in labels
    assert not {"Ailleurs", "Chez moi"} & set(labels)
    assert [item.label for item in answer.context["new"]] == ["Relire le siège"]


def test_the_morning_page_shows_the_same_and_the_wheel(client: Client, cast: Cast) -> None:
    client.force_login(cast.officer)
    answer = client.get("/?stay=1")
    assert set(answer.context["cycle"]) <= {"plan", "do", "check", "act"}
    assert answer.context["late"] >= 1
    assert "Changé depuis votre dernière visite" in answer.content.decode()

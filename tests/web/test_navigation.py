"""The menu: every entry opens, in the order of the cycle, and only to those who may."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

import pulsy_isms.urls  # noqa: F401  (fills the menu)
from tests.cast import Cast
from web.navigation import Entry, Link, mark_current
from web.registries import navigation

SignIn = Callable[[str], Client]


@pytest.fixture(autouse=True)
def _test_pages(settings: Any) -> None:
    """The product's own routes."""
    settings.ROOT_URLCONF = "pulsy_isms.urls"


def test_every_entry_names_a_route_that_exists() -> None:
    assert [entry.route for entry in navigation.entries() if not entry.url] == []
    assert reverse(navigation.sign_out)


def test_an_entry_without_a_route_is_hidden_and_breaks_no_page() -> None:
    assert Entry("Nowhere", "nowhere:list").url == ""


def test_the_order_is_that_of_the_cycle() -> None:
    words = [str(section.word) for section in navigation.sections if section.word]
    assert list(dict.fromkeys(words)) == ["Planifier", "Développer", "Contrôler", "Agir"]
    assert len(navigation.sections) <= 8


@pytest.mark.parametrize("name", ["admin", "officer", "dpo", "management", "auditor", "control_owner", "staff"])
def test_what_the_menu_shows_opens(as_user: SignIn, cast: Cast, name: str) -> None:
    browser = as_user(name)
    shell = browser.get("/design/").context["shell"]
    links = [link for group in shell["groups"] for link in group.links] + shell["gear"] + shell["account"]
    assert links
    for link in links:
        assert browser.get(link.url).status_code in (200, 302), link.url


def test_the_longest_address_is_the_current_place() -> None:
    links = [Link("Home", "/"), Link("Risks", "/risks/"), Link("Assets", "/risks/assets/")]
    mark_current(links, "/risks/assets/1/")
    assert [link.label for link in links if link.current] == ["Assets"]

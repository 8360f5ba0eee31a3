"""Nobody sees another body: no list, no endpoint, no search, no choice in a form shows what lies below another root."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from organisation import actions
from organisation.models import Perimeter, PerimeterClosure, Person
from tests.cast import Cast
from tests.house.doors import ENDPOINTS, PAGES, is_kind, routes
from web.endpoints import RecordEndpoint
from web.forms import narrowed
from web.pages import ListPage, RecordPage

STARTS = date(2025, 1, 1)
WORDS = ("Muller", "Kieffer", "Benali", "régional", "Hébergement", "hospitalier", "admin@", "dpo@")
"""Names of the people and places of the first body, of which the stranger of the cast knows nothing."""


@pytest.fixture
def stranger(cast: Cast, client: Client) -> Client:
    """Somebody with every right in their own body, beside a body that is at work."""
    for role in ("administrator", "security_officer", "dpo", "management", "auditor", "risk_owner", "staff"):
        actions.give_role(
            actor=cast.system, person=cast.people["stranger"], role=role, perimeter=cast.elsewhere, starts_on=STARTS
        )
    actions.record_issue(
        actor=cast.officer, perimeter=cast.root, title="Enjeu régional", origin="external", theme="law", effect="x"
    )
    client.force_login(cast.stranger)
    return client


def lists(kind: type) -> list[tuple[str, Any]]:
    return [(name, view) for name, path, view in routes() if is_kind(view, kind) and "<" not in path and name]


def foreign(cast: Cast, rows: Any) -> list[str]:
    """The rows of a query that lie below the other root."""
    theirs = set(PerimeterClosure.objects.filter(ancestor=cast.root).values_list("descendant_id", flat=True))
    found = []
    for row in rows:
        place = row if isinstance(row, Perimeter) else getattr(row, "perimeter", None)
        if getattr(place, "pk", None) in theirs:
            found.append(f"{row._meta.label} {row}")
    return found


def test_no_list_shows_another_body(cast: Cast, stranger: Client) -> None:
    shown = []
    for name, view in lists(ListPage):
        answer = stranger.get(reverse(name))
        if answer.status_code == 200:
            text = answer.getvalue().decode(errors="replace")
            text = text.partition("<main")[2] or text  # the menu is the same for everyone
            shown += [f"{name}: {word}" for word in WORDS if word in text]
            shown += [f"{name}: {row}" for row in foreign(cast, narrowed(view.rows, cast.stranger))]
    assert not shown


def test_no_endpoint_shows_another_body(cast: Cast, stranger: Client) -> None:
    shown = []
    for name, view in lists(RecordEndpoint):
        if name.endswith("-list"):
            answer = stranger.get(reverse(name))
            shown += [f"{name}: {word}" for word in WORDS if word in answer.content.decode()]
            shown += [f"{name}: {row}" for row in foreign(cast, narrowed(view.records, cast.stranger))]
    assert not shown


def test_no_choice_offers_another_body(cast: Cast, stranger: Client) -> None:
    offered = []
    for page in PAGES:
        if page.records is not None:
            offered += [f"{page.__name__}: {row}" for row in foreign(cast, narrowed(page.records, cast.stranger))]
            continue
        for name, field in page.form_class(user=cast.stranger).fields.items():
            rows = getattr(field, "queryset", None)
            offered += [f"{page.__name__}.{name}: {row}" for row in foreign(cast, rows if rows is not None else ())]
    for door in ENDPOINTS:
        context = {"request": type("Request", (), {"user": cast.stranger})}
        for name, field in door.serializer_class(context=context).fields.items():
            relation = getattr(field, "child_relation", field)
            rows = relation.get_queryset() if hasattr(relation, "get_queryset") else None
            offered += [f"{door.__name__}.{name}: {row}" for row in foreign(cast, rows if rows is not None else ())]
    assert not offered


def test_no_record_opens_across(cast: Cast, stranger: Client) -> None:
    opened = []
    for _name, _path, view in routes():
        if is_kind(view, RecordPage):
            opened += [f"{view.__name__}: {row}" for row in foreign(cast, narrowed(view.records, cast.stranger))]
    assert not opened


@pytest.mark.parametrize("text", ["régional", "Kieffer", "Hébergement", "CTX-001", "P-002"])
def test_the_search_finds_nothing_of_another_body(text: str, stranger: Client) -> None:
    assert stranger.get("/search/", {"q": text}).context["hit_count"] == 0


def test_people_of_one_body_know_each_other_and_nobody_else(cast: Cast) -> None:
    body = {person.pk for key, person in cast.people.items() if key != "stranger"}
    for key in ("staff", "auditor", "officer"):
        assert {person.pk for person in Person.objects.visible_to(getattr(cast, key))} == body
    assert set(Person.objects.visible_to(cast.stranger)) == {cast.people["stranger"]}
    assert set(Person.objects.beside(perimeter=cast.hosting).values_list("pk", flat=True)) == body

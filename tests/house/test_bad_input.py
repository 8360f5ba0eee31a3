"""Bad input at every form, endpoint and list: refused in the reader's words, written nowhere, given back."""

import json
from collections import defaultdict
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation
from pytest_django import DjangoDbBlocker

from organisation import actions
from organisation.models import Perimeter, Person, User
from organisation.queries import system_account
from organisation.roles import roles
from tests.databases import Clones
from tests.house.doors import ENDPOINTS, PAGES, is_kind, routes
from tests.house.hostile import NOBODY, NUL, TEXT, WORDS, Door, attacks, doors, is_text
from tests.live import Sites
from trail import clock
from trail.models import Entry
from web.endpoints import RecordEndpoint
from web.pages import ListPage

ELSEWHERE = {
    "controls:evidence_add_version": {"more_files"},
    "controls:evidence_deposit": {"more_files"},
    "policies:quiz": {"answers"},
    "risks:scale_change": {"likelihoods", "severities"},
}
"""Fields that the page fills in one by one (a quiz, a correspondence) or that a file must come for to be looked at."""


class Scene:
    """The demonstration, with somebody who holds every role in it, beside a body of which they know nothing."""

    def __init__(self) -> None:
        system = system_account()
        root = Perimeter.objects.get(parent__isnull=True)
        person = Person.objects.get(user__username__startswith="admin@")
        for role in roles():
            actions.give_role(actor=system, person=person, role=role, perimeter=root, starts_on=clock.today())
        self.elsewhere = actions.create_perimeter(actor=system, parent=None, name="Ailleurs", kind="site")
        self.stranger = actions.register_person(
            actor=system, perimeter=self.elsewhere, given_name="Zoé", family_name="Ailleurs", email="zoe@ailleurs.fr"
        )
        self.user = User.objects.get(pk=person.user_id)
        self.client = Client(raise_request_exception=False)
        self.client.force_login(self.user)

    def foreign(self, field: Any) -> str:
        """The id of something of the other body, or of nothing."""
        relation = getattr(field, "child_relation", field)
        rows = relation.get_queryset() if hasattr(relation, "get_queryset") else field.queryset
        known: dict[Any, Any] = {Perimeter: self.elsewhere.pk, Person: self.stranger.pk}
        return str(known.get(getattr(rows, "model", None), NOBODY))

    def opened(self, views: list[Any]) -> list[Door]:
        """Nearly every door can be tried: the demonstration has a record for it."""
        found, closed = doors(views, self.user)
        assert len(found) > 9 * len(closed), closed
        return found

    def written(self) -> set[tuple[str, UUID]]:
        """The acts so far, refusals apart."""
        return set(Entry.objects.exclude(act__endswith=".refused").values_list("act", "entry_id"))


@pytest.fixture(scope="module")
def scene(sites: Sites, clones: Clones, django_db_blocker: DjangoDbBlocker) -> Iterator[Scene]:
    with django_db_blocker.unblock():
        name = clones.copy(sites.seeded(demo=True).database)
        with clones.used(name):
            yield Scene()
        clones.drop(name)


class Findings:
    """What is wrong, all of it at once; and the words of each language."""

    def __init__(self) -> None:
        self.wrong: list[str] = []
        self.words: dict[str, set[str]] = defaultdict(set)

    def look(self, door: Door, attack: str, answer: Any, problems: dict[str, list[str]], attacked: set[str]) -> None:
        """The answer is a refusal that names every field attacked."""
        where = f"{door} given {attack}: {answer.status_code}"
        attacked = attacked - ELSEWHERE.get(door.name, set())
        if answer.status_code not in {400, 422}:
            self.wrong.append(where)
        elif attacked - problems.keys():
            self.wrong.append(f"{where}, says nothing of {sorted(attacked - problems.keys())}")
        else:
            language = answer.headers["Content-Language"]
            with translation.override(language):  # the sentences of a form are made when they are read
                self.words[language] |= {str(text) for name in attacked for text in problems[name]}

    def settle(self) -> None:
        """Nothing is wrong, and no sentence is the same in both languages."""
        assert not self.wrong, "\n".join(self.wrong)
        assert self.words["fr"]
        assert self.words["en"]
        assert not self.words["fr"] & self.words["en"]


@pytest.mark.once
def test_every_form_refuses_says_why_and_gives_back_what_was_typed(scene: Scene) -> None:
    found, before = Findings(), scene.written()
    for number, door in enumerate(scene.opened(PAGES)):
        scene.client.cookies["language"] = ("fr", "en")[number % 2]
        for attack, sent, attacked in attacks(door, scene.foreign):
            answer = scene.client.post(door.url, sent)
            form = answer.context["form"] if answer.context and "form" in answer.context else None
            found.look(door, attack, answer, dict(form.errors) if form else {}, attacked)
            if form and not _given_back(form, sent, answer.content.decode()):
                found.wrong.append(f"{door} given {attack}: what was typed is lost")
    found.settle()
    assert scene.written() == before


def _given_back(form: Any, sent: dict[str, Any], shown: str) -> bool:
    """Every text that was typed stands in the form again, files and passwords apart."""
    kept = [field for name, field in form.fields.items() if is_text(field) and not _is_secret(field) and name in sent]
    typed = any(sent[name] == TEXT for name, field in form.fields.items() if field in kept)
    return not typed or TEXT.replace("'", "&#x27;") in shown


def _is_secret(field: Any) -> bool:
    return getattr(field.widget, "input_type", "") in {"password", "hidden"}


@pytest.mark.once
def test_every_endpoint_refuses_and_says_why(scene: Scene) -> None:
    found, before = Findings(), scene.written()
    for number, door in enumerate(scene.opened(ENDPOINTS)):
        scene.client.cookies["language"] = ("fr", "en")[number % 2]
        for attack, sent, attacked in attacks(door, scene.foreign):
            answer = _send(scene.client, door, sent)
            found.look(door, attack, answer, answer.json() if answer.content else {}, attacked)
        needs_input = any(field.required for field in door.fields.values())
        for attack, body, kind, status in MALFORMED if needs_input and number % 6 == 0 else ():
            answer = scene.client.post(door.url, body, content_type=kind)
            if answer.status_code != status or not answer.json():
                found.wrong.append(f"{door} given {attack}: {answer.status_code}")
    found.settle()
    assert scene.written() == before


def _send(client: Client, door: Door, sent: dict[str, Any]) -> Any:
    if any(hasattr(value, "read") for value in sent.values()):
        return client.post(door.url, sent)
    return client.post(door.url, json.dumps(sent), content_type="application/json")


JSON = "application/json"
MALFORMED = (
    ("half a message", '{"title": "Ranç', JSON, 400),
    ("a list", '["title"]', JSON, 400),
    ("a number", "42", JSON, 400),
    ("what is not a number", '{"title": NaN}', JSON, 400),
    ("brackets without end", "[" * 200_000, JSON, 400),
    ("bytes that are no text", b'{"title": "\xff\xfe"}', JSON, 400),
    ("a field that nobody knows", '{"\\ud800": "\\ud800", "is_superuser": true}', JSON, 400),
    ("another language", "<title/>", "application/xml", 415),
    ("a form cut short", b"--x\r\nContent-Disposition: form-data", "multipart/form-data; boundary=x", 400),
)


@pytest.mark.once
def test_a_record_that_is_not_there_is_not_found(scene: Scene) -> None:
    wrong = []
    for door in [*scene.opened(PAGES), *scene.opened(ENDPOINTS)]:
        if door.record is not None:
            answer = scene.client.post(reverse(door.name, args=[NOBODY]), {}, content_type=JSON)
            wrong += [f"{door}: {answer.status_code}"] if answer.status_code != 404 else []
    assert not wrong


GARBAGE = ("%00", "%ff%fe", "9" * 400, "-1", quote(WORDS), "%F0%9F%92%A9", "[]", "{}", quote("' OR 1=1 --"))
STATE = ("q", "sort", "at", "size", "cols", "export", "limit", "cursor")


def test_every_list_answers_whatever_stands_in_its_address(scene: Scene) -> None:
    wrong = []
    for name, path, view in routes():
        lists = is_kind(view, ListPage) or (is_kind(view, RecordEndpoint) and name.endswith("-list"))
        if not lists or "<" in path:
            continue
        url, filters = reverse(name), getattr(view.filter_class, "base_filters", {})
        for garbage in GARBAGE:
            query = "&".join(f"{key}={garbage}" for key in [*STATE, *filters])
            answer = scene.client.get(f"{url}?{query}")
            if answer.status_code not in {200, 302, 400, 404, 422}:
                wrong.append(f"{name}?{query[:200]}: {answer.status_code}")
    assert not wrong, "\n".join(wrong)


def test_the_search_answers_whatever_is_asked(scene: Scene) -> None:
    for garbage in (*GARBAGE, "%", "_", NUL, "é" * 10_000):
        assert scene.client.get("/search/", {"q": garbage}).status_code == 200
        assert scene.client.get(f"/search/?q={quote(garbage)}").status_code == 200

"""Every action has a right that a role carries, and doors whose fields are its arguments; routes answer as declared."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from organisation.roles import permissions
from tests.cast import PEOPLE, Cast
from tests.house.doors import ENDPOINTS, PAGES, is_kind, routes
from trail.acts import Action, actions
from web.access import PUBLIC, SIGNED_IN, declared_permission, may_open
from web.endpoints import ActionEndpoint

INSIDE = {
    "consent.access.break_glass": "systems ask for it, never a page",
    "consent.access.decide": "systems ask for it, never a page",
    "mail.sign_in_link.send": "it follows the request of a link",
    "organisation.account.sign_in": "signing in is its door",
    "organisation.sign_in_link.request": "the sign-in page asks for it, in the name of the product",
    "organisation.sign_in_link.use": "the page of the link calls it, in the name of the product",
    "organisation.person.erase_again": "the command replay_erasures calls it",
    "organisation.body.found": "the first page of an empty installation calls it as the product itself",
    "policies.acknowledgements.dispose": "the job of the disposal calls it",
    "policies.campaign.invite": "the job of the invitations calls it",
    "policies.campaign.remind": "the clock calls it",
    "policies.certificate.open": "reading the file is its door",
    "policies.certificate.record": "the job that made the PDF calls it",
    "policies.text.open": "reading the file is its door",
    "organisation.list.export": "asking a list for its file is its door",
    "reports.report.open": "reading the file is its door",
    "reports.report.record": "the job that made the PDF calls it",
    "reviews.rhythm.follow": "the clock calls it",
    "risks.losses.record": "the job of the simulation calls it",
    "risks.register.write": "the command import_risks calls it",
    "controls.framework.write": "the command import_framework calls it",
    "controls.evidence.open": "reading the file is its door",
    "vault.file.open": "reading the file is its door",
    "vault.master_key.rotate": "a command calls it",
    "vault.scrub.record": "the job of the scrub calls it",
}
"""Actions without a form of their own, each with the reason; one that has a form must leave this list."""


def _arguments(action: Action[..., Any], parameter: str) -> set[str]:
    return set(action.parameters) - {parameter}


@pytest.mark.parametrize("page", PAGES, ids=lambda view: f"{view.__module__}.{view.__name__}")
def test_a_form_asks_for_what_its_action_takes(page: Any) -> None:
    assert set(page.form_class.base_fields) == _arguments(page.action, page.parameter)


@pytest.mark.parametrize("door", ENDPOINTS, ids=lambda view: f"{view.__module__}.{view.__name__}")
def test_an_endpoint_asks_for_what_its_action_takes(door: Any) -> None:
    assert set(door.serializer_class().fields) == _arguments(door.action, door.parameter)


def test_every_action_has_a_page_and_an_endpoint_or_a_reason() -> None:
    on_pages, on_endpoints = ({door.action.name for door in doors} for doors in (PAGES, ENDPOINTS))
    without = set(actions()) - (on_pages & on_endpoints)
    named = {name for name in without if not name.startswith("tests.")}
    assert sorted(named - set(INSIDE)) == []
    assert sorted(set(INSIDE) - without) == [], "stale: these have both doors now, or are gone"


def test_every_right_is_carried_by_a_role() -> None:
    asked = {action.permission for name, action in actions().items() if not name.startswith("tests.")}
    machine_only = {"vault.scrub", "vault.rotate"}
    assert sorted(asked - permissions() - machine_only) == []


ELSEWHERE = {"mail:mailbox", "organisation:single_sign_on", "organisation:single_sign_on_back"}
"""Pages that exist in a demonstration only, or once a single sign-on is set; their own tests open them."""

LISTS = [
    (name, path, view)
    for name, path, view in routes()
    if "<" not in path and not is_kind(view, ActionEndpoint) and name
]


@pytest.mark.parametrize("key", [*PEOPLE, "nobody"])
def test_every_route_answers_each_role_as_it_declares(key: str, client: Client, cast: Cast) -> None:
    account = None if key == "nobody" else getattr(cast, key)
    if account is not None:
        client.force_login(account)
    for name, _path, view in LISTS:
        route = name.partition(":")[0]
        if route.startswith("api") or name in {
            "schema",
            "organisation:welcome",
            *ELSEWHERE,
            "organisation:sign_out",
            "mail:mailbox",
        }:
            continue
        _check(client, account, name, view)


def _check(client: Client, account: Any, name: str, view: Any) -> None:
    url = reverse(name)
    permission = declared_permission(getattr(view, "as_view", lambda: view)() if isinstance(view, type) else view)
    status = client.get(url).status_code
    if status == 405:
        return
    if permission == PUBLIC:
        assert status in {200, 302}, (name, status)
    elif account is None:
        assert status == 302, (name, status)
    elif permission == SIGNED_IN or may_open(account, permission):
        assert status in {200, 302, 404}, (name, status)
    else:
        assert status == 403, (name, status)

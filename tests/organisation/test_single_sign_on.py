"""Single sign-on against a real provider: who it names comes in, what it cannot prove does not, nobody is created."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import LazySettings
from django.test import Client
from joserfc.jwk import RSAKey

from organisation.models import User
from tests.cast import Cast
from tests.organisation.provider import Provider
from trail.models import Entry

START, BACK = "/organisation/sign-in/organisation/", "/organisation/sign-in/organisation/back/"
STAFF = {"email": "Staff@example.org", "email_verified": True}


@pytest.fixture
def provider(settings: LazySettings) -> Iterator[Provider]:
    running = Provider()
    settings.OIDC_ISSUER, settings.OIDC_CLIENT_ID, settings.OIDC_CLIENT_SECRET = running.issuer, "pulsy", "secret"
    yield running
    running.stop()


def came_back(client: Client, provider: Provider, claims: dict[str, Any], *, next_path: str = "") -> Any:
    provider.claims = claims
    start = client.get(START, {"next": next_path})
    assert start.status_code == 302
    assert start["Location"].startswith(f"{provider.issuer}/authorise?")
    return client.get(BACK, provider.authorise(start["Location"]))


@pytest.mark.parametrize(
    ("means", "identification"),
    [({}, "single_sign_on"), ({"amr": ["pwd", "otp"]}, "two_factors"), ({"acr": "eidas2"}, "two_factors")],
)
def test_who_is_named_comes_in(
    cast: Cast, client: Client, provider: Provider, means: dict[str, Any], identification: str
) -> None:
    answer = came_back(client, provider, STAFF | means, next_path="/policies/")
    assert (answer.status_code, answer["Location"]) == (302, "/policies/")
    assert client.session["_auth_user_id"] == str(cast.staff.pk)
    entry = Entry.objects.get(act="organisation.account.sign_in")
    assert entry.why == f"identification:{identification}"


@pytest.mark.parametrize(
    "lie",
    [
        {"nonce": "another"},
        {"aud": "another"},
        {"iss": "http://another.example"},
        {"exp": 1_000_000_000, "iat": 999_999_000},
        {"email_verified": False},
        {"email": ""},
    ],
    ids=lambda lie: next(iter(lie)),
)
def test_what_is_not_proved_opens_nothing(cast: Cast, client: Client, provider: Provider, lie: dict[str, Any]) -> None:
    answer = came_back(client, provider, STAFF | lie)
    assert answer.status_code == 403
    assert "_auth_user_id" not in client.session


def test_a_foreign_signature_opens_nothing(cast: Cast, client: Client, provider: Provider) -> None:
    provider.signs_with = RSAKey.generate_key(2048, {"kid": "one"}, private=True)
    assert came_back(client, provider, STAFF).status_code == 403
    assert "_auth_user_id" not in client.session


def test_a_state_that_is_not_ours_opens_nothing(cast: Cast, client: Client, provider: Provider) -> None:
    provider.claims = STAFF
    brought = provider.authorise(client.get(START)["Location"])
    assert client.get(BACK, brought | {"state": "forged"}).status_code == 403
    assert Client().get(BACK, brought).status_code == 403, "of another browser"


def test_nobody_is_created(cast: Cast, client: Client, provider: Provider) -> None:
    before = User.objects.count()
    answer = came_back(client, provider, {"email": "new@example.org", "email_verified": True})
    assert answer.status_code == 403
    assert "demandez au responsable de la sécurité" in answer.content.decode()
    assert User.objects.count() == before


def test_a_silent_provider_is_told(cast: Cast, client: Client, provider: Provider) -> None:
    provider.stop()
    answer = client.get(START)
    assert answer.status_code == 502
    assert "ne répond pas" in answer.content.decode()


def test_it_is_offered_only_where_it_is_set(client: Client, db: None, settings: LazySettings) -> None:
    assert START not in client.get("/organisation/sign-in/").content.decode()
    assert client.get(START).status_code == client.get(BACK).status_code == 404
    settings.OIDC_ISSUER = "https://sso.example"
    assert START in client.get("/organisation/sign-in/").content.decode()

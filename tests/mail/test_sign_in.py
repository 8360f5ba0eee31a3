"""A one-time link: seeing it consumes nothing, its button opens one session, and no answer says who is known."""

import re
from datetime import timedelta

from django.conf import LazySettings
from django.test import Client
from django.urls import reverse

from jobs.running import run_queued
from organisation.models import SignInLink, SignInLinkUse
from tests.cast import Cast
from tests.mail.conftest import Server
from trail import clock
from trail.models import Entry

ASK = "/organisation/sign-in/link/"


def asked(client: Client, server: Server, address: str = "staff@example.org", next_path: str = "") -> str:
    """The path of the link that arrived."""
    client.post(ASK, {"email": address, "next": next_path})
    run_queued()
    text = server.messages[-1].get_body(("plain",)).get_content()
    found = re.search(r"http://127.0.0.1:8000(/\S+)", text)
    assert found
    return found[1]


def test_the_button_opens_one_session_and_seeing_the_page_none(cast: Cast, server: Server, client: Client) -> None:
    path = asked(client, server, next_path="/policies/")
    for _ in range(3):
        assert client.get(path).status_code == 200
    assert SignInLinkUse.objects.count() == 0
    assert "_auth_user_id" not in client.session
    answer = client.post(path)
    assert (answer.status_code, answer["Location"]) == (303, "/policies/")
    assert client.session["_auth_user_id"] == str(cast.staff.pk)
    assert client.session["identification"] == "link"
    entry = Entry.objects.filter(act="organisation.account.sign_in").get()
    assert (entry.actor, entry.why) == (str(cast.staff.pk), "identification:link")
    second = Client()
    assert second.post(path).status_code == 410
    assert "_auth_user_id" not in second.session
    assert "déjà servi" in second.get(path).content.decode()


def _without_tokens(page: str) -> str:
    return re.sub(r'value="\w{64}"', "", page)


def test_no_answer_says_who_is_known(cast: Cast, server: Server, client: Client) -> None:
    known = client.post(ASK, {"email": "staff@example.org", "next": ""})
    unknown = client.post(ASK, {"email": "nobody@example.org", "next": ""})
    assert known.status_code == unknown.status_code == 200
    same = known.content.decode().replace("staff@", "nobody@")
    assert _without_tokens(same) == _without_tokens(unknown.content.decode())
    run_queued()
    assert [message["To"] for message in server.messages] == ["Paul Schmitt <staff@example.org>"]


def test_an_old_link_opens_nothing(cast: Cast, server: Server, client: Client, settings: LazySettings) -> None:
    settings.TRAIL_ORIGIN = "test/links"
    path = asked(client, server)
    with clock.simulated_time(clock.now() + timedelta(minutes=21)):
        assert client.post(path).status_code == 410
        assert client.get(path).status_code == 410
    assert "_auth_user_id" not in client.session


def test_a_forged_link_opens_nothing(cast: Cast, server: Server, client: Client) -> None:
    path = asked(client, server)
    for forged in (path[:-3] + "/", path.replace("link/", "link/a"), ASK + "x/"):
        assert client.get(forged).status_code == 410
        assert client.post(forged).status_code == 410


def test_a_link_leads_nowhere_else(cast: Cast, server: Server, client: Client) -> None:
    path = asked(client, server, next_path="//elsewhere.example/")
    assert client.post(path)["Location"] == "/"


def test_links_are_not_sent_without_end(cast: Cast, server: Server, client: Client) -> None:
    for _ in range(5):
        assert client.post(ASK, {"email": "staff@example.org", "next": ""}).status_code == 200
    run_queued()
    assert len(server.messages) == SignInLink.objects.count() == 3


def test_the_letter_page_shows_no_secret(cast: Cast, server: Server, client: Client) -> None:
    path = asked(client, server)
    client.force_login(cast.officer)
    listed = client.get(reverse("mail:letter_list")).content.decode()
    found = re.search(r"/mail/[0-9a-f-]{36}/", listed)
    assert found
    page = client.get(found[0]).content.decode()
    assert "Votre lien de connexion" in page
    assert path.split("/")[-2] not in page


def test_a_password_leaves_its_trace_too(cast: Cast, client: Client) -> None:
    form = {"username": "staff@example.org", "password": "une-phrase-assez-longue"}
    assert client.post(reverse("organisation:sign_in"), form).status_code == 302
    assert client.session["identification"] == "password"
    assert Entry.objects.get(act="organisation.account.sign_in").why == "identification:password"

"""The pages of policies through the door: officers, staff, strangers, and those who lack the right."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from policies.models import Acknowledgement, Document, PolicyText, PolicyVersion, Question
from tests.cast import Cast
from tests.policies.conftest import acknowledge, make_document, make_version, publish, read_through

FORM = {
    "title": "Charte informatique",
    "kind": "charter",
    "classification": "internal",
    "review_every_months": "12",
    "approvals_needed": "1",
}


@pytest.mark.parametrize(
    "path",
    [
        "documents/",
        "documents/new/",
        "campaigns/",
        "campaigns/acknowledgements/",
        "questions/",
        "reading-room/",
        "to-read/",
        "mine/",
    ],
)
def test_officers_open_every_page(client: Client, cast: Cast, published: PolicyVersion, path: str) -> None:
    client.force_login(cast.officer)
    assert client.get(f"/policies/{path}").status_code == 200


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("to-read/", 200),
        ("mine/", 200),
        ("reading-room/", 200),
        ("questions/", 200),
        ("documents/", 403),
        ("documents/new/", 403),
        ("campaigns/", 403),
        ("campaigns/acknowledgements/", 403),
    ],
)
def test_staff_open_their_own_pages_only(
    client: Client, cast: Cast, published: PolicyVersion, path: str, status: int
) -> None:
    client.force_login(cast.staff)
    assert client.get(f"/policies/{path}").status_code == status


def test_strangers_find_nothing(client: Client, cast: Cast, published: PolicyVersion) -> None:
    client.force_login(cast.stranger)
    for path in (
        f"documents/{published.document_id}/",
        f"documents/versions/{published.pk}/",
        f"read/{published.pk}/",
        f"documents/versions/{published.pk}/withdraw/",
    ):
        assert client.get(f"/policies/{path}").status_code == 404
    assert "Politique générale" not in client.get("/policies/documents/").content.decode()


def test_anonymous_people_are_sent_to_the_door(client: Client, cast: Cast) -> None:
    assert client.get("/policies/to-read/").status_code == 302


def test_a_document_is_added_and_a_refused_form_keeps_what_was_typed(client: Client, cast: Cast) -> None:
    client.force_login(cast.officer)
    values = {**FORM, "perimeter": str(cast.hq.pk), "owner": str(cast.people["officer"].pk)}
    refused = client.post("/policies/documents/new/", {**values, "review_every_months": "500"})
    assert refused.status_code == 422
    assert "Charte informatique" in refused.content.decode()
    assert client.post("/policies/documents/new/", values).status_code == 303
    assert Document.objects.get().reference == "DOC-001"


def test_the_whole_life_through_pages(client: Client, cast: Cast) -> None:
    document = make_document(cast)
    client.force_login(cast.officer)
    drafted = client.post(f"/policies/documents/{document.pk}/draft/", {"reason": "Première", "change": "material"})
    version = PolicyVersion.objects.get()
    assert drafted["Location"] == f"/policies/documents/versions/{version.pk}/"
    written = {"language": "fr", "body": "# Titre\r\n\r\nTexte <script>alert(1)</script>"}
    assert client.post(f"/policies/documents/versions/{version.pk}/text/fr/", written).status_code == 303
    shown = client.get(f"/policies/documents/versions/{version.pk}/").content.decode()
    assert "<script>alert" not in shown
    assert "<h2>Titre</h2>" in shown
    assert client.post(f"/policies/documents/versions/{version.pk}/submit/").status_code == 303
    assert client.post(f"/policies/documents/versions/{version.pk}/approve/").status_code == 403
    client.force_login(cast.management)
    assert client.post(f"/policies/documents/versions/{version.pk}/approve/", {"comment": ""}).status_code == 303
    assert client.get(f"/policies/documents/versions/{version.pk}/publish/").status_code == 403
    client.force_login(cast.officer)
    assert client.post(f"/policies/documents/versions/{version.pk}/publish/", {}).status_code == 422
    answer = client.post(f"/policies/documents/versions/{version.pk}/publish/", {"read_by": "31/01/2030"})
    assert answer.status_code == 303
    version.refresh_from_db()
    assert version.status == "published"


def test_two_writers_at_once_find_out(client: Client, cast: Cast) -> None:
    version = make_version(cast, make_document(cast))
    client.force_login(cast.officer)
    stale = {"language": "fr", "body": "Le mien", "seen_version": "0"}
    answer = client.post(f"/policies/documents/versions/{version.pk}/text/fr/", stale)
    assert answer.status_code == 422
    assert "Le mien" in answer.content.decode()


def test_reading_acknowledging_and_asking(client: Client, cast: Cast, published: PolicyVersion) -> None:
    client.force_login(cast.staff)
    assert f"/policies/read/{published.pk}/" in client.get("/policies/to-read/").content.decode()
    page = client.get(f"/policies/read/{published.pk}/").content.decode()
    text = PolicyText.objects.get(policy_version=published)
    assert "Chacun protège les données" in page
    assert page.count('class="btn primary"') == 1
    assert "J’ai pris connaissance de ce document." in page
    values = {"language": "fr", "digest": text.digest, "proof": read_through(cast.staff, text)}
    wrong = client.post(f"/policies/read/{published.pk}/", {**values, "digest": "0" * 64})
    assert wrong.status_code == 422
    assert client.post(f"/policies/read/{published.pk}/", values)["Location"] == "/policies/to-read/"
    assert client.post(f"/policies/read/{published.pk}/", values).status_code == 422
    mine = Acknowledgement.objects.get()
    proof = client.get(f"/policies/mine/{mine.pk}/")
    assert proof.status_code == 200
    assert proof.context["check"].holds
    asked = client.post(f"/policies/read/{published.pk}/ask/", {"text": "Et le télétravail ?"})
    question = Question.objects.get()
    assert asked["Location"] == f"/policies/questions/{question.pk}/"
    assert client.get(f"/policies/questions/{question.pk}/answer/").status_code == 403


def test_one_persons_proof_is_not_another_staffs(client: Client, cast: Cast, published: PolicyVersion) -> None:
    made = acknowledge(cast.staff, published)
    client.force_login(cast.risk_owner)
    assert client.get(f"/policies/mine/{made.pk}/").status_code == 404
    assert client.get(f"/policies/campaigns/acknowledgements/{made.pk}/").status_code == 403
    client.force_login(cast.auditor)
    assert client.get(f"/policies/campaigns/acknowledgements/{made.pk}/").status_code == 200


def test_the_version_page_says_what_changed_in_words(client: Client, cast: Cast, published: PolicyVersion) -> None:
    changed = "# Politique\n\n## Article 1\n\nChacun protège toutes les données de santé.\n"
    second = make_version(cast, published.document, body=changed, change="minor")
    client.force_login(cast.management)
    page = client.get(f"/policies/documents/versions/{second.pk}/").content.decode()
    assert "toutes" in page.split("<ins>")[1]
    publish(cast, second, read_by=None)
    assert client.get(f"/policies/documents/versions/{published.pk}/").status_code == 200


def test_a_campaign_shows_progress_and_who_is_missing(client: Client, cast: Cast, published: PolicyVersion) -> None:
    campaign = published.campaigns.get()
    client.force_login(cast.officer)
    client.get(f"/policies/campaigns/{campaign.pk}/")
    with CaptureQueriesContext(connection) as captured:
        page = client.get(f"/policies/campaigns/{campaign.pk}/")
    assert len(captured) <= 10
    assert "Paul Schmitt" in page.content.decode()
    assert 'hx-get="?panels=1"' in page.content.decode()  # history and proof come afterwards
    around = client.get(f"/policies/campaigns/{campaign.pk}/?panels=1").content.decode()
    assert 'hx-get="?panels=1"' not in around
    assert 'class="timeline"' in around
    assert page.context["total"] == 7  # everybody of the body but the auditor, who is a guest
    assert client.get("/policies/campaigns/?sort=due_on").status_code == 200


def test_the_reading_room_is_searched_without_accents(client: Client, cast: Cast, published: PolicyVersion) -> None:
    client.force_login(cast.staff)
    for text, found in (("generale SECURITE", True), ("absent", False)):
        page = client.get("/policies/reading-room/", {"text": text}).content.decode()
        assert ("Politique générale" in page) is found


@pytest.mark.parametrize("path", ["documents/", "campaigns/", "campaigns/acknowledgements/", "reading-room/"])
def test_lists_cost_the_same_whatever_their_length(
    client: Client, cast: Cast, published: PolicyVersion, path: str
) -> None:
    client.force_login(cast.officer)
    client.get(f"/policies/{path}")
    with CaptureQueriesContext(connection) as before:
        client.get(f"/policies/{path}")
    for number in range(3):
        version = publish(cast, make_version(cast, make_document(cast, title=f"Charte {number}", kind="charter")))
        acknowledge(cast.staff, version)
    with CaptureQueriesContext(connection) as after:
        client.get(f"/policies/{path}")
    assert len(after) == len(before)

"""The endpoints of policies go through the same actions as the pages."""

from typing import Any

from django.test import Client

from policies.models import Acknowledgement, Document, PolicyText, PolicyVersion
from tests.cast import Cast

API = "/api/v1/policies/"


def post(client: Client, path: str, **values: Any) -> Any:
    return client.post(f"{API}{path}", values, content_type="application/json")


def test_a_version_comes_into_force_by_the_api(client: Client, cast: Cast) -> None:
    client.force_login(cast.officer)
    owner, perimeter = str(cast.people["officer"].pk), str(cast.root.pk)
    made = post(client, "documents/create/", title="Charte", kind="charter", owner=owner, perimeter=perimeter)
    assert made.status_code == 201, made.json()
    document = Document.objects.get()
    drafted = post(client, f"documents/{document.pk}/draft/", reason="Première")
    version = drafted.json()["id"]
    written = post(client, f"versions/{version}/text/", language="fr", body="# Charte\n")
    assert written.json()["digest"] == PolicyText.objects.get().digest
    assert post(client, f"versions/{version}/submit/").json()["status"] == "in_review"
    assert post(client, f"versions/{version}/approve/").status_code == 403
    client.force_login(cast.management)
    assert post(client, f"versions/{version}/approve/").json()["status"] == "approved"
    client.force_login(cast.officer)
    assert "read_by" in post(client, f"versions/{version}/publish/").json()
    assert post(client, f"versions/{version}/publish/", read_by="2030-01-31").json()["status"] == "published"
    campaigns = client.get(f"{API}campaigns/").json()["results"]
    assert (campaigns[0]["total"], campaigns[0]["read"]) == (7, 0)


def test_acknowledging_by_the_api(client: Client, cast: Cast, published: PolicyVersion) -> None:
    client.force_login(cast.staff)
    text = client.get(f"{API}reading/").json()["results"][0]["texts"][0]
    path = f"reading/{published.pk}/acknowledge/"
    assert post(client, path, language="fr", digest="0" * 64).status_code == 400
    assert post(client, path, language="fr", digest=text["digest"]).status_code == 400  # nobody was shown the text
    part = client.get(f"{API}reading/{published.pk}/part/", {"language": "fr", "part": "1"}).json()
    assert (part["part"], part["parts"], part["digest"]) == (1, 1, text["digest"])
    assert "Chacun protège" in part["body"]
    made = post(client, path, language="fr", digest=text["digest"], proof=part["proof"])
    assert made.status_code == 200
    assert made.json()["parts"] == 1
    assert made.json()["sentence"].startswith("J’ai pris connaissance")
    assert post(client, path, language="fr", digest=text["digest"]).status_code == 400
    assert Acknowledgement.objects.count() == 1


def test_strangers_and_readers_are_kept_out(client: Client, cast: Cast, published: PolicyVersion) -> None:
    client.force_login(cast.staff)
    assert client.get(f"{API}documents/").status_code == 403
    client.force_login(cast.stranger)
    assert client.get(f"{API}documents/{published.document_id}/").status_code == 404
    assert client.get(f"{API}documents/").json()["results"] == []
    assert post(client, f"versions/{published.pk}/withdraw/").status_code == 404

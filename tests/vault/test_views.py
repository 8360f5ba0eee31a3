"""The pages and endpoints of the vault."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from jobs.models import Job
from jobs.running import run
from tests.cast import Cast
from tests.vault.test_actions import give, stored
from tests.vault.test_scrub import harm
from tests.vault.test_sniff import PDF, PNG
from trail.models import Entry
from vault.models import SealedFile


def signed_in(user: Any) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def body(answer: Any) -> bytes:
    return b"".join(answer.streaming_content)


@pytest.fixture
def file(cast: Cast) -> SealedFile:
    return give(cast, PDF + bytes(100_000))


def test_the_list_shows_what_one_may_open(cast: Cast, file: SealedFile) -> None:
    url = reverse("vault:sealed_file_list")
    assert file.name in signed_in(cast.officer).get(url).content.decode()
    assert file.name not in signed_in(cast.stranger).get(url).content.decode()
    assert signed_in(cast.staff).get(url).status_code == 403
    assert Client().get(url).status_code == 302


def test_a_file_page_answers_404_to_strangers(cast: Cast, file: SealedFile) -> None:
    url = reverse("vault:sealed_file", args=[file.pk])
    page = signed_in(cast.auditor).get(url)
    assert page.status_code == 200
    assert file.digest in page.content.decode()
    assert signed_in(cast.stranger).get(url).status_code == 404


def test_the_content_is_an_attachment_that_runs_nothing_and_leaves_a_trace(cast: Cast, file: SealedFile) -> None:
    answer = signed_in(cast.auditor).get(reverse("vault:content", args=[file.pk]))
    assert body(answer) == PDF + bytes(100_000)
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''proc%C3%A9dure.pdf")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]
    assert answer["Cache-Control"] == "private, no-store"
    assert int(answer["Content-Length"]) == file.size
    entry = Entry.objects.latest("seq")
    assert (entry.act, entry.why, entry.actor) == ("vault.file.open", "reason:download", str(cast.auditor.pk))


@pytest.mark.parametrize(
    ("header", "status", "part"),
    [
        ("bytes=0-9", 206, slice(0, 10)),
        ("bytes=50000-70000", 206, slice(50_000, 70_001)),
        ("bytes=99000-", 206, slice(99_000, None)),
        ("bytes=-5", 206, slice(-5, None)),
        ("bytes=0-", 200, slice(None)),
        ("bytes=0-1,5-6", 200, slice(None)),
        ("pages=1-2", 200, slice(None)),
    ],
)
def test_a_part_can_be_asked_for(cast: Cast, file: SealedFile, header: str, status: int, part: slice) -> None:
    answer = signed_in(cast.officer).get(reverse("vault:content", args=[file.pk]), headers={"range": header})
    assert answer.status_code == status
    found = body(answer)
    assert found == (PDF + bytes(100_000))[part]
    assert int(answer["Content-Length"]) == len(found)


@pytest.mark.parametrize("header", ["bytes=200000-", "bytes=-0", "bytes=9-3"])
def test_a_part_outside_the_file_is_refused(cast: Cast, file: SealedFile, header: str) -> None:
    answer = signed_in(cast.officer).get(reverse("vault:content", args=[file.pk]), headers={"range": header})
    assert answer.status_code == 416
    assert answer["Content-Range"] == f"bytes */{file.size}"


@pytest.mark.parametrize(
    ("content", "name", "disposition", "media_type"),
    [
        (PDF, "a.pdf", "inline", "application/pdf"),
        (PNG, "a.png", "inline", "image/png"),
        (b"a;b\n", "a.csv", "inline", "text/plain; charset=utf-8"),
        (b"<!DOCTYPE html><script>alert(1)</script>", "a.html", "attachment", "text/html"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>', "a.svg", "attachment", "image/svg+xml"),
    ],
)
def test_only_safe_types_are_shown(cast: Cast, content: bytes, name: str, disposition: str, media_type: str) -> None:
    file = give(cast, content, name=name)
    answer = signed_in(cast.officer).get(reverse("vault:content", args=[file.pk]) + "?shown")
    assert answer["Content-Disposition"].startswith(disposition)
    assert answer["Content-Type"] == media_type
    assert answer["Content-Security-Policy"].startswith("default-src 'none'")


def test_a_damaged_file_says_so(cast: Cast, file: SealedFile, vault_dir: Any) -> None:
    path = stored(file, vault_dir)
    path.chmod(0o600)
    path.write_bytes(path.read_bytes()[:-1])
    answer = signed_in(cast.officer).get(reverse("vault:content", args=[file.pk]))
    assert answer.status_code == 422
    assert "procédure.pdf" in answer.content.decode()


def test_a_file_is_deposited_from_the_page(cast: Cast) -> None:
    client = signed_in(cast.control_owner)
    url = reverse("vault:deposit")
    assert client.get(url).status_code == 200
    answer = client.post(url, {"perimeter": cast.hq.pk, "stream": SimpleUploadedFile("plan.pdf", PDF)})
    file = SealedFile.objects.get()
    assert (answer.status_code, answer["Location"]) == (303, reverse("vault:sealed_file", args=[file.pk]))
    assert file.name == "plan.pdf"


@pytest.mark.parametrize(("name", "content"), [("plan.pdf", PNG), ("vide.txt", b""), ("outil.exe", b"MZ" + bytes(90))])
def test_what_cannot_be_kept_is_said_beside_the_field(cast: Cast, name: str, content: bytes) -> None:
    data = {"perimeter": cast.hq.pk, "stream": SimpleUploadedFile(name, content)}
    answer = signed_in(cast.officer).post(reverse("vault:deposit"), data)
    assert answer.status_code == 422
    assert not SealedFile.objects.exists()


def test_only_who_may_deposits(cast: Cast) -> None:
    data = {"perimeter": cast.hq.pk, "stream": SimpleUploadedFile("plan.pdf", PDF)}
    assert signed_in(cast.auditor).post(reverse("vault:deposit"), data).status_code == 403
    assert signed_in(cast.stranger).post(reverse("vault:deposit"), data).status_code == 422
    assert not SealedFile.objects.exists()


def test_a_check_is_asked_for_from_the_page_and_its_findings_stand_on_the_file(
    cast: Cast, file: SealedFile, vault_dir: Any
) -> None:
    harm(stored(file, vault_dir))
    client = signed_in(cast.officer)
    assert client.post(reverse("vault:scrub")).status_code == 303
    run(job_id=Job.objects.get(kind="vault.scrub").pk)
    assert 'class="alert is-bad"' in client.get(reverse("vault:sealed_file", args=[file.pk])).content.decode()


def test_the_endpoints_do_the_same(cast: Cast) -> None:
    client = signed_in(cast.officer)
    data = {"perimeter": cast.hq.pk, "name": "plan.pdf", "stream": SimpleUploadedFile("x", PDF)}
    made = client.post(reverse("api-vault:deposit"), data)
    assert made.status_code == 201, made.content
    key = made.json()["id"]
    assert made.json()["digest"] == SealedFile.objects.get().digest
    assert client.get(reverse("api-vault:sealed-file-list")).json()["results"][0]["id"] == key
    assert client.get(reverse("api-vault:sealed-file-detail", args=[key])).json()["name"] == "plan.pdf"
    assert body(client.get(reverse("api-vault:sealed-file-content", args=[key]))) == PDF
    refused = client.post(reverse("api-vault:deposit"), {**data, "stream": SimpleUploadedFile("x", PNG)})
    assert refused.status_code == 400
    assert list(refused.json()) == ["stream"]
    assert client.post(reverse("api-vault:scrub")).status_code == 201
    assert signed_in(cast.stranger).get(reverse("api-vault:sealed-file-content", args=[key])).status_code == 404
    assert Client().get(reverse("api-vault:sealed-file-content", args=[key])).status_code == 403

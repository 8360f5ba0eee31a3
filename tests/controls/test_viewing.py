"""Evidence of several files: sealed as one version, seen in the page, each opening traced."""

import io
from typing import Any

import pikepdf
import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from controls import actions
from controls.models import Evidence, EvidenceVersion
from tests.cast import Cast
from tests.controls.test_controls import deposit
from tests.web.test_harmless import armed
from tests.web.test_previews import png
from trail.models import Entry

OPENED = "controls.evidence.open"


def file(name: str, content: bytes) -> Any:
    return SimpleUploadedFile(name, content)


@pytest.fixture
def officer(client: Client, cast: Cast) -> Client:
    client.force_login(cast.officer)
    return client


def opened() -> int:
    return Entry.objects.filter(act=OPENED).count()


def several(cast: Cast) -> EvidenceVersion:
    others = [file("plan.png", png()), file("constat.pdf", armed())]
    version: EvidenceVersion = deposit(cast, more_files=others).versions.get()
    return version


def test_a_version_holds_several_files_in_their_order(cast: Cast) -> None:
    version = several(cast)
    assert [each.name for each in version.files] == ["preuve.txt", "plan.png", "constat.pdf"]
    assert b"".join(actions.open_evidence(actor=cast.officer, version=version, part=2)) == png()
    with pytest.raises(ValidationError):
        actions.open_evidence(actor=cast.officer, version=version, part=4)


def test_a_refused_file_leaves_nothing_of_the_version(cast: Cast) -> None:
    with pytest.raises(ValidationError):
        deposit(cast, more_files=[file("outil.exe", b"MZ" + b"\0" * 200)])
    assert not Evidence.objects.exists()


def test_each_kind_is_shown_in_its_own_way_and_traced_once(officer: Client, cast: Cast) -> None:
    version = several(cast)
    url = reverse("controls:evidence_version", args=[version.pk])
    assert '<pre class="words"' in officer.get(url).content.decode()
    assert "data:image/webp;base64," in officer.get(url, {"part": "2"}).content.decode()
    assert opened() == 2
    page = officer.get(url, {"part": "3"})
    assert "<iframe" in page.content.decode()
    assert "frame-src 'self'" in page["Content-Security-Policy"]
    assert opened() == 2
    pages = officer.get(reverse("controls:evidence_pages", args=[version.pk]), {"part": "3"})
    assert (pages["Content-Type"], pages["X-Frame-Options"]) == ("application/pdf", "SAMEORIGIN")
    assert pages["Content-Security-Policy"].startswith("default-src 'none'")
    assert b"JavaScript" not in pages.content
    assert opened() == 3


def test_the_sealed_file_itself_is_only_given_to_keep(officer: Client, cast: Cast) -> None:
    version = several(cast)
    answer: Any = officer.get(reverse("controls:evidence_file", args=[version.pk]), {"part": "3"})
    assert b"".join(answer.streaming_content) == armed_bytes(cast, version)
    assert answer["Content-Disposition"].startswith("attachment")
    assert "sandbox" in answer["Content-Security-Policy"]
    told: Any = officer.get(f"/api/v1/controls/evidence-versions/{version.pk}/open/", {"part": "2"})
    assert b"".join(told.streaming_content) == png()


def armed_bytes(cast: Cast, version: EvidenceVersion) -> bytes:
    return b"".join(actions.open_evidence(actor=cast.officer, version=version, part=3))


def test_a_pdf_that_cannot_be_read_says_so_in_its_frame(officer: Client, cast: Cast) -> None:
    document, sink = pikepdf.new(), io.BytesIO()
    document.add_blank_page()
    document.save(sink, encryption=pikepdf.Encryption(owner="a", user="b"))
    version = deposit(cast, file=file("ferme.pdf", sink.getvalue())).versions.get()
    pages = officer.get(reverse("controls:evidence_pages", args=[version.pk]))
    assert pages.status_code == 422
    assert "frame-ancestors 'self'" in pages["Content-Security-Policy"]


def test_strangers_and_people_without_the_right_open_nothing(client: Client, cast: Cast) -> None:
    version = several(cast)
    for person, expected in ((cast.stranger, 404), (cast.staff, 403)):
        client.force_login(person)
        for name in ("evidence_version", "evidence_file", "evidence_pages"):
            assert client.get(reverse(f"controls:{name}", args=[version.pk])).status_code == expected
    client.force_login(cast.officer)
    assert client.get(reverse("controls:evidence_version", args=[version.pk]), {"part": "9"}).status_code == 404
    assert opened() == 0


def test_several_files_are_sent_by_the_form_and_renewed(officer: Client, cast: Cast) -> None:
    sent = officer.post(reverse("controls:evidence_deposit"), {
        "perimeter": str(cast.hosting.pk), "title": "Revue", "remind_days": "30", "file": file("a.txt", b"un\n"),
        "more_files": [file("b.txt", b"deux\n"), file("c.txt", b"trois\n")],
    })  # fmt: skip
    assert sent.status_code == 303, sent.content.decode()
    evidence = Evidence.objects.get()
    again = officer.post(
        reverse("controls:evidence_add_version", args=[evidence.pk]), {"file": file("d.txt", b"quatre\n")}
    )
    assert again.status_code == 303
    assert [len(version.files) for version in evidence.versions.order_by("number")] == [3, 1]
    shown = officer.get(reverse("controls:evidence", args=[evidence.pk])).content.decode()
    assert all(f"{name}.txt" in shown for name in "abcd")

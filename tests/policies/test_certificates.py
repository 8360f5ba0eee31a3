"""A certificate and its verification: valid as issued; one byte of the text changed by SQL, and it says so."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from jobs.models import Job
from jobs.running import run
from policies import actions
from policies.codes import as_code, code_from
from policies.models import Certificate, PolicyText, PolicyVersion
from policies.queries import verify_code, verify_file
from tests.cast import Cast
from tests.policies.conftest import acknowledge
from tests.trail.tampering import execute
from trail.sequencer import sequence


@pytest.fixture
def issued(cast: Cast, published: PolicyVersion) -> Certificate:
    """The certificate of one reader."""
    made = acknowledge(cast.staff, published)
    sequence()
    job = run(job_id=actions.request_certificate(actor=cast.staff, acknowledgement=made).pk)
    assert job is not None
    assert job.status == Job.Status.SUCCEEDED, job.error
    certificate: Certificate = Certificate.objects.get()
    return certificate


def content(cast: Cast, certificate: Certificate) -> bytes:
    return b"".join(actions.open_certificate(actor=cast.staff, certificate=certificate, reason="download"))


def failing(verdict: Any) -> list[str]:
    return [check.question for check in verdict.checks if not check.holds]


def test_a_certificate_is_valid_by_its_file_and_by_its_code(client: Client, cast: Cast, issued: Certificate) -> None:
    pdf = content(cast, issued)
    by_file = client.post("/policies/verify/", {"file": SimpleUploadedFile("c.pdf", pdf)})
    assert by_file.context["verdict"].valid, failing(by_file.context["verdict"])
    assert "Paul Schmitt" in by_file.content.decode()
    typed = issued.code.replace("-", " ").lower()
    assert client.get("/policies/verify/", {"code": typed}).context["verdict"].valid
    assert client.post("/policies/verify/", {"code": typed}).context["verdict"].valid
    assert client.post("/policies/verify/", {}).status_code == 422


def test_one_byte_of_the_text_changed_by_sql_and_the_verification_says_so(cast: Cast, issued: Certificate) -> None:
    pdf = content(cast, issued)
    table = PolicyText._meta.db_table
    assert execute(f"UPDATE {table} SET body = replace(body, 'Chacun', 'chacun')") == 1
    for verdict in (verify_code(typed=issued.code), verify_file(pdf=pdf)):
        assert not verdict.valid
        assert "altéré" in " ".join(check.finding for check in verdict.checks if not check.holds)
    assert len(failing(verify_code(typed=issued.code))) == 2  # the digest read, and the record that was approved


def test_a_changed_file_is_found_out(cast: Cast, issued: Certificate) -> None:
    pdf = content(cast, issued)
    changed = verify_file(pdf=pdf + b"\n% added\n")
    assert changed.certificate == issued
    assert len(failing(changed)) == 2  # not the file that was issued, and not covered by its seal
    assert not verify_file(pdf=b"nothing of the sort").valid
    assert not verify_code(typed="AAAA-BBBB-CCCC-DDDD").valid
    assert not verify_code(typed="").valid


def test_a_certificate_is_issued_once_to_its_person(client: Client, cast: Cast, issued: Certificate) -> None:
    with pytest.raises(ValidationError):
        actions.request_certificate(actor=cast.staff, acknowledgement=issued.acknowledgement)
    with pytest.raises(ValidationError):
        actions.request_certificate(actor=cast.officer, acknowledgement=issued.acknowledgement)
    address = f"/policies/certificates/{issued.pk}/file/"
    client.force_login(cast.risk_owner)
    assert client.get(address).status_code == 404
    client.force_login(cast.staff)
    assert client.get(address)["Content-Type"] == "application/pdf"
    assert issued.code in client.get(f"/policies/mine/{issued.acknowledgement_id}/").content.decode()


@pytest.mark.once
def test_codes_are_read_as_they_are_written() -> None:
    code = code_from(bytes(range(32)))
    assert as_code(code.lower().replace("-", "")) == code
    assert as_code("0000-1111-OOOO-LLLL") == ""

"""From asking for a report to its sealed PDF in the vault, through the actions and the job."""

import io
import json
import re
from datetime import date
from typing import Any

import pikepdf
import pypdf
import pytest
from django.core.exceptions import ValidationError

from jobs.models import Job
from jobs.running import run
from reports import queries, seal
from reports.actions import open_report, produce
from reports.models import ProducedReport
from reports.tasks import run as work
from tests.cast import Cast
from tests.vault.test_actions import give
from tests.vault.test_sniff import PDF
from trail.acts import Refused
from trail.keys import policy_fingerprint
from trail.models import Entry
from trail.sequencer import sequence


def produced(cast: Cast, **options: Any) -> ProducedReport:
    options = {"actor": cast.officer, "kind": "reports.inventory", "perimeter": cast.hq, **options}
    job = run(job_id=produce(**options).pk)
    assert job is not None
    assert job.status == Job.Status.SUCCEEDED, job.error
    report = queries.produced_by(job=job.pk)
    assert report is not None
    return report


def content(cast: Cast, report: ProducedReport) -> bytes:
    return b"".join(open_report(actor=cast.officer, report=report, reason="download"))


def text_of(pdf: bytes) -> str:
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages))


def test_a_report_says_what_it_is_about_and_what_it_rests_on(cast: Cast) -> None:
    file = give(cast, name="procédure de sauvegarde.pdf")
    checkpoint = sequence()
    assert checkpoint is not None
    report = produced(cast)
    pdf = content(cast, report)
    text = text_of(pdf)
    for expected in (
        "GIP RÉGIONAL",
        "Siège",
        "procédure de sauvegarde.pdf",
        file.digest,
        bytes(checkpoint.root).hex(),
        policy_fingerprint(),
        report.number,
        f"{report.on:%d/%m/%Y}",
    ):
        assert expected.replace(" ", "") in text.replace(" ", ""), expected
    assert (report.checkpoint_size, report.checkpoint_root) == (checkpoint.size, bytes(checkpoint.root).hex())
    state = seal.state_of(pdf=pdf)
    assert state.intact
    assert state.whole


def test_its_data_is_attached(cast: Cast) -> None:
    file = give(cast)
    report = produced(cast)
    with pikepdf.open(io.BytesIO(content(cast, report))) as document:
        data = json.loads(document.attachments["data.json"].get_file().read_bytes())
    assert data["data"]["files"][0]["sha256"] == file.digest
    assert data["perimeter"] == {"id": str(cast.hq.pk), "name": "Siège"}
    assert data["number"] == report.number


def test_a_report_knows_only_its_perimeter_and_its_date(cast: Cast) -> None:
    give(cast, name="ici.pdf")
    give(cast, PDF + b"x", name="ailleurs.pdf", where=cast.hospital)
    text = text_of(content(cast, produced(cast)))
    assert "ici.pdf" in text
    assert "ailleurs.pdf" not in text
    assert "ici.pdf" not in text_of(content(cast, produced(cast, on=date(2025, 1, 1))))


@pytest.mark.parametrize(("language", "title"), [("fr", "Inventaire du coffre"), ("en", "Inventory of the vault")])
def test_a_report_is_in_the_language_asked_for(cast: Cast, language: str, title: str) -> None:
    report = produced(cast, language=language)
    assert (report.language, report.title) == (language, title)
    pdf = content(cast, report)
    assert title in text_of(pdf)
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert document.Root["/Lang"] == language


def test_the_same_job_run_again_keeps_one_report(cast: Cast) -> None:
    report = produced(cast)
    job = Job.objects.get(pk=report.job)
    assert work(job=job, progress=lambda *_args: None)["report"] == str(report.pk)
    assert ProducedReport.objects.count() == 1


def test_what_may_not_be_asked_is_refused(cast: Cast) -> None:
    for user in (cast.staff, cast.stranger, cast.auditor):
        with pytest.raises(Refused):
            produce(actor=user, kind="reports.inventory", perimeter=cast.hq)
    with pytest.raises(ValidationError, match=r"report|rapport"):
        produce(actor=cast.officer, kind="absent", perimeter=cast.hq)
    with pytest.raises(ValidationError):
        produce(actor=cast.officer, kind="reports.inventory", perimeter=cast.hq, language="xx")


def test_only_who_may_reads_it_and_each_reading_is_traced(cast: Cast) -> None:
    report = produced(cast)
    for user in (cast.staff, cast.stranger):
        with pytest.raises(Refused):
            open_report(actor=user, report=report, reason="download")
        assert list(queries.produced_reports(user)) == []
    b"".join(open_report(actor=cast.management, report=report, reason="view"))
    entry = Entry.objects.latest("seq")
    assert (entry.act, entry.why, entry.actor) == ("reports.report.open", "reason:view", str(cast.management.pk))
    assert list(queries.produced_reports(cast.auditor)) == [report]


def test_a_person_without_the_vault_can_have_a_report_made(cast: Cast) -> None:
    report = produced(cast, actor=cast.management)
    assert report.file.media_type == "application/pdf"
    assert report.file.name.endswith(f"-{report.on}.pdf")
    assert report.digest == report.file.digest


def test_in_production_a_missing_seal_is_an_error(cast: Cast, settings: Any) -> None:
    settings.PRODUCTION = True
    job = run(job_id=produce(actor=cast.officer, kind="reports.inventory", perimeter=cast.hq).pk)
    assert job is not None
    assert job.status != Job.Status.SUCCEEDED
    assert not ProducedReport.objects.exists()

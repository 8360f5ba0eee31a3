"""The pages and endpoints of reports."""

import pytest
from django.test import Client
from django.urls import reverse

from jobs.models import Job
from jobs.running import run
from reports.models import ProducedReport
from tests.cast import Cast
from tests.reports.test_reports import produced
from tests.vault.test_views import body, signed_in


def test_a_report_is_asked_for_from_the_page_and_read(cast: Cast) -> None:
    client = signed_in(cast.officer)
    assert client.get(reverse("reports:produce")).status_code == 200
    answer = client.post(
        reverse("reports:produce"),
        {"kind": "reports.inventory", "perimeter": cast.hq.pk, "language": "en", "on": "01/02/2026"},
    )
    job = Job.objects.get(kind="reports.produce")
    assert (answer.status_code, answer["Location"]) == (303, job.get_absolute_url())
    done = run(job_id=job.pk)
    assert done is not None
    report = ProducedReport.objects.get()
    assert (done.status, done.result_url) == (
        Job.Status.SUCCEEDED,
        reverse("reports:produced_report", args=[report.pk]),
    )
    assert f"{report.on}" == "2026-02-01"
    assert "Inventory of the vault" in client.get(reverse("reports:produced_report_list")).content.decode()
    assert report.digest in client.get(done.result_url).content.decode()
    shown = client.get(reverse("reports:content", args=[report.pk]) + "?shown")
    assert shown["Content-Disposition"].startswith("inline")
    assert body(shown).startswith(b"%PDF-1.7")


def test_who_may_not_read_or_ask_is_refused(cast: Cast) -> None:
    report = produced(cast)
    for name in ("reports:produced_report", "reports:content"):
        assert signed_in(cast.stranger).get(reverse(name, args=[report.pk])).status_code == 404
        assert signed_in(cast.staff).get(reverse(name, args=[report.pk])).status_code == 403
        assert signed_in(cast.management).get(reverse(name, args=[report.pk])).status_code == 200
    assert signed_in(cast.auditor).get(reverse("reports:produce")).status_code == 403


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({"kind": "absent"}, "kind"),
        ({"on": "31/02/2026"}, "on"),
        ({"perimeter": ""}, "perimeter"),
        ({"params": "{"}, "params"),
    ],
)
def test_a_wrong_answer_is_said_beside_its_field(cast: Cast, data: dict[str, str], field: str) -> None:
    sent = {"kind": "reports.inventory", "perimeter": cast.hq.pk, **data}
    answer = signed_in(cast.officer).post(reverse("reports:produce"), sent)
    assert answer.status_code == 422
    assert field in answer.context["form"].errors


def test_the_endpoints_do_the_same(cast: Cast) -> None:
    client = signed_in(cast.officer)
    asked = {"kind": "reports.inventory", "perimeter": str(cast.hq.pk)}
    made = client.post(reverse("api-reports:produce"), asked, content_type="application/json")
    assert made.status_code == 201, made.content
    run(job_id=made.json()["id"])
    (report,) = client.get(reverse("api-reports:produced-report-list")).json()["results"]
    assert report["perimeter"] == str(cast.hq.pk)
    pdf = client.get(reverse("api-reports:produced-report-content", args=[report["id"]]))
    assert body(pdf).startswith(b"%PDF-")
    wrong = client.post(
        reverse("api-reports:produce"), {**asked, "params": {"unknown": 1}}, content_type="application/json"
    )
    assert (wrong.status_code, list(wrong.json())) == (400, ["params"])
    assert Client().get(reverse("api-reports:produced-report-list")).status_code == 403

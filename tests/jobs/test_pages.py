"""The pages and endpoints of jobs, by the doors that people and systems use."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from jobs import registry
from jobs.actions import claim, enqueue, fail, finish
from jobs.actions.leasing import beat
from jobs.models import Job
from jobs.registry import job_kind
from tests.cast import Cast


@pytest.fixture(autouse=True)
def kind() -> Iterator[None]:
    known = dict(registry._kinds)
    job_kind("test.import", label="Import de risques", permission="risks.import")(lambda **_: {})
    yield
    registry._kinds.clear()
    registry._kinds.update(known)


@pytest.fixture
def job(cast: Cast) -> Job:
    return enqueue(actor=cast.officer, kind="test.import", perimeter=cast.hq)


def signed_in(account: Any) -> Client:
    client = Client()
    client.force_login(account)
    return client


def running(job: Job) -> Job:
    held = claim(job_id=job.pk)
    assert held is not None
    assert held.lease is not None
    beat(job_id=job.pk, lease=held.lease, done=250, total=1000, stage="Lecture des lignes")
    return held


def test_the_list_shows_ones_own_work_and_that_of_ones_perimeters(cast: Cast, job: Job) -> None:
    url, line = reverse("jobs:job_list"), reverse("jobs:job", args=[job.pk])
    assert line in signed_in(cast.officer).get(url).content.decode()
    assert line not in signed_in(cast.staff).get(url).content.decode()
    assert line not in signed_in(cast.stranger).get(url).content.decode()
    assert Client().get(url).status_code == 302


def test_the_list_filters_and_keeps_its_queries(cast: Cast, job: Job, django_assert_max_num_queries: Any) -> None:
    client, url, line = signed_in(cast.officer), reverse("jobs:job_list"), reverse("jobs:job", args=[job.pk])
    assert line not in client.get(url, {"status": "failed"}).content.decode()
    assert line in client.get(url, {"status": "queued", "kind": "test.import"}).content.decode()
    with CaptureQueriesContext(connection) as few:
        client.get(url)
    for _number in range(30):
        enqueue(actor=cast.officer, kind="test.import", perimeter=cast.hq)
    with django_assert_max_num_queries(len(few)):
        assert client.get(url).content.decode().count('<tr role="row">') > 20


def test_the_page_polls_while_the_job_runs_and_then_no_more(cast: Cast, job: Job) -> None:
    client, url = signed_in(cast.officer), reverse("jobs:job", args=[job.pk])
    fragment = reverse("jobs:job_progress", args=[job.pk])
    held = running(job)
    page = client.get(url).content.decode()
    assert f'hx-get="{fragment}"' in page
    assert "Lecture des lignes" in page
    assert 'value="25"' in page
    assert "<noscript>" in page
    answer = client.get(fragment, headers={"HX-Request": "true"})
    assert "<html" not in answer.content.decode()
    assert "HX-Refresh" not in answer.headers
    finish(job=held, result={"url": "/risks/"})
    answer = client.get(fragment, headers={"HX-Request": "true"})
    assert answer.headers["HX-Refresh"] == "true"
    assert "hx-get" not in answer.content.decode()
    assert 'href="/risks/"' in client.get(url).content.decode()
    assert client.get(fragment).status_code == 302


def test_a_failure_says_what_to_do_and_offers_to_start_again(cast: Cast, job: Job) -> None:
    fail(job=running(job), error="Ligne 3 : niveau inconnu.")
    client, url = signed_in(cast.officer), reverse("jobs:job", args=[job.pk])
    page = client.get(url).content.decode()
    assert "Ligne 3 : niveau inconnu." in page
    assert reverse("jobs:job_retry", args=[job.pk]) in page
    assert reverse("jobs:job_cancel", args=[job.pk]) not in page
    assert client.post(reverse("jobs:job_retry", args=[job.pk])).status_code == 303
    job.refresh_from_db()
    assert job.status == "queued"
    assert client.post(reverse("jobs:job_cancel", args=[job.pk])).status_code == 303
    assert client.post(reverse("jobs:job_cancel", args=[job.pk])).status_code == 422


def test_a_job_of_others_does_not_exist(cast: Cast, job: Job) -> None:
    for name in ("job", "job_progress", "job_cancel"):
        assert signed_in(cast.stranger).get(reverse(f"jobs:{name}", args=[job.pk])).status_code == 404
    assert signed_in(cast.auditor).get(reverse("jobs:job", args=[job.pk])).status_code == 404


def test_a_system_polls_and_stops_by_the_api(cast: Cast, job: Job) -> None:
    client = signed_in(cast.officer)
    running(job)
    shown = client.get(reverse("api-jobs:job-detail", args=[job.pk])).json()
    assert (shown["status"], shown["percent"], shown["finished"], shown["work"]) == (
        "running",
        25,
        False,
        "Import de risques",
    )
    assert "params" not in shown
    assert client.get(reverse("api-jobs:job-list"), {"status": "running"}).json()["results"][0]["id"] == str(job.pk)
    assert client.post(reverse("api-jobs:job-cancel", args=[job.pk])).json()["status"] == "cancelled"
    assert client.post(reverse("api-jobs:job-cancel", args=[job.pk])).status_code == 400
    assert client.post(reverse("api-jobs:job-retry", args=[job.pk])).json()["status"] == "queued"
    assert signed_in(cast.stranger).get(reverse("api-jobs:job-detail", args=[job.pk])).status_code == 404
    assert Client().get(reverse("api-jobs:job-detail", args=[job.pk])).status_code in {401, 403}


def test_the_trail_is_verified_on_demand_once_at_a_time(cast: Cast) -> None:
    client = signed_in(cast.officer)
    first = client.post(reverse("jobs:trail_verify"))
    assert first.status_code == 303
    assert client.post(reverse("jobs:trail_verify"))["Location"] == first["Location"]
    assert client.post(reverse("api-jobs:trail-verify")).json()["kind"] == "trail.verify"
    assert signed_in(cast.staff).get(reverse("jobs:trail_verify")).status_code == 403


def test_a_result_may_say_in_words_what_came_of_the_work(cast: Cast, job: Job) -> None:
    finish(
        job=running(job), result={"summary": "Deux lignes refusées.", "tone": "warn", "details": ["Ligne 4", "Ligne 9"]}
    )
    page = signed_in(cast.officer).get(reverse("jobs:job", args=[job.pk])).content.decode()
    assert "is-warn" in page
    assert all(words in page for words in ("Deux lignes refusées.", "Ligne 4", "Ligne 9"))

"""Jobs through their actions: asked for, run, refused, tried again, left and taken over."""

import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models.functions import Now

from jobs import bell, registry
from jobs.actions import cancel_job, claim, complete, enqueue, finish, queue_periodic, retry_job, sweep, tidy
from jobs.actions.leasing import LeaseLostError
from jobs.models import Job
from jobs.queries import listed_jobs, visible_jobs
from jobs.registry import Progress, UnknownKindError, Work, job_kind
from jobs.running import run, run_queued
from organisation.actions import edit_perimeter
from organisation.queries import system_account
from tests.cast import Cast
from trail import acts
from trail.acts import Refused
from trail.models import Entry

Declare = Callable[..., Callable[[Work], Work]]


@pytest.fixture
def works() -> Iterator[Declare]:
    """Declare kinds of job for one test."""
    known = dict(registry._kinds)
    yield job_kind
    registry._kinds.clear()
    registry._kinds.update(known)


def silent(job: Job, *, seconds: int = 3600) -> None:
    """As if the worker of a running job had disappeared some time ago."""
    Job.objects.filter(pk=job.pk).update(heartbeat_at=Now() - timedelta(seconds=seconds))


def test_a_job_runs_as_its_requester_and_keeps_its_result(cast: Cast, works: Declare) -> None:
    @works("test.rename", label="Rename")
    def rename(*, job: Job, progress: Progress) -> dict[str, Any]:
        progress(1, 2, "half")
        assert job.perimeter is not None
        edit_perimeter(actor=job.requested_by, perimeter=job.perimeter, name=job.params["name"], kind="site")
        progress(2, 2, "done")
        return {"url": "/organisation/"}

    job = enqueue(actor=cast.officer, kind="test.rename", params={"name": "Nouveau"}, perimeter=cast.hq)
    assert job.status == "queued"
    assert job.created_at is not None
    (ran,) = run_queued()
    assert (ran.status, ran.done, ran.total, ran.stage, ran.percent) == ("succeeded", 2, 2, "done", 100)
    assert (ran.result_url, ran.lease) == ("/organisation/", None)
    cast.hq.refresh_from_db()
    assert cast.hq.name == "Nouveau"
    assert Entry.objects.filter(act="organisation.perimeter.edit", actor=str(cast.officer.pk)).count() == 1


def test_a_result_leads_only_inside_the_product() -> None:
    assert Job(result={"url": "https://elsewhere.example/"}).result_url == ""
    assert Job(result={"url": "//elsewhere.example/"}).result_url == ""
    assert Job(result={"url": "/reports/1/"}).result_url == "/reports/1/"


def test_an_unknown_kind_is_refused_at_the_door(cast: Cast) -> None:
    with pytest.raises(UnknownKindError):
        enqueue(actor=cast.officer, kind="test.unheard_of")
    assert not Job.objects.filter(kind="test.unheard_of").exists()


def test_a_kind_that_disappeared_fails_with_words(cast: Cast, works: Declare) -> None:
    works("test.gone", label="Gone")(lambda **_: {})
    enqueue(actor=cast.officer, kind="test.gone")
    del registry._kinds["test.gone"]
    (job,) = run_queued()
    assert job.status == "failed"
    assert job.error
    assert str(job) == "test.gone"


def test_what_an_act_asks_for_lives_and_dies_with_the_act(cast: Cast, works: Declare) -> None:
    works("test.follow", label="Follow")(lambda **_: {})
    with pytest.raises(RuntimeError, match="undo"), transaction.atomic():
        enqueue(actor=cast.officer, kind="test.follow")
        raise RuntimeError("undo")
    assert not Job.objects.filter(kind="test.follow").exists()


def test_the_bell_rings_once_the_transaction_has_committed(
    cast: Cast, works: Declare, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    rung: list[Any] = []
    monkeypatch.setattr(bell, "_ringer", rung.append)
    works("test.bell", label="Bell")(lambda **_: {})
    with django_capture_on_commit_callbacks(execute=True):
        job = enqueue(actor=cast.officer, kind="test.bell")
        assert rung == []
    assert rung == [job.pk]


def test_one_job_a_key(cast: Cast, works: Declare) -> None:
    works("test.once", label="Once")(lambda **_: {})
    first = enqueue(actor=cast.officer, kind="test.once", dedupe_key="k")
    again = enqueue(actor=cast.dpo, kind="test.once", dedupe_key="k")
    other = enqueue(actor=cast.dpo, kind="test.once")
    assert first == again != other


def test_a_validation_error_is_final_and_told(cast: Cast, works: Declare) -> None:
    @works("test.refuse", label="Refuse")
    def refuse(**_: Any) -> dict[str, Any]:
        raise ValidationError(["Line 3: unknown level.", "Line 8: no owner."])

    enqueue(actor=cast.officer, kind="test.refuse")
    (job,) = run_queued()
    assert (job.status, job.attempts) == ("failed", 0)
    assert job.error == "Line 3: unknown level.\nLine 8: no owner."


def test_a_missing_right_is_final_and_traced(cast: Cast, works: Declare) -> None:
    @works("test.trespass", label="Trespass")
    def trespass(*, job: Job, progress: Progress) -> dict[str, Any]:
        edit_perimeter(actor=job.requested_by, perimeter=cast.hq, name="x", kind="site")
        return {}

    enqueue(actor=cast.staff, kind="test.trespass")
    (job,) = run_queued()
    assert job.status == "failed"
    assert job.error
    assert Entry.objects.filter(act="organisation.perimeter.edit.refused").count() == 1


def test_an_unforeseen_error_is_tried_three_times_with_growing_patience(cast: Cast, works: Declare) -> None:
    @works("test.break", label="Break")
    def break_down(**_: Any) -> dict[str, Any]:
        raise ZeroDivisionError

    job = enqueue(actor=cast.officer, kind="test.break")
    waits = []
    for _attempt in range(2):
        (job,) = run_queued()
        assert job.status == "queued"
        waits.append(job.due_at)
        assert run_queued() == []  # not before its time
        Job.objects.filter(pk=job.pk).update(due_at=Now())
    (job,) = run_queued()
    assert (job.status, job.attempts) == ("failed", 2)
    assert str(job.pk) in job.error
    assert all(waits)


def test_only_one_of_two_runners_gets_a_job(cast: Cast, works: Declare) -> None:
    works("test.claim", label="Claim")(lambda **_: {})
    job = enqueue(actor=cast.officer, kind="test.claim")
    assert claim(job_id=job.pk) is not None
    assert claim(job_id=job.pk) is None
    assert run(job_id=uuid4()) is None


def test_a_runner_that_lost_its_lease_can_neither_report_nor_finish_nor_commit(cast: Cast, works: Declare) -> None:
    works("test.lease", label="Lease")(lambda **_: {})
    job = enqueue(actor=cast.officer, kind="test.lease")
    first = claim(job_id=job.pk)
    silent(job)
    second = claim(job_id=job.pk)
    assert first is not None
    assert second is not None
    assert second.losses == 1
    assert finish(job=first, result={}) is False
    with pytest.raises(LeaseLostError), transaction.atomic():
        complete(job=first, result={})
    complete(job=second, result={"by": "second"})
    job.refresh_from_db()
    assert (job.status, job.result) == ("succeeded", {"by": "second"})


def test_a_job_that_completes_inside_its_act_is_finished_by_it(cast: Cast, works: Declare) -> None:
    @works("test.complete", label="Complete")
    def work(*, job: Job, progress: Progress) -> dict[str, Any]:
        complete(job=job, result={"n": 1})
        return {"n": 2}

    enqueue(actor=cast.officer, kind="test.complete")
    (job,) = run_queued()
    assert (job.status, job.result) == ("succeeded", {"n": 1})


def test_cancelling_stops_a_running_job_at_its_next_step(cast: Cast, works: Declare) -> None:
    reached: list[int] = []

    @works("test.cancel", label="Cancel")
    def work(*, job: Job, progress: Progress) -> dict[str, Any]:
        progress(1, 3)
        cancel_job(actor=cast.officer, job=job)
        reached.append(1)
        progress(2, 3)
        reached.append(2)
        return {}

    enqueue(actor=cast.officer, kind="test.cancel", perimeter=cast.hq)
    (job,) = run_queued()
    assert (job.status, reached) == ("cancelled", [1])
    with pytest.raises(ValidationError):
        cancel_job(actor=cast.officer, job=job)
    again = retry_job(actor=cast.officer, job=job)
    assert (again.status, again.finished_at) == ("queued", None)


def test_stopping_and_starting_again_ask_for_the_right(cast: Cast, works: Declare) -> None:
    works("test.right", label="Right")(lambda **_: {})
    job = enqueue(actor=cast.officer, kind="test.right", perimeter=cast.hq)
    for person in (cast.staff, cast.stranger):
        with pytest.raises(Refused):
            cancel_job(actor=person, job=job)
    with pytest.raises(ValidationError):
        retry_job(actor=cast.officer, job=job)


def test_the_sweeper_rings_for_what_was_left_and_not_for_what_was_just_rung(
    cast: Cast, works: Declare, monkeypatch: pytest.MonkeyPatch
) -> None:
    rung: list[Any] = []
    monkeypatch.setattr(bell, "_ringer", rung.append)
    works("test.sweep", label="Sweep")(lambda **_: {})
    fresh = enqueue(actor=cast.officer, kind="test.sweep")
    unheard = enqueue(actor=cast.officer, kind="test.sweep")
    later = enqueue(actor=cast.officer, kind="test.sweep", due_at=datetime(2100, 1, 1, tzinfo=UTC))
    left = enqueue(actor=cast.officer, kind="test.sweep")
    claim(job_id=left.pk)
    Job.objects.filter(pk__in=[unheard.pk, left.pk]).update(rung_at=Now() - timedelta(minutes=5))
    silent(left)
    assert sweep() == 2
    assert set(rung) == {unheard.pk, left.pk}
    assert not {fresh.pk, later.pk} & set(rung)
    assert sweep() == 0


def test_a_job_that_kills_its_workers_is_given_up_with_words(cast: Cast, works: Declare) -> None:
    works("test.killer", label="Killer")(lambda **_: {})
    job = enqueue(actor=cast.officer, kind="test.killer")
    claim(job_id=job.pk)
    silent(job)
    Job.objects.filter(pk=job.pk).update(losses=20)
    assert sweep() == 0
    job.refresh_from_db()
    assert job.status == "failed"
    assert str(job.pk) in job.error


def test_people_see_what_they_asked_for_and_what_their_rights_open(cast: Cast, works: Declare) -> None:
    works("test.seen", label="Seen", permission="risks.import")(lambda **_: {})
    works("test.quiet", label="Quiet", internal=True)(lambda **_: {})
    own = enqueue(actor=cast.staff, kind="test.seen", perimeter=cast.hq)
    quiet = enqueue(actor=cast.system, kind="test.quiet", perimeter=cast.hq)
    assert set(visible_jobs(cast.staff)) == {own}
    assert set(visible_jobs(cast.officer)) == {own, quiet}
    assert set(listed_jobs(cast.officer)) == {own}
    assert set(visible_jobs(cast.admin)) == {quiet}  # holds jobs.view, not risks.import
    assert set(visible_jobs(cast.auditor)) == set()
    assert set(visible_jobs(cast.stranger)) == set()


def test_what_subscribed_to_an_act_runs_as_a_job_with_its_reference(cast: Cast) -> None:
    heard: list[Any] = []

    @acts.after("organisation.perimeter.edit")
    def listen(*, act: acts.ActRef) -> None:
        heard.append(act)

    try:
        edit_perimeter(actor=cast.officer, perimeter=cast.hq, name="Autre", kind="site")
        (job,) = run_queued()
    finally:
        acts._subscribers["organisation.perimeter.edit"].pop()
    assert (job.kind, job.requested_by, job.perimeter) == ("trail.after", cast.officer, cast.hq)
    assert [(act.record_id, act.perimeter_id, act.entry_id) for act in heard] == [(cast.hq.pk, cast.hq.pk, job.cause)]


def test_the_calendar_asks_once_for_each_time_and_catches_up(cast: Cast) -> None:
    morning = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
    assert [job.kind for job in queue_periodic(at=morning)].count("jobs.tidy") == 1
    assert queue_periodic(at=morning + timedelta(hours=12)) == []
    assert [job.kind for job in queue_periodic(at=morning + timedelta(days=5))].count("jobs.tidy") == 1


def test_old_housekeeping_is_cleared_and_nothing_else(cast: Cast, works: Declare) -> None:
    works("test.kept", label="Kept")(lambda **_: {})
    jobs = [enqueue(actor=cast.system, kind=kind) for kind in ("jobs.tidy", "jobs.tidy", "test.kept")]
    Job.objects.filter(pk__in=[jobs[0].pk, jobs[2].pk]).update(
        status="succeeded", finished_at=Now() - timedelta(days=31)
    )
    assert tidy() == 1
    assert set(Job.objects.filter(pk__in=[job.pk for job in jobs])) == {jobs[1], jobs[2]}


def test_the_heart_keeps_the_lease_while_the_work_is_silent(committed_db: str, works: Declare, settings: Any) -> None:
    settings.JOBS_LEASE_SECONDS = 1.5
    rivals: list[Any] = []

    @works("test.silent", label="Silent")
    def work(*, job: Job, progress: Progress) -> dict[str, Any]:
        progress(1, 2, "long")
        threading.Event().wait(4)
        rivals.append(claim(job_id=job.pk))
        seen = Job.objects.get(pk=job.pk)
        assert (seen.done, seen.stage) == (1, "long")
        return {}

    enqueue(actor=system_account(), kind="test.silent")
    (job,) = run_queued()
    assert (job.status, rivals, job.losses) == ("succeeded", [None], 0)

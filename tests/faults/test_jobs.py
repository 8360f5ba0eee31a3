"""Jobs survive the death of worker, clock and broker: each is finished, and once in effect."""

import random
import signal
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db.models.functions import Now

from jobs import bell, registry
from jobs.actions import enqueue
from jobs.models import Job
from jobs.registry import job_kind
from organisation.actions import create_perimeter
from organisation.models import Perimeter
from organisation.queries import system_account
from tests.faults.crew import LEASE, Crew, crew
from tests.services import ServiceError, wait_for

PATIENCE = 120


@pytest.fixture
def hands(committed_db: str, tmp_path: Path) -> Iterator[Crew]:
    """A crew on a database of its own; this process only knows the name of the kind that the workers run."""
    known = dict(registry._kinds)
    job_kind("tests.effect", label="Effect")(lambda **_: {})
    with crew(tmp_path) as made:
        yield made
    registry._kinds.clear()
    registry._kinds.update(known)


@pytest.fixture
def ask(hands: Crew, monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[Job]]:
    """Ask for jobs with the bell rung by a broker, or with the bell lost."""
    place = create_perimeter(actor=system_account(), parent=None, name="Lieu", kind="site")
    monkeypatch.setattr(bell, "_ringer", lambda _job_id: None)  # the broker of this process is not the crew's

    def asked(count: int, **params: Any) -> list[Job]:
        jobs = [
            enqueue(actor=system_account(), kind="tests.effect", perimeter=place, params=params) for _ in range(count)
        ]
        Job.objects.filter(pk__in=[job.pk for job in jobs]).update(rung_at=None)
        return jobs

    return asked


def states(jobs: list[Job]) -> Counter[str]:
    return Counter(Job.objects.filter(pk__in=[job.pk for job in jobs]).values_list("status", flat=True))


def reached(hands: Crew, condition: Callable[[], bool], what: str) -> None:
    try:
        wait_for(condition, what=what, seconds=PATIENCE)
    except ServiceError as error:
        raise AssertionError(f"{error}\n{hands.output()}") from error


def all_done_once(hands: Crew, jobs: list[Job]) -> None:
    """Every job succeeds, and left exactly one mark."""
    reached(hands, lambda: states(jobs)["succeeded"] == len(jobs), f"all of {len(jobs)} jobs to succeed")
    marks = Counter(Perimeter.objects.exclude(description="").values_list("description", flat=True))
    assert marks == {str(job.pk): 1 for job in jobs}


def test_a_worker_killed_in_the_middle_of_its_jobs(hands: Crew, ask: Callable[..., list[Job]]) -> None:
    jobs = ask(4, steps=20)
    hands.start("clock")
    for _death in range(2):
        hands.start("worker")
        reached(hands, lambda: Job.objects.filter(status="running", done__gt=3).exists(), "a job in its middle")
        hands.kill("worker")
    hands.start("worker")
    all_done_once(hands, jobs)
    assert sum(Job.objects.values_list("losses", flat=True)) >= 2
    hands.manage("sequence_trail")
    hands.manage("verify_trail")


def test_a_clock_killed_leaves_jobs_waiting_until_another_starts(hands: Crew, ask: Callable[..., list[Job]]) -> None:
    hands.start("clock", "worker")
    first = ask(2, steps=2)
    all_done_once(hands, first)
    hands.kill("clock")
    second = ask(2, steps=2)
    time.sleep(3)
    assert states(second) == {"queued": 2}
    hands.start("clock", "clock-2")  # two at once do no harm
    all_done_once(hands, first + second)


def test_a_broker_that_dies_with_what_it_held(hands: Crew, ask: Callable[..., list[Job]]) -> None:
    hands.start("clock", "worker")
    jobs = ask(6, steps=10)
    reached(hands, lambda: states(jobs)["running"] > 0, "a job to start")
    for _death in range(2):
        hands.lose_broker()
        time.sleep(2)
    jobs += ask(2, steps=2)
    all_done_once(hands, jobs)


def test_a_worker_that_froze_and_woke_up_cannot_leave_a_second_mark(hands: Crew, ask: Callable[..., list[Job]]) -> None:
    hands.start("clock", "worker")
    jobs = ask(1, steps=15)
    reached(hands, lambda: Job.objects.filter(status="running", done__gt=2).exists(), "a job in its middle")
    hands.signal("worker", signal.SIGSTOP)
    frozen = time.monotonic()
    hands.start("worker-2")
    reached(hands, lambda: Job.objects.filter(losses__gte=1, status="running").exists(), "another worker to take it")
    assert time.monotonic() - frozen > LEASE / 2
    hands.signal("worker", signal.SIGCONT)
    all_done_once(hands, jobs)
    time.sleep(2)
    all_done_once(hands, jobs)


def test_anything_may_die_at_any_time(hands: Crew, ask: Callable[..., list[Job]]) -> None:
    chance = random.Random(20261123)  # noqa: S311 -- a schedule of accidents, the same every time
    hands.start("clock", "worker")
    jobs = ask(16, steps=4)
    for _accident in range(6):
        time.sleep(chance.uniform(0.5, 2.5))
        victim = chance.choice(["worker", "clock", "broker"])
        if victim == "broker":
            hands.lose_broker()
        else:
            hands.kill(victim)
            hands.start(victim)
    all_done_once(hands, jobs)
    assert not Job.objects.filter(finished_at__isnull=True, created_at__lt=Now(), kind="tests.effect").exists()
    hands.manage("sequence_trail")
    hands.manage("verify_trail")


def test_a_worker_asked_to_stop_puts_its_jobs_back_at_once(hands: Crew, ask: Callable[..., list[Job]]) -> None:
    hands.start("clock", "worker")
    (job,) = ask(1, steps=200)
    reached(hands, lambda: Job.objects.filter(status="running", done__gt=2).exists(), "a job in its middle")
    hands.signal("worker", signal.SIGTERM)
    reached(hands, lambda: states([job])["queued"] == 1, "the job to be put back")
    job.refresh_from_db()
    assert (job.losses, job.attempts, job.lease) == (0, 0, None)

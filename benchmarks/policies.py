"""Campaigns at the size of a region: python benchmarks/policies.py [people] [policies], on a PostgreSQL of its own.

Opening a campaign as a job, the page of its progress, and a burst of acknowledgements by four processes, of which some
press the same button at the same time. Figures say which machine; a promise that is not kept is said, not hidden.
"""

import os
import platform
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"

from tests import services

if "PULSY_TEST_POSTGRESQL" not in os.environ:  # a cluster of its own, then the same again on it
    with services.postgresql() as address:
        engine = {"PULSY_TEST_ENGINE": "postgresql", "PULSY_TEST_POSTGRESQL": address}
        sys.exit(subprocess.run([sys.executable, *sys.argv], env=os.environ | engine, check=False).returncode)

import django

django.setup()

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, setup_test_environment

from jobs.running import run_queued
from organisation.models import User
from policies.models import Acknowledgement, Campaign
from tests.cast import make_cast
from tests.policies.volume import Reader, hire, press, publish_many, readers

WORKERS, BURST, TWICE = 4, 500, 25
OPENING, PAGE, QUERIES, RATE = 30.0, 0.150, 10, 200


def main(people: int, policies: int) -> int:
    """Print every figure; the answer is how many promises are broken."""
    setup_test_environment()
    settings.TRAIL_ORIGIN = "test/benchmark"
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    name = connection.creation.create_test_db(verbosity=0, serialize=False)
    try:
        return _measure(people, policies)
    finally:
        connection.close()
        connection.creation.destroy_test_db(name, verbosity=0)


def _measure(people: int, policies: int) -> int:
    print(f"{platform.machine()}, {os.cpu_count()} × {_cpu()}, Python {platform.python_version()}, {connection.vendor}")
    print(f"{datetime.now(UTC):%Y-%m-%d}, {people:,} people × {policies} policies, load {os.getloadavg()[0]:.1f}")  # noqa: TID251
    broken = [_opening(people, policies), _page(), _burst(), _page()]
    return sum(broken)


def _cpu() -> str:
    path = Path("/proc/cpuinfo")
    lines = path.read_text().splitlines() if path.exists() else []
    return next((line.split(":")[1].strip() for line in lines if line.startswith("model name")), "?")


def _timed(work: Callable[[], Any]) -> tuple[float, Any]:
    start = time.perf_counter()
    found = work()
    return time.perf_counter() - start, found


def _said(what: str, figure: str, *, kept: bool, promise: str) -> bool:
    print(f"{what:<34}{figure:>24}   {'kept' if kept else 'BROKEN'}: {promise}")
    return not kept


def _opening(people: int, policies: int) -> bool:
    cast = make_cast()
    spent, _ = _timed(lambda: hire(cast, people))
    print(f"{'(people made ready)':<34}{spent:>22.1f} s")
    publish_many(cast, policies)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    spent, jobs = _timed(lambda: [job for job in run_queued(limit=policies) if job.kind == "policies.campaign.invite"])
    failed = [job.error for job in jobs if job.status != "succeeded"]
    if failed:
        raise SystemExit(f"An opening failed: {failed[0]}")
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    each = spent / policies
    return _said("opening a campaign (job)", f"{each:.1f} s", kept=each < OPENING, promise=f"under {OPENING:.0f} s")


def _page() -> bool:
    client = Client()
    client.force_login(User.objects.get(username="officer@example.org"))
    address = f"/policies/campaigns/{Campaign.objects.order_by('opened_at')[0].pk}/"
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        page = client.get(address)
        asked = len(captured)
    spent = median(_timed(lambda: client.get(address))[0] for _ in range(9))
    figure = f"{spent * 1000:.0f} ms, {asked} queries"
    print(f"{'(acknowledged / asked)':<34}{page.context['read']:>12,} / {page.context['total']:,}")
    print(f"{'(acknowledgements in all)':<34}{Acknowledgement.objects.count():>24,}")
    kept = spent < PAGE and asked <= QUERIES
    return _said("page of its progress", figure, kept=kept, promise=f"under {PAGE * 1000:.0f} ms, {QUERIES} queries")


def _burst() -> bool:
    before = Acknowledgement.objects.count()
    orders = readers(WORKERS * BURST)
    shares = [orders[place::WORKERS] for place in range(WORKERS)]
    twice = [(place, share + shares[(place + 1) % WORKERS][:TWICE]) for place, share in enumerate(shares)]
    database = str(connection.settings_dict["NAME"])
    connection.close()
    context = get_context("fork")
    ready, start = context.Barrier(WORKERS + 1), context.Barrier(WORKERS + 1)
    answers = context.SimpleQueue()
    running = [context.Process(target=_press, args=(share, database, ready, start, answers)) for _, share in twice]
    for process in running:
        process.start()
    ready.wait()
    begun = time.perf_counter()
    start.wait()
    told = [answers.get() for _ in running]
    spent = time.perf_counter() - begun
    for process in running:
        process.join()
    made = Acknowledgement.objects.count() - before
    done, refused = sum(one[0] for one in told), sum(one[1] for one in told)
    rate = made / spent
    exact = made == len(orders) == done and refused == WORKERS * TWICE
    print(f"{'(pressed twice, refused)':<34}{refused:>24,}")
    if _said("none lost or doubled", f"{made:,} of {len(orders):,}", kept=exact, promise="each once"):
        return True
    return _said("acknowledgements, four processes", f"{rate:.0f} /s", kept=rate >= RATE, promise=f"{RATE} /s")


def _press(orders: list[Any], database: str, ready: Any, start: Any, answers: Any) -> None:
    """One process: press the button for each reader; a second press is refused and counted."""
    connection.settings_dict["NAME"] = database
    work = [Reader.of(order) for order in orders]
    ready.wait()
    start.wait()
    done = refused = 0
    for reader in work:
        try:
            press(reader)
            done += 1
        except ValidationError:
            refused += 1
    connection.close()
    answers.put((done, refused))


if __name__ == "__main__":
    given = [int(each) for each in sys.argv[1:]]
    sys.exit(main(*(*given, *(20_000, 10)[len(given) :])))

"""What the register costs at 100,000 scenarios: python benchmarks/risks.py [scenarios] [versions].

On PostgreSQL: PULSY_TEST_POSTGRESQL names the cluster to use (its database of the benchmark is kept and used again when
the size is the same), or one is started for this run. Each page is asked for through its real door; the time is the
server's, median of several turns.
"""

import contextlib
import html
import os
import platform
import re
import resource
import statistics
import sys
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests import services

cleanup = contextlib.ExitStack()
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
os.environ["PULSY_TEST_ENGINE"] = "postgresql"
OWN_CLUSTER = "PULSY_TEST_POSTGRESQL" not in os.environ
if OWN_CLUSTER:
    os.environ["PULSY_TEST_POSTGRESQL"] = cleanup.enter_context(services.postgresql())

import django

django.setup()

from django.conf import settings
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from benchmarks.fixtures import risks as fixture
from organisation.models import Perimeter, Person, User
from risks import watch
from risks.actions.imports import write_register
from risks.models import Risk
from risks.queries.figures import tally
from trail import clock
from trail.models import Entry

TURNS = 9
"""Pages are asked for that many times; the median counts."""


def ask(client: Client, url: str) -> Any:
    """The answer of a page, which must be a success."""
    answer = client.get(url)
    if answer.status_code != 200:
        raise SystemExit(f"{url}: {answer.status_code}")
    return answer


def measured(client: Client, label: str, url: str) -> None:
    """Queries and median time of a page."""
    ask(client, url)
    with CaptureQueriesContext(connection) as seen:
        ask(client, url)
    if os.environ.get("PULSY_BENCH_QUERIES"):
        for query in sorted(seen.captured_queries, key=lambda query: -float(query["time"]))[:3]:
            print("   ", query["time"], query["sql"][: int(os.environ["PULSY_BENCH_QUERIES"])])
    queries = len(seen)  # forgotten at the next request
    times = [timed(lambda: ask(client, url)) for _ in range(TURNS)]
    print(f"{label:<46}{statistics.median(times) * 1000:>8.0f} ms   {queries:>3} queries", flush=True)


def timed(work: Callable[[], Any]) -> float:
    """Seconds of one call."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def signed_in(user: User) -> Client:
    """A browser of this person."""
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def pages(client: Client) -> None:
    """The register and what summarises it."""
    register, matrix = reverse("risks:risk_list"), reverse("risks:matrix")
    owner = Person.objects.filter(risks__isnull=False).earliest("pk")
    hospital = Risk.objects.earliest("perimeter").perimeter_id
    measured(client, "register, first page", register)
    measured(client, "register, highest first", f"{register}?sort=-current_level")
    measured(client, "register, filtered: above the line", f"{register}?line=above")
    measured(client, "register, filtered: an owner and a status", f"{register}?owner={owner.pk}&status=in_treatment")
    measured(client, "register, filtered: a perimeter", f"{register}?perimeter={hospital}")
    measured(client, "register, searched: rancongiciel", f"{register}?q=rancongiciel+messagerie")
    measured(client, "register, searched: nothing found", f"{register}?q=introuvable")
    measured(client, "register, searched: a reference", f"{register}?q=R-04242")
    measured(client, "matrix", matrix)
    measured(client, "matrix on a past day", f"{matrix}?on=2025-03-01")
    measured(client, "matrix between two days", f"{matrix}?since=2024-09-01&on=2025-03-01")
    measured(client, "rolled up by perimeter", reverse("risks:rollup"))


def figures(officer: User) -> None:
    """What the cockpit asks of risks, and the figures of a past day."""
    root = Perimeter.objects.filter(parent__isnull=True, children__isnull=False).earliest("pk")
    past = date(2025, 3, 1)
    today = clock.today()

    def cockpit() -> None:
        watch.tiles(officer, today)
        watch.due(officer, today)
        watch.checks(officer, clock.now())

    counted("cockpit: figures, deadlines, contradictions", cockpit)
    counted("figures on a past day", lambda: tally(perimeter=root, on=past))


def counted(label: str, work: Callable[[], Any]) -> None:
    """Queries and median time of a call."""
    work()
    with CaptureQueriesContext(connection) as seen:
        work()
    times = [timed(work) for _ in range(TURNS)]
    print(f"{label:<46}{statistics.median(times) * 1000:>8.0f} ms   {len(seen):>3} queries", flush=True)


def exporting(client: Client) -> None:
    """Every row as CSV, streamed; how much memory that adds."""
    before, size, started = memory(), 0, time.perf_counter()
    for piece in ask(client, f"{reverse('risks:risk_list')}?export=csv").streaming_content:
        size += len(piece)
    spent = time.perf_counter() - started
    print(
        f"export of {Risk.objects.count():,} rows (CSV){spent:>24.1f} s   {size >> 20} MB sent, "
        f"{memory() - before} MB more memory (of {memory()})",
        flush=True,
    )


def importing(officer: User, lines: int) -> None:
    """Lines of a register with all that hangs from them, in one act with history and trail; undone afterwards."""
    perimeter = Perimeter.objects.filter(parent__isnull=False).earliest("pk")
    rows = fixture.lines(lines)
    undone = transaction.atomic()
    # an act is the outermost transaction of the product; here one is undone, as in a TestCase
    undone._from_testcase = True  # type: ignore[attr-defined]  # noqa: SLF001
    with undone:
        spent = timed(lambda: write_register(actor=officer, perimeter=perimeter, rows=rows))
        written = Entry.objects.latest("seq").rows
        transaction.set_rollback(True)  # the register stays as it was
    print(f"import of {lines:,} rows{spent:>32.1f} s   {written:,} rows with history, one act", flush=True)


def walking(client: Client) -> None:
    """A far page costs what the first costs."""
    for sort in ("reference", "-current_level"):
        url = f"{reverse('risks:risk_list')}?sort={sort}&size=100"
        here, place, shown = "", "", 0
        for target in (1, 100, 500, 900):
            while shown < target:
                answer = ask(client, f"{url}&at={place}" if place else url)
                here, place = place, following(answer.content.decode())
                shown += 1
            measured(client, f"register by {sort}, page {target} of 100 rows", f"{url}&at={here}" if here else url)


def following(page: str) -> str:
    """The place of the next page, as its link says it."""
    links = re.findall(r'href="\?([^"]*)"[^>]*rel="next"', page) or re.findall(r'rel="next"[^>]*href="\?([^"]*)"', page)
    return parse_qs(html.unescape(links[0]))["at"][0] if links else ""


def memory() -> int:
    """The most memory that this process ever held, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def main(scenarios: int, versions: int) -> None:
    """Print every figure."""
    settings.TRAIL_ORIGIN = "test/benchmark"
    connection.settings_dict["CONN_MAX_AGE"] = None  # as in production: a request finds its connection open
    cpu = next((line.split(":")[1].strip() for line in _cpu_lines() if line.startswith("model name")), "?")
    print(f"{platform.machine()}, {os.cpu_count()} × {cpu}, Python {platform.python_version()}, {connection.vendor}")
    built(scenarios, versions)
    print(f"{datetime.now(UTC):%Y-%m-%d}, {scenarios:,} scenarios, {versions} versions, load {os.getloadavg()[0]:.1f}")  # noqa: TID251 -- no act here
    officer = User.objects.get(person__identity__email="officer@example.org")
    client = signed_in(officer)
    pages(client)
    figures(officer)
    walking(client)
    exporting(client)
    importing(officer, min(10_000, scenarios))


def built(scenarios: int, versions: int) -> None:
    """The register, unless this database holds it already."""
    if Risk.objects.count() == scenarios and Risk.history.count() >= scenarios * versions:
        return
    if Risk.objects.exists():
        raise SystemExit("The database of the benchmark holds another register: drop it first.")
    started, first = time.perf_counter(), min(scenarios, fixture.WRITTEN)
    ground = fixture.prepare()
    for version, done in fixture.fill(ground, scenarios=first, versions=versions):
        print(f"\rwriting version {version}: {done:,} of {first:,}   ", end="", file=sys.stderr, flush=True)
    fixture.copy(ground, times=scenarios // first - 1)
    print(f"\n{scenarios:,} scenarios made in {time.perf_counter() - started:.0f} s", file=sys.stderr)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def _cpu_lines() -> list[str]:
    path = Path("/proc/cpuinfo")
    return path.read_text().splitlines() if path.exists() else []


if __name__ == "__main__":
    settings.ALLOWED_HOSTS = ["testserver"]  # no test environment: it would copy the context of every template
    settings.DATABASES["default"]["TEST"]["NAME"] = "test_pulsy_benchmark"
    with cleanup:
        name = connection.creation.create_test_db(verbosity=0, serialize=False, keepdb=not OWN_CLUSTER)
        main(*(int(value) for value in (sys.argv[1:] or ("100000", "5"))))
        connection.close()

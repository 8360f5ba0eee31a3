"""What the statement costs with 2,000 controls and 5,000 pieces of evidence behind it: python benchmarks/statement.py

The page through its real view (queries, server time), its PDF sealed and checked, its spreadsheet; on a database of its
own. PULSY_TEST_ENGINE=postgresql with PULSY_TEST_POSTGRESQL measures PostgreSQL; SQLite otherwise.
"""

import os
import platform
import sys
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from statistics import median
from typing import Any
from uuid import uuid4

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"

import django

django.setup()

from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import setup_test_environment
from django.urls import reverse

from controls import actions
from controls.models import Control, ControlEvidence, ControlRequirement, ControlTest, Evidence, Requirement
from organisation.queries import system_account
from reports.order import Order
from reports.production import produce
from reports.registry import kind_of
from tests.cast import Cast, make_cast
from trail import clock
from trail.acts import action
from trail.bulk import write_many

CONTROLS, EVIDENCE, ROUNDS = 2_000, 5_000, 9


@action("tests.statement.fill", permission="controls.edit", scope="perimeter")
def fill(*, actor: Any, perimeter: Any, cast: Cast) -> None:
    """Controls that answer the lines in turn, each tested, and evidence under them."""
    rows = list(Requirement.objects.active().filter(framework__in_statement=True, kind__in=["control", "requirement"]))
    today, owner = clock.today(), cast.people["officer"]
    controls = write_many(
        Control,
        [
            Control(perimeter=perimeter, title=f"Mesure {number}", kind="technical", owner=owner,
                    status="implemented" if number % 3 else "partial", implemented_on=today)
            for number in range(CONTROLS)
        ],
    )  # fmt: skip
    write_many(
        ControlRequirement,
        [ControlRequirement(control=each, requirement=rows[place % len(rows)]) for place, each in enumerate(controls)],
    )
    write_many(
        ControlTest,
        [
            ControlTest(
                control=each, method="test", result="effective", tested_on=today, tester=owner, conclusion="Oui"
            )
            for each in controls
        ],
    )
    pieces = write_many(
        Evidence,
        [
            Evidence(perimeter=perimeter, title=f"Preuve {number}",
                     valid_from=today - timedelta(days=30 + number % 300),
                     valid_until=today + timedelta(days=number % 400 - 20), owner=owner)
            for number in range(EVIDENCE)
        ],
    )  # fmt: skip
    write_many(
        ControlEvidence,
        [ControlEvidence(control=controls[place % CONTROLS], evidence=each) for place, each in enumerate(pieces)],
    )


def decide(cast: Cast) -> None:
    """An obligation for every other line, then a decision for each."""
    rows = list(Requirement.objects.active().filter(framework__in_statement=True))
    annex = [row for row in rows if row.kind == "control"]
    due = [row for row in rows if row.kind == "requirement"]
    common: dict[str, Any] = {"actor": cast.officer, "perimeter": cast.hosting}
    actions.create_obligation(
        **common, title="Loi", kind="law", source="CSP", review_on=clock.today() + timedelta(days=90),
        in_force_on=date(2020, 1, 1), requirements=[*annex[::2], *due],
    )  # fmt: skip
    owner = cast.people["officer"]
    actions.decide_many(
        **common, requirements=annex, decision="applicable", reason_risk=True, justification="Nécessaire.", owner=owner
    )
    actions.decide_many(**common, requirements=due, decision="due", reason_legal=True, owner=owner, maturity=3)


def timed(work: Callable[[], Any]) -> tuple[float, float]:
    """Seconds spent, and seconds of processor: what others do on the machine weighs on the first only."""
    start, busy = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - start, time.process_time() - busy


def page(cast: Cast) -> None:
    """The page, through its view."""
    client, url = Client(), reverse("controls:statement_of", args=[cast.hosting.pk])
    client.force_login(cast.officer, backend="django.contrib.auth.backends.ModelBackend")

    def ask() -> Any:
        answer = client.get(url)
        if answer.status_code != 200 or len(answer.context["lines"]) != 124:
            raise SystemExit(f"The page answers {answer.status_code}.")
        return answer

    ask()
    seen: list[str] = []

    def count(execute: Any, sql: str, *rest: Any) -> Any:
        seen.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(count):
        ask()
    spent, used = zip(*(timed(ask) for _ in range(ROUNDS)), strict=True)
    middle, best, busy = median(spent) * 1000, min(spent) * 1000, median(used) * 1000
    print(f"page, 124 lines      {len(seen):>6} queries   {middle:>7.0f} ms median, {best:.0f} best, {busy:.0f} busy")


def spreadsheet(cast: Cast) -> None:
    """The file, whole."""
    client, url = Client(), reverse("controls:statement_xlsx", args=[cast.hosting.pk])
    client.force_login(cast.officer, backend="django.contrib.auth.backends.ModelBackend")
    spent, busy = timed(lambda: b"".join(client.get(url, {"internal": "1"}).streaming_content))  # type: ignore[attr-defined]
    print(f"spreadsheet                           {spent:>7.2f} s, {busy:.2f} of processor")


def paper(cast: Cast) -> None:
    """The PDF: written, tagged PDF/A-3a, sealed, checked."""
    order = Order(
        kind=kind_of(key="controls.soa"), perimeter=cast.hosting, on=clock.today(), at=clock.now(), language="fr",
        params={"internal": True}, job=uuid4(),
    )  # fmt: skip
    size = 0

    def write() -> None:
        nonlocal size
        size = len(produce(order=order).content)

    spent, busy = timed(write)
    print(f"PDF, {size // 1024:,} KiB                       {spent:>7.1f} s, {busy:.1f} of processor")


def main() -> None:
    """Print every figure."""
    setup_test_environment()
    settings.TRAIL_ORIGIN = "test/benchmark"
    path = Path("/proc/cpuinfo")
    lines = path.read_text().splitlines() if path.exists() else []
    cpu = next((line.split(":")[1].strip() for line in lines if line.startswith("model name")), "?")
    print(f"{platform.machine()}, {os.cpu_count()} × {cpu}, Python {platform.python_version()}, {connection.vendor}")
    print(f"{datetime.now(UTC):%Y-%m-%d}, load {os.getloadavg()[0]:.1f}")  # noqa: TID251 -- no act here
    cast = make_cast()
    for code in ("iso27001-2022", "hds-v2"):
        actions.load_framework(actor=system_account(), code=code)
    spent, _busy = timed(lambda: fill(actor=cast.system, perimeter=cast.hosting, cast=cast))
    print(f"{CONTROLS:,} controls, {EVIDENCE:,} pieces of evidence written in {spent:.0f} s")
    decide(cast)
    page(cast)
    spreadsheet(cast)
    paper(cast)


if __name__ == "__main__":
    name = connection.creation.create_test_db(verbosity=0, serialize=False)
    try:
        main()
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)

"""What the trail costs and how fast it is proved: python benchmarks/trail.py [entries], on a database of its own.

PULSY_TEST_ENGINE=postgresql with PULSY_TEST_POSTGRESQL measures PostgreSQL; SQLite otherwise. Figures are ratios within
one run where they can be; they say which machine.
"""

import os
import platform
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"

import django

django.setup()

from django.conf import settings
from django.db import connection, models, transaction
from uuid_utils.compat import uuid7

from trail import clock, merkle, tree
from trail.leaf import leaf_of
from trail.log import append_entry
from trail.merkle import EMPTY_ROOT, Edge, leaf_hash
from trail.models import Checkpoint, Entry, EntryIndex
from trail.sequencer import sequence
from trail.verification import verify

OFFLINE = 1_000_000


class Plain(models.Model):
    """A row of the size of an entry, written by any application without a trail."""

    name = models.CharField(max_length=100, db_index=True)
    actor = models.CharField(max_length=64, db_index=True)
    at = models.DateTimeField(db_index=True)
    text = models.TextField()
    data = models.BinaryField()

    class Meta:
        app_label = "trail"
        managed = False

    def __str__(self) -> str:
        return self.name


class Business(models.Model):
    """What the act changes."""

    value = models.IntegerField()

    class Meta:
        app_label = "trail"
        managed = False

    def __str__(self) -> str:
        return str(self.value)


def timed(work: Callable[[], Any]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def entry(at: datetime) -> Entry:
    """One entry as an act writes it."""
    return append_entry(
        entry_id=uuid7(),
        act="risks.risk.assess",
        cause=None,
        actor="01a20a98-c15d-7264-9d53-77de30863f85",
        scope=uuid7(),
        obj=f"risks.risk:{uuid7()}",
        why="",
        began=at,
        at=at,
        rows=0,
        root=EMPTY_ROOT,
        version=3,
        previous=EMPTY_ROOT,
    )


def plain(at: datetime) -> None:
    """The same, without a trail."""
    Plain._default_manager.create(name="risks.risk.assess", actor="01a20a98", at=at, text="x" * 300, data=b"x" * 200)


def change_with(write: Callable[[datetime], Any], count: int, row: Business) -> None:
    """Transactions that change a row and write another."""
    for number in range(count):
        with transaction.atomic():
            row.value = number
            row.save()
            write(clock.now())


def writing(count: int) -> None:
    """A change with its entry, against a change with a plain row: in turns, so that both meet the same weather."""
    with connection.schema_editor() as editor:
        editor.create_model(Plain)
        editor.create_model(Business)
    row = Business._default_manager.create(value=0)
    turns = 10
    spent = {plain: 0.0, entry: 0.0}
    for _turn in range(turns):
        for write in spent:
            spent[write] += timed(lambda write=write: change_with(write, count // turns, row))  # type: ignore[misc]
    per_second = count / spent[entry]
    print(
        f"change + entry            {per_second:>10,.0f} /s   {spent[plain] / spent[entry]:.2f} of change + plain row"
    )


def sequencing(count: int) -> None:
    """Entries in order, tiles, checkpoint."""
    with transaction.atomic():
        at = clock.now() - timedelta(seconds=1)
        for _ in range(count):
            entry(at)
    waiting = Entry.objects.count()
    print(f"sequencing                {waiting / timed(sequence):>10,.0f} /s")


def verifying() -> None:
    """Everything hashed again, from the database."""
    started = time.perf_counter()
    report = verify()
    spent = time.perf_counter() - started
    if report.findings:
        raise SystemExit(f"The log of the benchmark does not verify: {[str(f) for f in report.findings[:3]]}")
    print(
        f"verify_trail              {report.entries / spent:>10,.0f} /s   {report.entries:,} entries in {spent:.1f} s"
    )


def offline() -> None:
    """A million leaves, pure Python: hash, tree, root."""
    leaf = leaf_of(Entry.objects.all()[0])

    def walk() -> None:
        edge = Edge()
        for number in range(OFFLINE):
            edge.append(leaf_hash(b"%d" % number + leaf))
        edge.root()

    print(f"offline, {OFFLINE:,} leaves {timed(walk):>10.1f} s")


def proving() -> None:
    """An inclusion proof, read from the tiles."""
    checkpoint = Checkpoint.objects.latest("size")
    chosen = EntryIndex.objects.get(index=checkpoint.size // 2).entry
    tree.proof_of(entry=chosen, checkpoint=checkpoint)
    spent = timed(lambda: tree.proof_of(entry=chosen, checkpoint=checkpoint))
    index, proof = tree.proof_of(entry=chosen, checkpoint=checkpoint)
    holds = merkle.inclusion_holds(
        leaf=leaf_hash(leaf_of(chosen)), index=index, size=checkpoint.size, proof=proof, root=bytes(checkpoint.root)
    )
    if not holds:
        raise SystemExit("The proof of the benchmark does not hold.")
    size = len(leaf_of(chosen)) + len(checkpoint.note) + 44 * len(proof)
    print(f"proof of one entry        {spent * 1000:>10.1f} ms   {size:,} bytes with its leaf and its checkpoint")


def main(count: int) -> None:
    """Print every figure."""
    settings.TRAIL_ORIGIN = "test/benchmark"
    cpu = next((line.split(":")[1].strip() for line in _cpu_lines() if line.startswith("model name")), "?")
    print(f"{platform.machine()}, {os.cpu_count()} × {cpu}, Python {platform.python_version()}, {connection.vendor}")
    print(f"{datetime.now(UTC):%Y-%m-%d}, {count:,} entries, load {os.getloadavg()[0]:.1f}")  # noqa: TID251 -- no act here
    writing(min(count, 2000))
    sequencing(count)
    proving()
    verifying()
    offline()


def _cpu_lines() -> list[str]:
    path = Path("/proc/cpuinfo")
    return path.read_text().splitlines() if path.exists() else []


if __name__ == "__main__":
    name = connection.creation.create_test_db(verbosity=0, serialize=False)
    try:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000)
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)

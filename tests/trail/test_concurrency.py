"""Writers and sequencers at the same time, with real commits: nothing is lost, nothing doubled, no alarm."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction
from uuid_utils.compat import uuid7

from trail import clock, sequencer
from trail.log import append_entry
from trail.merkle import EMPTY_ROOT
from trail.models import Checkpoint, Entry, EntryIndex, Verification
from trail.sequencer import sequence
from trail.verification import verify


def write(*, lost: bool = False, before_commit: Callable[[], object] = lambda: None) -> None:
    """One act: an entry, committed or rolled back."""
    with transaction.atomic():
        now = clock.now()
        append_entry(
            entry_id=uuid7(),
            act="risks.risk.read",
            cause=None,
            actor="7",
            scope=None,
            obj="",
            why="",
            began=now,
            at=now,
            rows=0,
            root=EMPTY_ROOT,
            version=0,
            previous=b"",
        )
        before_commit()
        transaction.set_rollback(lost)


def in_a_thread(work: Callable[[], object]) -> Callable[[], object]:
    def run() -> object:
        try:
            return work()
        finally:
            connection.close()

    return run


def test_writers_and_sequencers_together(committed_db: str) -> None:
    def writer() -> None:
        for number in range(30):
            write(lost=number % 7 == 3)

    def sequencer() -> None:
        for _ in range(10):
            sequence()

    with ThreadPoolExecutor(6) as pool:
        works = [pool.submit(in_a_thread(work)) for work in (writer, writer, sequencer, writer, writer, sequencer)]
        for work in works:
            work.result()
    sequence()
    assert Entry.objects.count() == 4 * 26
    assert list(EntryIndex.objects.order_by("index").values_list("index", flat=True)) == list(range(4 * 26))
    report = verify()
    assert ([str(finding) for finding in report.findings], report.outcome) == ([], Verification.Outcome.INTACT)


def test_a_backlog_larger_than_a_batch_is_sequenced_whole(committed_db: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Many transactions waited, and one of them is larger than a batch: none may fall behind the horizon."""
    monkeypatch.setattr(sequencer, "BATCH", 2)
    for _ in range(3):
        write()
    with transaction.atomic():
        for _ in range(5):
            write()
    write()
    sequence()
    waiting = Entry.objects.filter(place__isnull=True)
    assert not waiting.exists()
    assert EntryIndex.objects.count() == Checkpoint.objects.latest("size").size == 9
    write()
    sequence()
    assert not waiting.exists()
    assert not verify().findings


def test_an_entry_committed_late_is_sequenced_late_and_not_lost(committed_db: str) -> None:
    """Where several write at a time, a long act does not hold the others up."""
    write()
    if connection.vendor == "sqlite":
        assert sequence() is not None
        return
    started, go_on = threading.Event(), threading.Event()

    def wait() -> None:
        started.set()
        go_on.wait(20)

    def slow() -> None:
        write(before_commit=wait)

    with ThreadPoolExecutor(1) as pool:
        work = pool.submit(in_a_thread(slow))
        assert started.wait(20)
        write()
        first = sequence()
        write()
        assert first is not None
        assert first.size == 2
        go_on.set()
        work.result()
    second = sequence()
    assert second is not None
    assert second.size == 4
    assert [str(finding) for finding in verify().findings] == []


def test_verification_sees_one_instant_and_holds_nobody_up(committed_db: str) -> None:
    write()
    sequence()
    seen = []

    def progress(done: int, total: int, label: str) -> None:
        with ThreadPoolExecutor(1) as pool:
            pool.submit(in_a_thread(write)).result(timeout=10)
        seen.append((done, total))

    assert verify(progress=progress).entries == 1
    assert seen
    assert Entry.objects.count() == 1 + len(seen)


def test_an_entry_outside_a_transaction_is_refused(committed_db: str) -> None:
    with pytest.raises(transaction.TransactionManagementError, match="transaction of its act"):
        append_entry(
            entry_id=uuid7(),
            act="a",
            cause=None,
            actor="",
            scope=None,
            obj="",
            why="",
            began=clock.now(),
            at=clock.now(),
            rows=0,
            root=EMPTY_ROOT,
            version=0,
            previous=b"",
        )
    assert Checkpoint.objects.count() == 0

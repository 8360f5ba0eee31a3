"""The counter of a process run: dense, with every lost number listed in a later entry."""

import pytest
from django.db import transaction

from trail import runs
from trail.runs import Run, ranges, spans


@pytest.fixture
def run(db: None) -> Run:
    return Run()


def test_numbers_follow_each_other(run: Run) -> None:
    with transaction.atomic():
        assert [run.take().number for _ in range(3)] == [1, 2, 3]


def test_a_number_lost_to_a_rollback_is_listed_in_the_next(run: Run) -> None:
    with pytest.raises(RuntimeError), transaction.atomic():
        run.take()
        raise RuntimeError
    with transaction.atomic():
        taken = run.take()
    assert (taken.number, taken.void) == (2, "1")


def test_a_void_announced_by_a_lost_entry_is_announced_again(run: Run) -> None:
    for _ in range(3):
        with pytest.raises(RuntimeError), transaction.atomic():
            run.take()
            raise RuntimeError
    assert run.take().void == "1-3"


def test_a_savepoint_undone_inside_an_act_is_listed_by_that_act(run: Run) -> None:
    with transaction.atomic():
        first = run.take()
        with pytest.raises(RuntimeError), transaction.atomic():
            run.take()
            raise RuntimeError
        last = run.take()
    assert (first.void, last.void, last.number) == ("", "2", 3)


@pytest.mark.django_db
def test_a_committed_number_is_never_listed(run: Run, django_capture_on_commit_callbacks: object) -> None:
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        run.take()
    assert run.take().void == ""


def test_numbers_in_flight_in_other_threads_are_listed_as_pending(run: Run) -> None:
    first = run.take()
    (mine,) = run._flying
    run._flying[mine + 1] = run._flying.pop(mine)  # as if another thread had taken it
    assert run.take().pending == str(first.number)


def test_what_numbers_in_flight_announce_as_lost_is_pending_too(run: Run) -> None:
    run._taken[99] = (-1, frozenset({97, 98}))  # as if another thread had taken it after two rollbacks
    run._flying[-1] = {99}
    assert run.take().pending == "97-99"


def test_a_forked_child_counts_for_itself(db: None) -> None:
    before, kept = runs.take(), dict(runs._runs)
    runs._start_again()
    after = runs.take()
    runs._runs.update(kept)
    assert (after.session != before.session, after.number) == (True, 1)


def test_ranges_and_spans_are_inverse() -> None:
    assert ranges([1, 2, 3, 7, 9, 10]) == "1-3,7,9-10"
    assert spans("1-3,7,9-10") == [(1, 3), (7, 7), (9, 10)]
    assert spans(ranges([])) == []

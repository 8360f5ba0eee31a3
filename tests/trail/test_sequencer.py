"""The sequencer: dense indexes, a tree that only grows, a signed head whose time never goes back."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection

from tests.trail.conftest import Append
from trail import clock, keys, sequencer, tree
from trail.leaf import leaf_of
from trail.merkle import inclusion_holds, leaf_hash, root_of
from trail.models import Checkpoint, Entry, EntryIndex, Tile
from trail.notes import Head, open_note
from trail.sequencer import BrokenLog, Horizon, sequence


def head(checkpoint: Checkpoint | None) -> Head:
    assert checkpoint is not None
    return Head.parse(open_note(checkpoint.note, keys.verifiers()))


def leaves() -> list[bytes]:
    return [leaf_hash(leaf_of(place.entry)) for place in EntryIndex.objects.order_by("index").select_related("entry")]


def test_nothing_waits(db: None) -> None:
    assert sequence() is None


def test_entries_get_dense_indexes_and_a_signed_root(append: Append) -> None:
    entries = [append() for _ in range(3)]
    signed = head(sequence())
    assert list(EntryIndex.objects.order_by("index").values_list("index", "entry_id")) == [
        (place, entry.seq) for place, entry in enumerate(entries)
    ]
    assert (signed.origin, signed.size, signed.root) == ("test/log", 3, root_of(leaves()))
    assert sequence() is None


def test_a_log_grown_in_many_steps_has_the_root_of_the_whole(append: Append, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sequencer, "BATCH", 300)
    for size in (1, 250, 5, 700):
        for _ in range(size):
            append()
        assert head(sequence()).root == root_of(leaves())
    assert list(Checkpoint.objects.order_by("size").values_list("size", flat=True)) == [1, 251, 256, 556, 856, 956]
    assert Tile.objects.filter(level=0).count() == 3


def test_an_entry_is_proved_to_be_in_the_tree(append: Append) -> None:
    entries = [append() for _ in range(270)]
    checkpoint = sequence()
    assert checkpoint is not None
    for entry in (entries[0], entries[100], entries[269]):
        index, proof = tree.proof_of(entry=entry, checkpoint=checkpoint)
        leaf = leaf_hash(leaf_of(Entry.objects.get(pk=entry.pk)))
        assert inclusion_holds(leaf=leaf, index=index, size=270, proof=proof, root=bytes(checkpoint.root))


def test_the_time_that_is_signed_never_goes_back_and_the_step_is_recorded(append: Append) -> None:
    now = datetime(2026, 5, 1, 12, tzinfo=UTC)
    for offset in (timedelta(), timedelta(hours=-1), timedelta(minutes=-59), timedelta(hours=2)):
        with clock.simulated_time(now + offset):
            append(at=clock.now())
            sequence()
    times = list(Checkpoint.objects.order_by("size").values_list("at", flat=True))
    assert times == sorted(times)
    assert times[1] == times[0]
    steps = Entry.objects.filter(act=sequencer.CLOCK_STEPPED)
    assert [step.why.split(" ")[1][:16] for step in steps] == ["2026-05-01T11:00"]


def test_a_log_that_is_not_what_was_signed_is_not_signed_again(append: Append) -> None:
    append()
    sequence()
    append()
    last = Checkpoint.objects.get()
    other = Head("test/log", 1, leaf_hash(b"other"), last.at, last.at)
    Checkpoint.objects.create(size=2, root=other.root, at=last.at, note=keys.signer().sign(other.text()))
    with pytest.raises(BrokenLog, match="verify_trail"):
        sequence()


def test_a_checkpoint_signed_by_nobody_known_stops_the_sequencer(append: Append, key_file: Any) -> None:
    append()
    sequence()
    append()
    key_file.unlink()
    key_file.with_suffix(".policy").unlink()
    with pytest.raises(BrokenLog, match="no known key"):
        sequence()


def test_the_watermark_starts_again_in_another_cluster() -> None:
    here = Horizon("7", 500)
    assert here.watermark(Horizon("7", 400)) == 400
    assert here.watermark(Horizon("8", 400)) == 0
    assert here.watermark(Horizon("7", 600)) == 0
    assert Horizon.parse(str(here)) == here
    assert Horizon.parse("") == Horizon()


def test_entries_carry_their_transaction(append: Append) -> None:
    entry = append()
    entry.refresh_from_db()
    assert (entry.xid > 0) == (connection.vendor == "postgresql")

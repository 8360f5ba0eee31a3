"""Each check finds what it claims, names where, and raises no false alarm."""

from datetime import UTC, timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from uuid_utils.compat import uuid7

from tests.cast import Cast
from tests.trail.conftest import Append
from tests.trail.tampering import drop_triggers, execute, found, undone
from trail import clock, keys
from trail.models import Checkpoint, Entry, Verification
from trail.sequencer import sequence
from trail.verification import Report, verify


@pytest.fixture
def log(append: Append) -> list[Entry]:
    """A log of 320 entries under three checkpoints, its triggers dropped by somebody with the power to."""
    entries = []
    for size in (40, 240, 40):
        entries += [append() for _ in range(size)]
        sequence()
    drop_triggers()
    return entries


def checks(report: Report) -> set[str]:
    return {finding.check for finding in report.findings} - {"T"}


def test_an_intact_log_raises_no_alarm(cast: Cast) -> None:
    sequence()
    report = verify()
    assert (report.findings, report.outcome) == ([], Verification.Outcome.INTACT)
    assert report.rows > 0
    assert report.size == Entry.objects.count() == report.entries


def test_an_empty_log_is_intact(db: None) -> None:
    assert verify().outcome == Verification.Outcome.INTACT


def test_a_missing_trigger_is_named(log: list[Entry]) -> None:
    assert "trail_entry" in {finding.table for finding in verify().findings if finding.check == "T"}


def test_c1_a_deleted_entry(log: list[Entry]) -> None:
    execute("DELETE FROM trail_entryindex WHERE entry_id = %s", log[42].seq)
    execute("DELETE FROM trail_entry WHERE seq = %s", log[42].seq)
    report = verify()
    assert "C1" in checks(report)
    assert ("trail_entryindex", "43", "index") in found()


def test_c1_an_entry_deleted_under_its_index(log: list[Entry]) -> None:
    with undone():
        execute("DELETE FROM trail_entry WHERE seq = %s", log[42].seq)
        assert ("trail_entry", str(log[42].seq), "seq") in found()


def test_c1_an_inserted_index(log: list[Entry], append: Append) -> None:
    extra = append()
    execute('INSERT INTO trail_entryindex ("index", entry_id) VALUES (320, %s)', extra.seq)
    assert ("trail_entryindex", "320", "index") in found()


def test_c1_two_entries_swapped(log: list[Entry]) -> None:
    one, other = log[290].seq, log[295].seq
    for index, seq in ((290, -1), (295, one), (290, other)):
        if seq < 0:
            execute('DELETE FROM trail_entryindex WHERE "index" = 290')
        elif index == 290:
            execute('INSERT INTO trail_entryindex ("index", entry_id) VALUES (290, %s)', seq)
        else:
            execute('UPDATE trail_entryindex SET entry_id = %s WHERE "index" = 295', seq)
    report = verify()
    assert {"C1", "C2"} <= checks(report)


def test_c1_the_end_cut_off_under_a_kept_checkpoint(log: list[Entry]) -> None:
    execute('DELETE FROM trail_entryindex WHERE "index" >= 310')
    execute("DELETE FROM trail_entry WHERE seq >= %s", log[310].seq)
    assert ("trail_entryindex", "310", "index") in found()


@pytest.mark.parametrize("column", [f.attname for f in Entry._meta.concrete_fields if f.name not in {"seq", "xid"}])
def test_c2_any_column_of_an_entry_is_named(log: list[Entry], column: str) -> None:
    entry = log[150]
    other: dict[str, Any] = {
        "entry_id": uuid7(),
        "cause": uuid7(),
        "scope": uuid7(),
        "began": entry.began - timedelta(days=3),
        "at": entry.at + timedelta(microseconds=1),
    }
    value = other.get(column)
    if value is None:
        value = {int: 77, str: "77", bytes: b"7" * 32}[type(getattr(entry, column))]
    elif connection.vendor == "sqlite":
        value = value.hex if hasattr(value, "hex") else value.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")
    execute(f"UPDATE trail_entry SET {column} = %s WHERE seq = %s", value, entry.seq)
    assert ("trail_entry", str(entry.seq), column) in found()


def test_c2_an_entry_rewritten_with_its_digest_and_marks(log: list[Entry], append: Append) -> None:
    model = append(actor="8")
    for column in ("actor", "digest", "marks"):
        execute(f"UPDATE trail_entry SET {column} = %s WHERE seq = %s", getattr(model, column), log[150].seq)
    assert "C2" in checks(verify())


def test_c2_a_checkpoint_changed_or_signed_by_another(log: list[Entry]) -> None:
    note = Checkpoint.objects.get(size=280).note
    for column, value in {
        "note": note.replace("280", "281"),
        "root": b"x" * 32,
        "at": "2020-01-01 00:00:00+00",
    }.items():
        with undone():
            execute(f"UPDATE trail_checkpoint SET {column} = %s WHERE size = 280", value)
            assert ("trail_checkpoint", "280", column) in found()
    execute("UPDATE trail_checkpoint SET size = 281 WHERE size = 280")
    assert ("trail_checkpoint", "281", "size") in found()


def test_c6_a_read_deleted_before_it_was_sequenced(append: Append) -> None:
    entries = [append() for _ in range(5)]
    drop_triggers()
    execute("DELETE FROM trail_entry WHERE seq = %s", entries[2].seq)
    sequence()
    report = verify()
    assert checks(report) == {"C6"}
    assert str(entries[2].counter) in report.findings[-1].text


def test_c6_numbers_lost_to_a_rollback_are_no_alarm(append: Append) -> None:
    append()
    for _ in range(3):
        with pytest.raises(RuntimeError), transaction.atomic():
            append()
            raise RuntimeError
    append()
    sequence()
    assert verify().outcome == Verification.Outcome.INTACT


def test_c7_tiles(log: list[Entry]) -> None:
    for change, place in {
        "UPDATE trail_tile SET data = root": ("trail_tile", "0/0", "data"),
        "UPDATE trail_tile SET root = data": ("trail_tile", "0/0", "root"),
        "DELETE FROM trail_tile": ("trail_tile", "0/0", ""),
        "UPDATE trail_tile SET level = 1": ("trail_tile", "1/0", ""),
    }.items():
        with undone():
            execute(change)
            assert place in found()


def test_c8_an_entry_that_waits_too_long(append: Append) -> None:
    append(at=clock.now() - timedelta(minutes=5))
    report = verify()
    assert (checks(report), report.outcome) == ({"C8"}, Verification.Outcome.UNSURE)


def test_c9_an_entry_dated_back_or_ahead(append: Append) -> None:
    append()
    sequence()
    late = append(at=clock.now() - timedelta(days=2))
    sequence()
    ahead = append(at=clock.now() + timedelta(days=2))
    sequence()
    assert found() == {("trail_entry", str(late.seq), "at"), ("trail_entry", str(ahead.seq), "at")}


def test_c9_a_nested_act_is_dated_inside_the_act_around_it(append: Append) -> None:
    append()
    sequence()
    outer, now = uuid7(), clock.now()
    append(cause=outer, at=now - timedelta(hours=1))
    append(entry_id=outer, began=now - timedelta(hours=2), at=now)
    sequence()
    assert verify().outcome == Verification.Outcome.INTACT
    outer = uuid7()
    wrong = append(cause=outer, at=now - timedelta(hours=3))
    append(entry_id=outer, began=now - timedelta(hours=2), at=clock.now())
    sequence()
    assert found() == {("trail_entry", str(wrong.seq), "at")}


def test_c9_a_recorded_step_of_the_clock_is_doubt_and_not_alarm(append: Append) -> None:
    now = clock.now()
    for offset in (timedelta(hours=-1), timedelta(hours=-2), timedelta()):
        with clock.simulated_time(now + offset):
            append(at=clock.now())
            sequence()
    report = verify()
    assert (checks(report), report.outcome) == ({"C9"}, Verification.Outcome.UNSURE)


def test_c9_simulated_time_that_goes_forward_is_no_alarm(append: Append) -> None:
    start = clock.now() - timedelta(days=365)
    for week in range(52):
        with clock.simulated_time(start + timedelta(weeks=week)):
            append(at=clock.now())
            append(at=clock.now())
            sequence()
    assert verify().outcome == Verification.Outcome.INTACT


def test_since_last_looks_only_at_what_came_since(log: list[Entry], append: Append) -> None:
    execute("UPDATE trail_entry SET actor = '8' WHERE seq = %s", log[0].seq)
    Verification.objects.create(at=clock.now(), size=320, outcome="intact", findings=0)
    fresh = append()
    sequence()
    report = verify(since_last=True)
    assert (report.entries, report.since, checks(report)) == (1, 320, set())
    execute("UPDATE trail_entry SET actor = '8' WHERE seq = %s", fresh.seq)
    assert "C2" in checks(verify(since_last=True))


@pytest.mark.parametrize(("change", "code"), [("", 0), ("UPDATE trail_entry SET why = 'x'", 1)])
def test_the_command_says_it_by_its_exit(append: Append, change: str, code: int) -> None:
    append()
    sequence()
    if change:
        drop_triggers()
        execute(change)
    output = StringIO()
    if code:
        with pytest.raises(SystemExit) as caught:
            call_command("verify_trail", stdout=output)
        assert caught.value.code == code
        assert "trail_entry" in output.getvalue()
    else:
        call_command("verify_trail", stdout=output)


def test_the_command_cannot_tell(append: Append) -> None:
    append(at=clock.now() - timedelta(hours=1))
    with pytest.raises(SystemExit) as caught:
        call_command("verify_trail", stdout=StringIO())
    assert caught.value.code == 2


def test_a_log_checked_with_the_keys_of_another_is_not_trusted(append: Append, settings: Any, key_file: Any) -> None:
    append()
    sequence()
    key_file.unlink()
    settings.TRAIL_POLICY_FILE.unlink()
    keys.signer()
    assert ("trail_checkpoint", "1", "note") in found()

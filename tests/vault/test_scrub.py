"""The check of stored bytes: it needs no key, and names what is wrong."""

from pathlib import Path
from typing import Any
from uuid import uuid4

from jobs.actions import enqueue
from jobs.models import Job
from jobs.running import run
from organisation.queries import system_account
from tests.cast import Cast
from tests.vault.test_actions import give, stored
from tests.vault.test_sniff import PDF
from trail.clock import civil_date
from vault import queries
from vault.actions import record_scrub, request_scrub


def scrubbed(job: Job) -> Job:
    done = run(job_id=job.pk)
    assert done is not None
    assert done.status == Job.Status.SUCCEEDED, done.error
    return done


def harm(path: Path) -> None:
    path.chmod(0o600)
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def test_a_check_of_all_names_what_is_damaged_and_what_is_missing(cast: Cast, vault_dir: Path, settings: Any) -> None:
    sound, damaged, missing = (give(cast, PDF + bytes([n]), name=f"{n}.pdf") for n in range(3))
    twin = give(cast, PDF + bytes([1]), name="jumelle.pdf")
    harm(stored(damaged, vault_dir))
    stored(missing, vault_dir).unlink()
    Path(settings.VAULT_KEY_FILE).unlink()  # no key is needed
    result = scrubbed(request_scrub(actor=cast.officer)).result
    assert result["checked"] == 3
    assert result["damaged"] == [damaged.stored_name]
    assert result["missing"] == [missing.stored_name]
    assert result["files"] == ["1.pdf", "2.pdf", "jumelle.pdf"]
    assert {file.pk for file in queries.failing_files(user=cast.officer)} == {damaged.pk, twin.pk, missing.pk}
    assert queries.failing_files(user=cast.stranger) == []
    assert sound not in queries.failing_files(user=cast.officer)


def test_a_repaired_file_is_no_longer_named(cast: Cast, vault_dir: Path) -> None:
    file = give(cast)
    path = stored(file, vault_dir)
    sound = path.read_bytes()
    harm(path)
    scrubbed(request_scrub(actor=cast.officer))
    assert queries.failing_files(user=cast.officer) == [file]
    path.write_bytes(sound)
    scrubbed(request_scrub(actor=cast.officer))
    assert queries.failing_files(user=cast.officer) == []


def test_thirty_days_check_every_file_once(cast: Cast) -> None:
    files = [give(cast, PDF + bytes([n])) for n in range(12)]
    shares = [queries.files_to_check(share=share) for share in range(queries.SHARES)]
    assert sorted(file.pk for share in shares for file in share) == sorted(file.pk for file in files)


def test_the_daily_check_takes_the_share_of_its_day(cast: Cast) -> None:
    for n in range(12):
        give(cast, PDF + bytes([n]))
    job = scrubbed(enqueue(actor=system_account(), kind="vault.daily_scrub"))
    share = civil_date(job.created_at).toordinal() % queries.SHARES
    assert job.result["checked"] == len(queries.files_to_check(share=share))
    assert queries.scrubs()[0].share == share


def test_one_check_at_a_time_for_each_person(cast: Cast) -> None:
    assert request_scrub(actor=cast.officer) == request_scrub(actor=cast.officer)


def test_a_check_recorded_twice_is_recorded_once(cast: Cast) -> None:
    job = uuid4()
    found: dict[str, Any] = {
        "share": None,
        "checked": 1,
        "bytes_checked": 1,
        "damaged": [],
        "missing": [],
        "unclaimed": 0,
    }
    first = record_scrub(actor=cast.system, job=job, **found)
    assert record_scrub(actor=cast.system, job=job, **found) == first
    assert queries.scrubs().count() == 1


def test_stored_bytes_without_a_key_are_counted_and_kept(cast: Cast, vault_dir: Path) -> None:
    give(cast)
    stray = vault_dir / "files" / "ab" / "cd" / "abcd"
    stray.parent.mkdir(parents=True)
    stray.write_bytes(b"stray")
    assert scrubbed(request_scrub(actor=cast.officer)).result["unclaimed"] == 1
    assert stray.exists()

"""The vault in an S3-compatible store: the same deposits, openings and checks."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from jobs.running import run
from tests.cast import Cast
from tests.vault.s3_server import Bucket, served
from tests.vault.test_actions import give
from tests.vault.test_sniff import PDF
from vault import queries
from vault.actions import open_file, request_scrub
from vault.storage import AlreadyStored, vault_storage


@pytest.fixture(autouse=True)
def _bucket(settings: Any, vault_dir: Path) -> Iterator[None]:
    server = served()
    options = {
        "bucket_name": "vault",
        "endpoint_url": f"http://127.0.0.1:{server.server_port}",
        "region_name": "eu-west-3",
        "access_key": "access",
        "secret_key": "secret",
        "addressing_style": "path",
        "max_memory_size": 1024 * 1024,
        "file_overwrite": True,
        "default_acl": None,
    }
    settings.STORAGES = {**settings.STORAGES, "vault": {"BACKEND": "vault.s3.S3Vault", "OPTIONS": options}}
    yield
    server.shutdown()
    server.server_close()


def test_what_is_deposited_is_read_back_and_nothing_stays_on_the_disk(cast: Cast, vault_dir: Path) -> None:
    content = PDF + bytes(3_000_000)
    file = give(cast, content)
    assert list(Bucket.objects) == [file.stored_name]
    assert PDF not in Bucket.objects[file.stored_name]
    assert b"".join(open_file(actor=cast.officer, file=file, reason="view")) == content
    assert [path for path in vault_dir.rglob("*") if path.is_file()] == []


def test_a_stored_name_is_never_written_twice(cast: Cast, tmp_path: Path) -> None:
    file = give(cast)
    before = Bucket.objects[file.stored_name]
    other = tmp_path / "other"
    other.write_bytes(b"something else")
    with pytest.raises(AlreadyStored):
        vault_storage().write_once(name=file.stored_name, source=other)
    assert Bucket.objects[file.stored_name] == before


def test_what_belongs_to_no_file_is_set_aside_and_counted(cast: Cast) -> None:
    file = give(cast)
    vault_storage().set_aside(name=file.stored_name)
    assert [name.partition("/")[0] for name in Bucket.objects] == ["aside"]
    assert queries.unclaimed() == 1


def test_the_check_finds_what_is_damaged_and_what_is_missing(cast: Cast) -> None:
    damaged, missing = give(cast), give(cast, PDF + b"x")
    Bucket.objects[damaged.stored_name] = Bucket.objects[damaged.stored_name][:-1]
    del Bucket.objects[missing.stored_name]
    job = run(job_id=request_scrub(actor=cast.officer).pk)
    assert job is not None
    assert (job.result["damaged"], job.result["missing"]) == ([damaged.stored_name], [missing.stored_name])

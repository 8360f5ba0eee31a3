"""Depositing, opening and rotating, through the actions."""

import io
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction

from tests.cast import Cast
from tests.vault.test_sniff import EXE, PDF, PNG
from trail import clock
from trail.acts import Refused
from trail.models import Entry
from trail.state import Act, OutsideActError, running
from vault import keys, queries
from vault.actions import deposit, keep, open_file, record_scrub, rotate_master_key
from vault.models import FileKey, GroupKey, SealedFile
from vault.storage import AlreadyStored, vault_storage


def give(cast: Cast, content: bytes = PDF, *, name: str = "procédure.pdf", where: Any = None) -> SealedFile:
    return deposit(actor=cast.officer, perimeter=where or cast.hq, name=name, stream=io.BytesIO(content))


def stored(file: SealedFile, vault_dir: Path) -> Path:
    return vault_dir / "files" / file.stored_name


def test_what_is_deposited_is_read_back(cast: Cast, vault_dir: Path) -> None:
    content = PDF + os.urandom(3_000_000)
    file = give(cast, content)
    assert (file.name, file.media_type, file.kind) == ("procédure.pdf", "application/pdf", "pdf")
    assert file.size == len(content)
    assert b"".join(open_file(actor=cast.officer, file=file, reason="download")) == content
    assert stored(file, vault_dir).stat().st_mode & 0o777 == 0o400
    assert PDF not in stored(file, vault_dir).read_bytes()
    assert file.digest not in file.stored_name
    assert list((vault_dir / "incoming").iterdir()) == []


def test_each_opening_leaves_its_trace_with_its_reason(cast: Cast) -> None:
    file = give(cast)
    open_file(actor=cast.auditor, file=file, reason="view").close()
    entry = Entry.objects.latest("seq")
    assert (entry.act, entry.why, entry.rows) == ("vault.file.open", "reason:view", 0)
    assert entry.obj == f"vault.sealedfile:{file.pk}"
    assert entry.actor == str(cast.auditor.pk)
    with pytest.raises(ValidationError):
        open_file(actor=cast.auditor, file=file, reason="Because I wanted to see it")


def test_only_who_may_deposits_and_opens(cast: Cast) -> None:
    file = give(cast)
    for user in (cast.staff, cast.stranger, cast.management):
        with pytest.raises(Refused):
            open_file(actor=user, file=file, reason="download")
        assert list(queries.files(user)) == []
    with pytest.raises(Refused):
        deposit(actor=cast.auditor, perimeter=cast.hq, name="a.pdf", stream=io.BytesIO(PDF))
    assert list(queries.files(cast.auditor)) == [file]
    with pytest.raises(OutsideActError):
        queries.content(file=file)


@pytest.mark.parametrize(
    ("content", "name", "field"),
    [
        (b"", "vide.txt", "stream"),
        (EXE, "outil.exe", "stream"),
        (PNG, "rapport.pdf", "stream"),
        (PDF, "dossier/\u202e", "name"),
        (PDF, "a" * 300 + ".pdf", "name"),
    ],
)
def test_what_cannot_be_kept_is_refused_and_leaves_nothing(
    cast: Cast, vault_dir: Path, content: bytes, name: str, field: str
) -> None:
    with pytest.raises(ValidationError) as refusal:
        give(cast, content, name=name)
    assert list(refusal.value.message_dict) == [field]
    assert not SealedFile.objects.exists()
    assert [path for path in vault_dir.rglob("*") if path.is_file()] == []


def test_a_file_over_the_limit_is_refused(cast: Cast, settings: Any) -> None:
    settings.VAULT_MAX_SIZE = 1_000_000
    with pytest.raises(ValidationError, match="1"):
        give(cast, PDF + bytes(1_000_000))


def test_a_name_is_kept_without_its_folders(cast: Cast) -> None:
    assert give(cast, name="C:\\Users\\x\\bilan\u202e.pdf").name == "bilan.pdf"


def test_one_content_is_stored_once_in_a_perimeter_and_apart_elsewhere(cast: Cast, vault_dir: Path) -> None:
    first, again, elsewhere = give(cast), give(cast, name="copie.pdf"), give(cast, where=cast.hospital)
    assert again.stored_name == first.stored_name != elsewhere.stored_name
    assert again.pk != first.pk
    assert FileKey.objects.count() == 2
    assert len([path for path in (vault_dir / "files").rglob("*") if path.is_file()]) == 2
    assert b"".join(open_file(actor=cast.officer, file=again, reason="view")) == PDF


def test_content_given_again_after_a_loss_is_stored_again(cast: Cast, vault_dir: Path) -> None:
    first = give(cast)
    stored(first, vault_dir).unlink()
    again = give(cast)
    assert again.stored_name == f"{first.stored_name}.2"
    assert b"".join(open_file(actor=cast.officer, file=again, reason="view")) == PDF
    with pytest.raises(ValidationError) as refusal:
        open_file(actor=cast.officer, file=first, reason="view")
    assert refusal.value.code == "missing"


def test_a_stored_name_is_never_written_twice(cast: Cast, vault_dir: Path) -> None:
    file = give(cast)
    other = vault_dir / "incoming" / "other"
    other.write_bytes(b"something else")
    before = stored(file, vault_dir).read_bytes()
    with pytest.raises(AlreadyStored):
        vault_storage().write_once(name=file.stored_name, source=other)
    assert stored(file, vault_dir).read_bytes() == before


def test_what_a_rolled_back_act_left_does_not_hinder_the_next(cast: Cast, vault_dir: Path) -> None:
    give(cast)
    act = Act(name="test", actor=cast.officer, at=clock.now())
    with pytest.raises(InterruptedError), running(act), transaction.atomic():
        keep(perimeter=cast.hq, name="note.txt", stream=io.BytesIO(b"some text"))
        raise InterruptedError
    assert FileKey.objects.count() == SealedFile.objects.count() == 1
    file = give(cast, b"some text", name="note.txt")
    assert b"".join(open_file(actor=cast.officer, file=file, reason="view")) == b"some text"
    assert len(list((vault_dir / "files" / "aside").iterdir())) == 1


@pytest.mark.parametrize("harm", ["flip", "cut", "longer", "swap"])
def test_stored_bytes_that_changed_do_not_open(cast: Cast, vault_dir: Path, harm: str) -> None:
    file, other = give(cast, PDF + bytes(50_000)), give(cast, PDF + bytes(50_001))
    path = stored(file, vault_dir)
    data = bytearray(path.read_bytes())
    if harm == "flip":
        data[-1] ^= 1
    elif harm == "cut":
        del data[-17:]
    elif harm == "longer":
        data += bytes(16)
    else:
        data = bytearray(stored(other, vault_dir).read_bytes())
    path.chmod(0o600)
    path.write_bytes(data)
    with pytest.raises(ValidationError) as refusal:
        open_file(actor=cast.officer, file=file, reason="view")
    assert refusal.value.code == "damaged"
    assert queries.stored_intact(file=file) == "damaged"


def swept(cast: Cast) -> int:
    found: dict[str, Any] = {"share": 0, "checked": 0, "bytes_checked": 0, "damaged": [], "missing": [], "unclaimed": 0}
    return record_scrub(actor=cast.system, job=uuid4(), **found).swept


KILLED = """
import io, os, sys, django
django.setup()
from vault import storage
from vault.intake import receive
with storage.incoming_file() as (path, handle):
    receive(stream=io.BytesIO(b"x" * 3_000_000), into=handle, key=bytes(32), context=b"", limit=10**9)
    os.kill(os.getpid(), 9)
"""


def test_a_process_killed_between_quarantine_and_name_leaves_no_file(
    cast: Cast, settings: Any, vault_dir: Path
) -> None:
    environment = {**os.environ, "PULSY_VAULT_DIR": str(vault_dir), "DJANGO_SETTINGS_MODULE": "pulsy_isms.settings"}
    done = subprocess.run([sys.executable, "-c", KILLED], env=environment, cwd=settings.BASE_DIR, check=False)
    assert done.returncode == -9
    leftover = next((vault_dir / "incoming").iterdir())
    assert not (vault_dir / "files").exists()
    assert swept(cast) == 0  # it may belong to a deposit that is under way
    long_ago = time.time() - 2 * 24 * 3600
    os.utime(leftover, (long_ago, long_ago))
    assert swept(cast) == 1
    assert not leftover.exists()


def test_rotation_wraps_every_group_again_and_every_file_still_opens(cast: Cast, settings: Any) -> None:
    files = [give(cast), give(cast, where=cast.hospital)]
    former = queries.keyring().current
    keys.add(path=settings.VAULT_KEY_FILE)
    assert rotate_master_key(actor=cast.system) == 2
    assert rotate_master_key(actor=cast.system) == 0
    assert former.identifier not in queries.master_keys_used()
    keys.retire(path=settings.VAULT_KEY_FILE, used=queries.master_keys_used())
    for file in files:
        assert b"".join(open_file(actor=cast.officer, file=file, reason="view")) == PDF
    assert Entry.objects.filter(act="vault.master_key.rotate").count() == 2


def test_a_lost_master_key_says_so(cast: Cast, settings: Any) -> None:
    give(cast)
    Path(settings.VAULT_KEY_FILE).unlink()
    with pytest.raises(keys.KeyFault, match="not in the master key file"):
        give(cast, PDF + b"more")


def test_a_wrapped_key_that_was_altered_opens_nothing(cast: Cast) -> None:
    file = give(cast)
    group = GroupKey.objects.get()
    group.wrapped = bytes([bytes(group.wrapped)[0] ^ 1]) + bytes(group.wrapped)[1:]
    group.save()
    with pytest.raises(keys.KeyFault, match="altered"):
        open_file(actor=cast.officer, file=file, reason="view")

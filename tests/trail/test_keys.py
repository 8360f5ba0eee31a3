"""The signing key: made once outside production, refused when others can read it."""

import stat
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command

from trail import keys


def test_made_on_first_use_for_its_owner_only(key_file: Path, settings: Any) -> None:
    first = keys.signer()
    assert stat.S_IMODE(key_file.stat().st_mode) == 0o600
    assert keys.signer() == first
    assert keys.verifiers() == [first.verifier]
    assert settings.TRAIL_POLICY_FILE.read_text() == f"log {first.verifier}\nquorum none\n"
    assert len(keys.policy_fingerprint()) == 64
    assert sorted(path.name for path in key_file.parent.iterdir()) == ["trail.key", "trail.policy"]


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o610, 0o666])
def test_a_key_that_others_can_reach_is_refused(key_file: Path, mode: int) -> None:
    keys.signer()
    key_file.chmod(mode)
    with pytest.raises(ImproperlyConfigured, match="chmod 600"):
        keys.signer()


def test_production_makes_no_key_by_itself(key_file: Path, settings: Any) -> None:
    settings.PRODUCTION = True
    with pytest.raises(ImproperlyConfigured, match="make_trail_key"):
        keys.signer()
    call_command("make_trail_key")
    before = key_file.read_text()
    call_command("make_trail_key")
    assert key_file.read_text() == before


def test_the_key_of_another_log_is_refused(settings: Any) -> None:
    keys.signer()
    settings.TRAIL_ORIGIN = "test/other"
    with pytest.raises(ImproperlyConfigured, match="test/other"):
        keys.signer()


def test_a_spoiled_key_is_refused(key_file: Path) -> None:
    keys.signer()
    key_file.write_text("nothing")
    with pytest.raises(ImproperlyConfigured, match="no signing key"):
        keys.signer()

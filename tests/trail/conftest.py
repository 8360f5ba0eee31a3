"""What the tests of the log share: a key of their own, and entries written as an act writes them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from uuid_utils.compat import uuid7

from trail import clock
from trail.log import append_entry
from trail.merkle import EMPTY_ROOT
from trail.models import Entry


@pytest.fixture(autouse=True)
def key_file(settings: Any, tmp_path: Path) -> Path:
    """Each test has a log and a key of its own."""
    settings.TRAIL_ORIGIN = "test/log"
    settings.TRAIL_KEY_FILE = tmp_path / "keys" / "trail.key"
    settings.TRAIL_POLICY_FILE = tmp_path / "keys" / "trail.policy"
    return Path(settings.TRAIL_KEY_FILE)


Append = Callable[..., Entry]


@pytest.fixture
def append(db: None) -> Append:
    """Write one entry; any column may be given."""

    def one(**given: Any) -> Entry:
        at = given.pop("at", None) or clock.now()
        columns: dict[str, Any] = {
            "entry_id": uuid7(),
            "act": "risks.risk.read",
            "cause": None,
            "actor": "7",
            "scope": None,
            "obj": "",
            "why": "",
            "began": at,
            "at": at,
            "rows": 0,
            "root": EMPTY_ROOT,
            "version": 0,
            "previous": b"",
        }
        with transaction.atomic():
            return append_entry(**columns | given)

    return one

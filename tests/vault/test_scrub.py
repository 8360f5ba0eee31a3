"""The check of stored bytes: it needs no key, and names what is wrong."""

from uuid import uuid4

import pytest

from tests.cast import Cast
from vault.actions import record_scrub
from vault.models import Scrub


def record(cast: Cast, **found: object) -> Scrub:
    values = {"share": None, "checked": 0, "bytes_checked": 0, "damaged": [], "missing": [], "unclaimed": 0, **found}
    return record_scrub(actor=cast.system, job=uuid4(), **values)

"""A Record gains a column: rows written before still hold, and the column is watched in old rows and in new ones."""

from collections.abc import Iterator
from typing import Any

import pytest

from organisation.actions import edit_perimeter
from organisation.models import Perimeter
from tests.cast import Cast, make_cast
from tests.trail.tampering import change, drop_triggers, found, undone
from trail import rows
from trail.sequencer import sequence


@pytest.fixture
def before(db: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[Cast]:
    """A body written while `description` did not exist yet."""
    monkeypatch.setattr(Perimeter, "trail_added", {"description": (2, "")})
    rows._gained.cache_clear()
    yield make_cast()
    monkeypatch.undo()
    rows._gained.cache_clear()


def test_rows_of_an_earlier_schema_still_hold(before: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Perimeter, "trail_schema", 2)
    edit_perimeter(actor=before.admin, perimeter=before.hq, name="Siège", kind="headquarters", description="Metz")
    sequence()
    assert found() == set()
    history: Any = rows.history_model_of(Perimeter)._base_manager
    old, new = history.get(id=before.hq.pk, version=1), history.get(id=before.hq.pk, version=2)
    assert (old.schema, new.schema) == (1, 2)
    assert "description" not in rows.row_values(old)
    assert rows.row_values(new)["description"] == "Metz"
    drop_triggers()
    untouched = Perimeter.objects.get(pk=before.hosting.pk)
    for row in (old, new, untouched):
        with undone():
            change(row, "description", "altered")
            assert (row._meta.db_table, str(row.pk).replace("-", ""), "description") in found()

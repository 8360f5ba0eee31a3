"""The panels beside a record: its history in words, and whether it stands as recorded."""

import pytest
from django.db import connection
from django.test import Client

from organisation import actions
from organisation.models import Perimeter
from tests.cast import Cast
from trail import proof
from trail.guard import begin_migration, end_migration
from trail.sequencer import sequence


@pytest.fixture
def edited(cast: Cast) -> Perimeter:
    """Headquarters, renamed by the officer."""
    return actions.edit_perimeter(actor=cast.officer, perimeter=cast.hq, name="Le siège", kind="site")


def test_it_waits_then_stands_proved(edited: Perimeter) -> None:
    assert proof.proof_of(record=edited).outcome == proof.WAITING
    sequence()
    assert proof.proof_of(record=edited).outcome == proof.VERIFIED


def test_a_value_changed_behind_the_product_is_named(edited: Perimeter) -> None:
    sequence()
    begin_migration()
    try:
        with connection.cursor() as cursor:
            cursor.execute("UPDATE organisation_perimeter SET kind = 'hosting' WHERE name = 'Le siège'")
    finally:
        end_migration()
    found = proof.proof_of(record=edited)
    assert found.outcome == proof.ALTERED
    assert len(found.altered) == 1


def test_the_page_of_a_record_shows_both(client: Client, cast: Cast, edited: Perimeter) -> None:
    client.force_login(cast.officer)
    page = client.get(f"/organisation/perimeters/{edited.pk}/?lang=en").content.decode()
    assert "Le siège" in page
    assert "timeline" in page
    assert "Nadia Kieffer" in page


def test_the_trail_is_read_where_one_may(client: Client, cast: Cast, edited: Perimeter) -> None:
    client.force_login(cast.auditor)
    for path in ("", "checkpoints/", "verifications/"):
        assert client.get(f"/trail/{path}").status_code == 200
    client.force_login(cast.staff)
    assert client.get("/trail/").status_code == 403

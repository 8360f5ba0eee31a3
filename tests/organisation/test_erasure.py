"""Erasing who somebody was: the name is nowhere, every proof stands, and no backup brings it back."""

from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as configured
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import connection

from organisation import actions, erasures
from organisation.models import Person
from organisation.queries import system_account
from tests.cast import Cast, make_cast
from tests.databases import Clones
from trail import clock
from trail.sequencer import sequence
from trail.verification import verify

NAME, ADDRESS = "Schmitt", "staff@example.org"


@pytest.fixture(autouse=True)
def _own_file(settings: Any, tmp_path: Path) -> None:
    settings.ERASURES_FILE = tmp_path / "erasures.log"


def places_of(text: str) -> list[str]:
    """The tables of the database in which some row holds this text."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            columns = [column.name for column in connection.introspection.get_table_description(cursor, table)]
            quoted = connection.ops.quote_name
            anywhere = " OR ".join(f"CAST({quoted(name)} AS TEXT) LIKE %s" for name in columns)
            sql = f"SELECT 1 FROM {quoted(table)} WHERE {anywhere}"
            cursor.execute(sql, [f"%{text}%"] * len(columns))
            found += [table] if cursor.fetchone() else []
    return found


def gone(person: Person, cast: Cast) -> None:
    actions.leave_person(actor=cast.officer, person=person, left_on=clock.today())
    actions.erase_identity(actor=cast.officer, person=Person.objects.get(pk=person.pk))


def intact() -> bool:
    sequence()
    report = verify()
    return str(report.outcome) == "intact"


def test_who_still_works_here_is_not_erased(cast: Cast) -> None:
    with pytest.raises(ValidationError):
        actions.erase_identity(actor=cast.officer, person=cast.people["staff"])


def test_the_name_is_nowhere_and_every_proof_stands(committed_db: str) -> None:
    cast = make_cast()
    assert places_of(NAME) == ["organisation_personidentity"]
    gone(cast.people["staff"], cast)
    assert (places_of(NAME), places_of(ADDRESS)) == ([], [])
    assert intact()
    erased = Person.objects.get(pk=cast.people["staff"].pk)
    assert (erased.display_name, erased.user.is_active) == (erased.reference, False)
    assert erasures.noted() == {erased.pk}


def test_a_restored_backup_is_erased_again_before_it_serves(committed_db: str, clones: Clones) -> None:
    cast = make_cast()
    backup = clones.copy(committed_db)
    gone(cast.people["staff"], cast)
    with clones.used(backup):
        assert places_of(NAME) == ["organisation_personidentity"]
        call_command("replay_erasures", verbosity=0)
        assert (places_of(NAME), places_of(ADDRESS)) == ([], [])
        assert intact()
        assert Person.objects.get(pk=cast.people["officer"].pk).display_name == "Nadia Kieffer"
        call_command("replay_erasures", verbosity=0)
        assert intact()
    clones.drop(backup)


def test_the_file_is_completed_from_the_trail(committed_db: str) -> None:
    cast = make_cast()
    gone(cast.people["staff"], cast)
    Path(configured.ERASURES_FILE).write_text("half-a-li")
    call_command("replay_erasures", verbosity=0)
    assert erasures.noted() == {cast.people["staff"].pk}
    assert system_account().is_active

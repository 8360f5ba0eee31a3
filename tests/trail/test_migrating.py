"""A migration that makes its tables from one state leaves what Django's own leaves."""

import pytest
from django.db import connection, migrations, models
from django.db.migrations.state import ProjectState

from trail import migrating

OPERATIONS = [
    migrations.CreateModel("Shelf", [("id", models.BigAutoField(primary_key=True)), ("label", models.TextField())]),
    migrations.CreateModel(
        "Book",
        [
            ("id", models.BigAutoField(primary_key=True)),
            ("shelf", models.ForeignKey("probe.shelf", models.PROTECT)),
            ("pages", models.IntegerField(default=1)),
        ],
        options={"constraints": [models.CheckConstraint(condition=models.Q(pages__gt=0), name="probe_has_pages")]},
    ),
    migrations.AddField("Shelf", "colour", models.CharField(max_length=20, default="oak")),
    migrations.CreateModel(
        "Loan",
        [("id", models.BigAutoField(primary_key=True)), ("book", models.ForeignKey("probe.book", models.PROTECT))],
    ),
    migrations.AddIndex("Book", models.Index(fields=["pages"], name="probe_by_pages")),
]


def made_by(base: type[migrations.Migration]) -> tuple[dict[str, list[tuple[str, bool]]], set[str], ProjectState]:
    """The columns and constraints that these operations leave, run by this class; everything is taken back."""
    migration = type("Migration", (base,), {"operations": OPERATIONS})("0001_probe", "probe")
    with connection.schema_editor() as editor:
        state = migration.apply(ProjectState(), editor)
    columns, names = {}, set()
    with connection.cursor() as cursor:
        for table in ("probe_shelf", "probe_book", "probe_loan"):
            described = connection.introspection.get_table_description(cursor, table)
            columns[table] = [(column.name, column.null_ok) for column in described]
            names |= set(connection.introspection.get_constraints(cursor, table))
    with connection.schema_editor() as editor:
        migration.unapply(ProjectState(), editor)
    with connection.cursor() as cursor:
        assert not [name for name in connection.introspection.table_names(cursor) if name.startswith("probe_")]
    return columns, names, state


@pytest.mark.usefixtures("committed_db")
def test_tables_made_from_one_state_are_djangos() -> None:
    columns, names, state = made_by(migrating.Migration)
    assert {"probe_has_pages", "probe_by_pages"} <= names
    assert [name for name, _null in columns["probe_shelf"]] == ["id", "label", "colour"]
    djangos = made_by(migrations.Migration)
    assert (columns, names) == djangos[:2]
    assert state == djangos[2]

"""Migrations: complete, numbered once, named by people, and without data."""

import re
from collections import Counter
from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db.migrations import AddField, CreateModel

from tests.house.tree import ROOT, assert_only, named, product

pytestmark = pytest.mark.once


def migrations() -> list[str]:
    return [named(path) for path in product(migrations=True) if re.search(r"/migrations/\d{4}_", str(path))]


@pytest.mark.django_db
def test_models_and_migrations_agree() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_numbers_are_used_once() -> None:
    numbers = Counter(re.sub(r"(\d{4})_.*", r"\1", name) for name in migrations())
    assert not [number for number, times in numbers.items() if times > 1]


def test_numbers_follow_each_other() -> None:
    for folder in {name.rsplit("/", 1)[0] for name in migrations()}:
        numbers = sorted(int(path.name[:4]) for path in (ROOT / folder).glob("[0-9]*.py"))
        assert numbers == list(range(1, len(numbers) + 1)), folder


def test_names_are_given_by_people() -> None:
    found = [name for name in migrations() if re.search(r"_auto_|\d{4}_(alter|remove|rename)_\w+_and_more", name)]
    assert_only(found, exempted={}, rule="A migration is named after what it is for")


def test_data_changes_in_actions() -> None:
    found = [name for name in migrations() if "RunPython" in (ROOT / name).read_text(encoding="utf-8")]
    assert_only(found, exempted={}, rule="Migrations hold no data: catalogues and corrections are actions")


def test_many_tables_are_made_from_one_state() -> None:
    texts = {name: (ROOT / name).read_text(encoding="utf-8") for name in migrations()}
    many = [name for name, text in texts.items() if text.count("migrations.CreateModel(") > 3]
    assert len(many) > 5
    found = [name for name in many if "class Migration(migrating.Migration)" not in texts[name]]
    assert_only(found, exempted={}, rule="More than three tables: class Migration(trail.migrating.Migration)")


def test_columns_gained_by_governed_models_are_declared() -> None:
    """Rows written before a column existed verify only when the model says since when it has it."""
    missing = []
    for app in {name.split("/")[0] for name in migrations()}:
        modules = [name.removesuffix(".py").replace("/", ".") for name in migrations() if name.startswith(f"{app}/")]
        chain = [import_module(module).Migration for module in sorted(modules)]
        first, later = chain[0], [one for one in chain[1:] if not getattr(one, "replaces", None)]
        old = {operation.name_lower for operation in first.operations if isinstance(operation, CreateModel)}
        gained = [
            op for one in later for op in one.operations if isinstance(op, AddField) and op.model_name_lower in old
        ]
        for operation in gained:
            model: Any = apps.get_model(app, operation.model_name_lower)
            if getattr(model, "trail_kind", "") and not hasattr(model, "instance_type"):
                column = model._meta.get_field(operation.name).attname
                missing += [f"{model._meta.label}.{column}"] * (column not in model.trail_added)
    assert not missing

"""Rows are reached through models, queries and actions only; doors parse and show."""

import ast
from pathlib import Path

import pytest

from tests.house.tree import ROOT, assert_only, named, parsed, product

pytestmark = pytest.mark.once
DATA_ROOMS = {"models", "queries", "actions"}
DOORS = {"views", "api", "forms", "serializers", "tasks", "urls", "reports", "indicators"}
ELSEWHERE = {
    "trail": "the kernel: it is what records, history and entries are made of",
    "pulsy_isms": "no rule lives there; the demonstration looks up what its acts have made",
}
SAVES = {"save", "create", "bulk_create", "bulk_update", "update_or_create", "get_or_create", "delete"}
NOT_ROWS = ["bucket", "pdf"]  # the things in an object store, the parts of a PDF


def part(path: Path) -> str:
    """What kind of module this is in its room: models, queries, views…"""
    return path.relative_to(ROOT).parts[1].removesuffix(".py")


def test_objects_are_reached_where_data_lives() -> None:
    found = [
        f"{named(path)}:{node.lineno}"
        for path in product()
        if part(path) not in DATA_ROOMS and path.relative_to(ROOT).parts[0] not in ELSEWHERE
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Attribute)
        and node.attr in {"objects", "_base_manager", "_default_manager"}
        and not any(name in ast.unparse(node.value) for name in NOT_ROWS)
    ]
    assert_only(found, exempted={}, rule="`.objects` stands only in models, queries and actions")


def test_doors_never_save() -> None:
    found = [
        f"{named(path)}:{node.lineno} {ast.unparse(node.func)}"
        for path in product()
        if part(path) in DOORS
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in SAVES
    ]
    assert_only(found, exempted={}, rule="Views, endpoints, forms and tasks parse and show; actions save")


def test_no_signals_for_rules() -> None:
    found = [
        named(path)
        for path in product()
        if path.relative_to(ROOT).parts[0] not in {"trail", "organisation", "pulsy_isms"}
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.ImportFrom)
        and (node.module or "").startswith(("django.db.models.signals", "django.dispatch"))
    ]
    assert_only(found, exempted={}, rule="Rules subscribe with trail.acts.after, never with signals")

"""Which room may use which: imports between rooms, imports hidden in functions, foreign keys named by strings."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps

from tests.house.tree import ROOMS, assert_only, below, named, parsed, product

pytestmark = pytest.mark.once
OPEN = {"models", "queries", "actions", "registry"}
LOWER_REGISTRIES = {"web", "trail", "reports", "mail", "jobs"}  # what upper rooms declare themselves to
PURE = {"organisation.catalogues", "organisation.dates", "organisation.roles", "organisation.text"}  # for every room
HIDDEN_IMPORTS: dict[str, str] = {}


def imports(tree: ast.AST) -> Iterator[tuple[ast.stmt, str]]:
    """Every module that is imported, with `from room import name` read as room.name."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            bare = "." not in node.module
            yield from ((node, f"{node.module}.{alias.name}" if bare else node.module) for alias in node.names)


def test_other_rooms_are_entered_by_their_open_doors() -> None:
    found = []
    for path in product():
        room = named(path).split("/")[0]
        for node, module in imports(parsed(path)):
            target, *inside = module.split(".")
            if target not in ROOMS or room in {target, "pulsy_isms"} or target in LOWER_REGISTRIES or module in PURE:
                continue
            if not inside or inside[0] not in OPEN:
                found.append(f"{named(path)}:{node.lineno} imports {module}")
    assert_only(found, exempted={}, rule="From outside, only models, queries and actions of a room are imported")


def test_imports_stand_at_the_top() -> None:
    found = []
    for path in product():
        tree = parsed(path)
        top = {id(node) for node in tree.body}
        guarded = [node for node in tree.body if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test)]
        top |= {id(node) for guard in guarded for node in guard.body}
        for node, module in imports(tree):
            if id(node) not in top and module.split(".")[0] in ROOMS and path.name != "apps.py":
                found.append(f"{named(path)} imports {module} inside")
    assert_only(found, exempted=HIDDEN_IMPORTS, rule="No import inside a function, where it would dodge the arrows")


def test_foreign_keys_point_downwards() -> None:
    found = []
    for model in apps.get_models(include_auto_created=True):
        room = model.__module__.split(".")[0]
        if room not in ROOMS:
            continue
        for field in model._meta.get_fields():
            target = field.related_model if field.is_relation and not field.auto_created else None
            if isinstance(target, type):
                lower = target.__module__.split(".")[0]
                if lower in ROOMS and not below(room, lower):
                    found.append(f"{model._meta.label}.{field.name} points up to {target._meta.label}")
    assert_only(found, exempted={}, rule="A foreign key follows the arrows")


def test_the_order_of_rooms_is_the_one_of_the_contracts() -> None:
    layers = (Path(__file__).resolve().parents[2] / "pyproject.toml").read_text(encoding="utf-8")
    section = layers.split('name = "Each room imports only')[1].split("]]")[0]
    found = [section.find(f'"{room}"') for room in reversed(ROOMS) if f'"{room}"' in section]
    assert found == sorted(found)

"""Sizes: nothing grows beyond its hard bound, and most things stay small."""

import ast
from statistics import median

import pytest

from tests.house.tree import assert_only, named, parsed, product, python, templates

pytestmark = pytest.mark.once
FILE, FUNCTION, CLASS, TEMPLATE = 500, 60, 300, 200
MEDIAN_FILE, MEDIAN_FUNCTION = 90, 8


def length(node: ast.AST) -> int:
    return int(node.end_lineno or 0) - int(node.lineno) + 1  # type: ignore[attr-defined]


def body(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """The lines of a function without its docstring."""
    first = node.body[0]
    told = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and isinstance(first.value.value, str)
    return length(node) - (length(first) if told else 0)


def test_files() -> None:
    found = [named(path) for path in python() if len(path.read_text().splitlines()) > FILE]
    assert_only(found, exempted={}, rule=f"A file has at most {FILE} lines")


def test_functions() -> None:
    found = [
        f"{named(path)}:{node.lineno} {node.name} ({body(node)})"
        for path in python()
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and body(node) > FUNCTION
    ]
    assert_only(found, exempted={}, rule=f"A function has at most {FUNCTION} lines")


def test_classes() -> None:
    found = [
        f"{named(path)}:{node.lineno} {node.name} ({length(node)})"
        for path in python()
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.ClassDef) and length(node) > CLASS
    ]
    assert_only(found, exempted={}, rule=f"A class has at most {CLASS} lines")


def test_templates() -> None:
    found = [named(path) for path in templates() if len(path.read_text().splitlines()) > TEMPLATE]
    assert_only(found, exempted={}, rule=f"A template has at most {TEMPLATE} lines")


def test_medians() -> None:
    files = [lines for path in product() if (lines := len(path.read_text().splitlines())) > 1]
    functions = [
        body(node) for path in product() for node in ast.walk(parsed(path)) if isinstance(node, ast.FunctionDef)
    ]
    assert median(files) <= MEDIAN_FILE
    assert median(functions) <= MEDIAN_FUNCTION


def test_every_module_says_what_lives_in_it() -> None:
    found = [
        named(path)
        for path in python()
        if path.name != "__init__.py" and path.read_text().strip() and not ast.get_docstring(parsed(path))
    ]
    assert_only(found, exempted={}, rule="A module's docstring says what lives there")

"""Nothing unfinished, nothing silenced, no address of a package host, no test that does not run."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.tree import ROOT, assert_only, named, parsed, product, python, templates

pytestmark = pytest.mark.once
UNFINISHED = re.compile(r"\b(?:TO" r"DO|FIX" r"ME|X" r"XX)\b|NotImplemented" r"Error|lorem ip" r"sum", re.IGNORECASE)
DOES_NOT_RUN = re.compile(r"mark\.(?:sk" r"ip|xf" r"ail)|pytest\.(?:sk" r"ip|xf" r"ail)\(|importor" r"skip")
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))


def written() -> Iterator[Path]:
    yield from python()
    yield from templates()
    yield from (path for path in (ROOT / "static").rglob("*.*s") if "vendor" not in path.parts)


def test_nothing_is_unfinished() -> None:
    found = [named(path) for path in written() if UNFINISHED.search(path.read_text(encoding="utf-8"))]
    assert_only(found, exempted={}, rule="No unfinished place is left")


def test_every_test_runs() -> None:
    found = [named(path) for path in sorted((ROOT / "tests").rglob("*.py")) if DOES_NOT_RUN.search(path.read_text())]
    assert_only(found, exempted={}, rule="Every test runs")


def test_no_failure_is_swallowed() -> None:
    def swallows(handler: ast.ExceptHandler) -> bool:
        broad = handler.type is None or ast.unparse(handler.type) in {"Exception", "BaseException"}
        silent = all(isinstance(node, ast.Pass | ast.Continue | ast.Constant | ast.Expr) for node in handler.body)
        return (
            broad and silent and not any(isinstance(node, ast.Call) for part in handler.body for node in ast.walk(part))
        )

    found = [
        f"{named(path)}:{node.lineno}"
        for path in product()
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.ExceptHandler) and swallows(node)
    ]
    assert_only(found, exempted={}, rule="An unexpected failure is never swallowed")


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_locks_name_no_host(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    assert not re.search(r"https?://|--(?:extra-)?index-url|--find-links|--trusted-host|file://", text)


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_locks_pin_by_digest(lock: Path) -> None:
    pins = re.findall(r"^[a-zA-Z0-9][^\n]*(?:\n {4}[^\n]*)*", lock.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert pins
    assert not [pin.splitlines()[0] for pin in pins if "==" not in pin or "--hash=sha256:" not in pin]

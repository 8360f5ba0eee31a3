"""The project's own files, and the comparison by which an exemption that is no longer needed fails."""

import ast
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROOMS = (
    "web", "trail", "organisation", "jobs", "mail", "vault", "reports", "controls",
    "risks", "policies", "consent", "improvement", "audits", "reviews", "pulsy_isms",
)  # fmt: skip
"""From the lowest to the highest; risks, policies and consent are beside each other."""
SIBLINGS = {"risks", "policies", "consent"}


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def product(*, migrations: bool = False) -> Iterator[Path]:
    """The Python files of the product."""
    for room in ROOMS:
        for path in sorted((ROOT / room).rglob("*.py")):
            if migrations or "migrations" not in path.parts:
                yield path


def python() -> Iterator[Path]:
    """Every Python file that people write: the product, its tests, its scripts."""
    yield from product()
    for folder in ("tests", "bin", "benchmarks"):
        yield from sorted((ROOT / folder).rglob("*.py"))


def templates() -> Iterator[Path]:
    yield from sorted((ROOT / "templates").rglob("*.*"))
    for room in ROOMS:
        yield from sorted((ROOT / room / "templates").rglob("*.*"))


def below(upper: str, lower: str) -> bool:
    """Whether the first room may use the second."""
    if {upper, lower} <= SIBLINGS:
        return upper == lower
    return ROOMS.index(lower) <= ROOMS.index(upper)


def assert_only(found: Iterable[str], *, exempted: dict[str, str], rule: str) -> None:
    """Nothing breaks the rule but what is exempted with a reason, and every exemption is still needed."""
    broken = set(found)
    assert not broken - exempted.keys(), f"{rule}:\n  " + "\n  ".join(sorted(broken - exempted.keys()))
    assert not exempted.keys() - broken, f"No longer needed, remove: {sorted(exempted.keys() - broken)}"

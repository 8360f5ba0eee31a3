"""Random samples that anybody can draw again from what is recorded, with nothing but SHA-256 (pure)."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

ALGORITHM = "sha256-rank/1"
LARGEST = 50_000
LONGEST = 200


@dataclass(frozen=True, kw_only=True)
class Item:
    """One item of a population: its number from 1, and what it is."""

    number: int
    name: str


def items_of(*, population: dict[str, Any]) -> list[Item]:
    """The items of a population as it is recorded: a list of names, or so many numbered items."""
    if "numbered" in population:
        return [Item(number=number, name=str(number)) for number in range(1, int(population["numbered"]) + 1)]
    return [Item(number=number, name=str(name)) for number, name in enumerate(population["items"], start=1)]


def digest_of(*, items: Sequence[Item]) -> str:
    """What identifies a population: SHA-256 of its names, one a line."""
    return hashlib.sha256("".join(f"{item.name}\n" for item in items).encode()).hexdigest()


def draw(*, items: Sequence[Item], size: int, seed: str) -> list[Item]:
    """The `size` items whose SHA-256 of “seed, number, name” (a line each) comes first: each as likely as any other."""

    def rank(item: Item) -> bytes:
        return hashlib.sha256(f"{seed}\n{item.number}\n{item.name}\n".encode()).digest()

    return sorted(items, key=rank)[:size]

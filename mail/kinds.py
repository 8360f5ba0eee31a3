"""The kinds of letter: each application declares its own, with the function that says it in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol


@dataclass(frozen=True, kw_only=True)
class Content:
    """What a letter says: a subject, paragraphs of plain text, and at most one button to an address of the product."""

    subject: str
    paragraphs: Sequence[str]
    button: str = ""
    path: str = ""


class Composer(Protocol):
    """Says a letter in words, in the language that is active; reads what it speaks of as it stands when it leaves."""

    def __call__(self, *, letter: Any) -> Content:
        """The content. Raises ObsoleteError when there is nothing left to say."""


class ObsoleteError(Exception):
    """What the letter speaks of is over: it is not sent."""


class UnknownLetterError(LookupError):
    """No application declares this kind of letter."""


@dataclass(frozen=True)
class LetterKind:
    """One kind: its name in lists, who writes it, and whether its button opens a session."""

    name: str
    label: Any
    compose: Composer
    secret: bool = False
    """The address of the button opens a session: no page shows it."""


_kinds: dict[str, LetterKind] = {}


def letter_kind(name: str, *, label: Any, secret: bool = False) -> Callable[[Composer], Composer]:
    """Declare a kind of letter over `compose(*, letter) -> Content`; a name declared twice is an error."""

    def declare(compose: Composer) -> Composer:
        if name in _kinds and _kinds[name].compose is not compose:
            raise ValueError(f"Two kinds of letter are named {name}.")
        _kinds[name] = LetterKind(name, label, compose, secret)
        return compose

    return declare


def kind_of(name: str) -> LetterKind:
    """The kind of this name. Raises UnknownLetterError."""
    try:
        return _kinds[name]
    except KeyError:
        raise UnknownLetterError(f"No kind of letter is named {name}.") from None


def kind_choices() -> list[tuple[str, Any]]:
    """Names and labels, for a filter."""
    return sorted(((kind.name, kind.label) for kind in _kinds.values()), key=lambda pair: str(pair[1]))

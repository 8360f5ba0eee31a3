"""The difference between two texts, in words (pure)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

SAME, ADDED, REMOVED = "same", "added", "removed"
_WORDS = re.compile(r"\s+|\w+|[^\w\s]")


@dataclass(frozen=True)
class Piece:
    """A run of words that stayed, came or went."""

    kind: str
    text: str


def differences(*, before: str, after: str) -> list[Piece]:
    """The pieces that lead from one text to the other, in the order of reading.

    Lines are compared first and words only inside the lines that changed, so that a long text stays quick.
    """
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    pieces: list[Piece] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            pieces.append(Piece(SAME, "".join(old[a:b])))
        else:
            pieces += _words("".join(old[a:b]), "".join(new[c:d]))
    return list(_joined(pieces))


def changed_words(pieces: list[Piece]) -> tuple[int, int]:
    """How many words came and how many went."""

    def count(kind: str) -> int:
        return sum(len(re.findall(r"\w+", piece.text)) for piece in pieces if piece.kind == kind)

    return count(ADDED), count(REMOVED)


def _words(before: str, after: str) -> Iterator[Piece]:
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Piece(SAME, "".join(old[a:b]))
            continue
        if b > a:
            yield Piece(REMOVED, "".join(old[a:b]))
        if d > c:
            yield Piece(ADDED, "".join(new[c:d]))


def _joined(pieces: list[Piece]) -> Iterator[Piece]:
    """Neighbours of one kind become one piece."""
    current: Piece | None = None
    for piece in pieces:
        if current is not None and current.kind == piece.kind:
            current = Piece(piece.kind, current.text + piece.text)
            continue
        if current is not None:
            yield current
        current = piece
    if current is not None:
        yield current

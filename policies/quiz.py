"""Questions that check what was understood: how answers are written, and how they are counted (pure)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

RIGHT = "*"
MOST_ANSWERS = 8


class BadAnswersError(ValueError):
    """The lines do not make a question that can be answered; the code says why."""


@dataclass(frozen=True)
class Answers:
    """What can be chosen, and which of it is right, by place."""

    texts: tuple[str, ...]
    right: frozenset[int]


def answers_of(lines: str) -> Answers:
    """One answer a line, the right ones marked by a star at their beginning. Raises BadAnswersError."""
    written = [line.strip() for line in lines.splitlines() if line.strip()]
    if not 2 <= len(written) <= MOST_ANSWERS:
        raise BadAnswersError("count")
    texts = tuple(line.removeprefix(RIGHT).strip() for line in written)
    right = frozenset(place for place, line in enumerate(written) if line.startswith(RIGHT))
    if not all(texts) or len(set(texts)) < len(texts):
        raise BadAnswersError("twice")
    if not right or len(right) == len(texts):
        raise BadAnswersError("right")
    return Answers(texts, right)


def score(*, asked: Mapping[str, Answers], given: Mapping[str, Sequence[int]]) -> int:
    """The share of questions answered rightly, in whole per cent; a question is right when exactly its answers are."""
    if not asked:
        return 100
    right = sum(frozenset(given.get(key, ())) == answers.right for key, answers in asked.items())
    return 100 * right // len(asked)

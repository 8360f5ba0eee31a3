"""A text cut into the parts in which it is read, each a few whole sections; and the list of its sections (pure)."""

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token

WORDS_A_PART = 320
_parser = MarkdownIt("commonmark").enable("table")


@dataclass(frozen=True)
class Part:
    """What is read on one screen."""

    number: int
    body: str
    headings: tuple[str, ...]


@lru_cache(maxsize=32)
def parts_of(body: str) -> tuple[Part, ...]:
    """The parts of a text in the order of reading; cut before headings only, so that no section is torn apart.

    The same text always gives the same parts: what a reader was shown can be said by its number.
    """
    sections = _sections(body)
    groups: list[list[str]] = [[]]
    for section in sections:
        if groups[-1] and _words(groups[-1]) + _words([section]) > WORDS_A_PART:
            groups.append([])
        groups[-1].append(section)
    joined = ["".join(group) for group in groups if "".join(group).strip()] or [body]
    return tuple(Part(number, text, tuple(headings_of(text))) for number, text in enumerate(joined, start=1))


def headings_of(body: str) -> list[str]:
    """The titles of the sections of a text."""
    tokens = _parser.parse(body)
    return [tokens[place + 1].content for place, token in enumerate(tokens) if _opens_section(token)]


def _opens_section(token: Token) -> bool:
    return token.type == "heading_open" and token.level == 0 and token.tag in {"h1", "h2"}


def _sections(body: str) -> list[str]:
    lines = body.splitlines(keepends=True)
    starts = [token.map[0] for token in _parser.parse(body) if _opens_section(token) and token.map]
    edges = sorted({0, *starts, len(lines)})
    return ["".join(lines[start:stop]) for start, stop in pairwise(edges)]


def _words(texts: list[str]) -> int:
    return sum(len(text.split()) for text in texts)
